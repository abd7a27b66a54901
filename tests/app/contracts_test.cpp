// Contracts that are kept: the program goes on where it was, and says what is wrong with a
// database.

#include "contracts.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "composition.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"
#include "qt_test.h"

namespace {

using namespace std::chrono_literals;
using murabaha::Records;

/// What the program prints and how it ends.
struct Run {
  QString out, error;
  int code = -1;

  explicit Run(const QStringList& arguments) {
    QProcess program;
    program.start(ACTORSCOPE_PROGRAM, arguments);
    program.waitForFinished();
    out = program.readAllStandardOutput();
    error = program.readAllStandardError();
    code = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
  }
};

class ContractsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void nothing_is_kept_in_memory();
  void a_program_goes_on_where_the_one_before_was();
  void a_demo_that_begins_anew_goes_on_with_what_is_kept();
  void a_payout_that_was_under_way_is_asked_about_at_the_start();
  void a_database_that_is_right_is_verified();
  void a_printed_hash_is_looked_for();
  void a_checkpoint_finds_what_was_taken_out();
  // From here on the database of the cases is damaged.
  void a_row_that_was_changed_is_named();
  void a_row_beside_the_trail_that_was_changed_is_named();
  void what_is_no_database_is_refused_and_left_alone_data();
  void what_is_no_database_is_refused_and_left_alone();

 private:
  QString file() const { return folder_.filePath("contracts.db"); }
  /// Lets the guide run on this database for so long, and then ends it.
  void runGuide(otp::Duration time) const;
  Records kept(const std::string& id) const;

  QTemporaryDir folder_;
};

void ContractsTest::runGuide(otp::Duration time) const {
  auto contracts = app::open_contracts(file());
  QVERIFY2(contracts, contracts ? "" : contracts.error().text().c_str());
  app::Composition composition(app::Options(), std::move(*contracts));
  composition.runUntil(otp::TimePoint(time));
}

Records ContractsTest::kept(const std::string& id) const {
  auto contracts = app::open_contracts(file());
  auto records =
      murabaha::wait_for<Records>([&](auto done) { contracts->store->read(id, std::move(done)); });
  return records ? *records : Records();
}

void ContractsTest::nothing_is_kept_in_memory() {
  auto contracts = app::open_contracts(app::in_memory);
  QVERIFY(contracts);
  QVERIFY(!contracts->are_durable());
}

void ContractsTest::a_program_goes_on_where_the_one_before_was() {
  runGuide(6s);
  Records first = kept("M-1001");
  QCOMPARE(first.snapshot.state, std::string("repaying"));
  QCOMPARE(first.payments.size(), std::size_t(1));
  runGuide(6s);
  Records second = kept("M-1001");
  QVERIFY(second.trail.size() > first.trail.size());
  QVERIFY(std::equal(first.trail.begin(), first.trail.end(), second.trail.begin()));
  QCOMPARE(kept("M-1003").snapshot.state, std::string("pending"));
  auto books = app::open_contracts(file())->books->all();
  QCOMPARE(books.size(), std::size_t(1));  // it was paid once
}

void ContractsTest::a_demo_that_begins_anew_goes_on_with_what_is_kept() {
  auto contracts = app::open_contracts(file());
  app::Composition composition(app::Options(), std::move(*contracts));
  composition.runUntil(otp::TimePoint(1s));
  composition.startDemo("leak");
  composition.runUntil(otp::TimePoint(1s));
  composition.startDemo("guide");
  composition.runUntil(otp::TimePoint(1s));
  composition.startDemo("leak");
  QVERIFY(kept("M-1001").trail.size() >= 4);
}

void ContractsTest::a_payout_that_was_under_way_is_asked_about_at_the_start() {
  auto contracts = app::open_contracts(folder_.filePath("open.db"));
  QVERIFY(contracts);
  auto store = contracts->store;
  murabaha::Contract contract;
  auto keep = [&](const murabaha::Fact& fact) {
    auto now = std::chrono::system_clock::now().time_since_epoch();
    auto at = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    murabaha::Step step = murabaha::take_step(contract, fact, {at, "clerk"});
    contract = step.contract;
    auto kept = murabaha::wait_for<void>([&](auto done) { store->commit(step.records, done); });
    QVERIFY2(kept, kept ? "" : kept.error().text().c_str());
  };
  keep(murabaha::Started{{"M-1", "customer-1", *murabaha::Currency::of("AED"), 100'00, 10'00}});
  keep(murabaha::Approved{});
  keep(murabaha::PayoutRequested{murabaha::Purpose::Disburse, "M-1-1", 100'00, "supplier"});
  app::Composition composition(app::Options(), std::move(*contracts));
  auto state = [&] {
    return QString::fromStdString(
        murabaha::wait_for<Records>([&](auto done) { store->read("M-1", done); })->snapshot.state);
  };
  for (auto time = 1s; time < 100s && state() == "approved"; time += 1s) {
    composition.runUntil(otp::TimePoint(time));  // the store answers in its turn: see state()
  }
  QCOMPARE(state(), "disbursed");
}

void ContractsTest::a_database_that_is_right_is_verified() {
  runGuide(6s);
  Run run({"--db", file(), "--verify-db"});
  QCOMPARE(run.code, 0);
  QVERIFY2(run.out.contains("3 contracts"), qPrintable(run.out + run.error));
  QVERIFY(run.out.contains("all right"));
}

void ContractsTest::a_row_that_was_changed_is_named() {
  runGuide(6s);
  QFile database(file());
  QVERIFY(database.open(QIODevice::ReadWrite));
  QByteArray bytes = database.readAll();
  // A letter of a key in the parameters of M-1001's first step, past all that guards the table.
  qsizetype at = bytes.indexOf("{\"terms\":{\"agent_id\"");
  QVERIFY(at > 0);
  database.seek(at + 3);
  database.write("E");
  database.close();
  Run run({"--db", file(), "--verify-db"});
  QCOMPARE(run.code, 1);
  QVERIFY2(run.error.contains("step 1"), qPrintable(run.out + run.error));
}

void ContractsTest::a_row_beside_the_trail_that_was_changed_is_named() {
  runGuide(6s);
  auto contracts = app::open_contracts(file());
  Records last = kept("M-1001");
  murabaha::Contract contract = murabaha::replay("M-1001", last.trail).contract;
  murabaha::Fact fact = murabaha::PaymentRecorded{1, 1, 0, "2026-01-05", "bank-7"};
  murabaha::Step step = murabaha::take_step(contract, fact, {last.trail.back().at + 1});
  step.records.payments[0].reference = "bank-8";
  auto added = murabaha::wait_for<void>(
      [&](auto done) { contracts->store->commit(step.records, std::move(done)); });
  QVERIFY(added);
  contracts = app::Contracts();
  Run run({"--db", file(), "--verify-db"});
  QCOMPARE(run.code, 1);
  QString row =
      QString("M-1001, rows: Row %1 in the payments is not what the audit trail leads to.")
          .arg(step.records.payments[0].number);
  QVERIFY2(run.error.contains(row), qPrintable(run.out + run.error));
}

void ContractsTest::a_printed_hash_is_looked_for() {
  runGuide(6s);
  Records records = kept("M-1001");
  auto look_for = [&](const std::string& asked) {
    return Run({"--db", file(), "--verify-hash", QString::fromStdString(asked)});
  };
  Run found = look_for("M-1001=" + records.trail[1].hash.substr(0, 12));
  QCOMPARE(found.code, 0);
  QVERIFY2(found.out.contains("the contract M-1001 has this hash at step 2, approve at"),
           qPrintable(found.out + found.error));
  Run last = look_for("M-1001=" + records.trail.back().hash);
  QVERIFY2(last.out.contains("It is the last step."), qPrintable(last.out));
  for (const char* wrong : {"M-1001=0123456789ab", "M-1001=12", "M-1001=", "M-77=0123456789ab"}) {
    Run refused = look_for(wrong);
    QCOMPARE(refused.code, 1);
    QVERIFY(!refused.error.isEmpty());
  }
  QCOMPARE(look_for("M-1001").code, 2);
}

void ContractsTest::a_checkpoint_finds_what_was_taken_out() {
  runGuide(6s);
  QString name = folder_.filePath("kept.checkpoint");
  Run written({"--db", file(), "--write-checkpoint", name});
  QCOMPARE(written.code, 0);
  QVERIFY2(written.out.contains("3 contracts, written to"), qPrintable(written.out));
  Run right({"--db", file(), "--verify-checkpoint", name});
  QVERIFY2(right.code == 0 && right.out.contains("All is there still."),
           qPrintable(right.out + right.error));
  // Another database stands for one from which everything was taken out.
  QString other = folder_.filePath("other.db");
  QVERIFY(app::open_contracts(other));
  Run gone({"--db", other, "--verify-checkpoint", name});
  QCOMPARE(gone.code, 1);
  QVERIFY2(gone.error.contains("3 wrong") && gone.error.contains("M-1001: The contract is gone"),
           qPrintable(gone.error));
  Run none({"--db", file(), "--verify-checkpoint", file()});
  QCOMPARE(none.code, 1);
  QVERIFY2(none.error.contains("This is no checkpoint"), qPrintable(none.error));
  QCOMPARE(Run({"--db", file(), "--write-checkpoint", folder_.filePath("no/where")}).code, 1);
  QCOMPARE(Run({"--db", file(), "--write-checkpoint", name, "--verify-db"}).code, 2);
}

void ContractsTest::what_is_no_database_is_refused_and_left_alone_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("text") << QByteArray("these are no contracts\n");
  QTest::newRow("torn database") << QByteArray("SQLite format 3\0torn", 20);
}

void ContractsTest::what_is_no_database_is_refused_and_left_alone() {
  QFETCH(QByteArray, bytes);
  QString name = folder_.filePath("other.db");
  QFile other(name);
  QVERIFY(other.open(QIODevice::WriteOnly));
  other.write(bytes);
  other.close();
  Run picture({"--db", name, "--screenshot", folder_.filePath("picture.png")});
  QCOMPARE(picture.code, 4);
  QVERIFY2(picture.error.contains("other.db") && picture.error.contains("--db"),
           qPrintable(picture.error));
  Run verified({"--db", name, "--verify-db"});
  QCOMPARE(verified.code, 1);
  QVERIFY(other.open(QIODevice::ReadOnly));
  QCOMPARE(other.readAll(), bytes);
}

const support::Registered registered(&support::make_case<ContractsTest>);

}  // namespace

#include "contracts_test.moc"
