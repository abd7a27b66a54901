// The whole program on a PostgreSQL server: contracts are kept there, go on there, and are
// verified.

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

#include "contracts.h"
#include "murabaha/waiting.h"
#include "postgres_server.h"
#include "qt_test.h"

namespace {

using murabaha::Records;

class PostgresProgramTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { where_ = server_.uri(server_.new_database()); }
  void the_program_keeps_its_contracts_there_and_goes_on();
  void what_is_kept_there_is_verified();
  // From here on the database of the cases is damaged.
  void a_row_that_was_changed_there_is_named();
  void a_server_that_is_not_there_is_said();

 private:
  /// What the program prints, and how it ends.
  struct Run {
    QString said;
    int code = -1;
  };
  Run run(const QStringList& arguments) const {
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(ACTORSCOPE_PROGRAM, QStringList{"--db", where_} + arguments);
    program.waitForFinished(60'000);
    return {program.readAll(), program.exitCode()};
  }
  /// Lets the whole window run, without a display.
  void runWindow() const {
    Run window = run({"--at", "6s", "--screenshot", folder_.filePath("picture.png")});
    QVERIFY2(window.code == 0, qPrintable(window.said));
  }
  Records kept(const std::string& id) const {
    auto contracts = app::open_contracts(where_);
    auto records = murabaha::wait_for<Records>(
        [&](auto done) { contracts->store->read(id, std::move(done)); });
    return records ? *records : Records();
  }

  store_test::PostgresServer server_;
  QTemporaryDir folder_;
  QString where_;
};

void PostgresProgramTest::the_program_keeps_its_contracts_there_and_goes_on() {
  runWindow();
  Records first = kept("M-1001");
  QCOMPARE(first.snapshot.state, std::string("repaying"));
  runWindow();
  Records second = kept("M-1001");
  QVERIFY(second.trail.size() > first.trail.size());
  QVERIFY(std::equal(first.trail.begin(), first.trail.end(), second.trail.begin()));
  QCOMPARE(app::open_contracts(where_)->books->all().size(), std::size_t(1));  // it was paid once
}

void PostgresProgramTest::what_is_kept_there_is_verified() {
  Run verified = run({"--verify-db"});
  QVERIFY2(verified.said.contains("3 contracts") && verified.said.contains("all right"),
           qPrintable(verified.said));
  QCOMPARE(verified.code, 0);
}

void PostgresProgramTest::a_row_that_was_changed_there_is_named() {
  {
    QUrl uri(where_);
    QSqlDatabase connection = QSqlDatabase::addDatabase("QPSQL", "stranger");
    connection.setHostName(QUrlQuery(uri).queryItemValue("host"));
    connection.setUserName(uri.userName());
    connection.setDatabaseName(uri.path().mid(1));
    QVERIFY(connection.open());
    QSqlQuery query(connection);
    QVERIFY(query.exec("ALTER TABLE actorscope.transitions DISABLE TRIGGER ALL"));
    QVERIFY(
        query.exec("UPDATE actorscope.transitions SET actor = actor || '.'"
                   " WHERE contract_id = 'M-1001' AND seq = 2"));
  }
  QSqlDatabase::removeDatabase("stranger");
  Run verified = run({"--verify-db"});
  QVERIFY2(verified.said.contains("M-1001, step 2"), qPrintable(verified.said));
  QCOMPARE(verified.code, 1);
}

void PostgresProgramTest::a_server_that_is_not_there_is_said() {
  where_ = "postgres://desk@/desk?host=" +
           QString::fromUtf8(QUrl::toPercentEncoding(folder_.path(), "/"));
  Run verified = run({"--verify-db"});
  QVERIFY2(verified.said.contains("There is no connection to the database"),
           qPrintable(verified.said));
  QCOMPARE(verified.code, 1);
}

const support::Registered registered(&support::make_case<PostgresProgramTest>);

}  // namespace

#include "postgres_program_test.moc"
