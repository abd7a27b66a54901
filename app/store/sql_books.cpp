#include "store/sql_books.h"

#include <stdexcept>

#include "store/awaited.h"
#include "store/database_thread.h"

namespace app {

using murabaha::BookedPayment;
using murabaha::RememberedKey;

namespace {

using Payments = std::vector<BookedPayment>;
using Job = std::function<void(Database&)>;

std::vector<std::string> first_step(Dialect dialect) {
  return {in_words_of(dialect, R"(CREATE TABLE payments (
  number {number}, key {text} UNIQUE, amount {integer}, currency {text}, payee {text},
  status {text}, reason {text},
  CONSTRAINT status_is_known CHECK (status IN ('paid', 'declined', 'reversed'))
){rowid_end})")};
}

/// What is remembered of keys; of those from before the table nothing is.
std::vector<std::string> second_step(Dialect dialect) {
  return {in_words_of(dialect, R"(CREATE TABLE keys (
  key {text} PRIMARY KEY, since {integer}, questions_left {integer}, amount {integer},
  currency {text}, payee {text}
){end})")};
}

const Schema& books_schema() {
  static const Schema schema{"payment_system", 0x41637450, {&first_step, &second_step}};  // 'ActP'
  return schema;
}

/// In a transaction, since its beginning tries a server anew that was away.
Result<> write(Database& database, const std::string& statement, const Values& values) {
  if (auto begun = database.begin_write(); !begun) return begun;
  auto kept = database.run(statement, values);
  if (kept) return database.commit();
  (void)database.run_once("ROLLBACK");
  return std::unexpected(kept.error());
}

Result<> keep(Database& database, const BookedPayment& payment) {
  return write(
      database,
      "INSERT INTO payments (key, amount, currency, payee, status, reason)"
      " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET amount = excluded.amount,"
      " currency = excluded.currency, payee = excluded.payee, status = excluded.status,"
      " reason = excluded.reason",
      {to_value(payment.key), to_value(payment.amount), to_value(payment.currency),
       to_value(payment.payee), to_value(payment.status), to_value(payment.reason)});
}

Result<> keep(Database& database, const RememberedKey& key) {
  return write(database,
               "INSERT INTO keys (key, since, questions_left, amount, currency, payee)"
               " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET since = excluded.since,"
               " questions_left = excluded.questions_left, amount = excluded.amount,"
               " currency = excluded.currency, payee = excluded.payee",
               {to_value(key.key), to_value(key.since), to_value(key.questions_left),
                to_value(key.amount), to_value(key.currency), to_value(key.payee)});
}

using Keys = std::vector<RememberedKey>;

Result<Keys> select_key(Database& database, const std::string& key) {
  if (auto begun = database.begin_read(); !begun) return std::unexpected(begun.error());
  Keys keys;
  auto read = database.each(
      "SELECT key, since, questions_left, amount, currency, payee FROM keys WHERE key = ?",
      {to_value(key)}, [&](const QSqlQuery& row) {
        keys.push_back({text_at(row, 0), number_at(row, 1), number_at(row, 2), number_at(row, 3),
                        text_at(row, 4), text_at(row, 5)});
      });
  (void)database.run_once("ROLLBACK");
  if (!read) return std::unexpected(read.error());
  return keys;
}

Result<Payments> select(Database& database, const std::string& condition, const Values& values) {
  if (auto begun = database.begin_read(); !begun) return std::unexpected(begun.error());
  Payments payments;
  auto read =
      database.each("SELECT key, amount, currency, payee, status, reason FROM payments" + condition,
                    values, [&](const QSqlQuery& row) {
                      payments.push_back({text_at(row, 0), number_at(row, 1), text_at(row, 2),
                                          text_at(row, 3), text_at(row, 4), text_at(row, 5)});
                    });
  (void)database.run_once("ROLLBACK");
  if (!read) return std::unexpected(read.error());
  return payments;
}

template <class Rows>
Rows or_throw(Result<Rows> rows) {
  if (!rows) throw std::runtime_error(rows.error().text());
  return std::move(*rows);
}

}  // namespace

/// The thread of the books.
class SqlBooks::Keeper {
 public:
  explicit Keeper(std::unique_ptr<DatabaseThread<Job>> thread) : thread_(std::move(thread)) {}

  /// Does `work(Database&)` on the thread and waits for what comes of it.
  template <class Work>
  auto run(Work work) -> std::invoke_result_t<Work, Database&> {
    Awaited<std::invoke_result_t<Work, Database&>> answer;
    thread_->ask([&](Database& database) { answer.give(work(database)); });
    return answer.wait();
  }

 private:
  std::unique_ptr<DatabaseThread<Job>> thread_;
};

SqlBooks::SqlBooks(std::unique_ptr<Keeper> keeper) : keeper_(std::move(keeper)) {}
SqlBooks::~SqlBooks() = default;

Result<> SqlBooks::put(const BookedPayment& payment) {
  return keeper_->run([&](Database& database) { return keep(database, payment); });
}

std::optional<BookedPayment> SqlBooks::find(const std::string& key) const {
  Payments found = or_throw(keeper_->run(
      [&](Database& database) { return select(database, " WHERE key = ?", {to_value(key)}); }));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<BookedPayment> SqlBooks::all() const {
  return or_throw(
      keeper_->run([](Database& database) { return select(database, " ORDER BY number", {}); }));
}

Result<> SqlBooks::remember(const RememberedKey& key) {
  return keeper_->run([&](Database& database) { return keep(database, key); });
}

std::optional<RememberedKey> SqlBooks::recall(const std::string& key) const {
  Keys found =
      or_throw(keeper_->run([&](Database& database) { return select_key(database, key); }));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<std::unique_ptr<SqlBooks>> open_books(const QString& where) {
  auto thread = DatabaseThread<Job>::start(place_of(where), books_schema(),
                                           [](Database& database, auto jobs) {
                                             for (Job& job : jobs) job(database);
                                           });
  if (!thread) return std::unexpected(thread.error());
  auto keeper = std::make_unique<SqlBooks::Keeper>(std::move(*thread));
  return std::unique_ptr<SqlBooks>(new SqlBooks(std::move(keeper)));
}

}  // namespace app
