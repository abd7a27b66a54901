#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "store/dialect.h"
#include "store/place.h"

namespace app {

using otp::Result;

/// Of a column or a parameter of a statement.
using Values = std::vector<QVariant>;

/// A text for the database. Invalid when one of the databases would keep another one: when it is
/// not UTF-8, has a zero byte in it, or begins with a byte order mark.
QVariant to_value(const std::string& text);
inline QVariant to_value(std::int64_t number) { return QVariant::fromValue<qlonglong>(number); }
std::string text_at(const QSqlQuery& row, int column);
std::int64_t number_at(const QSqlQuery& row, int column);

/// Whether the same may go well when it is tried again, as when a server was away.
enum class Retryable { No, Yes };
/// A refusal as `{storage_error, RETRYABLE}`, which is `true` or `false`.
std::unexpected<otp::Error> storage_error(const QString& sentence,
                                          Retryable retryable = Retryable::No);

/// A connection to a database with the statements that were prepared on it. What fails is a
/// `storage_error` with what the database says of it.
/// @thread the one that has made it
class Database {
 public:
  /// @param schema where a PostgreSQL server has the tables
  static Result<std::unique_ptr<Database>> connect(const Place& place, const std::string& schema);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Does a statement that is met often: it is prepared once.
  /// @returns how many rows it has changed
  Result<std::int64_t> run(const std::string& statement, const Values& values = {});
  /// Does a statement that is met once.
  Result<> run_once(const std::string& statement);
  /// Calls `use` for each row of an answer.
  Result<> each(const std::string& question, const Values& values,
                const std::function<void(const QSqlQuery&)>& use);
  /// The number in the first column of the first row; `otherwise` when there is no row.
  Result<std::int64_t> number(const std::string& question, const Values& values = {},
                              std::int64_t otherwise = 0);

  /// Begins a transaction. A server that has gone away meanwhile is tried once more.
  Result<> begin_write() { return begin(app::begin_write(place_.dialect)); }
  Result<> begin_read() { return begin(app::begin_read(place_.dialect)); }
  /// Ends a transaction so that what it has done is kept. When a server goes away meanwhile, it is
  /// asked what has become of it.
  Result<> commit();
  Dialect dialect() const { return place_.dialect; }
  const Place& place() const { return place_; }

 private:
  Database(const Place& place, const std::string& schema);
  Result<> open();
  std::unexpected<otp::Error> refused(const QSqlError& error) const;
  Result<> set_up();
  Result<> begin(const char* statement);
  Result<> outcome_of(std::int64_t transaction, const otp::Error& error);
  Result<QSqlQuery*> execute(const std::string& statement, const Values& values);
  Result<QSqlQuery*> prepared(const std::string& statement);

  Place place_;
  std::string schema_;
  QString name_;  // of the connection
  QSqlDatabase connection_;
  std::unordered_map<std::string, QSqlQuery> statements_;
};

}  // namespace app
