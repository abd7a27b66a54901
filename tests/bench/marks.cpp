// What the charts of mailboxes, the heat map of all of them and the sequence diagram cost the GUI
// thread: CPU time of one picture, in milliseconds.
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
#include "views/sequence_view.h"
#include "views/time_series_chart.h"

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
  ui::SequenceView view(observation, selection, commands);
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

}  // namespace

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  for (int lines : {1, 5, 20}) charts(lines, 300);
  for (std::uint32_t processes : {1'000U, 10'000U, 100'000U}) heat_map(processes);
  for (std::uint32_t messages : {1'000U, 10'000U, 100'000U, 1'000'000U}) sequence(messages);
}
