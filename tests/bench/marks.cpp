// What the charts of mailboxes, the heat map of all of them, the sequence diagram, the timeline and
// the past lives of a process cost the GUI thread: CPU time of one picture, in milliseconds.
//
//   QT_QPA_PLATFORM=offscreen bench_marks
#include <QApplication>
#include <QPixmap>

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "appearance.h"
#include "bridge/command_port.h"
#include "views/heat_map_view.h"
#include "views/past_lives_page.h"
#include "views/sequence_view.h"
#include "views/time_series_chart.h"
#include "views/timeline_view.h"

namespace {

using otp::Atom;
using otp::Pid;

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// The median of some pictures, after one that fills the caches.
double median(const std::function<void(int)>& draw) {
  constexpr int times = 20;
  std::vector<double> costs;
  for (int i = 0; i <= times; ++i) {
    double before = cpu_milliseconds();
    draw(i);
    if (i > 0) costs.push_back(cpu_milliseconds() - before);
  }
  std::ranges::nth_element(costs, costs.begin() + times / 2);
  return costs[times / 2];
}

void charts(int lines, int points) {
  ui::TimeSeriesChart chart("messages");
  chart.resize(640, 220);
  chart.setVisible(true);
  double cost = median([&](int round) {
    std::vector<ui::TimeSeriesChart::Series> series(static_cast<std::size_t>(lines));
    for (int line = 0; line < lines; ++line) {
      auto& each = series[static_cast<std::size_t>(line)];
      each.name = QString("mailbox %1").arg(line);
      each.colour = Qt::blue;
      for (int i = 0; i < points; ++i) {
        each.points.append({60.0 * i / points, 50 + 40 * std::sin(0.1 * (i + round) + line)});
      }
    }
    chart.show(series);
    chart.grab();
  });
  fmt::print("charts, {} lines of {} points{:>29.2f}\n", lines, points, cost);
}

void heat_map(std::uint32_t processes) {
  ui::Observation observation;
  ui::Selection selection;
  otp::TimePoint now{};
  for (std::uint32_t i = 1; i <= processes; ++i) {
    observation.apply({now, trace::Spawned{{i, 1}, {}, Atom("Worker"), {}}});
    if (i % 3 == 0) observation.apply({now, trace::DepthChanged{{i, 1}, i % 100}});
  }
  observation.finishFrame(now);
  ui::HeatMapView view(observation, selection);
  view.resize(300, 180);
  view.show();
  double cost = median([&](int) {
    view.refresh();
    view.grab();
  });
  fmt::print("heat map of {:>7} mailboxes{:>28.2f}\n", processes, cost);
}

void sequence(std::uint32_t messages) {
  ui::Observation observation;
  ui::Selection selection;
  ui::CommandPort commands;
  constexpr std::uint32_t processes = 20;
  otp::TimePoint now{};
  for (std::uint32_t i = 1; i <= processes; ++i) {
    observation.apply({now, trace::Spawned{{i, 1}, {}, Atom("Worker"), {}}});
  }
  for (std::uint32_t i = 0; i < messages; ++i) {
    now += std::chrono::microseconds(10);
    Pid from{1 + i % processes, 1}, to{1 + (i * 7 + 3) % processes, 1};
    trace::MessageId id{from, 1 + i};
    observation.apply({now, trace::Sent{id, to, Atom("Ball"), trace::MessageRole::Cast}});
    now += std::chrono::microseconds(10);
    observation.apply({now, trace::Received{to, id, Atom("Ball"), trace::MessageRole::Cast}});
  }
  observation.finishFrame(now);
  ui::EventSelection events(observation);
  ui::SequenceView view(observation, selection, events, commands);
  view.resize(900, 400);
  view.show();
  auto frame = [&](int round) {
    view.canvas().selectMessage(observation.flow().end() - 1 - std::uint64_t(round));
    view.canvas().setFollow(true);
    view.canvas().grab();
  };
  double all = median(frame);
  ui::SequenceFilter nowhere;
  nowhere.kind = "bell";  // it looks as far as it ever does, and finds nothing
  view.canvas().setFilter(nowhere);
  fmt::print("sequence diagram over {:>7} messages{:>20.2f}, none of which passes{:>8.2f}\n",
             messages, all, median(frame));
}

/// A child that ends and is started again so often within a minute.
void restart(ui::Observation& observation, std::uint32_t times) {
  otp::TimePoint now{};
  otp::Term id(Atom("counter"));
  Pid top{1, 1};
  observation.apply({now, trace::Spawned{top, {}, Atom("Supervisor"), {}}});
  for (std::uint32_t i = 1; i <= times; ++i) {
    now += std::chrono::nanoseconds(60'000'000'000 / times);
    Pid former{1 + i, 1}, pid{2 + i, 1};
    if (i > 1) {
      observation.apply({now, trace::Crashed{former, {}}});
      observation.apply({now, trace::Exited{former, otp::Term(Atom("boom"))}});
      observation.apply({now, trace::Decided{top, id, former, trace::Decision::Restart, 1}});
    }
    observation.apply({now, trace::Spawned{pid, top, Atom("Counter"), {}}});
    observation.apply({now, trace::ChildStarted{top, id, pid, i, i > 1 ? former : Pid{}}});
  }
  observation.finishFrame(now);
}

void timeline(std::uint32_t restarts) {
  ui::Observation observation;
  ui::Selection selection;
  double before = cpu_milliseconds();
  restart(observation, restarts);
  double fold = cpu_milliseconds() - before;
  ui::EventSelection events(observation);
  ui::TimelineView view(observation, selection, events);
  view.resize(1366, 78);
  view.show();
  selection.select(observation.system().identity_of({2 + restarts, 1}));
  double cost = median([&](int) {
    view.setFollow(true);  // which lays it out anew
    view.grab();
  });
  fmt::print("timeline of {:>7} restarts{:>29.2f}   (all folds {:.2f} us a restart)\n", restarts,
             cost, 1e3 * fold / restarts);
}

void past_lives(std::uint32_t lives) {
  ui::Observation observation;
  restart(observation, lives + 1);
  ui::PastLivesPage page(observation);
  page.resize(400, 400);
  page.QWidget::show();
  auto place = observation.system().identity_of({2 + lives, 1});
  double cost = median([&](int) {
    page.show({});
    page.show(place);
    page.grab();
  });
  fmt::print("past lives after {:>7} of them{:>25.2f}\n", lives, cost);
}

}  // namespace

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  for (int lines : {1, 5, 20}) charts(lines, 300);
  for (std::uint32_t processes : {1'000U, 10'000U, 100'000U}) heat_map(processes);
  for (std::uint32_t messages : {1'000U, 10'000U, 100'000U, 1'000'000U}) sequence(messages);
  for (std::uint32_t restarts : {100U, 1'000U, 10'000U, 100'000U}) timeline(restarts);
  for (std::uint32_t lives : {1U, 10U, 1'000U}) past_lives(lives);
}
