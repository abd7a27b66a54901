// The process table on the screen: pointer, keys, search, menu.

#include "views/process_table_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>

#include "appearance.h"
#include "draw/text.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/table_columns.h"

namespace {

using support::child;
using ui::ProcessTableModel;

struct Screen {
  support::World world{&support::start_shop};
  QWidget window;
  ui::ProcessActions actions{world.observation, world.selection, world.commands, &window};
  QSignalSpy told{&actions, &ui::ProcessActions::told};
  ui::ProcessTableView view{world.observation, world.selection, actions};
  QTableView& table = child<QTableView>(view, "table.processes");
  QLineEdit& search = child<QLineEdit>(view, "table.search");

  Screen() {
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
  }
  QString name(int row) const { return table.model()->index(row, 0).data().toString(); }
  QString selected() const {
    return table.currentIndex().siblingAtColumn(ProcessTableModel::Name).data().toString();
  }
  QPoint middleOf(const QString& title) const {
    for (int row = 0; row < table.model()->rowCount(); ++row) {
      if (name(row) == title) return table.visualRect(table.model()->index(row, 0)).center();
    }
    qFatal("there is no row '%s'", qPrintable(title));
  }
  void settle() {
    for (int frame = 0; frame < ProcessTableModel::frames_between_changes; ++frame) world.run();
  }
  void inMenuOf(const QString& title, const std::function<void(QMenu&)>& act) {
    QTimer::singleShot(0, &view, [&] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (menu == nullptr) qFatal("there is no menu");
      act(*menu);
      menu->close();
    });
    Q_EMIT table.customContextMenuRequested(middleOf(title));
  }
  void pointer(QEvent::Type type) {
    if (type == QEvent::Leave) {
      QEvent leave(type);
      QCoreApplication::sendEvent(table.viewport(), &leave);
      return;
    }
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(table.viewport(), &enter);
  }
};

class ProcessTableViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void rows_stand_still_while_the_pointer_is_over_them();
  void a_click_on_a_header_sorts_also_under_the_pointer();
  void an_action_sorts_and_turns_the_order_round();
  void rows_stand_still_for_a_while_after_a_key();
  void rows_stand_still_while_a_dialog_is_open();
  void the_search_greys_the_rest_and_counts();
  void only_matches_hides_the_rest();
  void what_is_found_comes_into_view_and_enter_goes_through_it();
  void greyed_rows_are_muted_and_can_be_read();
  void the_selection_survives_a_search_that_hides_it();
  void the_menu_names_the_process_under_the_pointer();
  void the_menu_acts_on_nobody_when_another_has_taken_the_place();
  void rows_stand_still_while_a_menu_is_open();
  void the_selection_stays_when_its_row_goes();
  void nothing_happens_while_it_is_hidden();
  void the_depth_of_a_mailbox_is_drawn_over_its_time_and_marked();
};

void ProcessTableViewTest::rows_stand_still_while_the_pointer_is_over_them() {
  Screen screen;
  QString top = screen.name(0);
  screen.pointer(QEvent::Enter);
  screen.world.fill("third", 9);
  screen.settle();
  QCOMPARE(screen.name(0), top);
  screen.pointer(QEvent::Leave);
  QCOMPARE(screen.name(0), "third");
}

void ProcessTableViewTest::a_click_on_a_header_sorts_also_under_the_pointer() {
  Screen screen;
  screen.pointer(QEvent::Enter);
  QHeaderView& header = *screen.table.horizontalHeader();
  QPoint name(header.sectionViewportPosition(ProcessTableModel::Name) + 20, 5);
  QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, name);
  QString once = screen.name(0);
  QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, name);
  QCOMPARE(QSet<QString>({once, screen.name(0)}), QSet<QString>({"1", "third"}));
}

void ProcessTableViewTest::an_action_sorts_and_turns_the_order_round() {
  Screen screen;
  QAction* name = screen.view.columns().sortActions()[ProcessTableModel::Name];
  QCOMPARE(name->objectName(), "table.sort.name");
  name->trigger();
  QString first = screen.name(0);
  name->trigger();
  QCOMPARE(QStringList({first, screen.name(0)}), QStringList({"1", "third"}));
}

void ProcessTableViewTest::rows_stand_still_for_a_while_after_a_key() {
  Screen screen;
  screen.table.setFocus();
  QTest::keyClick(&screen.table, Qt::Key_Down);
  QString top = screen.name(0);
  screen.world.fill("third", 9);
  screen.settle();
  QCOMPARE(screen.name(0), top);
  screen.world.run(ui::ProcessTableView::in_use_after_a_key);
  screen.settle();
  QCOMPARE(screen.name(0), "third");
}

void ProcessTableViewTest::rows_stand_still_while_a_dialog_is_open() {
  Screen screen;
  screen.table.setFocus();
  QTest::keyClick(&screen.table, Qt::Key_Down);
  QString top = screen.name(0);
  support::in_dialog([&] { screen.actions.kill()->trigger(); },
                     [&](QDialog& question) {
                       screen.world.run(2 * ui::ProcessTableView::in_use_after_a_key);
                       screen.world.fill("third", 9);
                       screen.settle();
                       QCOMPARE(screen.name(0), top);
                       question.reject();
                     });
  screen.settle();
  QCOMPARE(screen.name(0), "third");
}

void ProcessTableViewTest::the_search_greys_the_rest_and_counts() {
  Screen screen;
  auto& count = child<QLabel>(screen.view, "table.count");
  QCOMPARE(count.text(), "19 processes");
  QTest::keyClicks(&screen.search, "third");
  QCOMPARE(count.text(), "1 of 19 matches");
  QCOMPARE(screen.table.model()->rowCount(), 19);
  screen.search.setText("counter");
  QCOMPARE(count.text(), "4 of 19 match");
  screen.search.setText("zebra");
  QCOMPARE(count.text(), "0 of 19 match");
  QVERIFY(screen.table.isVisible());
  screen.world.spawn("Zebra");
  screen.settle();
  QCOMPARE(count.text(), "1 of 20 matches");
  QTest::keyClick(&screen.search, Qt::Key_Escape);
  QCOMPARE(count.text(), "20 processes");
  QVERIFY(screen.table.hasFocus());
}

void ProcessTableViewTest::only_matches_hides_the_rest() {
  Screen screen;
  auto& only = child<QCheckBox>(screen.view, "table.only_matches");
  screen.search.setText("third");
  only.click();
  QCOMPARE(screen.table.model()->rowCount(), 1);
  QCOMPARE(screen.name(0), "third");
  QCOMPARE(child<QLabel>(screen.view, "table.count").text(), "1 of 19 matches");
  only.click();
  QCOMPARE(screen.table.model()->rowCount(), 19);
}

void ProcessTableViewTest::what_is_found_comes_into_view_and_enter_goes_through_it() {
  Screen screen;
  screen.view.columns().sortActions()[ProcessTableModel::Name]->trigger();
  screen.world.selection.select(screen.world.id_of("2"));
  QTest::keyClicks(&screen.search, "counter");
  auto is_seen = [&](const QString& title) {
    return screen.table.viewport()->rect().contains(screen.middleOf(title));
  };
  QVERIFY(is_seen("counters"));
  QCOMPARE(screen.selected(), "2");
  for (const char* next : {"counters", "first", "second", "third", "counters"}) {
    QTest::keyClick(&screen.search, Qt::Key_Return);
    QCOMPARE(screen.selected(), next);
    QVERIFY(is_seen(next));
  }
  QTest::keyClick(&screen.search, Qt::Key_Return, Qt::ShiftModifier);
  QCOMPARE(screen.selected(), "third");
}

void ProcessTableViewTest::greyed_rows_are_muted_and_can_be_read() {
  Screen screen;
  screen.world.fill("third", 9);
  screen.settle();
  for (ui::ThemeKind kind : ui::theme_kinds) {
    app::apply_theme(kind);
    screen.settle();
    const ui::Theme& theme = ui::theme_of(kind);
    QColor ground = screen.table.palette().color(QPalette::Base);
    auto image_of = [&](int column) {
      QModelIndex cell = screen.table.model()->index(0, column);
      screen.table.scrollToTop();  // a search goes to what it finds
      return screen.table.viewport()->grab(screen.table.visualRect(cell)).toImage();
    };
    auto has = [&](int column, const QColor& colour) {
      QImage image = image_of(column);
      for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
          if (image.pixelColor(x, y) == colour) return true;
        }
      }
      return false;
    };
    auto strength_of_text = [&] {
      QImage image = image_of(ProcessTableModel::Kind);
      double strongest = 1;
      for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
          strongest = std::max(strongest, ui::contrast(image.pixelColor(x, y), ground));
        }
      }
      return strongest;
    };
    QCOMPARE(screen.name(0), "third");
    screen.search.setText("");
    double usual = strength_of_text();
    QVERIFY(has(ProcessTableModel::Name, theme.server));
    screen.search.setText("second");
    double greyed = strength_of_text();
    QVERIFY2(greyed < usual - 0.5, qPrintable(QString("%1 and %2").arg(greyed).arg(usual)));
    QVERIFY(greyed <= ui::contrast(theme.dim_text, ground) + 0.01);
    QVERIFY(has(ProcessTableModel::Name, theme.line));
    QVERIFY(!has(ProcessTableModel::Name, theme.server));
    QVERIFY(has(ProcessTableModel::History, theme.line));
    screen.search.setText("third");
    QCOMPARE(strength_of_text(), usual);
  }
  app::apply_theme(ui::ThemeKind::Light);
}

void ProcessTableViewTest::the_selection_survives_a_search_that_hides_it() {
  Screen screen;
  QTest::mouseClick(screen.table.viewport(), Qt::LeftButton, {}, screen.middleOf("second"));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  child<QCheckBox>(screen.view, "table.only_matches").setChecked(true);
  screen.search.setText("third");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  screen.search.clear();
  QCOMPARE(screen.selected(), "second");
}

void ProcessTableViewTest::the_menu_names_the_process_under_the_pointer() {
  Screen screen;
  QStringList shown;
  screen.inMenuOf("third", [&](QMenu& menu) {
    for (QAction* action : menu.actions()) shown << action->text();
  });
  QString pid = ui::text(screen.world.named("third").pid.text());
  QCOMPARE(shown.first(), "application/shop/counters/third " + pid);
  QVERIFY(shown.contains(screen.actions.kill()->text()));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
}

void ProcessTableViewTest::the_menu_acts_on_nobody_when_another_has_taken_the_place() {
  for (bool is_restarted : {true, false}) {
    Screen screen;
    screen.inMenuOf("third", [&](QMenu& menu) {
      if (is_restarted) screen.world.exit("third", "boom");
      for (QAction* action : menu.actions()) {
        if (action == screen.actions.suspend()) menu.setActiveAction(action);
      }
      QTest::keyClick(&menu, Qt::Key_Return);
    });
    screen.world.run();
    bool is_suspended = screen.world.named("third").status == observer::Status::Suspended;
    QCOMPARE(is_suspended, !is_restarted);
    QCOMPARE(screen.told.last().at(1).toBool(), is_restarted);
    if (!is_restarted) continue;
    QString sentence = screen.told.last().at(0).toString();
    QVERIFY2(sentence.startsWith("third is <0.") && sentence.endsWith("nothing was done."),
             qPrintable(sentence));
    screen.actions.suspend()->trigger();
    screen.world.run();
    QVERIFY(screen.world.named("third").status == observer::Status::Suspended);
  }
}

void ProcessTableViewTest::rows_stand_still_while_a_menu_is_open() {
  Screen screen;
  QString top = screen.name(0);
  QString meanwhile;
  screen.inMenuOf("second", [&](QMenu&) {
    screen.pointer(QEvent::Leave);
    screen.world.fill("third", 9);
    screen.settle();
    meanwhile = screen.name(0);
  });
  QCOMPARE(meanwhile, top);
  QCOMPARE(screen.name(0), "third");
}

void ProcessTableViewTest::the_selection_stays_when_its_row_goes() {
  Screen screen;
  screen.world.spawn("Guest");
  screen.settle();
  observer::Identity guest = screen.world.id_of("Guest");
  screen.world.selection.select(guest);
  screen.world.exit("Guest", "kill");
  screen.settle();
  QCOMPARE(screen.world.selection.current(), guest);
  QVERIFY(!screen.table.currentIndex().isValid());
}

void ProcessTableViewTest::nothing_happens_while_it_is_hidden() {
  Screen screen;
  screen.view.hide();
  int before = screen.table.model()->rowCount();
  screen.world.spawn("Guest");
  screen.settle();
  QCOMPARE(screen.table.model()->rowCount(), before);
  screen.view.show();
  QCOMPARE(screen.table.model()->rowCount(), before + 1);
}

void ProcessTableViewTest::the_depth_of_a_mailbox_is_drawn_over_its_time_and_marked() {
  Screen screen;
  auto picture = [&](int column) {
    QModelIndex third = screen.table.model()->index(0, column);
    return screen.table.viewport()->grab(screen.table.visualRect(third)).toImage();
  };
  screen.view.resize(900, 300);
  screen.world.fill("third", 3);
  screen.settle();
  QCOMPARE(screen.name(0), "third");
  QImage line = picture(ProcessTableModel::History), depth = picture(ProcessTableModel::Mailbox);
  QColor ground = screen.table.palette().color(QPalette::Base);
  QCOMPARE(depth.pixelColor(2, 2), ground);
  screen.world.fill("third", 40);
  screen.settle();
  QVERIFY(picture(ProcessTableModel::History) != line);
  QVERIFY(picture(ProcessTableModel::Mailbox).pixelColor(2, 2) != ground);
  QCOMPARE(screen.table.model()->index(0, ProcessTableModel::Mailbox).data(Qt::ToolTipRole),
           "43 messages wait now, at most 43 so far");
}

const support::Registered registered(&support::make_case<ProcessTableViewTest>);

}  // namespace

#include "process_table_view_test.moc"
