#include "fixture.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUrlQuery>

#include "postgres_server.h"

namespace store_test {
namespace {

PostgresServer& server() {
  static PostgresServer started;  // for all tests of the program; costs a second or two
  return started;
}

QSqlDatabase connect(const QString& where, bool is_sqlite) {
  QSqlDatabase connection = QSqlDatabase::addDatabase(is_sqlite ? "QSQLITE" : "QPSQL", "direct");
  if (is_sqlite) {
    connection.setDatabaseName(where);
  } else {
    QUrl uri(where);
    connection.setHostName(QUrlQuery(uri).queryItemValue("host"));
    connection.setUserName(uri.userName());
    connection.setDatabaseName(uri.path().mid(1));
  }
  EXPECT_TRUE(connection.open()) << qPrintable(connection.lastError().text());
  return connection;
}

Direct say(QSqlDatabase& connection, const QStringList& statements) {
  Direct direct;
  for (const QString& statement : statements) {
    QSqlQuery query(connection);
    if (!query.exec(statement)) {
      direct.sentence = query.lastError().databaseText();
      return direct;
    }
    direct.rows.clear();
    while (query.next()) {
      QStringList row;
      for (int i = 0; i < query.record().count(); ++i) row << query.value(i).toString();
      direct.rows.push_back(row);
    }
  }
  direct.is_done = true;
  return direct;
}

}  // namespace

StoreTest::StoreTest() {
  where_ = is_sqlite() ? folder_.filePath("contracts.db") : server().uri(server().new_database());
}

std::unique_ptr<app::SqlStore> StoreTest::open() const {
  auto opened = app::open_store(where_);
  if (!opened) throw std::runtime_error(opened.error().text());
  return std::move(*opened);
}

app::SqlStore& StoreTest::store() {
  if (!store_) store_ = open();
  return *store_;
}

Direct StoreTest::directly(const QStringList& statements) const {
  Direct direct;
  {
    QSqlDatabase connection = connect(where_, is_sqlite());
    // What a stranger would find, who has switched off all that can be.
    QStringList first =
        is_sqlite()
            ? QStringList{"PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON",
                          "PRAGMA trusted_schema = OFF"}
            : QStringList{"SET client_min_messages = error", "SET search_path = actorscope"};
    direct = say(connection, first + statements);
  }
  QSqlDatabase::removeDatabase("direct");
  return direct;
}

void StoreTest::expect_refused(const QString& statement, const QString& words) const {
  Direct direct = directly({statement});
  EXPECT_FALSE(direct.is_done) << qPrintable(statement);
  EXPECT_TRUE(direct.sentence.contains(words))
      << qPrintable(statement) << " was refused with: " << qPrintable(direct.sentence);
}

}  // namespace store_test
