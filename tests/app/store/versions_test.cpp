// The versions of a database's tables, on both kinds of databases.

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "fixture.h"
#include "older_rows.h"
#include "store/contract_schema.h"
#include "store/place.h"
#include "store/schema.h"

namespace store_test {
namespace {

using otp::Atom;

class Versions : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(, Versions, both_kinds, kind_of);

std::vector<std::string> first_step(app::Dialect dialect) {
  return {app::in_words_of(dialect, "CREATE TABLE things (name {text} PRIMARY KEY){end}"),
          "INSERT INTO things VALUES ('kept')"};
}
std::vector<std::string> second_step(app::Dialect dialect) {
  return {app::in_words_of(dialect, "ALTER TABLE things ADD COLUMN size {integer} DEFAULT 3")};
}
std::vector<std::string> broken_step(app::Dialect) {
  return {"DELETE FROM things", "this is no statement"};
}

std::int64_t ask(app::Database& database, const std::string& question) {
  return database.number(question).value_or(-1);
}

std::string setting(app::Database& database, const std::string& question) {
  std::string value;
  EXPECT_TRUE(database.each(question, {}, [&](const auto& row) { value = app::text_at(row, 0); }));
  return value;
}

TEST_P(Versions, are_opened_so_that_a_commit_is_on_the_disk) {
  QString careless = is_sqlite() ? where() : where() + "&options=-c%20synchronous_commit%3Doff";
  auto database = app::open_database(app::place_of(careless), {"things", 5, {&first_step}});
  ASSERT_TRUE(database) << why(database);
  if (is_sqlite()) {
    EXPECT_EQ(setting(**database, "PRAGMA journal_mode"), "wal");
    EXPECT_EQ(setting(**database, "PRAGMA synchronous"), "2");  // FULL
    EXPECT_EQ(setting(**database, "PRAGMA foreign_keys"), "1");
  } else {
    EXPECT_EQ(setting(**database, "SELECT current_setting('synchronous_commit')"), "on");
  }
}

TEST_P(Versions, take_the_steps_that_are_missing) {
  app::Place place = app::place_of(where());
  app::Schema schema{"things", 5, {&first_step}};
  { ASSERT_TRUE(app::open_database(place, schema)); }
  schema.steps.push_back(&second_step);
  for (int i = 0; i < 2; ++i) {
    auto database = app::open_database(place, schema);
    ASSERT_TRUE(database) << why(database);
    EXPECT_EQ(ask(**database, "SELECT SUM(size) FROM things WHERE name = 'kept'"), 3);
  }
  schema.steps.pop_back();
  EXPECT_EQ(reason(app::open_database(place, schema)), Atom("schema_too_new"));
}

TEST_P(Versions, stay_where_they_are_when_a_step_fails) {
  app::Place place = app::place_of(where());
  app::Schema schema{"things", 5, {&first_step}};
  { ASSERT_TRUE(app::open_database(place, schema)); }
  app::Schema broken{"things", 5, {&first_step, &second_step, &broken_step}};
  auto opened = app::open_database(place, broken);
  EXPECT_TRUE(is_storage_error(opened)) << why(opened);
  auto database = app::open_database(place, schema);
  ASSERT_TRUE(database) << why(database);
  EXPECT_EQ(ask(**database, "SELECT COUNT(*) FROM things"), 1);
  EXPECT_EQ(ask(**database, "SELECT COUNT(size) FROM things"), -1);
}

/// Contracts of the program before are kept, and what it did not guard is guarded.
TEST_P(Versions, of_an_older_program_are_brought_up_to_date) {
  app::Schema older = app::contract_schema();
  older.steps.resize(3);
  { ASSERT_TRUE(app::open_database(app::place_of(where()), older)); }
  QString insert =
      "INSERT INTO contracts (contract_id, customer_id, currency, exponent, asset_cost,"
      " profit_amount, total_amount, profile, state, paid, outstanding, refund_due, next_due,"
      " disbursement, version, head_hash, created_at) VALUES ('old', 'c', 'EUR', 2, 1, 0, 1,"
      " 'seed', 'pending', 0, 1, 0, '', 'none', 0, '', 7)";
  ASSERT_TRUE(directly({insert, "UPDATE contracts SET profile = 'aaoifi'"}).is_done);
  EXPECT_EQ(list(store())->rows.front().profile, "aaoifi");
  close();
  expect_refused("UPDATE contracts SET profile = 'seed'", "never change");
  expect_refused("UPDATE contracts SET created_at = 8", "never change");
  EXPECT_EQ(reason(app::open_database(app::place_of(where()), older)), Atom("schema_too_new"));
}

/// What the fourth version has kept stays as it is; its ledger goes on entry by entry.
TEST_P(Versions, of_the_ledger_before_entries_are_brought_up_to_date) {
  app::Schema older = app::contract_schema();
  older.steps.resize(4);
  Records opened = opening("c");
  Records paid = full_step(opened);
  {
    auto database = app::open_database(app::place_of(where()), older);
    ASSERT_TRUE(database) << why(database);
    write_row_by_row(**database, {opened, paid, opening("d")});
  }
  Records next = full_step(paid);
  EXPECT_EQ(read(store(), "c"), sum({opened, paid}));
  EXPECT_TRUE(commit(store(), next));
  EXPECT_EQ(read(store(), "c"), sum({opened, paid, next}));
  EXPECT_EQ(read(store(), "d"), opening("d"));
  close();
  expect_refused("INSERT INTO postings VALUES ('d', 1, 1, 'cash', 5)",
                 is_sqlite() ? "as the lines of an entry" : "add up to zero");
  EXPECT_EQ(reason(app::open_database(app::place_of(where()), older)), Atom("schema_too_new"));
}

TEST_P(Versions, of_a_newer_program_are_refused) {
  ASSERT_TRUE(commit(store(), opening("a")));
  close();
  QString newer =
      is_sqlite() ? "PRAGMA user_version = 99" : "INSERT INTO schema_version (version) VALUES (99)";
  ASSERT_TRUE(directly({newer}).is_done);
  auto opened = app::open_store(where());
  EXPECT_EQ(reason(opened), Atom("schema_too_new")) << why(opened);
}

TEST_P(Versions, are_made_once_by_desks_that_open_at_the_same_time) {
  std::vector<std::jthread> desks;
  std::atomic<int> opened = 0;
  for (int i = 0; i < 4; ++i) {
    desks.emplace_back([&] {
      auto desk = app::open_store(where());
      EXPECT_TRUE(desk) << why(desk);
      opened += desk.has_value();
    });
  }
  desks.clear();
  EXPECT_EQ(opened, 4);
}

TEST_P(Versions, are_not_looked_for_on_a_server_that_only_reads) {
  if (is_sqlite()) return;  // has no server
  QString reads_only = where() + "&options=-c%20default_transaction_read_only%3Don";
  auto opened = app::open_store(reads_only);
  EXPECT_EQ(reason(opened), Atom("read_only")) << why(opened);
}

TEST_P(Versions, are_enough_for_a_desk_that_may_not_make_tables) {
  if (is_sqlite()) return;  // has no users
  ASSERT_TRUE(commit(store(), opening("a")));
  ASSERT_TRUE(directly({"CREATE ROLE clerk LOGIN", "GRANT USAGE ON SCHEMA actorscope TO clerk",
                        "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA actorscope TO clerk"})
                  .is_done);
  QString clerks = where();
  auto desk = app::open_store(clerks.replace("postgres@", "clerk@"));
  ASSERT_TRUE(desk) << why(desk);
  EXPECT_TRUE(commit(**desk, following(opening("a"))));
  EXPECT_TRUE(is_storage_error(app::open_store(clerks.replace("clerk@", "stranger@"))));
  desk->reset();
  EXPECT_TRUE(directly({"DROP OWNED BY clerk", "DROP ROLE clerk"}).is_done);
}

}  // namespace
}  // namespace store_test
