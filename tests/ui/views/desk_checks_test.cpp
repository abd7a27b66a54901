#include "views/desk_checks.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>

#include "qt_test.h"
#include "qt_world.h"

namespace {

class DeskChecksTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void verifiesAllContracts() {
    support::World world(&support::start_desk);
    QWidget window;
    ui::DeskChecks checks(world.desk, &window);
    auto currency = murabaha::Currency::of("AED");
    world.desk.open({"M-1", "customer-1", *currency, 100'00, 10'00}, &window, {});
    world.run();
    checks.verify()->trigger();
    QTRY_VERIFY(verdict(window).contains("All is right"));
    QVERIFY(details(window).contains("1 contracts, 1 steps"));
  }

  void namesAContractThatIsWrong() {
    support::World world(&support::start_desk);
    QWidget window;
    ui::DeskChecks checks(world.desk, &window);
    world.forge("M-2");
    checks.verify()->trigger();
    QTRY_COMPARE(verdict(window), QString::fromUtf8("\u2717 1 contract is wrong."));
    QVERIFY2(details(window).contains("M-2"), qPrintable(details(window)));
  }

  void saysSoWhenThereIsNoDesk() {
    ui::DeskPort none;
    QWidget window;
    ui::DeskChecks checks(none, &window);
    checks.verify()->trigger();
    QVERIFY(verdict(window).contains("no contract desk"));
  }

  void checksTheModelBesideTheWindow() {
    ui::DeskPort none;
    QWidget window;
    ui::DeskChecks checks(none, &window);
    checks.checkModel()->trigger();
    QVERIFY(verdict(window).contains("Checking"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict(window).contains("hold in every state"), 120000);
    QVERIFY(details(window).contains("Profile seed"));
    QVERIFY(details(window).contains("Profile AAOIFI SS-8"));
  }

 private:
  static QString verdict(QWidget& window) {
    auto* dialog = window.findChild<ui::CheckDialog*>();
    return dialog == nullptr ? QString() : support::child<QLabel>(*dialog, "check.verdict").text();
  }
  static QString details(QWidget& window) {
    auto* dialog = window.findChild<ui::CheckDialog*>();
    return support::child<QPlainTextEdit>(*dialog, "check.details").toPlainText();
  }
};

const support::Registered registered(&support::make_case<DeskChecksTest>);

}  // namespace

#include "desk_checks_test.moc"
