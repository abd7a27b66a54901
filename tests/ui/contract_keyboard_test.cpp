// The contract desk without a mouse: each command is reached, says what it is and why it is not
// possible, and is carried out; the focus goes the way one reads, in both directions of layout.

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

#include "contract_screen.h"
#include "language.h"
#include "main_window.h"
#include "qt_test.h"

namespace {

using support::child;
using support::in_dialog;
using support::Stage;

constexpr int most_steps = 120;
const QStringList commands = {"approve",  "reject", "disburse", "pay",    "refresh", "evidence",
                              "schedule", "sale",   "settle",   "donate", "refund"};

QString spoken(QWidget& widget, QAccessible::Text text) {
  auto* heard = QAccessible::queryAccessibleInterface(&widget);
  return heard == nullptr ? QString() : heard->text(text);
}

/// Presses Tab until the focus is there; false when it never is.
bool tab_to(const QWidget& widget) {
  for (int step = 0; step < most_steps; ++step) {
    // Of a window that the platform has not activated yet too.
    QWidget* focus = widget.window()->focusWidget();
    if (focus == &widget) return true;
    QTest::keyClick(focus == nullptr ? widget.window() : focus, Qt::Key_Tab);
  }
  return false;
}

/// The offscreen platform activates a window later than a person would see it.
void come_to(QWidget& window) {
  window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&window));
}

/// Goes to a part of a dialog and presses a key there.
void press_in(QDialog& dialog, const QString& name, Qt::Key key = Qt::Key_Space) {
  come_to(dialog);
  auto& widget = child<QWidget>(dialog, name);
  QVERIFY2(tab_to(widget), qPrintable(name + " is not reached"));
  QTest::keyClick(&widget, key);
}

void type_in(QDialog& dialog, const QString& name, const QString& words) {
  come_to(dialog);
  auto& field = child<QLineEdit>(dialog, name);
  QVERIFY2(tab_to(field), qPrintable(name + " is not reached"));
  field.selectAll();
  QTest::keyClicks(&field, words);
}

/// Acts in a dialog that comes when the one before it is closed.
void when_there_is(const QString& name, const std::function<void(QDialog&)>& act, int tries = 500) {
  QTimer::singleShot(1, qApp, [=] {
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    if (dialog != nullptr && dialog->objectName() == name) act(*dialog);
    else if (tries > 0) when_there_is(name, act, tries - 1);
  });
}

/// In Qt's own dialog, whose keys are not ours to test.
void choose_file(QDialog& chooser, const QString& name) {
  dynamic_cast<QFileDialog&>(chooser).selectFile(name);
  chooser.accept();
}

/// The window with the contracts in front, driven by nothing but keys.
struct Keys {
  support::World world{&support::start_desk};
  ui::MainWindow window{world.observation, world.selection, world.commands, world.desk, {}};

  explicit Keys(const char* currency = "AED") {
    world.desk.open({"M-1", "customer-1", *murabaha::Currency::of(currency), 100'00, 10'00},
                    &window, {});
    window.resize(1366, 900);
    window.show();
    world.run();
    world.selection.select(world.id_of("M-1"));
    child<QDockWidget>(window, "dock.murabaha").raise();
    world.run();
    come_to(window);
    child<QWidget>(window, "contract.list").setFocus();
  }

  QWidget& part(const QString& name) const { return child<QWidget>(window, "contract." + name); }
  void go(const QString& name) {
    come_to(window);
    if (QApplication::focusWidget() == nullptr) part("list").setFocus();
    QVERIFY2(tab_to(part(name)), qPrintable(name + " is not reached"));
  }
  void press(const QString& name) {
    go(name);
    QTest::keyClick(&part(name), Qt::Key_Space);
    world.run();
  }
  void type(const QString& name, const QString& words) {
    go(name);
    QTest::keyClicks(&part(name), words);
  }
  void press(const QString& name, const std::function<void(QDialog&)>& act) {
    go(name);
    in_dialog([&] { QTest::keyClick(&part(name), Qt::Key_Space); }, act);
    for (int round = 0; round < 3; ++round) world.run();
  }
  /// In the menu that is going to be open, which waits for its end.
  static void chooseInMenu(const QList<Qt::Key>& keys) {
    QTimer::singleShot(1, qApp, [keys] {
      for (Qt::Key key : keys) {
        QWidget* menu = QApplication::activePopupWidget();
        if (menu != nullptr) QTest::keyClick(menu, key);
      }
    });
  }
  void showAllSteps() {
    auto& more = child<QToolButton>(window, "contract.more");
    if (!more.isChecked()) press("more");
  }
  void disburse() {
    press("disburse", [](QDialog& dialog) {
      type_in(dialog, "confirm.amount", "100");
      press_in(dialog, "confirm.go_on");
    });
  }
  void bringTo(Stage stage) {
    if (stage == Stage::Pending) return;
    if (stage == Stage::Rejected) {
      type("rejection", "no papers");
      return press("reject", [](QDialog& dialog) { press_in(dialog, "confirm.go_on"); });
    }
    press("approve");
    if (stage == Stage::Approved) return;
    disburse();
    if (stage == Stage::Repaying) type("amount", "50");
    if (stage == Stage::Completed) type("amount", "110");
    if (stage != Stage::Disbursed) press("pay");
  }
  murabaha::Contract kept() {
    murabaha::Contract contract;
    world.desk.look("M-1", &window, [&](const auto& dossier) { contract = dossier->contract; });
    world.run();
    return contract;
  }
  QString answer() const { return child<QLabel>(window, "contract.answer").text(); }
};

class ContractKeyboardTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { app::apply_language(ui::Language::English); }
  void each_command_is_reached_and_heard_in_each_state_data();
  void each_command_is_reached_and_heard_in_each_state();
  void a_contract_is_approved_paid_out_and_paid_back();
  void a_rejection_is_given_its_reason();
  void a_contract_is_settled_early();
  void what_is_missing_is_followed_to_the_checklist();
  void every_page_is_reached();
  void payments_are_imported();
  void a_table_is_exported();
  void the_focus_goes_as_one_reads_data();
  void the_focus_goes_as_one_reads();
  void the_steps_and_the_answer_are_in_view_on_a_small_screen();
};

void ContractKeyboardTest::each_command_is_reached_and_heard_in_each_state_data() {
  QTest::addColumn<int>("stage");
  for (Stage stage : murabaha::all_stages) {
    QTest::newRow(std::string(murabaha::name_of(stage)).c_str()) << int(stage);
  }
}

void ContractKeyboardTest::each_command_is_reached_and_heard_in_each_state() {
  QFETCH(int, stage);
  Keys keys;
  keys.bringTo(Stage(stage));
  QCOMPARE(int(keys.kept().stage), stage);
  keys.showAllSteps();
  for (const QString& command : commands) {
    keys.go(command);
    QWidget& button = keys.part(command);
    QVERIFY2(button.isEnabled(), qPrintable(command));
    QVERIFY2(!spoken(button, QAccessible::Name).isEmpty(), qPrintable(command));
    QString why = spoken(button, QAccessible::Description);
    QVERIFY2(!why.isEmpty() && !why.contains('<'), qPrintable(command + ": " + why));
    bool is_possible = button.property("possible").toBool();
    QCOMPARE(why.contains("possible now"), is_possible);
  }
}

void ContractKeyboardTest::a_contract_is_approved_paid_out_and_paid_back() {
  Keys keys;
  keys.press("approve");
  QCOMPARE(keys.answer(), "Approve: done. The contract is approved.");
  keys.disburse();
  QCOMPARE(keys.answer(), "Disburse: done. The contract is disbursed.");
  keys.type("amount", "110.00");
  keys.press("pay");
  QCOMPARE(keys.answer(), "Record payment: done. The contract is completed.");
  keys.press("approve");
  QVERIFY2(keys.answer().startsWith("Approve was refused, invalid_state:"),
           qPrintable(keys.answer()));
}

void ContractKeyboardTest::a_rejection_is_given_its_reason() {
  Keys keys;
  keys.bringTo(Stage::Rejected);
  murabaha::Contract kept = keys.kept();
  QCOMPARE(kept.stage, Stage::Rejected);
  QCOMPARE(kept.history.back().note, "no papers");
}

void ContractKeyboardTest::a_contract_is_settled_early() {
  Keys keys;
  keys.bringTo(Stage::Repaying);
  keys.showAllSteps();
  keys.go("settle");
  in_dialog([&] { QTest::keyClick(&keys.part("settle"), Qt::Key_Space); },
            [&](QDialog& dialog) {
              type_in(dialog, "settle.rebate", "1.00");
              when_there_is("dialog.confirm",
                            [](QDialog& question) { press_in(question, "confirm.go_on"); });
              press_in(dialog, "settle.go_on");
            });
  for (int round = 0; round < 3; ++round) keys.world.run();
  QCOMPARE(keys.kept().stage, Stage::Completed);
  QVERIFY(keys.kept().settlement.has_value());
}

void ContractKeyboardTest::what_is_missing_is_followed_to_the_checklist() {
  Keys keys;
  murabaha::Terms terms{"A-1", "customer-1", *murabaha::Currency::of("AED"), 100'00, 10'00};
  terms.profile = murabaha::Profile::Aaoifi;
  terms.asset = "a lorry";
  terms.supplier_id = "supplier-1";
  keys.world.desk.open(terms, &keys.window, {});
  keys.world.run();
  keys.world.selection.select(keys.world.id_of("A-1"));
  keys.world.run();
  keys.go("approve.reason");
  auto& reason = keys.part("approve.reason");
  QTest::keyClick(&reason, Qt::Key_Tab);  // from the text to the link in it
  QTest::keyClick(&reason, Qt::Key_Return);
  QVERIFY(keys.part("conditions").isVisible());
  QCOMPARE(QApplication::focusWidget(), &keys.part("conditions"));
}

void ContractKeyboardTest::every_page_is_reached() {
  Keys keys;
  auto& tabs = child<QTabWidget>(keys.window, "contract.tabs");
  QVERIFY(tab_to(*tabs.tabBar()));
  for (int page = 0; page < tabs.count(); ++page) {
    QCOMPARE(tabs.currentIndex(), page);
    QVERIFY(!tabs.tabText(page).isEmpty());
    QTest::keyClick(tabs.tabBar(), Qt::Key_Right);
  }
}

void ContractKeyboardTest::payments_are_imported() {
  QTemporaryDir folder;
  QString name = folder.filePath("bank.csv");
  QFile file(name);
  QVERIFY(file.open(QFile::WriteOnly));
  file.write("reference,value_date,amount\nBANK-1,2026-01-05,5\nBANK-2,2026-01-05,7.50\n");
  file.close();
  Keys keys;
  keys.bringTo(Stage::Disbursed);
  keys.go("files");
  QString said;
  keys.chooseInMenu({Qt::Key_Down, Qt::Key_Return});
  in_dialog([&] { QTest::keyClick(&keys.part("files"), Qt::Key_Space); },
            [&](QDialog& chooser) {
              when_there_is("dialog.import", [&](QDialog& dialog) {
                for (int round = 0; round < 3; ++round) keys.world.run();
                press_in(dialog, "import.book");
                for (int round = 0; round < 4; ++round) keys.world.run();
                said = child<QLabel>(dialog, "import.verdict").text();
                press_in(dialog, "import.close");
              });
              choose_file(chooser, name);
            });
  keys.world.run();
  QCOMPARE(said, "Booked: 2. Booked before: 0. Refused: 0.");
  QCOMPARE(keys.kept().paid(), 12'50);
}

void ContractKeyboardTest::a_table_is_exported() {
  QTemporaryDir folder;
  QString name = folder.filePath("steps.csv");
  Keys keys;
  keys.go("files");
  // Past the import and the statement into the tables, and there past two of them.
  keys.chooseInMenu({Qt::Key_Down, Qt::Key_Down, Qt::Key_Down, Qt::Key_Right, Qt::Key_Down,
                     Qt::Key_Down, Qt::Key_Return});
  in_dialog([&] { QTest::keyClick(&keys.part("files"), Qt::Key_Space); },
            [&](QDialog& chooser) { choose_file(chooser, name); });
  for (int round = 0; round < 3; ++round) keys.world.run();
  QFile file(name);
  QVERIFY2(file.open(QFile::ReadOnly), "nothing was exported");
  QVERIFY(file.readAll().startsWith("contract_id,seq,at,actor,command"));
}

void ContractKeyboardTest::the_focus_goes_as_one_reads_data() {
  QTest::addColumn<int>("language");
  QTest::newRow("from the left") << int(ui::Language::English);
  QTest::newRow("from the right") << int(ui::Language::Arabic);
}

void ContractKeyboardTest::the_focus_goes_as_one_reads() {
  QFETCH(int, language);
  app::apply_language(ui::Language(language));
  bool is_mirrored = ui::Language(language) == ui::Language::Arabic;
  Keys keys;
  keys.showAllSteps();
  keys.part("list").setFocus();
  auto* view = keys.part("list").window()->findChild<QWidget*>("view.murabaha");
  QStringList wrong;
  QWidget* before = QApplication::focusWidget();
  int steps = 0;
  for (; steps < most_steps; ++steps) {
    QTest::keyClick(before, Qt::Key_Tab);
    QWidget* now = QApplication::focusWidget();
    if (!view->isAncestorOf(now)) break;
    QRect from(before->mapTo(view, QPoint()), before->size());
    QRect to(now->mapTo(view, QPoint()), now->size());
    bool is_below = to.center().y() >= from.bottom() || to.top() >= from.bottom();
    bool is_beside = is_mirrored ? to.right() <= from.left() + 1 : to.left() >= from.right() - 1;
    bool is_in_line = to.top() <= from.bottom() && from.top() <= to.bottom();
    bool is_part = before->isAncestorOf(now);
    if (!is_part && !is_below && !(is_in_line && is_beside)) {
      wrong << before->objectName() + " is followed by " + now->objectName();
    }
    before = now;
  }
  QVERIFY(steps > 15);
  QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void ContractKeyboardTest::the_steps_and_the_answer_are_in_view_on_a_small_screen() {
  Keys keys;
  keys.world.desk.open({"M-2", "customer-1", *murabaha::Currency::of("KWD"), 90'000, 2'000},
                       &keys.window, {});  // another line of totals
  keys.bringTo(Stage::Repaying);
  keys.window.resize(1366, 744);  // what a screen of 768 leaves to a window with a title
  child<QDockWidget>(keys.window, "dock.murabaha").raise();
  auto& page = *child<QScrollArea>(keys.window, "contract.page").verticalScrollBar();
  auto is_in_view = [&](const char* name) {
    keys.world.run();
    QWidget& part = keys.part(name);
    return part.visibleRegion().boundingRect() == part.rect();
  };
  for (int place : {page.minimum(), page.maximum()}) {
    page.setValue(place);
    QVERIFY(is_in_view("answer"));
  }
  keys.world.selection.select(keys.world.id_of("M-2"));  // nothing is answered to that yet
  page.setValue(0);
  for (const char* step : {"approve", "reject", "disburse", "pay"})
    QVERIFY2(is_in_view(step), step);
}

const support::Registered registered(&support::make_case<ContractKeyboardTest>);

}  // namespace

#include "contract_keyboard_test.moc"
