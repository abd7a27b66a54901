// The window as a whole: one selection for all views, docks, commands, keys.

#include "main_window.h"

#include <QAction>
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include "appearance.h"
#include "language.h"
#include "models/process_table_model.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/rows_view.h"
#include "views/supervision_tree_view.h"
#include "views/timeline_view.h"
#include "views/window_commands.h"

namespace {

using support::child;
using support::in_dialog;

/// The window on the shop.
struct Screen {
  support::World world{&support::start_shop};
  ui::MainWindow window{world.observation,
                        world.selection,
                        world.commands,
                        world.desk,
                        {{"shop", "The shop", ""}, {"zoo", "The zoo", ""}}};

  Screen() {
    window.resize(1200, 760);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
  }
  /// Brings a view to the front as a user does it.
  void show(const QString& view) {
    child<QDockWidget>(window, "dock." + view).raise();
    QCoreApplication::processEvents();
  }
  void clickInTree(std::string_view title) {
    QTest::mouseClick(window.tree().viewport(), Qt::LeftButton, {},
                      window.tree().positionOf(world.id_of(title)));
    world.run();
  }
  void clickInTable(const QString& table_name, const QString& text) {
    auto& table = child<QTableView>(window, table_name);
    QModelIndexList found = table.model()->match(table.model()->index(0, 0), Qt::DisplayRole, text);
    if (found.isEmpty()) qFatal("there is no row '%s'", qPrintable(text));
    table.scrollTo(found.first());
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(found.first()).center());
    world.run();
  }
  QString inspected() const { return child<QLabel>(window, "inspector.title").text(); }
  QString charted() const {
    return child<QWidget>(window, "chart.selected").findChild<QChartView*>()->chart()->title();
  }
  QString inTable() const {
    return child<QTableView>(window, "table.processes")
        .currentIndex()
        .siblingAtColumn(0)
        .data()
        .toString();
  }
};

class MainWindowTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void what_is_selected_in_the_table_is_selected_everywhere();
  void what_is_selected_in_the_tree_is_selected_everywhere();
  void what_is_selected_in_the_log_is_selected_everywhere();
  void where_nothing_is_selected_no_event_is_either();
  void the_selection_follows_a_process_over_its_restart();
  void after_the_end_of_all_what_was_selected_is_shown_and_all_can_be_started_again();
  void every_command_has_an_id_and_a_text_of_its_own();
  void no_two_commands_have_the_same_shortcut();
  void no_two_menus_or_entries_have_the_same_letter();
  void the_list_of_shortcuts_is_complete();
  void the_list_of_shortcuts_fits_and_can_be_searched();
  void every_dock_can_be_hidden_and_comes_back_data();
  void every_dock_can_be_hidden_and_comes_back();
  void the_default_layout_brings_everything_back();
  void the_timeline_is_as_wide_as_the_window();
  void a_mark_of_the_timeline_is_shown_in_the_log();
  void the_default_layout_leaves_the_window_as_large_as_it_is();
  void the_window_fits_on_a_small_screen();
  void one_key_shows_the_whole_tree();
  void one_key_goes_through_the_themes();
  void boxes_and_fields_can_be_seen_in_each_theme();
  void space_pauses_the_view_but_not_where_it_is_typed();
  void the_menus_have_what_stands_within_the_views();
  void messages_are_watched_until_that_is_switched_off();
  void one_goes_back_and_forward_through_selections();
  void one_key_goes_to_the_next_match_of_the_tree_or_of_the_table();
  void escape_selects_nothing();
  void what_is_said_many_times_a_second_asks_no_layout_anew();
  void the_table_fits_into_the_smallest_window();
  void names_and_news_begin_on_the_right_in_arabic();
  void the_tree_has_a_menu_for_the_process_under_the_pointer();
  void a_perspective_shows_its_views_and_no_others();
  void the_outcome_of_an_action_is_told_in_the_status_bar();
};

void MainWindowTest::what_is_selected_in_the_table_is_selected_everywhere() {
  Screen screen;
  screen.show("table");
  for (const char* title : {"second", "crew"}) {
    screen.clickInTable("table.processes", title);
    QCOMPARE(screen.world.selection.current(), screen.world.id_of(title));
    QCOMPARE(screen.inspected(), title);
    QCOMPARE(screen.charted(), QString("Mailbox of ") + title);
    QVERIFY(screen.window.tree().viewport()->rect().contains(
        screen.window.tree().positionOf(screen.world.id_of(title))));
  }
}

void MainWindowTest::what_is_selected_in_the_tree_is_selected_everywhere() {
  Screen screen;
  screen.show("table");
  for (const char* title : {"third", "counters"}) {
    screen.clickInTree(title);
    QCOMPARE(screen.inspected(), title);
    QCOMPARE(screen.inTable(), title);
    QCOMPARE(screen.charted(), QString("Mailbox of ") + title);
  }
}

void MainWindowTest::what_is_selected_in_the_log_is_selected_everywhere() {
  Screen screen;
  screen.show("log");
  screen.world.exit("second", "kill");
  auto& events = child<ui::RowsView>(screen.window, "log.events");
  QModelIndex last = events.model().index(events.model().rowCount() - 1, 0);
  QTest::mouseClick(events.viewport(), Qt::LeftButton, {}, events.rectOf(last.row()).center());
  QString subject = last.siblingAtColumn(2).data().toString();
  QCOMPARE(screen.inspected(), subject);
  QCOMPARE(screen.inTable(), subject);
}

void MainWindowTest::where_nothing_is_selected_no_event_is_either() {
  Screen screen;
  screen.show("log");
  auto& events = child<ui::RowsView>(screen.window, "log.events");
  auto& none = child<QAction>(screen.window, "selection.none");
  auto click = [&] {
    int row = events.topRow();
    QTest::mouseClick(events.viewport(), Qt::LeftButton, {}, events.rectOf(row).center());
    QCOMPARE(events.currentRow(), row);
    QVERIFY(none.isEnabled());
  };
  click();
  none.trigger();
  QCOMPARE(events.currentRow(), -1);
  QVERIFY(!none.isEnabled());
  click();
  QTest::keyClick(&screen.window, Qt::Key_Escape);
  QCOMPARE(events.currentRow(), -1);
}

void MainWindowTest::
    after_the_end_of_all_what_was_selected_is_shown_and_all_can_be_started_again() {
  Screen screen;
  screen.clickInTree("first");
  screen.world.exit("shop", "kill");
  QVERIFY(screen.world.observation.system().has_ended());
  QCOMPARE(screen.inspected(), "first");
  QCOMPARE(screen.charted(), "Mailbox of first");
  QString identity = child<QLabel>(screen.window, "inspector.identity").text();
  QVERIFY2(identity.contains(QString::fromUtf8("application › shop › counters › first")),
           qPrintable(identity));
  screen.show("log");
  child<QPushButton>(screen.window, "banner.end.why").click();
  auto& why = child<QDialog>(screen.window, "dialog.why");
  QVERIFY(child<QTreeWidget>(why, "why.steps").topLevelItemCount() > 1);
  auto& events = child<ui::RowsView>(screen.window, "log.events");
  QVERIFY2(events.textOf(events.currentRow()).contains("exited"),
           qPrintable(events.textOf(events.currentRow())));
  why.close();
  QSignalSpy chosen(&screen.window, &ui::MainWindow::demoChosen);
  child<QPushButton>(screen.window, "banner.end.again").click();
  QCOMPARE(chosen.count(), 1);
  QCOMPARE(chosen.first().first().toString(), "shop");
}

void MainWindowTest::the_selection_follows_a_process_over_its_restart() {
  Screen screen;
  screen.clickInTree("first");
  auto& identity = child<QLabel>(screen.window, "inspector.identity");
  QString before = identity.text().section('\n', 0, 0);
  screen.world.exit("first", "kill");
  QCOMPARE(screen.inspected(), "first");
  QCOMPARE(screen.inTable(), "first");
  QVERIFY(identity.text().section('\n', 0, 0) != before);
  QVERIFY(identity.text().contains("Incarnation 2, 1 restart"));
}

void MainWindowTest::every_command_has_an_id_and_a_text_of_its_own() {
  Screen screen;
  QSet<QString> ids;
  QSet<QString> texts;
  for (const auto& [action, path, view] : screen.window.commands()) {
    QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
    QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
    QString full = path + action->text();
    QVERIFY2(!texts.contains(full), qPrintable(full));
    ids.insert(action->objectName());
    texts.insert(full);
  }
  QVERIFY(ids.size() >= 20);
  for (const char* id : {"world.play", "world.step", "process.kill", "contract.new", "view.pause",
                         "world.jump_hour", "view.theme.contrast", "view.perspective.debug"}) {
    QVERIFY2(ids.contains(id), id);
  }
}

void MainWindowTest::no_two_commands_have_the_same_shortcut() {
  Screen screen;
  QMap<QKeySequence, QString> owners;
  for (QAction* action : screen.window.findChildren<QAction*>()) {
    for (const QKeySequence& keys : action->shortcuts()) {
      QString& owner = owners[keys];
      QVERIFY2(owner.isEmpty(), qPrintable(keys.toString() + ": " + owner + ", " + action->text()));
      owner = action->text();
    }
  }
  QVERIFY(owners.size() >= 15);
}

void MainWindowTest::no_two_menus_or_entries_have_the_same_letter() {
  Screen screen;
  auto check = [](const QStringList& texts) {
    QMap<QKeySequence, QString> owners;
    for (const QString& text : texts) {
      QKeySequence letter = QKeySequence::mnemonic(text);
      if (letter.isEmpty()) continue;
      QVERIFY2(!owners.contains(letter), qPrintable(text + " and " + owners[letter]));
      owners[letter] = text;
    }
  };
  QStringList beside_each_other;
  for (QAction* menu : screen.window.menuBar()->actions()) {
    beside_each_other << menu->text();
    QStringList entries;
    for (QAction* action : menu->menu()->actions()) entries << action->text();
    check(entries);
  }
  for (auto* button : screen.window.findChildren<QAbstractButton*>()) {
    bool shows_a_menu_entry = qobject_cast<QToolButton*>(button) != nullptr;
    if (!shows_a_menu_entry) beside_each_other << button->text();
  }
  for (auto* label : screen.window.findChildren<QLabel*>()) {
    if (label->buddy() != nullptr) beside_each_other << label->text();
  }
  check(beside_each_other);
}

namespace {

/// What the rows of a list say that are not hidden, and stand below none that is.
QStringList rows_of(const QTreeWidget& list) {
  QStringList rows;
  for (int section = 0; section < list.topLevelItemCount(); ++section) {
    const QTreeWidgetItem& title = *list.topLevelItem(section);
    for (int row = 0; row < title.childCount() && !title.isHidden(); ++row) {
      if (!title.child(row)->isHidden()) rows << title.child(row)->text(1);
    }
  }
  return rows;
}

}  // namespace

void MainWindowTest::the_list_of_shortcuts_is_complete() {
  Screen screen;
  in_dialog([&] { QTest::keyClick(&screen.window, Qt::Key_F1); },
            [&](QDialog& dialog) {
              QStringList rows = rows_of(child<QTreeWidget>(dialog, "keys.list"));
              for (const auto& [action, path, view] : screen.window.commands()) {
                if (action->shortcut().isEmpty()) continue;
                QString name = action->text().remove('&');
                QVERIFY2(rows.contains(name), qPrintable(name));
              }
            });
}

void MainWindowTest::the_list_of_shortcuts_fits_and_can_be_searched() {
  Screen screen;
  in_dialog([&] { QTest::keyClick(&screen.window, Qt::Key_F1); },
            [&](QDialog& dialog) {
              QVERIFY(dialog.height() < screen.window.height());
              auto& list = child<QTreeWidget>(dialog, "keys.list");
              QTest::keyClicks(&child<QLineEdit>(dialog, "keys.search"), "no such key");
              QCOMPARE(rows_of(list), QStringList());
              child<QLineEdit>(dialog, "keys.search").clear();
              QTest::keyClicks(&child<QLineEdit>(dialog, "keys.search"), "next mark");
              QCOMPARE(rows_of(list), QStringList("the next mark, and the previous one"));
            });
}

void MainWindowTest::every_dock_can_be_hidden_and_comes_back_data() {
  QTest::addColumn<QString>("view");
  for (const char* view : {"murabaha", "inspector", "charts", "table", "log"}) {
    QTest::newRow(view) << view;
  }
}

void MainWindowTest::every_dock_can_be_hidden_and_comes_back() {
  QFETCH(QString, view);
  Screen screen;
  auto& dock = child<QDockWidget>(screen.window, "dock." + view);
  auto& action = *dock.toggleViewAction();
  QVERIFY(action.isChecked());
  QTest::keySequence(&screen.window, action.shortcut());
  QVERIFY(dock.isHidden());
  QVERIFY(!action.isChecked());
  QTest::keySequence(&screen.window, action.shortcut());
  QVERIFY(!dock.isHidden());
}

void MainWindowTest::the_default_layout_brings_everything_back() {
  Screen screen;
  for (auto* dock : screen.window.findChildren<QDockWidget*>()) dock->hide();
  for (auto* bar : screen.window.findChildren<QToolBar*>()) bar->hide();
  child<QDockWidget>(screen.window, "dock.table").setFloating(true);
  screen.window.addDockWidget(Qt::LeftDockWidgetArea,
                              &child<QDockWidget>(screen.window, "dock.log"));
  child<QAction>(screen.window, "view.restore").trigger();
  for (auto* dock : screen.window.findChildren<QDockWidget*>()) {
    QVERIFY2(!dock->isHidden() && !dock->isFloating(), qPrintable(dock->objectName()));
    bool is_right = dock->objectName() == "dock.murabaha" || dock->objectName() == "dock.inspector";
    QCOMPARE(screen.window.dockWidgetArea(dock),
             is_right ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea);
  }
  for (auto* bar : screen.window.findChildren<QToolBar*>()) QVERIFY(!bar->isHidden());
}

void MainWindowTest::the_timeline_is_as_wide_as_the_window() {
  Screen screen;
  auto& timeline = child<ui::TimelineView>(screen.window, "view.timeline");
  QVERIFY(timeline.isVisible());
  QCOMPARE(timeline.width(), screen.window.width());
  QVERIFY(timeline.height() >= 60 && timeline.height() <= 90);
  QTest::keySequence(&screen.window, QKeySequence(Qt::CTRL | Qt::Key_T));
  QVERIFY(!timeline.isVisible());
  child<QAction>(screen.window, "view.restore").trigger();
  QVERIFY(timeline.isVisible());
  child<QAction>(screen.window, "view.perspective.contract").trigger();
  QVERIFY(!timeline.isVisible());
  child<QAction>(screen.window, "view.perspective.teach").trigger();
  QVERIFY(timeline.isVisible());
}

void MainWindowTest::a_mark_of_the_timeline_is_shown_in_the_log() {
  Screen screen;
  screen.world.run(std::chrono::seconds(1));
  screen.world.exit("second", "boom");
  screen.world.run(std::chrono::seconds(1));
  for (int i = 0; i < 4; ++i) screen.world.spawn("Guest");
  auto& timeline = child<ui::TimelineView>(screen.window, "view.timeline");
  auto& log = child<ui::RowsView>(screen.window, "log.events");
  screen.show("log");
  timeline.choose(screen.world.observation.timeline().marks().front());
  QVERIFY2(log.textOf(log.currentRow()).contains("boom"), qPrintable(log.textOf(log.currentRow())));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  screen.show("charts");  // what is chosen meanwhile is shown once the log is seen again
  timeline.choose(screen.world.observation.timeline().marks().back());
  screen.show("log");
  QVERIFY2(log.textOf(log.currentRow()).contains("second"),
           qPrintable(log.textOf(log.currentRow())));
  QVERIFY(!log.textOf(log.currentRow()).contains("exit"));
}

void MainWindowTest::the_default_layout_leaves_the_window_as_large_as_it_is() {
  Screen screen;
  screen.window.addDockWidget(Qt::LeftDockWidgetArea,
                              &child<QDockWidget>(screen.window, "dock.charts"));
  screen.window.resize(1366, 768);
  QCoreApplication::processEvents();
  child<QAction>(screen.window, "view.restore").trigger();
  for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
  QCOMPARE(screen.window.size(), QSize(1366, 768));
  child<QAction>(screen.window, "view.perspective.debug").trigger();
  for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
  QCOMPARE(screen.window.size(), QSize(1366, 768));
}

void MainWindowTest::the_window_fits_on_a_small_screen() {
  Screen screen;
  screen.window.resize(1100, 600);
  QCoreApplication::processEvents();
  QCOMPARE(screen.window.size(), QSize(1100, 600));
}

void MainWindowTest::one_key_shows_the_whole_tree() {
  Screen screen;
  auto& tree = screen.window.tree();
  for (int turn = 0; turn < 5; ++turn) tree.zoomIn();
  QTest::keySequence(&screen.window, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0));
  for (std::size_t box = 0; box < tree.treeLayout().boxes.size(); ++box) {
    QVERIFY(tree.viewport()->rect().contains(tree.rectOf(int(box))));
  }
}

void MainWindowTest::one_key_goes_through_the_themes() {
  Screen screen;
  QSignalSpy chosen(&screen.window, &ui::MainWindow::themeChosen);
  for (ui::ThemeKind next : {ui::ThemeKind::Dark, ui::ThemeKind::Contrast, ui::ThemeKind::Light}) {
    QTest::keySequence(&screen.window, QKeySequence(Qt::CTRL | Qt::Key_D));
    QCOMPARE(int(chosen.last()[0].value<ui::ThemeKind>()), int(next));
    app::apply_theme(next);
    QCoreApplication::processEvents();
    QVERIFY(child<QAction>(screen.window, "view.theme." + ui::name_of(next)).isChecked());
  }
  QCOMPARE(chosen.count(), 3);
}

void MainWindowTest::boxes_and_fields_can_be_seen_in_each_theme() {
  Screen screen;
  for (ui::ThemeKind kind : ui::theme_kinds) {
    app::apply_theme(kind);
    const ui::Theme& theme = ui::theme_of(kind);
    for (const char* view : {"sequence", "table"}) {
      screen.show(view);
      auto* field = screen.window.findChild<QWidget*>(
          view == QString("table") ? "table.search" : "sequence.only_selected");
      QImage image = field->grab().toImage();
      int framed = 0;
      for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
          if (image.pixelColor(x, y) == theme.line) ++framed;
        }
      }
      QVERIFY2(framed >= 40, qPrintable(ui::name_of(kind) + ' ' + view));
    }
  }
  app::apply_theme(ui::ThemeKind::Light);
}

void MainWindowTest::space_pauses_the_view_but_not_where_it_is_typed() {
  Screen screen;
  QSignalSpy paused(&screen.window, &ui::MainWindow::viewPaused);
  auto& banner = child<QWidget>(screen.window, "banner.pause");
  QVERIFY(!banner.isVisible());
  auto place = [&] {
    QCoreApplication::processEvents();
    const QWidget& seen = *screen.window.tree().viewport();
    return QRect(seen.mapTo(&screen.window, QPoint(0, 0)), seen.size());
  };
  QRect before = place();
  QTest::keyClick(&screen.window.tree(), Qt::Key_Space);
  QCOMPARE(paused.count(), 1);
  QVERIFY(banner.isVisible());
  QCOMPARE(place(), before);
  screen.window.showKept(1234);
  QVERIFY(child<QLabel>(banner, "banner.pause.text").text().contains("1,234 events wait"));
  screen.show("table");
  auto& table = child<QTableView>(screen.window, "table.processes");
  table.setFocus();
  QTest::keyClick(&table, Qt::Key_Space);
  QCOMPARE(paused.count(), 2);
  QVERIFY(!banner.isVisible());
  auto& filter = child<QLineEdit>(screen.window, "table.search");
  filter.setFocus();
  QTest::keyClick(&filter, Qt::Key_Space);
  QCOMPARE(filter.text(), " ");
  QCOMPARE(paused.count(), 2);
  QTest::keyClick(&screen.window.tree(), Qt::Key_Space);
  QTest::mouseClick(&child<QPushButton>(banner, "banner.pause.go_on"), Qt::LeftButton);
  QCOMPARE(paused.count(), 4);
  QVERIFY(!paused.last()[0].toBool());
}

void MainWindowTest::a_perspective_shows_its_views_and_no_others() {
  Screen screen;
  child<QAction>(screen.window, "view.perspective.contract").trigger();
  QVERIFY(!child<QDockWidget>(screen.window, "dock.murabaha").isHidden());
  QVERIFY(child<QDockWidget>(screen.window, "dock.table").isHidden());
  child<QAction>(screen.window, "view.perspective.debug").trigger();
  QVERIFY(child<QDockWidget>(screen.window, "dock.murabaha").isHidden());
  QVERIFY(!child<QDockWidget>(screen.window, "dock.table").isHidden());
}

void MainWindowTest::the_outcome_of_an_action_is_told_in_the_status_bar() {
  Screen screen;
  screen.clickInTree("first");
  QTest::keySequence(&screen.window, QKeySequence(Qt::CTRL | Qt::Key_U));
  screen.world.run();
  QCOMPARE(screen.window.statusBar()->currentMessage(), "first is suspended.");
  auto& outcome = child<QLabel>(screen.window, "inspector.outcome");
  QCOMPARE(outcome.text(), "first is suspended.");
}

void MainWindowTest::the_menus_have_what_stands_within_the_views() {
  Screen screen;
  QStringList ids;
  for (const auto& [action, path, view] : screen.window.commands()) ids << action->objectName();
  for (const char* id :
       {"world.speed.0.05", "world.speed.10", "world.watch_messages", "do.log.why", "do.log.follow",
        "do.sequence.why", "do.sequence.follow", "do.charts.pause", "selection.back"}) {
    QVERIFY2(ids.contains(id), id);
  }
  auto& follow = child<QAction>(screen.window, "do.log.follow");
  auto& box = child<QAbstractButton>(screen.window, "log.follow");
  QCOMPARE(follow.isChecked(), box.isChecked());
  follow.trigger();
  QVERIFY(!box.isChecked() && !follow.isChecked());
  box.click();
  QVERIFY(follow.isChecked());
  QVERIFY(!child<QAction>(screen.window, "do.sequence.why").isEnabled());
  child<QAction>(screen.window, "world.speed.0.5").trigger();
  screen.world.run();
  QCOMPARE(screen.world.commands.world().speed, 0.5);
  QVERIFY(child<QAction>(screen.window, "world.speed.0.5").isChecked());
  QCOMPARE(child<QComboBox>(screen.window, "world.speed").currentData().toDouble(), 0.5);
}

void MainWindowTest::messages_are_watched_until_that_is_switched_off() {
  Screen screen;
  screen.world.run();
  auto& watch = child<QAction>(screen.window, "world.watch_messages");
  QVERIFY(watch.isChecked());
  watch.trigger();
  screen.world.run();
  QVERIFY(!screen.world.commands.world().watches_messages && !watch.isChecked());
  watch.trigger();
  screen.world.run();
  QVERIFY(screen.world.commands.world().watches_messages && watch.isChecked());
}

void MainWindowTest::one_goes_back_and_forward_through_selections() {
  Screen screen;
  auto& selection = screen.world.selection;
  auto& back = child<QAction>(screen.window, "selection.back");
  auto& forward = child<QAction>(screen.window, "selection.forward");
  QCOMPARE(back.shortcut(), QKeySequence("Alt+Left"));
  QVERIFY(!back.isEnabled() && !forward.isEnabled());
  otp::Pid guest = screen.world.spawn("Guest");
  for (const char* name : {"first", "second", "Guest", "third"}) {
    selection.select(screen.world.observation.system().identity_of(
        QString(name) == "Guest" ? guest : screen.world.named(name).pid));
  }
  screen.world.exit("Guest", "kill");
  QTest::keyClick(&screen.window, Qt::Key_Left, Qt::AltModifier);
  QCOMPARE(selection.current(), screen.world.id_of("second"));  // the guest has gone
  back.trigger();
  QCOMPARE(selection.current(), screen.world.id_of("first"));
  QVERIFY(!back.isEnabled());
  QTest::keyClick(&screen.window, Qt::Key_Right, Qt::AltModifier);
  QCOMPARE(selection.current(), screen.world.id_of("second"));
  selection.select(screen.world.id_of("crew"));
  QVERIFY(!forward.isEnabled());  // another way was taken
}

void MainWindowTest::one_key_goes_to_the_next_match_of_the_tree_or_of_the_table() {
  Screen screen;
  auto selected = [&] {
    return screen.world.observation.system().find(screen.world.selection.current())->title();
  };
  QTest::keySequence(&screen.window, QKeySequence::Find);
  QTest::keyClicks(QApplication::focusWidget(), "counter");
  QTRY_VERIFY(screen.window.tree().scene().found().is_complete());
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_F3);
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_F3);
  QCOMPARE(selected(), "first");
  child<QDockWidget>(screen.window, "dock.table").hide();
  QTest::keySequence(&screen.window, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
  auto& search = child<QLineEdit>(screen.window, "table.search");
  QTRY_VERIFY(search.hasFocus());
  QTest::keyClicks(&search, "crew");
  QTest::keyClick(&search, Qt::Key_F3);
  QCOMPARE(selected(), "crew");
  search.setText("third");
  QTest::keyClick(&search, Qt::Key_F3, Qt::ShiftModifier);
  QCOMPARE(selected(), "third");
}

void MainWindowTest::escape_selects_nothing() {
  Screen screen;
  screen.world.selection.select(screen.world.id_of("second"));
  screen.window.tree().setSearch("second");
  screen.window.tree().setFocus();
  child<QLineEdit>(screen.window, "search.text").setText("second");
  QTest::keyClick(&screen.window.tree(), Qt::Key_Escape);
  QVERIFY(!screen.window.tree().scene().found().is_active());
  QVERIFY(!screen.world.selection.current().is_none());
  QTest::keyClick(&screen.window.tree(), Qt::Key_Escape);
  QVERIFY(screen.world.selection.current().is_none());
  child<QAction>(screen.window, "selection.back").trigger();
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
}

void MainWindowTest::what_is_said_many_times_a_second_asks_no_layout_anew() {
  Screen screen;
  screen.world.run();
  for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
  int asked = 0;
  for (QWidget* layout : {static_cast<QWidget*>(screen.window.statusBar()),
                          static_cast<QWidget*>(&screen.window.worldBar())}) {
    support::on_event(*layout, QEvent::LayoutRequest, [&](const QEvent&) { ++asked; });
  }
  auto& summary = child<QLabel>(screen.window, "world.summary");
  auto& narration = child<QLabel>(screen.window, "narration");
  QString before = summary.text();
  screen.world.fill("second", 5);
  narration.setText("The first has said something that is rather long");
  QCoreApplication::processEvents();
  QVERIFY(summary.text() != before);
  QCOMPARE(asked, 0);
  QVERIFY(narration.isVisible() && narration.width() > 200);
  QCOMPARE(narration.size(), narration.parentWidget()->size());
}

void MainWindowTest::the_tree_has_a_menu_for_the_process_under_the_pointer() {
  Screen screen;
  auto& tree = screen.window.tree();
  QStringList texts;
  QTimer::singleShot(0, &tree, [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr) return;
    for (QAction* action : menu->actions()) texts << action->text();
    menu->close();
  });
  QPoint at = tree.positionOf(screen.world.id_of("second"));
  QContextMenuEvent event(QContextMenuEvent::Mouse, at, tree.viewport()->mapToGlobal(at));
  QApplication::sendEvent(tree.viewport(), &event);
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  QVERIFY2(texts.join(' ').contains("second"), qPrintable(texts.join(' ')));
  QVERIFY(texts.size() >= 5);
}

void MainWindowTest::the_table_fits_into_the_smallest_window() {
  Screen screen;
  screen.window.resize(1366, 768);
  screen.show("table");
  screen.world.fill("second", 3);
  auto& table = child<QTableView>(screen.window, "table.processes");
  QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
  int status = ui::ProcessTableModel::State;
  const QAbstractItemView& view = table;
  QVERIFY(table.columnWidth(status) >= view.sizeHintForColumn(status));
}

void MainWindowTest::names_and_news_begin_on_the_right_in_arabic() {
  app::apply_language(ui::Language::Arabic);
  {
    Screen screen;
    screen.world.selection.select(screen.world.id_of("second"));
    screen.world.exit("second", "boom");
    for (const char* name : {"narration", "inspector.title", "inspector.identity"}) {
      auto alignment = child<QLabel>(screen.window, name).alignment();
      QVERIFY2(alignment.testFlags(Qt::AlignRight | Qt::AlignAbsolute), name);
    }
    QString news = child<QLabel>(screen.window, "narration").text();
    QVERIFY2(news.isEmpty() || news.isRightToLeft(), qPrintable(news));
    screen.world.selection.select(screen.world.id_of("counters"));
    QString identity = child<QLabel>(screen.window, "inspector.identity").text();
    for (const QString& line : identity.split('\n'))
      QVERIFY2(line.isRightToLeft(), qPrintable(line));
    QVERIFY2(identity.contains(QString(u'\u2068') + "Supervisor" + u'\u2069'),
             qPrintable(identity));
  }
  app::apply_language(ui::Language::English);
}

const support::Registered registered(&support::make_case<MainWindowTest>);

}  // namespace

#include "main_window_test.moc"
