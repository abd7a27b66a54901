// The messages between processes as a diagram: what is drawn, chosen, filtered and asked.

#include "views/sequence_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>

#include <set>

#include "asking_client.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/kept_processes.h"
#include "views/sequence_legend.h"
#include "views/why_dialog.h"

namespace {

using namespace std::chrono_literals;
using support::asks;
using support::child;

struct Screen {
  support::World world{&support::start_shop};
  ui::EventSelection events{world.observation};
  ui::SequenceView view{world.observation, world.selection, events, world.commands};

  Screen() {
    view.resize(900, 400);
    view.show();
  }
  otp::Pid ask(std::string_view counter, int times) { return ask(world.named(counter).pid, times); }
  otp::Pid ask(otp::Pid counter, int times) {
    otp::Pid client =
        otp::spawn(world.node().runtime(), otp::Label("client"), &asks, counter, times);
    world.run();
    return client;
  }
  /// What the buttons of those say that are kept.
  QStringList kept() {
    QStringList names;
    for (auto* button : view.findChildren<QToolButton*>(QRegularExpression("^kept\\."))) {
      names << button->text();
    }
    return names;
  }
  /// Keeps the first and the second counter, and selects the third.
  void keepTwo() {
    child<QCheckBox>(view, "sequence.only_selected").click();
    for (const char* name : {"first", "second"}) {
      world.selection.select(world.id_of(name));
      child<QToolButton>(view, "sequence.keep").click();
    }
    world.selection.select(world.id_of("third"));
  }
  QToolButton& buttonOf(const char* title) {
    return child<QToolButton>(view, "kept." + QString::number(world.id_of(title).number));
  }
  const ui::SequenceLayout& layout() { return view.canvas().sequenceLayout(); }
  /// How many arrows of a role are drawn.
  int drawn(trace::MessageRole role) {
    int count = 0;
    for (const auto& arrow : layout().arrows) {
      if (world.observation.flow().record(arrow.number).role == role) ++count;
    }
    return count;
  }
  std::vector<ui::MessageNumber> repliesTo(otp::Pid client) {
    std::vector<ui::MessageNumber> replies;
    for (const auto& arrow : layout().arrows) {
      const auto& record = world.observation.flow().record(arrow.number);
      bool is_one = record.role == trace::MessageRole::Reply && record.to == client;
      if (is_one) replies.push_back(arrow.number);
    }
    return replies;
  }
  std::optional<ui::MessageNumber> first(trace::MessageRole role) {
    for (const auto& arrow : layout().arrows) {
      if (world.observation.flow().record(arrow.number).role == role) return arrow.number;
    }
    return std::nullopt;
  }
};

class SequenceViewTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void calls_and_replies_are_arrows_between_the_two();
  void a_click_selects_the_message_and_its_receiver_everywhere();
  void only_the_selected_process_can_be_shown();
  void several_processes_can_be_shown();
  void a_kind_of_message_can_be_shown();
  void the_latest_are_found_without_looking_twice();
  void what_has_no_column_goes_to_the_edge_and_leaves_no_gap();
  void a_process_that_is_kept_can_be_taken_out_and_kept_again();
  void who_is_forgotten_keeps_the_name_on_its_button();
  void the_menu_of_a_column_keeps_a_process_and_takes_it_out();
  void less_detail_leaves_out_what_matters_less();
  void it_follows_the_latest_until_it_is_scrolled();
  void a_message_is_explained_back_to_its_cause();
  void what_waits_longer_falls_deeper();
  void an_empty_pane_offers_to_watch_messages();
  void of_more_processes_than_fit_the_quiet_ones_have_no_column();
  void the_arrow_under_the_pointer_tells_all_about_it();
  void a_name_in_the_header_tells_the_whole_path();
  void the_legend_explains_each_kind_of_arrow();
  void no_two_kinds_of_arrows_differ_by_colour_alone();
  void what_is_said_of_a_message_is_not_cut_off();
};

void SequenceViewTest::calls_and_replies_are_arrows_between_the_two() {
  Screen screen;
  otp::Pid client = screen.ask("first", 3);
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 3);
  QCOMPARE(screen.repliesTo(client).size(), std::size_t(3));
  auto call = screen.first(trace::MessageRole::Call);
  QVERIFY(call.has_value());
  for (const auto& arrow : screen.layout().arrows) {
    if (arrow.number != *call) continue;
    QCOMPARE(screen.layout().columns[arrow.from].id, screen.world.id_of("client"));
    QCOMPARE(screen.layout().columns[arrow.to].id, screen.world.id_of("first"));
  }
}

void SequenceViewTest::a_click_selects_the_message_and_its_receiver_everywhere() {
  Screen screen;
  screen.ask("first", 1);
  auto call = screen.first(trace::MessageRole::Call);
  QTest::mouseClick(screen.view.canvas().viewport(), Qt::LeftButton, {},
                    screen.view.canvas().positionOf(*call));
  QCOMPARE(screen.view.canvas().selectedMessage(), call);
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
  QString said = child<QLabel>(screen.view, "sequence.message").text();
  QVERIFY2(said.startsWith("call Get from client to first, sent at"), qPrintable(said));
}

void SequenceViewTest::only_the_selected_process_can_be_shown() {
  Screen screen;
  screen.ask("first", 2);
  screen.ask("second", 1);
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 3);
  screen.world.selection.select(screen.world.id_of("second"));
  child<QCheckBox>(screen.view, "sequence.only_selected").click();
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 1);
  screen.world.selection.select(screen.world.id_of("first"));
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 2);
}

void SequenceViewTest::several_processes_can_be_shown() {
  Screen screen;
  screen.view.resize(900, 1400);
  otp::Pid client = screen.ask("first", 2);
  screen.ask("first", 3);
  screen.ask("second", 4);
  auto& only = child<QCheckBox>(screen.view, "sequence.only_selected");
  auto& keep = child<QToolButton>(screen.view, "sequence.keep");
  QVERIFY(!keep.isEnabled());
  screen.world.selection.select(screen.world.id_of("first"));
  only.click();
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 5);
  keep.click();
  QCOMPARE(screen.kept(), QStringList{QString::fromUtf8("first \u00d7")});
  QVERIFY(!keep.isEnabled());
  screen.world.selection.select(screen.world.observation.system().identity_of(client));
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 2);  // of this client to the first counter
  screen.world.selection.select(screen.world.id_of("second"));
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 0);
  only.click();
  QCOMPARE(screen.kept(), QStringList());
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 9);
}

void SequenceViewTest::a_kind_of_message_can_be_shown() {
  Screen screen;
  screen.ask("first", 2);
  screen.world.fill("second", 3);
  auto& kind = child<QLineEdit>(screen.view, "sequence.kind");
  QVERIFY(screen.drawn(trace::MessageRole::Call) > 0);
  kind.setText("nosuch");
  QVERIFY(screen.layout().arrows.empty());
  QVERIFY(kind.isVisible());
  kind.setText("GE");
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 2);
  kind.clear();
  QVERIFY(screen.layout().arrows.size() > 4);
}

void SequenceViewTest::the_latest_are_found_without_looking_twice() {
  Screen screen;
  const auto& flow = screen.world.observation.flow();
  const auto& system = screen.world.observation.system();
  ui::SequenceFilter filter;
  filter.processes = {screen.world.id_of("second")};
  ui::LatestMessages latest;
  constexpr std::size_t few = 5;
  for (int round = 0; round < 4; ++round) {
    screen.ask("first", 7);
    if (round % 2 == 0) screen.ask("second", 1 + round);
    auto anew = ui::messages_before(flow, system, filter, flow.end(), few);
    QCOMPARE(latest.look(flow, system, filter, few).found, anew.found);
  }
  QCOMPARE(latest.look(flow, system, filter, few).found.size(), few);
  auto more = latest.look(flow, system, filter, 100).found;
  QCOMPARE(more, ui::messages_before(flow, system, filter, flow.end(), 100).found);
  QVERIFY(more.size() >= 8);  // four calls and their answers
}

void SequenceViewTest::what_has_no_column_goes_to_the_edge_and_leaves_no_gap() {
  Screen screen;
  screen.view.resize(900, 1200);
  for (int i = 0; i < 14; ++i) screen.ask("first", 1);  // each by a client of its own
  for (int i = 0; i < 4; ++i) screen.ask("second", 1);
  const ui::SequenceLayout& layout = screen.layout();
  double y = ui::SequenceStyle().row / 2;
  int to_edge = 0;
  for (const auto& arrow : layout.arrows) {
    QCOMPARE(arrow.y, y);  // no row is left empty
    y += ui::SequenceStyle().row;
    bool has_stub = arrow.from == ui::SequenceLayout::edge || arrow.to == ui::SequenceLayout::edge;
    if (!has_stub) continue;
    ++to_edge;
    QPoint middle = screen.view.canvas().positionOf(arrow.number);
    QVERIFY(screen.view.canvas().viewport()->rect().contains(middle));
    QVERIFY(screen.view.canvas().itemRect(int(&arrow - layout.arrows.data())).contains(middle));
  }
  QVERIFY(to_edge > 0);
  QVERIFY(layout.right > layout.columns.back().x);
}

void SequenceViewTest::a_process_that_is_kept_can_be_taken_out_and_kept_again() {
  Screen screen;
  screen.view.resize(900, 1400);
  screen.ask("first", 2);
  screen.ask("second", 3);
  screen.keepTwo();
  QCOMPARE(screen.kept().size(), 2);
  QTest::mouseClick(&screen.buttonOf("second"), Qt::LeftButton);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  QCOMPARE(screen.kept(), QStringList{QString::fromUtf8("first \u00d7")});
  QCOMPARE(screen.view.canvas().filter().processes,
           (std::vector{screen.world.id_of("first"), screen.world.id_of("third")}));
  screen.world.selection.select(screen.world.id_of("second"));
  child<QToolButton>(screen.view, "sequence.keep").click();
  QCOMPARE(screen.kept().size(), 2);
  QTest::keyClick(&screen.view.canvas(), Qt::Key_Delete);  // the selected one
  QCOMPARE(screen.view.canvas().filter().processes, std::vector{screen.world.id_of("first")});
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 2);
  QVERIFY(QTest::qWaitForWindowActive(&screen.view));
  QTRY_VERIFY(screen.buttonOf("first").isVisible());
  screen.buttonOf("first").setFocus();
  QTest::keyClick(&screen.buttonOf("first"), Qt::Key_Delete);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  QCOMPARE(screen.kept(), QStringList());
}

void SequenceViewTest::who_is_forgotten_keeps_the_name_on_its_button() {
  support::World world(&support::start_shop);
  world.run();
  ui::KeptProcesses kept(world.observation);
  observer::Identity first = world.id_of("first");
  kept.add(first);
  world.observation.clear();
  kept.add(observer::Identity{first.number + 1});
  QCOMPARE(child<QToolButton>(kept, "kept." + QString::number(first.number)).text(),
           QString::fromUtf8("first \u00d7"));
}

void SequenceViewTest::the_menu_of_a_column_keeps_a_process_and_takes_it_out() {
  Screen screen;
  screen.ask("first", 2);
  auto choose = [&](qsizetype entry) {
    QTimer::singleShot(0, &screen.view, [entry] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (menu == nullptr) return;
      QAction* action = menu->actions()[entry];
      if (action->isEnabled()) menu->setActiveAction(action);
      QTest::keyClick(menu, action->isEnabled() ? Qt::Key_Return : Qt::Key_Escape);
    });
    const auto& columns = screen.layout().columns;
    auto column =
        std::ranges::find(columns, screen.world.id_of("first"), &ui::SequenceLayout::Column::id);
    QPoint at(int(column->x), 10);
    QWidget& canvas = *screen.view.canvas().viewport();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas.mapToGlobal(at));
    QApplication::sendEvent(&canvas, &event);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  constexpr qsizetype keep = 0, take_out = 1;
  choose(take_out);  // what is not kept cannot be taken out
  QCOMPARE(screen.kept(), QStringList());
  choose(keep);
  QCOMPARE(screen.kept(), QStringList{QString::fromUtf8("first \u00d7")});
  QVERIFY(child<QCheckBox>(screen.view, "sequence.only_selected").isChecked());
  choose(take_out);
  QCOMPARE(screen.kept(), QStringList());
}

void SequenceViewTest::less_detail_leaves_out_what_matters_less() {
  Screen screen;
  screen.ask("first", 2);
  screen.world.exit("third", "kill");
  auto& detail = child<QSlider>(screen.view, "sequence.detail");
  detail.setValue(0);
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 0);
  QVERIFY(screen.drawn(trace::MessageRole::Exit) > 0);
  detail.setValue(1);
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 2);
}

void SequenceViewTest::it_follows_the_latest_until_it_is_scrolled() {
  Screen screen;
  screen.ask("first", 100);
  auto& canvas = screen.view.canvas();
  QVERIFY(canvas.follows());
  auto last = screen.layout().arrows.back().number;
  canvas.verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
  QVERIFY(!canvas.follows());
  QVERIFY(!child<QCheckBox>(screen.view, "sequence.follow").isChecked());
  auto top = screen.layout().arrows.front().number;
  QVERIFY(top < last);
  screen.ask("second", 10);
  QCOMPARE(screen.layout().arrows.front().number, top);  // it stays where the user looks
  child<QCheckBox>(screen.view, "sequence.follow").click();
  QVERIFY(screen.layout().arrows.back().number > last);
}

void SequenceViewTest::a_message_is_explained_back_to_its_cause() {
  Screen screen;
  otp::Pid client = screen.ask("first", 1);
  screen.view.canvas().selectMessage(screen.repliesTo(client).at(0));
  child<QPushButton>(screen.view, "sequence.why").click();
  auto& dialog = child<ui::WhyDialog>(screen.view, "dialog.why");
  auto& steps = child<QTreeWidget>(dialog, "why.steps");
  QVERIFY(steps.topLevelItemCount() >= 2);  // the reply comes of the call
  QVERIFY2(steps.topLevelItem(1)->text(2).contains("Get"),
           qPrintable(steps.topLevelItem(1)->text(2)));
  QVERIFY(!child<QLabel>(dialog, "why.end").text().isEmpty());
  steps.setCurrentItem(steps.topLevelItem(1));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("client"));
  dialog.close();
}

void SequenceViewTest::what_waits_longer_falls_deeper() {
  Screen screen;
  otp::Pid counter = screen.world.named("first").pid;
  screen.ask("first", 1);
  double quick = screen.layout().arrows.front().slant;
  screen.world.commands.submit(observer::Suspend{counter}, &screen.view);
  screen.world.run();
  screen.ask("first", 1);
  screen.world.run(2s);
  auto slowest = [&] {
    double slow = 0;
    for (const auto& arrow : screen.layout().arrows) slow = std::max(slow, arrow.slant);
    return slow;
  };
  screen.world.selection.select(screen.world.id_of("second"));  // which lays it out anew
  QVERIFY2(slowest() > quick + 5, "it still waits");
  screen.world.commands.submit(observer::Resume{counter}, &screen.view);
  screen.world.run();
  QVERIFY2(slowest() > quick + 5, "it was taken late");
}

void SequenceViewTest::an_empty_pane_offers_to_watch_messages() {
  Screen screen;
  otp::Pid counter = screen.world.named("first").pid;
  screen.world.commands.submit(observer::WatchMessages{false}, &screen.view);
  screen.world.observation.clear();
  screen.world.run();
  auto& watch = child<QPushButton>(screen.view, "sequence.watch");
  QVERIFY(watch.isVisible());
  watch.click();
  screen.world.run();
  QVERIFY(!watch.isVisible());
  screen.ask(counter, 2);
  QCOMPARE(screen.drawn(trace::MessageRole::Call), 2);
  QVERIFY(screen.view.canvas().isVisible());
}

void SequenceViewTest::of_more_processes_than_fit_the_quiet_ones_have_no_column() {
  Screen screen;
  screen.view.resize(900, 1400);
  screen.world.run();
  screen.ask("first", 5);
  for (int i = 0; i < 12; ++i) screen.ask("second", 1);
  QCOMPARE(screen.layout().columns.size(), ui::SequenceStyle().most_columns);
  bool has_busiest = std::ranges::any_of(screen.layout().columns, [&](const auto& column) {
    return column.id == screen.world.id_of("first");
  });
  QVERIFY(has_busiest);
}

QString tip_at(QWidget& widget, const QPoint& point) {
  QHelpEvent help(QEvent::ToolTip, point, widget.mapToGlobal(point));
  QApplication::sendEvent(&widget, &help);
  return QToolTip::text();
}

void SequenceViewTest::the_arrow_under_the_pointer_tells_all_about_it() {
  Screen screen;
  screen.ask("first", 1);
  auto& canvas = screen.view.canvas();
  QPoint arrow = canvas.positionOf(*screen.first(trace::MessageRole::Call));
  static const QRegularExpression told(
      "^call Get\nFrom: client\nTo: first\nSent at: \\S+ s\n"
      "Queued for: [0-9.]+ \\S+\nHandled in: [0-9.]+ \\S+$");
  QString tip = tip_at(*canvas.viewport(), arrow);
  QVERIFY2(told.match(tip).hasMatch(), qPrintable(tip));
  screen.world.commands.submit(observer::Suspend{screen.world.named("second").pid}, &screen.view);
  screen.world.run();
  screen.ask("second", 1);
  std::optional<ui::MessageNumber> waiting;
  for (const auto& each : screen.layout().arrows) {
    const auto& record = screen.world.observation.flow().record(each.number);
    bool waits = record.role == trace::MessageRole::Call && record.received == observer::never;
    if (waits) waiting = each.number;
  }
  tip = tip_at(*canvas.viewport(), canvas.positionOf(*waiting));
  QVERIFY2(tip.endsWith("Queued: it waits still"), qPrintable(tip));
  tip_at(*canvas.viewport(), canvas.viewport()->rect().bottomRight());
  QTRY_VERIFY(QToolTip::text().isEmpty());  // beside all arrows
}

void SequenceViewTest::a_name_in_the_header_tells_the_whole_path() {
  Screen screen;
  screen.ask("first", 1);
  for (const auto& column : screen.layout().columns) {
    if (column.id != screen.world.id_of("first")) continue;
    QString tip = tip_at(*screen.view.canvas().viewport(), QPoint(int(column.x), 10));
    QVERIFY2(tip.endsWith("shop/counters/first"), qPrintable(tip));
  }
}

void SequenceViewTest::the_legend_explains_each_kind_of_arrow() {
  Screen screen;
  screen.ask("first", 1);
  auto& legend = child<ui::SequenceLegend>(screen.view, "sequence.legend");
  auto& button = child<QToolButton>(screen.view, "sequence.legend.show");
  QVERIFY(!legend.isVisible());
  button.click();
  QVERIFY(legend.isVisible());
  for (const char* word : {"call", "reply", "cast", "info", "timeout", "system", "exit", "down",
                           "ring", "cross", "steeper"}) {
    QVERIFY2(legend.accessibleDescription().contains(word), word);
  }
  for (int width : {640, 941, 1366}) {  // it stands within the view, and all of it
    screen.view.resize(width, 208);
    QVERIFY(screen.view.rect().contains(legend.geometry()));
    QCOMPARE(legend.size(), legend.sizeFor(screen.view.width() - 12));
  }
  QTest::mouseClick(&legend, Qt::LeftButton);
  QVERIFY(!legend.isVisible() && !button.isChecked());
  button.click();
  QTest::keyClick(&screen.view.canvas(), Qt::Key_Escape);
  QVERIFY(!legend.isVisible() && !button.isChecked());
}

void SequenceViewTest::no_two_kinds_of_arrows_differ_by_colour_alone() {
  std::set<std::pair<Qt::PenStyle, ui::ArrowLook::Head>> shapes;
  for (std::size_t role = 0; role < ui::SequenceFilter::roles; ++role) {
    auto look = ui::arrow_look(trace::MessageRole(role), ui::theme_of(ui::ThemeKind::Light));
    shapes.emplace(look.line, look.head);
  }
  QCOMPARE(shapes.size(), ui::SequenceFilter::roles);
}

void SequenceViewTest::what_is_said_of_a_message_is_not_cut_off() {
  Screen screen;
  screen.view.resize(941, 208);  // as in the window of the usual size
  screen.ask("first", 1);
  screen.view.canvas().selectMessage(*screen.first(trace::MessageRole::Call));
  QCoreApplication::processEvents();
  auto& message = child<QLabel>(screen.view, "sequence.message");
  QVERIFY(message.width() > 700);
  QVERIFY(message.heightForWidth(message.width()) <= message.height());
  QVERIFY(screen.view.canvas().height() > 110);
}

const support::Registered registered(&support::make_case<SequenceViewTest>);

}  // namespace

#include "sequence_view_test.moc"
