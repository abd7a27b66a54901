// The books of the payment system.

#include "store/sql_books.h"

#include <gtest/gtest.h>

#include <thread>

#include "fixture.h"
#include "murabaha/simulated_gateway.h"

namespace store_test {
namespace {

class Books : public StoreTest {
 protected:
  std::unique_ptr<app::SqlBooks> open() const {
    auto opened = app::open_books(where());
    if (!opened) throw std::runtime_error(opened.error().text());
    return std::move(*opened);
  }
};
INSTANTIATE_TEST_SUITE_P(, Books, both_kinds, kind_of);

BookedPayment paid(const std::string& key, Amount amount = 10'000'000) {
  return {.key = key,
          .amount = amount,
          .currency = "EUR",
          .payee = "supplier-9",
          .status = "paid",
          .reason = ""};
}

TEST_P(Books, are_empty_at_first) {
  auto books = open();
  EXPECT_EQ(books->find("key"), std::nullopt);
  EXPECT_TRUE(books->all().empty());
}

TEST_P(Books, keep_payments_in_the_order_of_their_keys_first_coming) {
  std::vector<BookedPayment> payments{paid("b"), paid("a"), paid("c", largest_amount)};
  auto books = open();
  for (const BookedPayment& payment : payments) ASSERT_TRUE(books->put(payment));
  payments[1].status = "reversed";
  payments[1].reason = "the account is closed";
  ASSERT_TRUE(books->put(payments[1]));
  EXPECT_EQ(books->all(), payments);
  EXPECT_EQ(books->find("a"), payments[1]);
  EXPECT_EQ(books->find("A"), std::nullopt);
}

TEST_P(Books, outlive_the_program) {
  ASSERT_TRUE(open()->put(paid("a")));
  EXPECT_EQ(open()->all(), std::vector{paid("a")});
}

/// That program remembered nothing of keys.
TEST_P(Books, of_an_older_program_are_brought_up_to_date_with_their_payments) {
  ASSERT_TRUE(open()->put(paid("a")));
  QStringList older{"DROP TABLE keys", "PRAGMA user_version = 1"};
  if (!is_sqlite()) {
    older = {"DROP TABLE payment_system.keys",
             "UPDATE payment_system.schema_version SET version = 1"};
  }
  auto made = directly(older);
  ASSERT_TRUE(made.is_done) << made.sentence.toStdString();
  const RememberedKey key{.key = "b", .since = 7};
  {
    auto books = open();
    EXPECT_EQ(books->all(), std::vector{paid("a")});
    EXPECT_EQ(books->recall("a"), std::nullopt);
    EXPECT_TRUE(books->remember(key));
  }
  EXPECT_EQ(open()->recall("b"), key);
  EXPECT_EQ(open()->find("a"), paid("a"));
}

TEST_P(Books, refuse_what_they_cannot_keep) {
  auto books = open();
  BookedPayment odd = paid("a");
  odd.status = "perhaps";
  EXPECT_TRUE(is_storage_error(books->put(odd)));
  odd = paid("\xff");
  EXPECT_TRUE(is_storage_error(books->put(odd)));
  EXPECT_TRUE(books->all().empty());
}

TEST_P(Books, keep_what_is_remembered_of_keys) {
  const RememberedKey first{.key = "a", .since = 7};
  RememberedKey second{"b", 1'767'603'612'000'001, 3, largest_amount, "KWD", "supplier-9"};
  {
    auto books = open();
    EXPECT_EQ(books->recall("a"), std::nullopt);
    ASSERT_TRUE(books->remember(first));
    ASSERT_TRUE(books->remember(second));
    second.questions_left = 2;
    ASSERT_TRUE(books->remember(second));
    EXPECT_TRUE(books->all().empty());
  }
  EXPECT_EQ(open()->recall("a"), first);
  EXPECT_EQ(open()->recall("b"), second);
}

using Status = GatewayAnswer::Status;

constexpr Timestamp an_hour = 3'600'000'000;

/// A payment system that was started anew, at this hour.
class Anew : public Books {
 protected:
  Status query(int hour) {
    return ask(hour, [](auto& system, auto reply) { system.query("key", reply); });
  }
  Status pay(int hour, Behaviour behaviour) {
    return ask(hour, [&](auto& system, auto reply) {
      system.behave(behaviour);
      system.pay({"key", 5, "EUR", "supplier-9"}, reply);
    });
  }

 private:
  template <class Ask>
  Status ask(int hour, Ask ask) {
    SimulatedGateway system{std::shared_ptr<GatewayBooks>(open())};
    system.tell_time(hour * an_hour);
    Status said = Status::Unreachable;
    ask(system, [&](const GatewayAnswer& answer, otp::Duration) { said = answer.status; });
    return said;
  }
};
INSTANTIATE_TEST_SUITE_P(, Anew, both_kinds, kind_of);

TEST_P(Anew, a_payment_system_goes_on_with_what_is_under_way) {
  Behaviour slow{.manner = Manner::IsPending, .reason = {}, .pays_at_question = 3};
  EXPECT_EQ(pay(0, slow), Status::Pending);
  EXPECT_EQ(query(1), Status::Pending);
  EXPECT_EQ(pay(2, {}), Status::Pending);  // the same key: that is a question, too
  EXPECT_TRUE(open()->all().empty());
  EXPECT_EQ(query(3), Status::Paid);
  EXPECT_EQ(query(4), Status::Paid);
  EXPECT_EQ(open()->find("key"), paid("key", 5));
}

TEST_P(Anew, a_payment_system_forgets_keys_when_their_life_has_passed) {
  EXPECT_EQ(pay(0, {}), Status::Paid);
  EXPECT_EQ(query(23), Status::Paid);
  EXPECT_EQ(query(24), Status::NotFound);
  EXPECT_EQ(pay(25, {}), Status::Paid);
  EXPECT_EQ(open()->all().size(), 2u);  // it was another payment
}

TEST_P(Books, are_for_any_thread) {
  auto books = open();
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&books, i] {
      for (int j = 0; j < 5; ++j) {
        std::string key = std::to_string(i) + "-" + std::to_string(j);
        EXPECT_TRUE(books->put(paid(key)));
        EXPECT_EQ(books->find(key), paid(key));
      }
    });
  }
  threads.clear();
  EXPECT_EQ(books->all().size(), 20u);
}

TEST_P(Books, of_one_place_are_the_same_for_all_who_open_them) {
  auto ours = open();
  auto theirs = open();
  ASSERT_TRUE(ours->put(paid("a")));
  EXPECT_EQ(theirs->find("a"), paid("a"));
  ASSERT_TRUE(theirs->put(paid("b")));
  EXPECT_EQ(ours->all(), (std::vector{paid("a"), paid("b")}));
}

TEST_P(Books, and_contracts_are_different_files_or_different_schemas) {
  open();
  auto store = app::open_store(where());
  if (is_sqlite()) EXPECT_EQ(reason(store), otp::Atom("foreign_database"));
  else EXPECT_TRUE(store) << why(store);
}

TEST_P(Books, throw_when_they_cannot_be_read_any_more) {
  auto books = open();
  ASSERT_TRUE(books->put(paid("a")));
  auto gone =
      directly({is_sqlite() ? "DROP TABLE payments" : "DROP TABLE payment_system.payments"});
  ASSERT_TRUE(gone.is_done) << gone.sentence.toStdString();
  EXPECT_THROW(books->find("a"), std::runtime_error);
  EXPECT_THROW(books->all(), std::runtime_error);
  EXPECT_TRUE(is_storage_error(books->put(paid("a"))));
}

TEST_P(Books, go_on_when_the_server_was_away) {
  if (is_sqlite()) GTEST_SKIP() << "a file is never away";
  auto books = open();
  ASSERT_TRUE(books->put(paid("a")));
  auto cut =
      directly({"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> "
                "pg_backend_pid() AND datname = current_database()"});
  ASSERT_TRUE(cut.is_done) << cut.sentence.toStdString();
  EXPECT_EQ(books->find("a"), paid("a"));
  EXPECT_TRUE(books->put(paid("b")));
}

}  // namespace
}  // namespace store_test
