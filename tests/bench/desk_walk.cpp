// Whether the memory of a desk stays bounded while somebody walks through all of its contracts:
// each is woken and approved by its own process, and goes to sleep again. There is no window, whose
// memory of what has happened has an end of its own.
//
//   bench_desk_walk [contracts]
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <malloc.h>

#include "actor/manual_scheduler.h"
#include "demo/demo.h"
#include "kept_contracts.h"
#include "murabaha/local_desk.h"
#include "store/waiting_store.h"

namespace {

using namespace std::chrono_literals;
using bench::id_of;

constexpr int batch = 1'000;  // between two pauses in which all go to sleep
constexpr otp::Duration frame = 50ms;
constexpr otp::Duration sleeps_after = 10min;  // of the world's clock, as in the program
constexpr otp::Duration until_all_sleep = 11min;

/// That thousands of contracts go to sleep is no news here.
class SilentLogger final : public otp::Logger {
 public:
  void log(const otp::Report&) override {}
};

/// The desk of the program, in a world with a clock of its own.
class Desk {
 public:
  explicit Desk(const QString& file)
      : surroundings_(surroundings(file)),
        world_(new otp::ManualScheduler(1)),
        runtime_(std::unique_ptr<otp::Scheduler>(world_), options()),
        desk_(
            runtime_, [](const std::function<void()>& act) { act(); }, surroundings_) {
    demo::start_application(runtime_, "desk", desk_spec(surroundings_));
    pass(frame);  // so that the desk has started
    at_rest_ = runtime_.process_count();
  }

  void pass(otp::Duration time) {
    now_ += time;
    world_->run_until(now_);
  }
  /// @returns how many processes of contracts there are then
  std::size_t approve(int first, int count) {
    int answered = 0;
    for (int number = first; number < first + count; ++number) {
      desk_.submit(id_of(number), {murabaha::Approve{}, "manager"},
                   [&](const otp::Result<murabaha::Answered>& answer) {
                     if (!answer) qFatal("%s", answer.error().text().c_str());
                     ++answered;
                   });
    }
    while (answered < count) pass(frame);
    return awake();
  }
  std::size_t awake() const { return runtime_.process_count() - at_rest_; }

 private:
  static otp::RuntimeOptions options() {
    otp::RuntimeOptions options;
    options.logger = std::make_shared<SilentLogger>();
    return options;
  }
  static murabaha::Surroundings surroundings(const QString& file) {
    auto store = app::open_store(file);
    if (!store) qFatal("%s", store.error().text().c_str());
    auto waiting = std::make_shared<app::WaitingStore>(std::shared_ptr(std::move(*store)));
    auto surroundings = murabaha::surroundings_in_memory(bench::opened_at, std::move(waiting));
    surroundings.sleeps_after = otp::Timeout(sleeps_after);
    return surroundings;
  }

  murabaha::Surroundings surroundings_;
  otp::ManualScheduler* world_;
  otp::Runtime runtime_;
  murabaha::LocalDesk desk_;
  otp::TimePoint now_;
  std::size_t at_rest_ = 0;
};

/// What is allocated, in megabytes.
double heap() {
  auto info = mallinfo2();
  return double(info.uordblks + info.hblkhd) / 1e6;
}

void say(int visited, std::size_t most, std::size_t awake, double seconds) {
  fmt::print("{:10} {:12} {:8} {:12.1f} {:12.1f} {:10.1f}\n", visited, most, awake, heap(),
             bench::resident(), seconds);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  int contracts = argc > 1 ? std::atoi(argv[1]) : 100'000;
  QTemporaryDir folder;
  QString file = folder.filePath("desk.db");
  bench::fill(file, contracts);
  fmt::print("{:>10} {:>12} {:>8} {:>12} {:>12} {:>10}\n", "visited", "most awake", "awake",
             "heap, MB", "resident, MB", "seconds");
  Desk desk(file);
  QElapsedTimer timer;
  timer.start();
  std::size_t most = 0;
  say(0, most, desk.awake(), 0);
  for (int visited = 0; visited < contracts;) {
    int count = std::min(batch, contracts - visited);
    most = std::max(most, desk.approve(visited, count));
    desk.pass(until_all_sleep);
    visited += count;
    bool is_to_be_said = visited == 1'000 || visited == 10'000 || visited == contracts;
    if (is_to_be_said) say(visited, most, desk.awake(), double(timer.nsecsElapsed()) / 1e9);
  }
}
