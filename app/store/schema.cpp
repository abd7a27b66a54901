#include "store/schema.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "store/file_check.h"

namespace app {
namespace {

using otp::Atom;
using otp::refuse;

/// Does all of `work` in a transaction that writes, or nothing.
template <class Work>
Result<> in_transaction(Database& database, Work work) {
  if (auto begun = database.begin_write(); !begun) return begun;
  Result<> done = work();
  if (done) done = database.run_once("COMMIT");
  if (!done) (void)database.run_once("ROLLBACK");
  return done;
}

/// What a kind of database keeps of its version, and how.
class Versions {
 public:
  Versions(Database& database, const Schema& schema) : database_(database), schema_(schema) {}

  /// What has to be there before the version can be asked for.
  Result<> prepare() {
    if (is_sqlite()) return {};
    // One desk at a time; the lock ends with the transaction.
    auto locked =
        database_.run_once(fmt::format("SELECT pg_advisory_xact_lock({})", schema_.application_id));
    if (!locked) return locked;
    // Whoever may use the tables need not be allowed to make some.
    auto there = database_.number("SELECT COUNT(*) FROM pg_namespace WHERE nspname = ?",
                                  {to_value(schema_.name)});
    if (!there) return std::unexpected(there.error());
    if (*there > 0) return {};
    if (auto made = database_.run_once("CREATE SCHEMA " + schema_.name); !made) return made;
    return database_.run_once(
        "CREATE TABLE schema_version (version BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL DEFAULT "
        "now())");
  }

  Result<std::int64_t> current() {
    return database_.number(is_sqlite() ? "PRAGMA user_version"
                                        : "SELECT COALESCE(MAX(version), 0) FROM schema_version");
  }

  Result<> keep(std::int64_t version) {
    if (!is_sqlite()) {
      return database_.run_once(
          fmt::format("INSERT INTO schema_version (version) VALUES ({})", version));
    }
    auto marked =
        database_.run_once(fmt::format("PRAGMA application_id = {}", schema_.application_id));
    if (!marked) return marked;
    return database_.run_once(fmt::format("PRAGMA user_version = {}", version));
  }

 private:
  bool is_sqlite() const { return database_.dialect() == Dialect::Sqlite; }

  Database& database_;
  const Schema& schema_;
};

Result<> take_step(Database& database, Schema::Step step) {
  for (const std::string& statement : step(database.dialect())) {
    if (auto done = database.run_once(statement); !done) return done;
  }
  return {};
}

Result<> take_missing_steps(Database& database, const Schema& schema) {
  Versions versions(database, schema);
  if (auto ready = versions.prepare(); !ready) return ready;
  auto version = versions.current();
  if (!version) return std::unexpected(version.error());
  if (*version > schema.version()) {
    return refuse(Atom("schema_too_new"),
                  fmt::format("The database {} is of version {}; this program knows up to {}.",
                              database.place().name.toStdString(), *version, schema.version()));
  }
  if (*version == schema.version()) return {};
  for (auto next = *version; next < schema.version(); ++next) {
    if (auto taken = take_step(database, schema.steps[std::size_t(next)]); !taken) return taken;
  }
  return versions.keep(schema.version());
}

/// Readers do not wait for the writer with a log that is written ahead. It cannot be switched on
/// within a transaction, and SQLite does not wait by itself for others who are about the same.
Result<> write_ahead(Database& database) {
  constexpr int tries = 200;
  Result<> done;
  for (int i = 0; i < tries; ++i) {
    done = database.run_once("PRAGMA journal_mode = WAL");
    if (done) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return done;
}

/// A server that only reads, as a standby does, is found out now and not with the first contract.
Result<> check_server(Database& database) {
  bool reads_only = false;
  auto asked = database.each("SELECT current_setting('transaction_read_only')", {},
                             [&](const QSqlQuery& row) { reads_only = text_at(row, 0) == "on"; });
  if (!asked || !reads_only) return asked;
  return refuse(Atom("read_only"), fmt::format("The database {} can only be read.",
                                               database.place().name.toStdString()));
}

}  // namespace

Result<std::unique_ptr<Database>> open_database(const Place& place, const Schema& schema) {
  bool is_sqlite = place.dialect == Dialect::Sqlite;
  if (is_sqlite) {
    if (auto checked = check_file(place.file, schema); !checked) {
      return std::unexpected(checked.error());
    }
  }
  auto database = Database::connect(place, schema.name);
  if (!database) return database;
  Result<> ready = is_sqlite ? Result<>() : check_server(**database);
  if (ready) {
    ready = in_transaction(**database, [&] { return take_missing_steps(**database, schema); });
  }
  if (ready && is_sqlite) ready = write_ahead(**database);
  if (!ready) return std::unexpected(ready.error());
  return database;
}

}  // namespace app
