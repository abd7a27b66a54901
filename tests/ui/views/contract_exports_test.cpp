// Files of a contract: what is written, and that nothing is left behind where nothing can be.

#include "views/contract_exports.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using support::child;
using support::in_dialog;
using ui::ContractExports;
using Table = ui::ContractExports::Table;

constexpr murabaha::Timestamp morning = 1'767'603'600'000'000;  // 2026-01-05 09:00 UTC

/// A desk with one contract, and what exports it.
struct Screen {
  support::World world{&support::start_desk};
  QWidget window;
  ContractExports exports{world.desk, &window, [] { return morning; }};
  QTemporaryDir folder;

  Screen() {
    window.show();
    auto currency = murabaha::Currency::of("KWD");
    world.desk.open({"M-1", "customer-1", *currency, 100'000, 10'000}, &window, {});
    world.run();
    exports.setContract("M-1");
  }
  void act(murabaha::Action action) {
    world.desk.submit("M-1", std::move(action), {}, &window, {});
    world.run();
  }
  void bringToRepaying() {
    act(murabaha::Approve{});
    act(murabaha::Disburse{});
    act(murabaha::RecordPayment{50'000});
  }
  QString path(const QString& name) const { return folder.filePath(name); }
  QByteArray read(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  /// What is wrong, after the desk has answered.
  QString statement(const QString& name) {
    QString said = "no answer";
    exports.writeStatement(path(name), [&said](const QString& wrong) { said = wrong; });
    world.run();
    return said;
  }
  QString table(Table table, const QString& name) {
    QString said = "no answer";
    exports.writeTable(table, path(name), [&said](const QString& wrong) { said = wrong; });
    world.run();
    return said;
  }
  bool isFolderEmpty() const { return QDir(folder.path()).isEmpty(QDir::Files); }
};

class ContractExportsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_statement_is_a_pdf();
  void each_table_is_written_with_the_digits_of_the_currency();
  void the_list_has_all_contracts_however_many();
  void what_would_be_empty_is_refused_without_a_file();
  void what_cannot_be_written_is_a_sentence();
  void a_file_that_is_there_stays_when_nothing_can_be_written();
  void without_a_desk_there_is_a_sentence();
  void a_contract_that_is_not_there_is_a_sentence();
  void without_a_contract_its_actions_are_off();
  void the_actions_ask_for_a_file_and_tell_what_came_of_it();
  void a_failure_stands_in_a_dialog();
};

void ContractExportsTest::a_statement_is_a_pdf() {
  Screen screen;
  screen.bringToRepaying();
  QCOMPARE(screen.statement("M-1.pdf"), QString());
  QVERIFY(screen.read("M-1.pdf").startsWith("%PDF-"));
}

void ContractExportsTest::each_table_is_written_with_the_digits_of_the_currency() {
  Screen screen;
  screen.act(murabaha::AgreeSchedule{2, "2026-02-28"});
  screen.bringToRepaying();
  for (Table table : {Table::Schedule, Table::Payments, Table::Postings, Table::Contracts}) {
    QCOMPARE(screen.table(table, "table.csv"), QString());
    QByteArray csv = screen.read("table.csv");
    QVERIFY2(csv.contains("M-1,") && csv.contains("KWD,") && csv.contains(".000"), csv);
  }
  QVERIFY(screen.read("table.csv").contains("M-1,customer-1,repaying,seed,KWD,100.000,10.000,"));
  screen.act(murabaha::Approve{});  // which is refused, and told
  QCOMPARE(screen.table(Table::Timeline, "table.csv"), QString());
  QByteArray timeline = screen.read("table.csv");
  QVERIFY2(timeline.contains(",record_payment,accepted,disbursed,repaying,"), timeline);
  QVERIFY2(timeline.contains(",approve,invalid_state,"), timeline);
}

void ContractExportsTest::the_list_has_all_contracts_however_many() {
  Screen screen;
  constexpr int more = 1200;
  auto currency = murabaha::Currency::of("JPY");
  for (int number = 0; number < more; ++number) {
    screen.world.desk.open({"N-" + std::to_string(number), "customer-1", *currency, 1'000, 10},
                           &screen.window, {});
  }
  screen.world.run(std::chrono::seconds(1));
  QString said = "no answer";
  screen.exports.writeTable(Table::Contracts, screen.path("all.csv"),
                            [&said](const QString& wrong) { said = wrong; });
  for (int page = 0; page < 4; ++page) screen.world.run();
  QCOMPARE(said, QString());
  QByteArray csv = screen.read("all.csv");
  QCOMPARE(csv.count("\r\n"), more + 2);
  QCOMPARE(csv.count("\r\nN-"), more);
}

void ContractExportsTest::what_would_be_empty_is_refused_without_a_file() {
  Screen screen;
  for (Table table : {Table::Schedule, Table::Payments, Table::Postings}) {
    QVERIFY(screen.table(table, "empty.csv").startsWith("There is nothing to export"));
  }
  QVERIFY(screen.isFolderEmpty());
}

void ContractExportsTest::what_cannot_be_written_is_a_sentence() {
  Screen screen;
  QString file = screen.path("missing/M-1.pdf");
  QString wrong = screen.statement("missing/M-1.pdf");
  QVERIFY2(wrong.contains(file) && wrong.contains("could not be written"), qPrintable(wrong));
  wrong = screen.table(Table::Timeline, "missing/t.csv");
  QVERIFY2(wrong.contains("could not be written"), qPrintable(wrong));
}

void ContractExportsTest::a_file_that_is_there_stays_when_nothing_can_be_written() {
  Screen screen;
  QFile file(screen.path("kept.csv"));
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write("before") == 6);
  file.close();
  QVERIFY(!screen.table(Table::Payments, "kept.csv").isEmpty());
  QCOMPARE(screen.read("kept.csv"), "before");
}

void ContractExportsTest::without_a_desk_there_is_a_sentence() {
  Screen screen;
  screen.world.desk.setDesk(nullptr);
  QCOMPARE(screen.statement("M-1.pdf"), "There is no contract desk.");
  QCOMPARE(screen.table(Table::Contracts, "all.csv"), "There is no contract desk.");
  QVERIFY(screen.isFolderEmpty());
}

void ContractExportsTest::a_contract_that_is_not_there_is_a_sentence() {
  Screen screen;
  screen.exports.setContract("M-2");
  QString wrong = screen.statement("M-2.pdf");
  QVERIFY(!wrong.isEmpty() && wrong != "no answer");
  QVERIFY(screen.isFolderEmpty());
}

void ContractExportsTest::without_a_contract_its_actions_are_off() {
  Screen screen;
  auto& list = child<QAction>(screen.window, "contract.csv.contracts");
  auto& payments = child<QAction>(screen.window, "contract.csv.payments");
  QVERIFY(screen.exports.statement()->isEnabled() && payments.isEnabled());
  screen.exports.setContract({});
  QVERIFY(!screen.exports.statement()->isEnabled() && !payments.isEnabled());
  QVERIFY(list.isEnabled());
}

void ContractExportsTest::the_actions_ask_for_a_file_and_tell_what_came_of_it() {
  Screen screen;
  QSignalSpy told(&screen.exports, &ContractExports::told);
  auto choose = [&](const QString& expected) {
    return [&screen, expected](QDialog& dialog) {
      auto& files = dynamic_cast<QFileDialog&>(dialog);
      QCOMPARE(QFileInfo(files.selectedFiles().value(0)).fileName(), expected);
      files.selectFile(screen.path(expected));
      dialog.accept();
    };
  };
  in_dialog([&] { screen.exports.statement()->trigger(); }, choose("M-1-statement.pdf"));
  screen.world.run();
  QVERIFY(QFile::exists(screen.path("M-1-statement.pdf")));
  auto& timeline = child<QAction>(screen.window, "contract.csv.timeline");
  in_dialog([&] { timeline.trigger(); }, choose("M-1-timeline.csv"));
  screen.world.run();
  QVERIFY(QFile::exists(screen.path("M-1-timeline.csv")));
  QCOMPARE(told.count(), 2);
  QVERIFY(told.at(0).at(0).toString().contains("was written"));
}

void ContractExportsTest::a_failure_stands_in_a_dialog() {
  Screen screen;
  auto& payments = child<QAction>(screen.window, "contract.csv.payments");
  in_dialog([&] { payments.trigger(); },
            [&](QDialog& dialog) {
              auto& files = dynamic_cast<QFileDialog&>(dialog);
              files.selectFile(screen.path("none.csv"));
              dialog.accept();
            });
  QString said;
  in_dialog([&] { screen.world.run(); },
            [&](QDialog& dialog) {
              QCOMPARE(dialog.objectName(), "dialog.not_exported");
              said = dynamic_cast<QMessageBox&>(dialog).text();
            });
  QVERIFY2(said.startsWith("There is nothing to export"), qPrintable(said));
  QVERIFY(screen.isFolderEmpty());
}

const support::Registered registered(&support::make_case<ContractExportsTest>);

}  // namespace

#include "contract_exports_test.moc"
