#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <vector>

#include "actor/manual_scheduler.h"
#include "actor/runtime.h"
#include "actor/self.h"

namespace otp {
/// For the messages of failed tests.
inline void PrintTo(const Term& term, std::ostream* out) { *out << to_text(term); }
inline void PrintTo(Pid pid, std::ostream* out) { *out << pid.text(); }
}  // namespace otp

/// What the tests of the core share: a small system on either scheduler, with all that happens in
/// it at hand.
namespace support {

using otp::Atom;
using otp::Duration;
using otp::Pid;
using otp::Self;
using otp::Task;
using otp::Term;
using otp::TimePoint;
using namespace otp::literals;
using namespace std::chrono_literals;

/// How a system is run: on one thread with a virtual clock, in the order of a seed, or on workers.
struct Schedule {
  unsigned workers = 0;
  std::uint64_t seed = 1;
};
std::ostream& operator<<(std::ostream& out, const Schedule& schedule);
/// For INSTANTIATE_TEST_SUITE_P.
std::string schedule_name(const testing::TestParamInfo<Schedule>& info);
inline const auto every_schedule =
    testing::Values(Schedule{0, 1}, Schedule{0, 2}, Schedule{0, 3}, Schedule{1, 0}, Schedule{2, 0});
/// Where time must be virtual.
inline const auto every_seed =
    testing::Values(Schedule{0, 1}, Schedule{0, 2}, Schedule{0, 3}, Schedule{0, 4}, Schedule{0, 5});

/// Keeps all events of a system in the order in which they came.
/// @thread any
class Recorder final : public trace::Sinks, public trace::Sink {
 public:
  using Wanted = std::function<bool(const trace::Event&)>;

  trace::Sink& open() override { return *this; }
  void put(trace::Event event) override;
  std::vector<trace::Event> events() const;
  std::size_t size() const;
  /// The first event from `from` on for which `wanted` holds; the number of events without one.
  std::size_t find(const Wanted& wanted, std::size_t from = 0) const;
  /// Blocks until there is such an event; false when it takes too long.
  bool wait_for(const Wanted& wanted);

 private:
  mutable std::mutex mutex_;
  std::condition_variable condition_;
  std::vector<trace::Event> events_;
};

/// Keeps what was reported.
/// @thread any
class KeepingLogger final : public otp::Logger {
 public:
  void log(const otp::Report& report) override;
  std::vector<otp::Report> reports() const;

 private:
  otp::Guarded<std::vector<otp::Report>> reports_;
};

/// A runtime under test.
class System {
 public:
  explicit System(Schedule schedule = {}, trace::Watch watch = trace::Watch::Nothing);

  otp::Runtime& runtime() { return *runtime_; }
  /// @pre a schedule with a seed
  otp::ManualScheduler& world() { return *world_; }
  bool has_world() const { return world_ != nullptr; }
  Recorder& recorder() { return recorder_; }
  /// What processes have written with `notice`, in order.
  std::vector<std::string> notices() const;
  /// How many reports of a kind there were, such as `server_terminate`.
  std::size_t reported(std::string_view kind) const;

  /// The reasons in the reports of supervisors about this error, such as `shutdown_error`.
  std::vector<std::string> supervisor_reports(std::string_view error) const;

  /// Runs `body(Self)`, a coroutine that may capture, as a process to its end. The test fails when
  /// it throws, or never ends.
  template <class Body>
  void run(Body body) {
    auto ended = std::make_shared<std::promise<void>>();
    std::future<void> end = ended->get_future();
    otp::spawn(*runtime_, otp::Label("tester"), &tester<Body>, std::move(body), std::move(ended));
    EXPECT_TRUE(wait(end)) << "the test's process did not end";
  }

  /// What `start` gives to the callback that it is called with.
  template <class T>
  T answer_to(const std::function<void(std::function<void(T)>)>& start) {
    auto given = std::make_shared<std::promise<T>>();
    std::future<T> answer = given->get_future();
    start([given](T value) { given->set_value(std::move(value)); });
    if (!wait(answer)) throw std::runtime_error("the callback was never called");
    return answer.get();
  }

  /// Lets the system run until a future has its value; false when it never gets one.
  template <class T>
  bool wait(const std::future<T>& future) {
    auto is_there = [&] { return future.wait_for(0s) == std::future_status::ready; };
    if (world_ == nullptr) return future.wait_for(patience) == std::future_status::ready;
    return run_world_until(is_there);
  }
  /// Lets the system run until there is such an event; false when it never comes.
  bool sees(const Recorder::Wanted& wanted);

 private:
  static constexpr auto patience = 20s;

  template <class Body>
  static Task<> tester(Self self, Body body, std::shared_ptr<std::promise<void>> ended) {
    try {
      Task<> testing = body(self);
      co_await testing;
    } catch (...) {
      ADD_FAILURE() << "the test's process has ended: "
                    << to_text(otp::reason_of_current_exception());
    }
    ended->set_value();
  }
  bool run_world_until(const std::function<bool()>& holds);

  Recorder recorder_;
  std::shared_ptr<KeepingLogger> logger_ = std::make_shared<KeepingLogger>();
  otp::ManualScheduler* world_ = nullptr;
  std::unique_ptr<otp::Runtime> runtime_;
};

/// Waits until `holds`, which is asked again and again; the test fails when it takes too long.
Task<> until(Self self, std::function<bool()> holds);

/// `first, second, third`
std::string joined(const std::vector<std::string>& texts);

/// `ok`, or the reason of a refusal.
template <class T>
std::string outcome(const otp::Result<T>& result) {
  return result ? "ok" : to_text(result.error().reason);
}

}  // namespace support
