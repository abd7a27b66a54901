// What the window costs: its frames in a second, and the speed of the runtime with and without it,
// while messages flow through some hundred processes on a pool. At the end how often the program
// wakes up when nothing happens.
//
//   QT_QPA_PLATFORM=offscreen bench_window [messages a second, 0: only the rest] [seconds]
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <memory>

#include "actor/self.h"
#include "appearance.h"
#include "bridge/command_port.h"
#include "bridge/desk_port.h"
#include "bridge/event_pump.h"
#include "main_window.h"
#include "observer/local_node.h"

namespace {

using namespace otp;
using namespace std::chrono_literals;

constexpr int pairs = 150;

struct Ball {
  Pid from;
};
struct Go {
  int rounds;
};

/// Written by one process, read by the program.
using Count = std::shared_ptr<std::atomic<std::uint64_t>>;

Task<> pong(Self self) {
  for (;;) {
    Ball ball = co_await self.receive<Ball>();
    self.send(ball.from, Ball{self.pid()});
  }
}

Task<> ping(Self self, Count messages) {
  Pid peer = self.spawn_link(&pong);
  for (;;) {
    Go go = co_await self.receive<Go>();
    for (int i = 0; i < go.rounds; ++i) {
      self.send(peer, Ball{self.pid()});
      co_await self.receive<Ball>();
    }
    messages->fetch_add(static_cast<std::uint64_t>(2 * go.rounds), std::memory_order_relaxed);
  }
}

/// Lets each pair play so many rounds a millisecond.
Task<> conduct(Self self, std::vector<Pid> players, int messages_a_second) {
  constexpr auto beat = 10ms;
  int rounds = messages_a_second / 2 / 100 / static_cast<int>(players.size());
  TimePoint next = self.now();
  for (;;) {
    for (Pid player : players) self.send(player, Go{rounds});
    next += beat;
    co_await self.sleep(std::max(Duration(0), next - self.now()));
  }
}

double cpu_seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Runs the event loop.
void run_for(double seconds) {
  QEventLoop loop;  // to quit the application would close the window
  QTimer::singleShot(static_cast<int>(1000 * seconds), &loop, &QEventLoop::quit);
  loop.exec();
}

/// A runtime under load, from its start to its end.
class Load {
 public:
  Load(trace::Watch watch, int messages_a_second, unsigned workers = 1) {
    observer::LocalNode::Options options;
    options.workers = workers;
    options.watch = watch;
    node_ = std::make_unique<observer::LocalNode>(std::move(options));
    std::vector<Pid> players;
    for (int i = 0; i < pairs; ++i) {
      players.push_back(spawn(node_->runtime(), Label("ping"), &ping, messages_));
    }
    if (messages_a_second == 0) return;
    spawn(node_->runtime(), Label("conduct"), &conduct, players, messages_a_second);
  }

  observer::LocalNode& node() { return *node_; }
  std::uint64_t messages() const { return messages_->load(std::memory_order_relaxed); }

 private:
  Count messages_ = std::make_shared<std::atomic<std::uint64_t>>(0);
  std::unique_ptr<observer::LocalNode> node_;
};

/// Runs the event loop for a while and prints what went on meanwhile. The GUI has a thread of its
/// own, this one: all other CPU time is the runtime's.
void measure(const char* name, Load& load, double seconds, const int& frames,
             const ui::Observation* observation) {
  run_for(1);
  auto messages = load.messages();
  int frames_before = frames;
  auto events = observation ? observation->system().event_count() : 0;
  auto lost = observation ? observation->system().lost() : 0;
  double gui = cpu_seconds(CLOCK_THREAD_CPUTIME_ID), all = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
  QElapsedTimer timer;
  timer.start();
  run_for(seconds);
  double time = 1e-9 * static_cast<double>(timer.nsecsElapsed());
  gui = cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - gui;
  all = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - all;
  auto sent = static_cast<double>(load.messages() - messages);
  fmt::print("{:<28} {:5.2f} M msgs/s  {:6.0f} ns/msg  {:5.1f} frames/s  gui {:4.1f} %", name,
             sent / time / 1e6, 1e9 * (all - gui) / sent, (frames - frames_before) / time,
             100 * gui / time);
  if (observation) {
    fmt::print("  {:5.2f} M events/s, {:5.2f} M lost/s",
               static_cast<double>(observation->system().event_count() - events) / time / 1e6,
               static_cast<double>(observation->system().lost() - lost) / time / 1e6);
  }
  fmt::print("\n");
}

void without_window(const char* name, trace::Watch watch, int messages_a_second, double seconds) {
  Load load(watch, messages_a_second);
  measure(name, load, seconds, 0, nullptr);
}

enum class Shown { Seen, Minimised };

/// The window on a runtime, as the program puts them together.
struct Screen {
  ui::Observation observation;
  ui::Selection selection;
  ui::CommandPort commands;
  ui::DeskPort desk;
  ui::EventPump pump{observation};
  ui::MainWindow window{observation, selection, commands, desk, {}};
  int frames = 0;

  Screen(observer::LocalNode& node, Shown shown, const QString& dock) {
    QObject::connect(&window, &ui::MainWindow::seen, &pump, &ui::EventPump::setSeen);
    QObject::connect(&observation, &ui::Observation::ticked, &window, [this] { ++frames; });
    commands.setNode(&node);
    window.resize(1366, 768);
    if (shown == Shown::Seen) window.show();
    else window.showMinimized();
    window.raiseView(dock);
    pump.setNode(&node);
    pump.start();
  }
};

void with_window(const char* name, trace::Watch watch, int messages_a_second, double seconds,
                 Shown shown, const QString& dock) {
  Load load(watch, messages_a_second);
  Screen screen(load.node(), shown, dock);
  measure(name, load, seconds, screen.frames, &screen.observation);
}

void at_rest(const char* name, unsigned workers, double seconds, Shown shown) {
  Load load(trace::Watch::Lifecycle | trace::Watch::Depth, 0, workers);
  load.node().play();
  Screen screen(load.node(), shown, "charts");
  run_for(10);  // until it has come to rest
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  double cpu = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
  run_for(seconds);
  getrusage(RUSAGE_SELF, &after);
  fmt::print("{:<28} {:5.2f} wake-ups/s  cpu {:.3f} %\n", name,
             static_cast<double>(after.ru_nvcsw - before.ru_nvcsw) / seconds,
             100 * (cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) / seconds);
}

void under_load(int rate, double seconds) {
  auto usual = trace::Watch::Lifecycle | trace::Watch::Depth;
  auto all = usual | trace::Watch::Messages;
  without_window("not watched", trace::Watch::Nothing, rate, seconds);
  without_window("watched, no window", usual, rate, seconds);
  with_window("window, charts", usual, rate, seconds, Shown::Seen, "charts");
  with_window("window, table", usual, rate, seconds, Shown::Seen, "table");
  with_window("window, log", usual, rate, seconds, Shown::Seen, "log");
  with_window("window, minimised", usual, rate, seconds, Shown::Minimised, "charts");
  without_window("every message, no window", all, rate, seconds);
  with_window("every message, window", all, rate, seconds, Shown::Seen, "charts");
  with_window("every message, log", all, rate, seconds, Shown::Seen, "log");
}

}  // namespace

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  int rate = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  double seconds = argc > 2 ? std::atof(argv[2]) : 5;
  if (rate > 0) under_load(rate, seconds);
  at_rest("pool at rest, seen", 1, seconds, Shown::Seen);
  at_rest("pool at rest, minimised", 1, seconds, Shown::Minimised);
  at_rest("world at rest, seen", 0, seconds, Shown::Seen);
  at_rest("world at rest, minimised", 0, seconds, Shown::Minimised);
}
