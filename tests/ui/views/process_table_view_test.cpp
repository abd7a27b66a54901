// The process table on the screen: pointer, filter, menu.

#include "views/process_table_view.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>

#include "draw/text.h"
#include "qt_test.h"
#include "qt_world.h"

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

  Screen() {
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
  }
  QString name(int row) const { return table.model()->index(row, 0).data().toString(); }
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
  void the_filter_narrows_the_rows_and_the_count();
  void the_selection_survives_a_filter_that_hides_it();
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
  QAction* name = screen.view.sortActions()[ProcessTableModel::Name];
  QCOMPARE(name->objectName(), "table.sort.name");
  name->trigger();
  QString first = screen.name(0);
  name->trigger();
  QCOMPARE(QStringList({first, screen.name(0)}), QStringList({"1", "third"}));
}

void ProcessTableViewTest::the_filter_narrows_the_rows_and_the_count() {
  Screen screen;
  auto& filter = child<QLineEdit>(screen.view, "table.filter");
  auto counts = [&] {
    for (QLabel* label : screen.view.findChildren<QLabel*>()) {
      if (label->text().contains("process")) return label->text();
    }
    return QString();
  };
  QCOMPARE(counts(), "19 processes");
  QTest::keyClicks(&filter, "third");
  QCOMPARE(counts(), "1 process");
  QCOMPARE(screen.name(0), "third");
  filter.clear();
  QCOMPARE(counts(), "19 processes");
}

void ProcessTableViewTest::the_selection_survives_a_filter_that_hides_it() {
  Screen screen;
  QTest::mouseClick(screen.table.viewport(), Qt::LeftButton, {}, screen.middleOf("second"));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  auto& filter = child<QLineEdit>(screen.view, "table.filter");
  filter.setText("third");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("second"));
  filter.clear();
  QCOMPARE(screen.table.currentIndex().siblingAtColumn(0).data().toString(), "second");
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
