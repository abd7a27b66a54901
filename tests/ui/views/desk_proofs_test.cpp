// What shows others that the desk's books are whole: the charity ledger, a printed hash, a
// checkpoint.

#include "views/contract/desk_proofs.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>

#include "contract_screen.h"
#include "draw/text.h"
#include "qt_test.h"
#include "views/contract/charity_dialog.h"
#include "views/contract/printed_hash_dialog.h"
#include "views/desk_checks.h"

namespace {

using namespace std::chrono_literals;
using support::child;
using support::ContractScreen;
using ui::text;

class DeskProofsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_donation_is_passed_on_and_stands_in_the_charity_ledger();
  void more_than_was_donated_is_not_passed_on();
  void the_charity_ledger_is_empty_at_first();
  void a_printed_hash_is_found_at_its_step();
  void a_hash_that_is_not_there_is_said_so();
  void a_checkpoint_is_written_and_found_whole();
  void a_file_that_is_no_checkpoint_is_said_so();
  void without_a_desk_they_are_off();

 private:
  static QAction& action(const ContractScreen& screen, const char* id) {
    return child<QAction>(screen.inspector, id);
  }
  /// Late, with 2,750.00 taken for charity.
  static void donate(ContractScreen& screen) {
    screen.ask("schedule", [](QDialog& dialog) {
      child<QLineEdit>(dialog, "schedule.count").setText("2");
      child<QLineEdit>(dialog, "schedule.first_due").setText("2026-01-05");
      child<QPushButton>(dialog, "schedule.go_on").click();
    });
    screen.bringTo(murabaha::Stage::Disbursed);
    screen.world.run(48h);
    screen.pay("55,000");
    screen.ask("donate", [](QDialog& dialog) {
      child<QLineEdit>(dialog, "donation.amount").setText("2,750.00");
      child<QPushButton>(dialog, "donation.go_on").click();
    });
  }
  static QString verdict(ContractScreen& screen) {
    auto& dialog = child<ui::PrintedHashDialog>(screen.inspector, "dialog.printed_hash");
    return child<QLabel>(dialog, "hash.verdict").text();
  }
  static void look(ContractScreen& screen, const QString& hash) {
    auto& dialog = child<ui::PrintedHashDialog>(screen.inspector, "dialog.printed_hash");
    child<QLineEdit>(dialog, "hash.printed").setText(hash);
    QTest::mouseClick(&child<QPushButton>(dialog, "hash.look"), Qt::LeftButton);
    screen.world.run();
  }
};

void DeskProofsTest::a_donation_is_passed_on_and_stands_in_the_charity_ledger() {
  ContractScreen screen;
  QVERIFY2(screen.reason("pass_on").startsWith("The contract is still pending"),
           qPrintable(screen.reason("pass_on")));
  donate(screen);
  screen.ask("pass_on", [](QDialog& dialog) {
    QCOMPARE(child<QLabel>(dialog, "pass_on.balance").text(), "AED 2,750.00");
    QCOMPARE(child<QLineEdit>(dialog, "pass_on.amount").text(), "2,750.00");
    child<QLineEdit>(dialog, "pass_on.amount").setText("2,000");
    child<QLineEdit>(dialog, "pass_on.recipient").setText("Red Crescent");
    child<QLineEdit>(dialog, "pass_on.reference").setText("transfer-1");
    child<QPushButton>(dialog, "pass_on.go_on").click();
  });
  QCOMPARE(screen.answer(), "Pass on to charity: done. The contract is repaying.");
  QCOMPARE(screen.kept().contract.charity_balance(), 750'00);
  QVERIFY(screen.steps().first().startsWith("Passed on to charity"));
  action(screen, "contracts.charity").trigger();
  screen.world.run();
  auto& ledger = child<ui::CharityDialog>(screen.inspector, "dialog.charity");
  auto& totals = child<ui::FactTable>(ledger, "charity.totals");
  QCOMPARE(totals.asText().section('\n', 1).trimmed(),
           "AED\tAED 2,750.00\tAED 2,000.00\tAED 750.00");
  auto& rows = child<ui::FactTable>(ledger, "charity.rows");
  QCOMPARE(rows.rowCount(), 2);
  QCOMPARE(rows.item(0, 3)->text(), "AED 2,750.00");
  QCOMPARE(rows.item(1, 1)->text(), "M-1");
  QCOMPARE(rows.item(1, 4)->text(), "AED 2,000.00");
  QCOMPARE(rows.item(1, 5)->text(), "Red Crescent");
  QCOMPARE(rows.item(1, 6)->text(), "transfer-1");
}

void DeskProofsTest::more_than_was_donated_is_not_passed_on() {
  ContractScreen screen;
  donate(screen);
  screen.ask("pass_on", [](QDialog& dialog) {
    auto refused = [&](const QString& amount, const QString& recipient) {
      child<QLineEdit>(dialog, "pass_on.amount").setText(amount);
      child<QLineEdit>(dialog, "pass_on.recipient").setText(recipient);
      child<QPushButton>(dialog, "pass_on.go_on").click();
      return child<QLabel>(dialog, "pass_on.mistake").text();
    };
    QCOMPARE(refused("2,750.01", "Red Crescent"),
             "That is more than is left to distribute: at most AED 2,750.00.");
    QCOMPARE(refused("0", "Red Crescent"), "What is passed on must be above zero.");
    QCOMPARE(refused("1", ""), "Name the charity that receives it.");
    dialog.reject();
  });
  QCOMPARE(screen.kept().contract.charity_balance(), 2'750'00);
}

void DeskProofsTest::the_charity_ledger_is_empty_at_first() {
  ContractScreen screen;
  action(screen, "contracts.charity").trigger();
  screen.world.run();
  auto& ledger = child<ui::CharityDialog>(screen.inspector, "dialog.charity");
  QCOMPARE(child<ui::FactTable>(ledger, "charity.rows").rowCount(), 0);
  screen.bringTo(murabaha::Stage::Disbursed);
  QCOMPARE(screen.reason("pass_on"), "Nothing is left to distribute.");
}

void DeskProofsTest::a_printed_hash_is_found_at_its_step() {
  ContractScreen screen;
  screen.bringTo(murabaha::Stage::Repaying);
  auto trail = screen.kept().records.trail;
  action(screen, "contracts.hash").trigger();
  auto& dialog = child<ui::PrintedHashDialog>(screen.inspector, "dialog.printed_hash");
  QCOMPARE(child<QLineEdit>(dialog, "hash.contract").text(), "M-1");
  look(screen, text(trail[1].hash).left(12).toUpper());
  QCOMPARE(verdict(screen),
           QString::fromUtf8("\u2713 The trail of M-1 has this hash at step 2 (Approved, %1), and "
                             "is right up to its end. Steps since then: 3.")
               .arg(text(murabaha::format_time(trail[1].at))));
  look(screen, text(trail.back().hash));
  QVERIFY2(verdict(screen).endsWith("It is the last step."), qPrintable(verdict(screen)));
}

void DeskProofsTest::a_hash_that_is_not_there_is_said_so() {
  ContractScreen screen;
  action(screen, "contracts.hash").trigger();
  look(screen, "0123456789ab");
  QCOMPARE(verdict(screen), QString::fromUtf8("\u2717 No step of the contract M-1 has a hash that "
                                              "begins with 0123456789ab."));
  look(screen, "0123");
  QCOMPARE(verdict(screen), QString::fromUtf8("\u2717 Give 8 to 64 digits of the hash, each from "
                                              "0-9 and a-f."));
  auto& dialog = child<ui::PrintedHashDialog>(screen.inspector, "dialog.printed_hash");
  child<QLineEdit>(dialog, "hash.contract").setText("M-9");
  look(screen, "0123456789ab");
  QVERIFY2(verdict(screen).contains("There is no contract M-9."), qPrintable(verdict(screen)));
}

void DeskProofsTest::a_checkpoint_is_written_and_found_whole() {
  ContractScreen screen;
  screen.bringTo(murabaha::Stage::Approved);
  QTemporaryDir folder;
  QString file = folder.filePath("kept.checkpoint");
  QString said = "no answer";
  auto& proofs = child<ui::DeskProofs>(screen.inspector, "contracts.proofs");
  proofs.writeCheckpoint(file, [&](const QString& wrong) { said = wrong; });
  QTRY_COMPARE(said, QString());
  screen.press("disburse");
  screen.open("M-2");
  proofs.checkCheckpoint(file);
  auto& dialog = child<ui::CheckDialog>(screen.inspector, "dialog.check");
  auto& verdict = child<QLabel>(dialog, "check.verdict");
  QTRY_VERIFY2(verdict.text().contains("All that was there on 2026-01-05"),
               qPrintable(verdict.text()));
  QCOMPARE(child<QPlainTextEdit>(dialog, "check.details").toPlainText(),
           "Contracts of the checkpoint: 1; with steps since: 1; opened since: 1.");
}

void DeskProofsTest::a_file_that_is_no_checkpoint_is_said_so() {
  ContractScreen screen;
  QTemporaryDir folder;
  auto& proofs = child<ui::DeskProofs>(screen.inspector, "contracts.proofs");
  QFile file(folder.filePath("other.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("hello\n");
  file.close();
  proofs.checkCheckpoint(file.fileName());
  auto& dialog = child<ui::CheckDialog>(screen.inspector, "dialog.check");
  QVERIFY2(child<QLabel>(dialog, "check.verdict").text().contains("This is no checkpoint"),
           qPrintable(child<QLabel>(dialog, "check.verdict").text()));
  QString said;
  proofs.writeCheckpoint(folder.filePath("missing/kept"),
                         [&](const QString& wrong) { said = wrong; });
  QTRY_VERIFY(!said.isEmpty());
}

void DeskProofsTest::without_a_desk_they_are_off() {
  ContractScreen screen;
  for (const char* id :
       {"contracts.charity", "contracts.hash", "contracts.checkpoint", "contracts.compare"}) {
    QVERIFY(action(screen, id).isEnabled());
  }
  screen.world.desk.setDesk(nullptr);
  QVERIFY(!action(screen, "contracts.charity").isEnabled());
}

const support::Registered registered(&support::make_case<DeskProofsTest>);

}  // namespace

#include "desk_proofs_test.moc"
