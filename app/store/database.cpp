#include "store/database.h"

#include <QSqlError>
#include <QStringDecoder>
#include <QUrlQuery>
#include <QUuid>

#include <set>

#include "store/dialect.h"

namespace app {
namespace {

/// What a database says of an error, without the full stop that the sentence around it has.
QString said(const QSqlError& error) {
  QString text = error.databaseText().simplified();
  if (text.isEmpty()) text = error.driverText().simplified();
  if (text.endsWith(" ()")) text.chop(3);  // a code that there is not
  if (text.endsWith('.')) text.chop(1);
  return text;
}

const char* driver_of(Dialect dialect) { return dialect == Dialect::Sqlite ? "QSQLITE" : "QPSQL"; }

/// What passes: a lock of somebody else's, a full disk, a server that is away or gives up one of
/// two transactions. What is wrong with a statement or a row stays wrong.
Retryable retryable(const QSqlError& error, Dialect dialect) {
  static const std::set<int> codes_of_sqlite{5, 6, 10, 13};  // busy, locked, input/output, full
  static const QStringList classes_of_postgres{"08", "40", "53", "55", "57"};
  QString code = error.nativeErrorCode();
  bool passes = dialect == Dialect::Sqlite
                    ? codes_of_sqlite.contains(code.toInt() & 0xff)  // without what it adds
                    : code.isEmpty() || classes_of_postgres.contains(code.left(2));
  return passes ? Retryable::Yes : Retryable::No;
}

/// As libpq reads values of settings.
QString quoted(QString value) {
  value.replace('\\', "\\\\").replace('\'', "\\'");
  return '\'' + value + '\'';
}

/// The settings behind the question mark of an URI, as Qt hands them to libpq.
QString settings_of(const QUrl& server) {
  QStringList settings;
  QUrlQuery query(server);
  for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) {
    settings << key + '=' + quoted(value);
  }
  // A desk that waits for a silent server says so soon enough.
  if (!query.hasQueryItem("connect_timeout")) settings << "connect_timeout=10";
  return settings.join(' ');
}

void address(QSqlDatabase& connection, const Place& place) {
  if (place.dialect == Dialect::Sqlite) {
    connection.setDatabaseName(place.file);
    return;
  }
  connection.setHostName(place.server.host(QUrl::FullyDecoded));
  connection.setPort(place.server.port(-1));
  connection.setUserName(place.server.userName(QUrl::FullyDecoded));
  connection.setPassword(place.server.password(QUrl::FullyDecoded));
  connection.setDatabaseName(place.server.path(QUrl::FullyDecoded).mid(1));
  connection.setConnectOptions(settings_of(place.server));
}

/// What every connection is told first. Only a commit that is on the disk counts as one; what is
/// needed to take back a savepoint needs no disk.
std::vector<std::string> first_words(Dialect dialect, const std::string& schema) {
  if (dialect == Dialect::Sqlite)
    return {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL", "PRAGMA temp_store = MEMORY"};
  return {"SET client_min_messages = error", "SET search_path = " + schema,
          "SELECT set_config('synchronous_commit', 'on', false)"
          " WHERE current_setting('synchronous_commit') = 'off'"};
}

/// SQLite would take it as a remark on the order of bytes, in either order.
bool begins_with_mark(const QString& text) {
  return text.startsWith(QChar(0xfeff)) || text.startsWith(QChar(0xfffe));
}

}  // namespace

QVariant to_value(const std::string& text) {
  if (text.find('\0') != text.npos) return {};
  QStringDecoder decode(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
  QString decoded = decode(QByteArrayView(text.data(), qsizetype(text.size())));
  if (decode.hasError() || begins_with_mark(decoded)) return {};
  return decoded.isNull() ? QString("") : decoded;  // a null text would be NULL
}

std::string text_at(const QSqlQuery& row, int column) {
  return row.value(column).toString().toStdString();
}

std::int64_t number_at(const QSqlQuery& row, int column) { return row.value(column).toLongLong(); }

std::unexpected<otp::Error> storage_error(const QString& sentence, Retryable retryable) {
  bool may_go_well = retryable == Retryable::Yes;
  QString hint = may_go_well ? QString(" Try it again.") : QString();
  return otp::refuse(otp::tuple(otp::Atom("storage_error"), may_go_well),
                     (sentence + hint).toStdString());
}

Database::Database(const Place& place, const std::string& schema)
    : place_(place), schema_(schema), name_(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
  connection_ = QSqlDatabase::addDatabase(driver_of(place_.dialect), name_);
}

Database::~Database() {
  statements_.clear();
  connection_ = QSqlDatabase();
  QSqlDatabase::removeDatabase(name_);
}

Result<std::unique_ptr<Database>> Database::connect(const Place& place, const std::string& schema) {
  std::unique_ptr<Database> database(new Database(place, schema));
  if (!database->connection_.isValid()) {
    return storage_error(QString("The driver for this kind of database, %1, is not installed.")
                             .arg(driver_of(place.dialect)));
  }
  if (auto opened = database->open(); !opened) return std::unexpected(opened.error());
  return database;
}

Result<> Database::open() {
  if (place_.dialect == Dialect::Postgres && !place_.server.isValid()) {
    return storage_error("The address of the database is not one: postgres://user@host/database.");
  }
  statements_.clear();
  connection_.close();
  address(connection_, place_);
  if (!connection_.open()) {
    return storage_error(QString("There is no connection to the database %1: %2.")
                             .arg(place_.name, said(connection_.lastError())),
                         Retryable::Yes);
  }
  return set_up();
}

std::unexpected<otp::Error> Database::refused(const QSqlError& error) const {
  return storage_error(QString("The database refused: %1.").arg(said(error)),
                       retryable(error, place_.dialect));
}

Result<> Database::set_up() {
  for (const std::string& words : first_words(place_.dialect, schema_)) {
    if (auto done = run_once(words); !done) return done;
  }
  return {};
}

Result<QSqlQuery*> Database::prepared(const std::string& statement) {
  auto found = statements_.find(statement);
  if (found != statements_.end()) return &found->second;
  QSqlQuery query(connection_);
  query.setForwardOnly(true);
  if (!query.prepare(QString::fromStdString(statement))) {
    return storage_error(
        QString("The database did not take a statement: %1.").arg(said(query.lastError())));
  }
  return &statements_.emplace(statement, std::move(query)).first->second;
}

Result<QSqlQuery*> Database::execute(const std::string& statement, const Values& values) {
  auto query = prepared(statement);
  if (!query) return query;
  for (int i = 0; i < int(values.size()); ++i) {
    const QVariant& value = values[std::size_t(i)];
    if (!value.isValid()) {
      return storage_error(
          "A text is not UTF-8, has a zero byte in it, or begins with a byte order mark; it cannot "
          "be kept.");
    }
    (*query)->bindValue(i, value);
  }
  if (!(*query)->exec()) {
    auto refusal = refused((*query)->lastError());
    (*query)->finish();
    return refusal;
  }
  return query;
}

Result<std::int64_t> Database::run(const std::string& statement, const Values& values) {
  auto query = execute(statement, values);
  if (!query) return std::unexpected(query.error());
  auto changed = (*query)->numRowsAffected();
  (*query)->finish();
  return changed;
}

Result<> Database::run_once(const std::string& statement) {
  QSqlQuery query(connection_);
  query.setForwardOnly(true);
  if (query.exec(QString::fromStdString(statement))) return {};
  return refused(query.lastError());
}

Result<> Database::each(const std::string& question, const Values& values,
                        const std::function<void(const QSqlQuery&)>& use) {
  auto query = execute(question, values);
  if (!query) return std::unexpected(query.error());
  while ((*query)->next()) use(**query);
  QSqlError error = (*query)->lastError();
  (*query)->finish();  // else its snapshot of the database would stay open
  if (!error.isValid()) return {};
  return storage_error(QString("The database could not be read: %1.").arg(said(error)),
                       retryable(error, place_.dialect));
}

Result<std::int64_t> Database::number(const std::string& question, const Values& values,
                                      std::int64_t otherwise) {
  std::int64_t answer = otherwise;
  auto asked = each(question, values, [&](const QSqlQuery& row) { answer = number_at(row, 0); });
  if (!asked) return std::unexpected(asked.error());
  return answer;
}

Result<> Database::begin(const char* statement) {
  auto begun = run_once(statement);
  if (begun || connection_.isOpen()) return begun;
  if (auto opened = open(); !opened) return opened;
  return run_once(statement);
}

Result<> Database::commit() {
  if (place_.dialect == Dialect::Sqlite) return run_once("COMMIT");
  auto transaction = number("SELECT CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)");
  if (!transaction) return std::unexpected(transaction.error());
  Result<> done = run_once("COMMIT");
  if (done || connection_.isOpen()) return done;
  return outcome_of(*transaction, done.error());
}

/// The server may still be about it when it is asked.
Result<> Database::outcome_of(std::int64_t transaction, const otp::Error& error) {
  constexpr int tries = 100;
  std::string status = open() ? "in progress" : "";
  for (int i = 0; i < tries && status == "in progress"; ++i) {
    if (i > 0) (void)run_once("SELECT pg_sleep(0.05)");
    status.clear();
    (void)each("SELECT pg_xact_status(CAST(CAST(? AS TEXT) AS xid8))",
               {QString::number(transaction)},
               [&](const QSqlQuery& row) { status = text_at(row, 0); });
  }
  if (status == "committed") return {};
  if (status == "aborted") return std::unexpected(error);
  return storage_error(
      "The connection to the database was lost while it was to keep something; "
      "whether it did is not known.",
      Retryable::Yes);
}

}  // namespace app
