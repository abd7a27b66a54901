// What is remembered from one start to the next.

#include "settings.h"

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QHoverEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include "appearance.h"
#include "composition.h"
#include "models/process_table_model.h"
#include "qt_test.h"

namespace {

using support::child;

class SettingsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanup() { QSettings().clear(); }
  void nothing_is_remembered_at_first();
  void the_theme_is_remembered();
  void an_unknown_theme_counts_as_none();
  void whoever_was_signed_in_is_signed_in_again();
  void the_place_and_size_of_the_window_are_remembered();
  void a_window_is_never_larger_than_its_screen();
  void a_hidden_dock_stays_hidden();
  void a_layout_that_nobody_has_changed_is_not_kept();
  void a_line_between_docks_that_was_moved_is_kept();
  void columns_that_were_arranged_are_remembered_data();
  void columns_that_were_arranged_are_remembered();
  void columns_that_nobody_has_arranged_are_not_kept();
  void what_is_switched_on_is_remembered();
  void a_reset_asks_and_forgets_all_but_the_names_at_the_desk();
  void a_reset_brings_the_window_back();
  void a_layout_that_does_not_fit_leaves_the_default();
  void a_layout_from_before_a_dock_was_added_leaves_the_default();

 private:
  QTemporaryDir folder_;
};

/// Of this test alone, and gone after it.
void SettingsTest::initTestCase() {
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
  QVERIFY(QSettings().fileName().startsWith(folder_.path()));
}

void SettingsTest::nothing_is_remembered_at_first() {
  QVERIFY(!app::settings::theme().has_value());
  app::Composition composition{app::Options()};
  QRect before = composition.window().geometry();
  app::settings::restore(composition.window());
  QCOMPARE(composition.window().geometry(), before);
}

void SettingsTest::the_theme_is_remembered() {
  for (ui::ThemeKind theme : ui::theme_kinds) {
    app::settings::keep_theme(theme);
    QCOMPARE(int(*app::settings::theme()), int(theme));
  }
}

void SettingsTest::an_unknown_theme_counts_as_none() {
  QSettings().setValue("theme", "purple");
  QVERIFY(!app::settings::theme().has_value());
}

void SettingsTest::whoever_was_signed_in_is_signed_in_again() {
  {
    app::Composition composition{app::Options()};
    app::settings::restore(composition.desk());
    QCOMPARE(composition.desk().actor(), "desk");
    ui::DeskHabits& habits = composition.desk().habits();
    habits.addName("reem");
    habits.addName("omar");
    habits.setCurrency("KWD");
    app::settings::keep(habits);
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.desk());
  QCOMPARE(composition.desk().actor(), "omar");
  QCOMPARE(composition.desk().habits().names(), QStringList({"omar", "reem"}));
  QCOMPARE(composition.desk().habits().currency(), "KWD");
  QSettings().setValue("desk/currency", "nonsense");
  app::settings::restore(composition.desk());
  QCOMPARE(composition.desk().habits().currency(), "KWD");
}

void SettingsTest::the_place_and_size_of_the_window_are_remembered() {
  QRect place(40, 60, 1100, 640);
  {
    app::Composition composition{app::Options()};
    composition.window().show();
    composition.window().setGeometry(place);
    app::settings::keep(composition.window());
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  QCOMPARE(composition.window().geometry(), place);
}

void SettingsTest::a_window_is_never_larger_than_its_screen() {
  QWidget window;
  QSize screen = window.screen()->availableSize();
  window.resize(screen / 2);
  app::fit_to_screen(window);
  QCOMPARE(window.size(), screen / 2);
  QVERIFY(!window.isMaximized());
  window.resize(screen + QSize(100, 0));
  app::fit_to_screen(window);
  QCOMPARE(window.width(), screen.width());
  QVERIFY(window.height() < screen.height());  // there is a title above it
  QVERIFY(window.isMaximized());
}

void SettingsTest::a_hidden_dock_stays_hidden() {
  {
    app::Composition composition{app::Options()};
    composition.window().show();
    child<QAction>(composition.window(), "view.log.show").trigger();
    app::settings::keep(composition.window());
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  QVERIFY(child<QDockWidget>(composition.window(), "dock.log").isHidden());
  QVERIFY(!child<QDockWidget>(composition.window(), "dock.table").isHidden());
}

void SettingsTest::a_layout_that_nobody_has_changed_is_not_kept() {
  app::Composition composition{app::Options()};
  ui::MainWindow& window = composition.window();
  auto is_kept = [&] {
    app::settings::keep(window);
    return QSettings().contains("window/layout");
  };
  window.show();
  window.resize(1500, 900);
  window.raiseView("log");
  QCoreApplication::processEvents();
  QVERIFY(!is_kept());
  child<QAction>(window, "view.log.show").trigger();
  QVERIFY(is_kept());
  window.restoreDefaultLayout();
  QVERIFY(!is_kept());
  window.addDockWidget(Qt::LeftDockWidgetArea, &child<QDockWidget>(window, "dock.log"));
  QVERIFY(is_kept());
  window.restoreDefaultLayout();
  child<QAction>(window, "view.perspective.debug").trigger();
  QVERIFY(is_kept());
}

void SettingsTest::a_line_between_docks_that_was_moved_is_kept() {
  app::Composition composition{app::Options()};
  ui::MainWindow& window = composition.window();
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  auto& inspector = child<QDockWidget>(window, "dock.murabaha");
  inspector.raise();
  QCoreApplication::processEvents();
  int before = inspector.width();
  int y = inspector.geometry().center().y();
  auto pointer = [&](QEvent::Type type, int x, Qt::MouseButtons buttons) {
    QPointF at(x, y);
    Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, window.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
  };
  int line = inspector.geometry().left() - 2;
  QHoverEvent over(QEvent::HoverMove, QPointF(line, y), window.mapToGlobal(QPointF(line, y)),
                   QPointF(line - 9, y));
  QCoreApplication::sendEvent(&window, &over);
  pointer(QEvent::MouseButtonPress, line, Qt::LeftButton);
  pointer(QEvent::MouseMove, line - 60, Qt::LeftButton);
  QTRY_VERIFY(inspector.width() > before + 30);
  pointer(QEvent::MouseButtonRelease, line - 60, Qt::NoButton);
  app::settings::keep(window);
  QVERIFY(QSettings().contains("window/layout"));
}

void SettingsTest::columns_that_were_arranged_are_remembered_data() {
  QTest::addColumn<Qt::LayoutDirection>("direction");
  QTest::newRow("from the left") << Qt::LeftToRight;
  QTest::newRow("from the right") << Qt::RightToLeft;
}

/// The header of the table of processes in a window of its own.
struct Header {
  app::Composition composition{app::Options()};
  QTableView& table = child<QTableView>(composition.window(), "table.processes");
  QHeaderView& header = *table.horizontalHeader();

  Header() {
    app::settings::restore(composition.window());
    composition.window().show();
    composition.window().raiseView("table");
    composition.observation().apply({{}, trace::Spawned{{1, 1}, {}, otp::Atom("Guest"), {}}});
    composition.observation().finishFrame({});
    composition.observation().rest();  // so that the table shows it at once
    QCoreApplication::processEvents();
    QVERIFY(table.isVisible());
  }

  /// By the pointer, between two places of the header.
  void drag(int from, int to) {
    QWidget* port = header.viewport();
    int y = port->height() / 2;
    QTest::mousePress(port, Qt::LeftButton, {}, {from, y});
    for (int x : {(from + to) / 2, to}) {
      QPointF at(x, y);
      QMouseEvent move(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                       Qt::NoModifier);
      QCoreApplication::sendEvent(port, &move);
    }
    QTest::mouseRelease(port, Qt::LeftButton, {}, {to, y});
  }
  int leftOf(int column) const { return header.sectionViewportPosition(column); }
  int middleOf(int column) const { return leftOf(column) + header.sectionSize(column) / 2; }
  bool isMirrored() const { return header.layoutDirection() == Qt::RightToLeft; }
  void move(int column, int before) {
    drag(middleOf(column), middleOf(before) + (isMirrored() ? 10 : -10));
  }
  void widen(int column, int by) {
    int edge = isMirrored() ? leftOf(column) : leftOf(column) + header.sectionSize(column) - 1;
    drag(edge, isMirrored() ? edge - by : edge + by);
  }
  /// The columns from the leading edge on, but the width of the last, which fills the room.
  QStringList told() const {
    QStringList told;
    for (int visual = 0; visual < header.count(); ++visual) {
      int column = header.logicalIndex(visual);
      QString title = table.model()->headerData(column, Qt::Horizontal).toString();
      bool is_last = visual == header.count() - 1;
      told << (is_last ? title : QString("%1 %2").arg(title).arg(header.sectionSize(column)));
    }
    return told << QString("by %1, %2")
                       .arg(header.sortIndicatorSection())
                       .arg(header.sortIndicatorOrder());
  }
};

void SettingsTest::columns_that_were_arranged_are_remembered() {
  using Columns = ui::ProcessTableModel;
  QFETCH(Qt::LayoutDirection, direction);
  QGuiApplication::setLayoutDirection(direction);
  QStringList at_first, arranged;
  {
    Header first;
    QCOMPARE(first.isMirrored(), direction == Qt::RightToLeft);
    at_first = first.told();
    int width = first.header.sectionSize(Columns::Name);
    first.widen(Columns::Name, 40);
    QCOMPARE(first.header.sectionSize(Columns::Name), width + 40);
    first.move(Columns::Mailbox, Columns::Process);
    QCOMPARE(first.header.visualIndex(Columns::Mailbox), 1);
    child<QAction>(first.composition.window(), "table.column.kind").trigger();
    QVERIFY(first.header.isSectionHidden(Columns::Kind));
    QTest::mouseClick(first.header.viewport(), Qt::LeftButton, {},
                      {first.middleOf(Columns::Name), 5});
    QCOMPARE(first.header.sortIndicatorSection(), int(Columns::Name));
    arranged = first.told();
    app::settings::keep(first.composition.window());
  }
  Header second;
  QCOMPARE(second.told(), arranged);
  QVERIFY(!child<QAction>(second.composition.window(), "table.column.kind").isChecked());
  child<QAction>(second.composition.window(), "table.columns.restore").trigger();
  QCOMPARE(second.told(), at_first);
  app::settings::keep(second.composition.window());
  QVERIFY(!QSettings().contains("table/columns"));
  QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void SettingsTest::columns_that_nobody_has_arranged_are_not_kept() {
  Header header;
  header.composition.window().resize(1800, 900);
  QCoreApplication::processEvents();
  app::settings::keep(header.composition.window());
  QVERIFY(!QSettings().contains("table/columns"));
}

void SettingsTest::what_is_switched_on_is_remembered() {
  {
    app::Composition composition{app::Options()};
    app::settings::keep(composition.window());
    QVERIFY(!QSettings().contains("options/view.own_processes"));
    child<QAction>(composition.window(), "view.own_processes").trigger();
    child<QAction>(composition.window(), "tree.legend").trigger();
    child<QAbstractButton>(composition.window(), "table.only_matches").click();
    app::settings::keep(composition.window());
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  QVERIFY(composition.observation().showsOwn());
  QVERIFY(child<QAction>(composition.window(), "view.own_processes").isChecked());
  QVERIFY(child<QAction>(composition.window(), "tree.legend").isChecked());
  QVERIFY(child<QAbstractButton>(composition.window(), "table.only_matches").isChecked());
}

void SettingsTest::a_reset_asks_and_forgets_all_but_the_names_at_the_desk() {
  app::Composition composition{app::Options()};
  ui::MainWindow& window = composition.window();
  app::settings::follow(window);
  window.show();
  composition.desk().habits().addName("reem");
  app::settings::keep(composition.desk().habits());
  child<QAction>(window, "view.theme.dark").trigger();
  Q_EMIT window.languageChosen(ui::Language::Arabic);
  child<QAction>(window, "view.log.show").trigger();
  child<QAction>(window, "view.own_processes").trigger();
  child<QAction>(window, "table.column.kind").trigger();
  app::settings::keep(window);
  QStringList before = QSettings().allKeys();
  QVERIFY(before.contains("theme") && before.contains("language"));
  QVERIFY(before.contains("table/columns"));
  auto& reset = child<QAction>(window, "view.reset");
  support::in_dialog([&] { reset.trigger(); }, [](QDialog& question) { question.reject(); });
  QCOMPARE(QSettings().allKeys(), before);
  support::in_dialog([&] { reset.trigger(); },
                     [](QDialog& question) {
                       QCOMPARE(question.objectName(), "dialog.reset");
                       for (auto* button : question.findChildren<QPushButton*>()) {
                         if (button->text() == "Reset") return button->click();
                       }
                     });
  QCOMPARE(QSettings().allKeys().filter("desk/"), QSettings().allKeys());
  QVERIFY(QSettings().contains("desk/names"));
  app::settings::keep(window);
  QVERIFY(!QSettings().contains("window/layout"));
  QVERIFY(!QSettings().contains("table/columns"));
  QVERIFY(QSettings().allKeys().filter("options/").isEmpty());
}

void SettingsTest::a_reset_brings_the_window_back() {
  app::Composition composition{app::Options()};
  ui::MainWindow& window = composition.window();
  window.show();
  auto& table = child<QTableView>(window, "table.processes");
  int width = table.columnWidth(0);
  table.setColumnWidth(0, width + 100);
  table.sortByColumn(0, Qt::AscendingOrder);
  child<QLineEdit>(window, "table.search").setText("counter");
  child<QAbstractButton>(window, "table.only_matches").click();
  child<QAction>(window, "view.own_processes").trigger();
  child<QAction>(window, "view.perspective.present").trigger();
  window.resize(1600, 1000);
  QSignalSpy themes(&window, &ui::MainWindow::themeChosen);
  QSignalSpy languages(&window, &ui::MainWindow::languageChosen);
  support::in_dialog([&] { child<QAction>(window, "view.reset").trigger(); },
                     [](QDialog& question) {
                       for (auto* button : question.findChildren<QPushButton*>()) {
                         if (button->text() == "Reset") return button->click();
                       }
                     });
  QCOMPARE(window.size(), QSize(1366, 768));
  QCOMPARE(table.columnWidth(0), width);
  QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), int(ui::ProcessTableModel::Mailbox));
  QCOMPARE(child<QLineEdit>(window, "table.search").text(), QString());
  QVERIFY(!child<QAbstractButton>(window, "table.only_matches").isChecked());
  QVERIFY(!composition.observation().showsOwn());
  QVERIFY(!child<QDockWidget>(window, "dock.inspector").isHidden());
  QCOMPARE(themes.last()[0].value<ui::ThemeKind>(), ui::ThemeKind::Light);
  QCOMPARE(languages.last()[0].value<ui::Language>(), ui::Language::English);
}

void SettingsTest::a_layout_that_does_not_fit_leaves_the_default() {
  QSettings().setValue("window/geometry", QByteArray("nonsense"));
  QSettings().setValue("window/layout", QByteArray("nonsense"));
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  for (auto* dock : composition.window().findChildren<QDockWidget*>()) {
    QVERIFY2(!dock->isHidden(), qPrintable(dock->objectName()));
  }
}

void SettingsTest::a_layout_from_before_a_dock_was_added_leaves_the_default() {
  constexpr int before = 1;
  {
    app::Composition composition{app::Options()};
    composition.window().show();
    child<QDockWidget>(composition.window(), "dock.log").hide();
    QSettings().setValue("window/layout", composition.window().saveState(before));
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  QVERIFY(!child<QDockWidget>(composition.window(), "dock.log").isHidden());
}

const support::Registered registered(&support::make_case<SettingsTest>);

}  // namespace

#include "settings_test.moc"
