// Everything can be reached without a mouse.

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QToolBar>

#include "contract_screen.h"
#include "main_window.h"
#include "qt_test.h"

namespace {

using support::child;

constexpr int most_steps = 300;

/// The window on a desk with one contract.
struct Screen {
  support::World world{&support::start_desk};
  ui::MainWindow window{world.observation, world.selection, world.commands, world.desk, {}};

  Screen() {
    auto currency = murabaha::Currency::of("AED");
    world.desk.open({"M-1", "customer-1", *currency, 100'00, 10'00}, &window, {});
    window.resize(1200, 800);
    window.show();
    world.run();
    world.selection.select(world.id_of("M-1"));
    QVERIFY(QTest::qWaitForWindowActive(&window));
  }
  void show(const QString& view) {
    if (auto* dock = window.findChild<QDockWidget*>("dock." + view)) dock->raise();
    QCoreApplication::processEvents();
  }
  /// Where the focus comes to by pressing a key again and again.
  QSet<QWidget*> reachedBy(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    window.activateWindow();
    child<QWidget>(window, "view.tree").setFocus();
    QSet<QWidget*> reached;
    for (int step = 0; step < most_steps; ++step) {
      QWidget* focus = QApplication::focusWidget();
      reached.insert(focus);
      QTest::keyClick(focus, key, modifiers);
    }
    return reached;
  }
};

bool takes_input(const QWidget& widget) {
  bool is_in_tool_bar = qobject_cast<QToolBar*>(widget.parentWidget()) != nullptr;
  bool is_part = qobject_cast<QLineEdit*>(widget.parentWidget()) != nullptr ||
                 qobject_cast<QComboBox*>(widget.parentWidget()) != nullptr ||
                 qobject_cast<const QHeaderView*>(&widget) != nullptr ||
                 widget.objectName().startsWith("qt_");
  bool is_control = qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
                    qobject_cast<const QLineEdit*>(&widget) != nullptr ||
                    qobject_cast<const QComboBox*>(&widget) != nullptr ||
                    qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
  return is_control && !is_in_tool_bar && !is_part && widget.isVisible() && widget.isEnabled();
}

class KeyboardTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void tab_reaches_every_control_of_a_view_data() { add_views(); }
  void tab_reaches_every_control_of_a_view();
  void tab_goes_backwards_too_data() { add_views(); }
  void tab_goes_backwards_too();
  void a_contract_is_driven_by_keys();

 private:
  static void add_views() {
    QTest::addColumn<QString>("view");
    for (const char* view : {"murabaha", "inspector", "charts", "table", "log", "sequence", "xray",
                             "findings", "timeline"}) {
      QTest::newRow(view) << view;
    }
  }
  static void check(const Screen& screen, const QString& view, const QSet<QWidget*>& reached) {
    auto& of_view = child<QWidget>(screen.window, "view." + view);
    int controls = 0;
    for (auto* widget : of_view.findChildren<QWidget*>()) {
      if (!takes_input(*widget)) continue;
      ++controls;
      QString name = QString(widget->metaObject()->className()) + " " + widget->objectName();
      QVERIFY2(reached.contains(widget), qPrintable(name + " is not reached"));
    }
    bool may_have_none = view == "findings";  // while nothing is wrong
    QVERIFY(controls > 0 || may_have_none);
    QVERIFY(reached.contains(&child<QWidget>(screen.window, "view.tree")));
  }
};

void KeyboardTest::tab_reaches_every_control_of_a_view() {
  QFETCH(QString, view);
  Screen screen;
  screen.show(view);
  check(screen, view, screen.reachedBy(Qt::Key_Tab));
}

void KeyboardTest::tab_goes_backwards_too() {
  QFETCH(QString, view);
  Screen screen;
  screen.show(view);
  check(screen, view, screen.reachedBy(Qt::Key_Backtab, Qt::ShiftModifier));
}

void KeyboardTest::a_contract_is_driven_by_keys() {
  Screen screen;
  screen.show("murabaha");
  auto press = [&](const char* button) {
    auto& widget = child<QAbstractButton>(screen.window, button);
    widget.setFocus();
    QTest::keyClick(&widget, Qt::Key_Space);
    screen.world.run();
  };
  press("contract.approve");
  support::in_dialog([&] { press("contract.disburse"); }, &support::confirm);
  screen.world.run();
  auto& amount = child<QLineEdit>(screen.window, "contract.amount");
  amount.setFocus();
  QTest::keyClicks(&amount, "110");
  press("contract.pay");
  QCOMPARE(child<QLabel>(screen.window, "contract.answer").text(),
           "Record payment: done. The contract is completed.");
}

const support::Registered registered(&support::make_case<KeyboardTest>);

}  // namespace

#include "keyboard_test.moc"
