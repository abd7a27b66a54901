#include "murabaha/arrears.h"

#include "book.h"

namespace murabaha {
namespace {

using support::at;
using support::Book;
using enum Arrears::Kind;

/// Two instalments, due on 1 February and 1 March.
Book sold() {
  Book book(terms_of_guide());
  book.act(AgreeSchedule{2, "2026-02-01"}, "2026-01-01");
  book.act(Approve{}, "2026-01-01");
  book.act(Disburse{}, "2026-01-01");
  return book;
}

Arrears on(const Book& book, std::string_view day, DeskPolicy policy = {}) {
  Moment moment{at(day), "clerk"};
  moment.policy = policy;
  return arrears_of(book.contract, moment);
}

TEST(Arrears, are_told_from_the_schedule_and_the_day) {
  Book book = sold();
  EXPECT_EQ(on(book, "2026-02-01"), (Arrears{Current, 0}));
  EXPECT_EQ(on(book, "2026-02-02"), (Arrears{Late, 1}));
  EXPECT_EQ(on(book, "2026-05-01"), (Arrears{Late, 89}));
  EXPECT_EQ(on(book, "2026-05-02"), (Arrears{Default, 90}));
  EXPECT_EQ(on(book, "2026-02-15", {.default_after_days = 14}), (Arrears{Default, 14}));
}

TEST(Arrears, end_with_what_is_paid_and_leave_the_debt_as_it_was) {
  Book book = sold();
  EXPECT_EQ(on(book, "2026-07-01").kind, Default);
  EXPECT_EQ(book.contract.outstanding(), 110'000);
  book.act(RecordPayment{55'000}, "2026-07-01");
  EXPECT_EQ(on(book, "2026-07-01"), (Arrears{Default, 122}));  // the second of them
  book.act(RecordPayment{55'000}, "2026-07-01");
  EXPECT_EQ(on(book, "2026-07-01"), Arrears());
}

TEST(Arrears, need_a_sale_and_a_schedule) {
  Book unsold(terms_of_guide());
  unsold.act(AgreeSchedule{2, "2026-02-01"}, "2026-01-01");
  EXPECT_EQ(on(unsold, "2026-06-01"), Arrears());
  EXPECT_EQ(on(Book(terms_of_guide()), "2026-06-01"), Arrears());
}

TEST(Arrears, have_names) {
  EXPECT_EQ(name_of(Current), "current");
  EXPECT_EQ(name_of(Late), "late");
  EXPECT_EQ(name_of(Default), "default");
}

}  // namespace
}  // namespace murabaha
