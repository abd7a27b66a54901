// "Why?" as a diagram beside its sentences.

#include "views/chain_view.h"

#include <QFileDialog>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>

#include "draw/theme.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/event_log_view.h"
#include "views/rows_view.h"
#include "views/why_dialog.h"

namespace {

using support::child;
using Mark = ui::ChainLayout::Mark;

/// A counter that was ended from outside and started again, and why.
struct Screen {
  support::World world{&support::start_shop};
  ui::EventSelection events{world.observation};
  QWidget window;

  Screen() { world.exit("first", "boom"); }

  /// The row of the last event of a kind.
  template <class What>
  std::uint64_t last() const {
    const auto& log = world.observation.log();
    for (auto number = log.end(); number-- > log.first();) {
      if (std::holds_alternative<What>(log.row(number).event.what)) return number;
    }
    qFatal("there is no such event");
  }
  ui::WhyDialog& open() {
    events.chooseRow(last<trace::ChildStarted>());
    ui::show_why(world.observation, world.selection, events, &window);
    return child<ui::WhyDialog>(window, "dialog.why");
  }
};

class ChainViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void the_first_cause_stands_on_top_and_what_was_asked_below();
  void a_place_has_one_lane_for_all_its_processes();
  void each_step_can_be_seen();
  void diagram_and_sentences_choose_the_same_step();
  void the_arrow_keys_walk_along_the_chain();
  void a_long_chain_opens_at_what_was_asked_about();
  void the_picture_is_saved();
  void an_event_of_the_log_is_explained();
};

void ChainViewTest::the_first_cause_stands_on_top_and_what_was_asked_below() {
  Screen screen;
  const auto& layout = child<ui::ChainView>(screen.open(), "why.diagram").chainLayout();
  QVERIFY(layout.rows.size() >= 3);
  QCOMPARE(layout.rows.back().step, 0U);
  QCOMPARE(layout.rows.back().label, "starts again: #2");
  QVERIFY(layout.rows.back().mark == Mark::Arrow);
  QVERIFY(layout.rows.back().from <= 1 && layout.rows.back().to <= 1);  // the nearest lanes
  for (std::size_t row = 1; row < layout.rows.size(); ++row) {
    QVERIFY(layout.rows[row].y > layout.rows[row - 1].y);
    QCOMPARE(layout.at(layout.rows[row].y), int(row));
  }
  auto decides = std::ranges::find(layout.rows, "decides: restart", &ui::ChainLayout::Row::label);
  QVERIFY(decides != layout.rows.end());
  QCOMPARE(layout.lanes[decides->to].title, "counters");
  auto ends = std::ranges::find(layout.rows, "ends: :boom", &ui::ChainLayout::Row::label);
  QVERIFY(ends < decides);
  QVERIFY(ends->mark == Mark::End);
}

void ChainViewTest::a_place_has_one_lane_for_all_its_processes() {
  Screen screen;
  const auto& layout = child<ui::ChainView>(screen.open(), "why.diagram").chainLayout();
  QCOMPARE(std::ranges::count(layout.lanes, "first", &ui::ChainLayout::Lane::title), 1);
  for (std::size_t lane = 1; lane < layout.lanes.size(); ++lane) {
    QVERIFY(layout.lanes[lane].x >= layout.lanes[lane - 1].x + 100);
  }
}

void ChainViewTest::each_step_can_be_seen() {
  Screen screen;
  auto& view = child<ui::ChainView>(screen.open(), "why.diagram");
  QImage image = view.grab().toImage();
  const ui::Theme& theme = ui::theme_of(view.palette());
  for (std::size_t row = 0; row < view.chainLayout().rows.size(); ++row) {
    QRect part = view.chainLayout().rect_of(row).toAlignedRect() & image.rect();
    int drawn = 0;
    for (int x = part.left(); x <= part.right(); ++x) {
      for (int y = part.top(); y <= part.bottom(); ++y) {
        if (image.pixel(x, y) != theme.ground.rgb()) ++drawn;
      }
    }
    QVERIFY2(drawn > 100, qPrintable(QString("row %1: %2").arg(row).arg(drawn)));
  }
}

void ChainViewTest::diagram_and_sentences_choose_the_same_step() {
  Screen screen;
  ui::WhyDialog& dialog = screen.open();
  auto& view = child<ui::ChainView>(dialog, "why.diagram");
  auto& steps = child<QTreeWidget>(dialog, "why.steps");
  const auto& layout = view.chainLayout();
  for (std::size_t row = 0; row < layout.rows.size(); ++row) {
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(20, int(layout.rows[row].y)));
    QCOMPARE(steps.indexOfTopLevelItem(steps.currentItem()), int(layout.rows[row].step));
  }
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
  steps.setCurrentItem(steps.topLevelItem(1));
  QCOMPARE(view.selected(), 1);
}

void ChainViewTest::the_arrow_keys_walk_along_the_chain() {
  Screen screen;
  auto& view = child<ui::ChainView>(screen.open(), "why.diagram");
  int last = view.itemCount() - 1;
  QVERIFY(view.isItemSelected(last));  // what was asked about
  QTest::keyClick(&view, Qt::Key_Up);
  QVERIFY(view.isItemSelected(last - 1));
  for (int i = 0; i <= last; ++i) QTest::keyClick(&view, Qt::Key_Up);
  QVERIFY(view.isItemSelected(0));
  QTest::keyClick(&view, Qt::Key_Down);
  QVERIFY(view.isItemSelected(1));
}

void ChainViewTest::a_long_chain_opens_at_what_was_asked_about() {
  Screen screen;
  screen.window.show();
  ui::WhyDialog& dialog = screen.open();
  dialog.resize(500, 260);
  dialog.hide();
  dialog.show();
  auto& view = child<ui::ChainView>(dialog, "why.diagram");
  QVERIFY(view.visibleRegion().contains(view.placeOf(0)));
  auto& steps = child<QTreeWidget>(dialog, "why.steps");
  steps.setCurrentItem(steps.topLevelItem(steps.topLevelItemCount() - 1));
  QVERIFY(view.visibleRegion().contains(view.placeOf(steps.topLevelItemCount() - 1)));
}

void ChainViewTest::the_picture_is_saved() {
  Screen screen;
  ui::WhyDialog& why = screen.open();
  QTemporaryDir folder;
  QString file = folder.filePath("why.png");
  support::in_dialog([&] { child<QPushButton>(why, "why.save").click(); },
                     [&](QDialog& dialog) {
                       dynamic_cast<QFileDialog&>(dialog).selectFile(file);
                       dialog.accept();
                     });
  QCOMPARE(QImage(file).size(), child<ui::ChainView>(why, "why.diagram").size());
}

void ChainViewTest::an_event_of_the_log_is_explained() {
  Screen screen;
  ui::EventLogView log(screen.world.observation, screen.world.selection, screen.events);
  log.resize(900, 300);
  log.show();
  screen.world.run();
  auto& why = child<QPushButton>(log, "log.why");
  QVERIFY(!why.isEnabled());
  auto& rows = child<ui::RowsView>(log, "log.events");
  rows.setCurrentRow(rows.model().rowCount() - 1);
  QVERIFY(why.isEnabled());
  why.click();
  auto& steps = child<QTreeWidget>(child<ui::WhyDialog>(log, "dialog.why"), "why.steps");
  QVERIFY(steps.topLevelItemCount() >= 1);
}

const support::Registered registered(&support::make_case<ChainViewTest>);

}  // namespace

#include "chain_view_test.moc"
