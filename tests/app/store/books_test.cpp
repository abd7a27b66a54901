// The books of the payment system.

#include "store/sql_books.h"

#include <gtest/gtest.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <thread>

#include "fixture.h"

namespace store_test {
namespace {

class Books : public testing::Test {
 protected:
  std::unique_ptr<app::SqlBooks> open() const {
    auto opened = app::open_books(file());
    if (!opened) throw std::runtime_error(opened.error().text());
    return std::move(*opened);
  }
  QString file() const { return folder_.filePath("payments.db"); }

 private:
  QTemporaryDir folder_;
};

BookedPayment paid(const std::string& key, Amount amount = 10'000'000) {
  return {.key = key,
          .amount = amount,
          .currency = "EUR",
          .payee = "supplier-9",
          .status = "paid",
          .reason = ""};
}

TEST_F(Books, are_empty_at_first) {
  auto books = open();
  EXPECT_EQ(books->find("key"), std::nullopt);
  EXPECT_TRUE(books->all().empty());
}

TEST_F(Books, keep_payments_in_the_order_of_their_keys_first_coming) {
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

TEST_F(Books, outlive_the_program) {
  ASSERT_TRUE(open()->put(paid("a")));
  EXPECT_EQ(open()->all(), std::vector{paid("a")});
}

TEST_F(Books, refuse_what_they_cannot_keep) {
  auto books = open();
  BookedPayment odd = paid("a");
  odd.status = "perhaps";
  EXPECT_TRUE(is_storage_error(books->put(odd)));
  odd = paid("\xff");
  EXPECT_TRUE(is_storage_error(books->put(odd)));
  EXPECT_TRUE(books->all().empty());
}

TEST_F(Books, are_for_any_thread) {
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

TEST_F(Books, and_contracts_are_different_files) {
  open();
  EXPECT_EQ(reason(app::open_store(file())), otp::Atom("foreign_database"));
}

TEST_F(Books, throw_when_they_cannot_be_read_any_more) {
  auto books = open();
  ASSERT_TRUE(books->put(paid("a")));
  // Past the books: the tables are gone.
  {
    QSqlDatabase connection = QSqlDatabase::addDatabase("QSQLITE", "vandal");
    connection.setDatabaseName(file());
    ASSERT_TRUE(connection.open());
    ASSERT_TRUE(QSqlQuery(connection).exec("DROP TABLE payments"));
  }
  QSqlDatabase::removeDatabase("vandal");
  EXPECT_THROW(books->find("a"), std::runtime_error);
  EXPECT_THROW(books->all(), std::runtime_error);
  EXPECT_TRUE(is_storage_error(books->put(paid("a"))));
}

}  // namespace
}  // namespace store_test
