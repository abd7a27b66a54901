#include "store/sql_books.h"

#include <stdexcept>

#include "store/awaited.h"
#include "store/database_thread.h"

namespace app {

using murabaha::BookedPayment;

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

const Schema& books_schema() {
  static const Schema schema{"payment_system", 0x41637450, {&first_step}};  // 'ActP'
  return schema;
}

/// In a transaction, since its beginning tries a server anew that was away.
Result<> keep(Database& database, const BookedPayment& payment) {
  if (auto begun = database.begin_write(); !begun) return begun;
  auto kept = database.run(
      "INSERT INTO payments (key, amount, currency, payee, status, reason)"
      " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET amount = excluded.amount,"
      " currency = excluded.currency, payee = excluded.payee, status = excluded.status,"
      " reason = excluded.reason",
      {to_value(payment.key), to_value(payment.amount), to_value(payment.currency),
       to_value(payment.payee), to_value(payment.status), to_value(payment.reason)});
  if (kept) return database.commit();
  (void)database.run_once("ROLLBACK");
  return std::unexpected(kept.error());
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

Payments or_throw(Result<Payments> payments) {
  if (!payments) throw std::runtime_error(payments.error().text());
  return std::move(*payments);
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
