// What the window costs: its frames in a second, and the speed of the runtime with and without it.
//
//   QT_QPA_PLATFORM=offscreen bench_window WHAT [seconds] [messages a second, or processes]
//
// pairs: messages flow through some hundred processes on a pool
// flood: as many as a pool can send, each of them recorded
// crowd: a thousand to a hundred thousand processes, of which a thousand start and end a second
// rest:  how often the program wakes up when nothing happens
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <limits>
#include <memory>
#include <thread>

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
constexpr int keepers = 100;

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

constexpr int rounds_without_end = std::numeric_limits<int>::max();

Task<> idle(Self self) { co_await self.receive<Go>(); }

/// Keeps so many processes, of which ten end and start anew each second.
Task<> keep(Self self, int count) {
  std::deque<Pid> kept;
  for (int i = 0; i < count; ++i) kept.push_back(self.spawn(Label("member"), &idle));
  for (;;) {
    co_await self.sleep(100ms);
    self.send(kept.front(), Go{});
    kept.pop_front();
    kept.push_back(self.spawn(Label("member"), &idle));
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

constexpr auto usual = trace::Watch::Lifecycle | trace::Watch::Depth;
constexpr auto everything = usual | trace::Watch::Messages;

/// A runtime under load, from its start to its end.
class Load {
 public:
  explicit Load(trace::Watch watch, unsigned workers = 1) {
    observer::LocalNode::Options options;
    options.workers = workers;
    options.watch = watch;
    node_ = std::make_unique<observer::LocalNode>(std::move(options));
  }

  std::vector<Pid> add_pairs() {
    std::vector<Pid> players;
    for (int i = 0; i < pairs; ++i) {
      players.push_back(spawn(node_->runtime(), Label("ping"), &ping, messages_));
    }
    return players;
  }
  void play(int messages_a_second) {
    spawn(node_->runtime(), Label("conduct"), &conduct, add_pairs(), messages_a_second);
  }
  void flood() {
    for (Pid player : add_pairs()) node_->runtime().send(player, Go{rounds_without_end});
  }
  void gather(int processes) {
    for (int i = 0; i < keepers; ++i) {
      spawn(node_->runtime(), Label("keep"), &keep, processes / keepers);
    }
  }

  observer::LocalNode& node() { return *node_; }
  std::uint64_t messages() const { return messages_->load(std::memory_order_relaxed); }

 private:
  Count messages_ = std::make_shared<std::atomic<std::uint64_t>>(0);
  std::unique_ptr<observer::LocalNode> node_;
};

/// What a stretch of time saw. The GUI has a thread of its own, this one: all other CPU time is the
/// runtime's.
struct Stretch {
  double time = 0, gui = 0, all = 0;  // seconds
  double messages = 0, frames = 0, events = 0, lost = 0;
};

/// Runs the event loop for a while.
Stretch measure(const Load& load, double seconds, const int& frames,
                const ui::Observation* observation) {
  auto look = [&] {
    Stretch now;
    now.gui = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
    now.all = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
    now.messages = static_cast<double>(load.messages());
    now.frames = frames;
    if (observation == nullptr) return now;
    now.events = static_cast<double>(observation->system().event_count());
    now.lost = static_cast<double>(observation->system().lost());
    return now;
  };
  Stretch before = look();
  QElapsedTimer timer;
  timer.start();
  run_for(seconds);
  Stretch after = look();
  return {1e-9 * static_cast<double>(timer.nsecsElapsed()),
          after.gui - before.gui,
          after.all - before.all,
          after.messages - before.messages,
          after.frames - before.frames,
          after.events - before.events,
          after.lost - before.lost};
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

void print_pairs(const char* name, const Stretch& stretch) {
  fmt::print("{:<28} {:5.2f} M msgs/s  {:6.0f} ns/msg  {:5.1f} frames/s  gui {:4.1f} %", name,
             stretch.messages / stretch.time / 1e6,
             1e9 * (stretch.all - stretch.gui) / stretch.messages, stretch.frames / stretch.time,
             100 * stretch.gui / stretch.time);
  if (stretch.events > 0) {
    fmt::print("  {:5.2f} M events/s, {:5.2f} M lost/s", stretch.events / stretch.time / 1e6,
               stretch.lost / stretch.time / 1e6);
  }
  fmt::print("\n");
}

void without_window(const char* name, trace::Watch watch, int messages_a_second, double seconds) {
  Load load(watch);
  load.play(messages_a_second);
  run_for(1);
  print_pairs(name, measure(load, seconds, 0, nullptr));
}

void with_window(const char* name, trace::Watch watch, int messages_a_second, double seconds,
                 Shown shown, const QString& dock) {
  Load load(watch);
  load.play(messages_a_second);
  Screen screen(load.node(), shown, dock);
  run_for(1);
  print_pairs(name, measure(load, seconds, screen.frames, &screen.observation));
}

void under_load(int rate, double seconds) {
  without_window("not watched", trace::Watch::Nothing, rate, seconds);
  without_window("watched, no window", usual, rate, seconds);
  with_window("window, charts", usual, rate, seconds, Shown::Seen, "charts");
  with_window("window, table", usual, rate, seconds, Shown::Seen, "table");
  with_window("window, log", usual, rate, seconds, Shown::Seen, "log");
  with_window("window, minimised", usual, rate, seconds, Shown::Minimised, "charts");
  without_window("every message, no window", everything, rate, seconds);
  with_window("every message, window", everything, rate, seconds, Shown::Seen, "charts");
  with_window("every message, log", everything, rate, seconds, Shown::Seen, "log");
}

double resident_megabytes() {
  std::ifstream file("/proc/self/statm");
  double all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024 / 1024;
}

/// How long the window leaves others waiting: asked by a thread, again and again.
class Answers {
 public:
  explicit Answers(QObject& window)
      : thread_([this, &window](std::stop_token stop) {
          while (!stop.stop_requested()) {
            auto asked = std::chrono::steady_clock::now();
            QMetaObject::invokeMethod(
                &window, [] {}, Qt::BlockingQueuedConnection);
            waits_.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - asked)
                    .count());
            std::this_thread::sleep_for(20ms);
          }
          has_ended_ = true;
        }) {}
  /// Milliseconds, shortest first.
  std::vector<double> end() {
    thread_.request_stop();
    // It may be waiting for this thread.
    while (!has_ended_) QCoreApplication::processEvents();
    thread_.join();
    std::ranges::sort(waits_);
    return std::move(waits_);
  }

 private:
  std::vector<double> waits_;
  std::atomic<bool> has_ended_ = false;
  std::jthread thread_;
};

void under_flood(unsigned workers, double seconds, const QString& dock) {
  Load load(everything, workers);
  load.flood();
  Screen screen(load.node(), Shown::Seen, dock);
  run_for(1);
  for (int part = 0; part < 3; ++part) {
    Answers answers(screen.window);
    Stretch stretch = measure(load, seconds, screen.frames, &screen.observation);
    auto waits = answers.end();
    fmt::print(
        "flood of {} workers, {:<8} {:5.2f} M events/s offered, {:5.2f} M taken  {:4.1f} "
        "frames/s  gui {:4.1f} %  answers after {:.1f} ms, at worst {:.0f}  {:.0f} MB\n",
        workers, dock.toStdString(), (stretch.events + stretch.lost) / stretch.time / 1e6,
        stretch.events / stretch.time / 1e6, stretch.frames / stretch.time,
        100 * stretch.gui / stretch.time, waits[waits.size() / 2], waits.back(),
        resident_megabytes());
  }
}

void in_a_crowd(int processes, double seconds, const QString& dock) {
  Load load(usual);
  load.gather(processes);
  Screen screen(load.node(), Shown::Seen, dock);
  run_for(4);
  Stretch stretch = measure(load, seconds, screen.frames, &screen.observation);
  fmt::print(
      "{:>7} processes, {:<10} {:5.0f} events/s  {:5.1f} frames/s  {:5.2f} ms/frame  gui "
      "{:4.1f} %  {:.0f} MB\n",
      screen.observation.system().alive_count(), dock.toStdString(), stretch.events / stretch.time,
      stretch.frames / stretch.time, 1e3 * stretch.gui / stretch.frames,
      100 * stretch.gui / stretch.time, resident_megabytes());
}

void at_rest(const char* name, unsigned workers, double seconds, Shown shown) {
  Load load(usual, workers);
  load.add_pairs();
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

void rest(double seconds) {
  at_rest("pool at rest, seen", 1, seconds, Shown::Seen);
  at_rest("pool at rest, minimised", 1, seconds, Shown::Minimised);
  at_rest("world at rest, seen", 0, seconds, Shown::Seen);
  at_rest("world at rest, minimised", 0, seconds, Shown::Minimised);
}

}  // namespace

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  std::string_view what = argc > 1 ? argv[1] : "";
  double seconds = argc > 2 ? std::atof(argv[2]) : 5;
  std::vector<int> sizes = {1'000, 10'000, 100'000};
  if (argc > 3) sizes = {std::atoi(argv[3])};
  if (what == "pairs") {
    under_load(argc > 3 ? sizes.front() : 1'000'000, seconds);
  } else if (what == "flood") {
    for (unsigned workers : {1U, 2U}) under_flood(workers, seconds, "charts");
  } else if (what == "crowd") {
    for (const char* dock : {"table", "charts", "log", "xray", "findings"}) {
      for (int processes : sizes) in_a_crowd(processes, seconds, dock);
    }
  } else if (what == "rest") {
    rest(seconds);
  } else {
    fmt::print(
        stderr,
        "usage: bench_window pairs|flood|crowd|rest [seconds] [messages a second, or processes]\n");
    return 2;
  }
}
