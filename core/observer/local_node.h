#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "actor/manual_scheduler.h"
#include "actor/runtime.h"
#include "observer/node.h"
#include "trace/ring.h"

namespace observer {

/// A runtime in this program, on one of the two schedulers.
///
/// With workers it runs by itself. Without, it is a world with a clock of its own: `play` lets a
/// thread move the clock along with real time; `run_until` moves it from the calling thread, for
/// pictures and tests. Not both at once.
class LocalNode final : public Node {
 public:
  struct Options {
    unsigned workers = 0;    // 0: a world with a clock
    std::uint64_t seed = 1;  // of the order in which ready processes of a world run
    trace::Watch watch = trace::Watch::Lifecycle | trace::Watch::Depth;
    std::shared_ptr<otp::Logger> logger = std::make_shared<otp::SilentLogger>();
    std::size_t ring_capacity = std::size_t{1} << 17;  // events of 64 bytes, for each thread
  };

  explicit LocalNode(Options options);
  ~LocalNode() override;

  otp::Runtime& runtime() { return *runtime_; }

  /// Starts the thread that moves the clock of a world; it plays at once.
  void play();
  /// @pre `play` was not called
  void run_until(TimePoint time);

  /// Runs `act` where it may use the runtime: between two steps of a world, else at once.
  /// @thread any
  void post(std::function<void()> act);

  std::span<trace::Event> next_events() override { return rings_.next(); }
  void call_at_next_event(std::function<void()> wake) override {
    rings_.call_at_next(std::move(wake));
  }
  void submit(Command command, Done done) override;
  WorldStatus world() const override;
  std::string why_not(const Command& command) const override;
  std::vector<MessageForm> messages_of(Atom module) const override;

 private:
  using Clock = std::chrono::steady_clock;

  void carry_out(const Command& command, const Done& done);
  otp::Result<Term> to_process(Pid pid, const std::function<void()>& act);
  void send(const SendMessage& command, Done done);
  void run_world();
  void move_clock();
  void rest(std::unique_lock<std::mutex>& lock);
  Clock::duration until_next_timer() const;
  void run_posted();
  Term step();
  otp::Result<Term> step_process(Pid pid);
  otp::Result<Term> run_to_timer();
  void advance(Duration by, const Done& done);
  void go_on_advancing();
  void stop_advancing();
  void note_time();
  TimePoint shown_time() const;  // under mutex_
  otp::Result<Term> set_speed(double factor);
  void watch_messages(bool on);

  trace::Rings rings_;
  std::atomic<trace::Watch> watch_;        // of all processes
  otp::ManualScheduler* world_ = nullptr;  // null with workers
  std::unique_ptr<otp::Runtime> runtime_;

  mutable std::mutex mutex_;
  std::condition_variable condition_;
  std::deque<std::function<void()>> posted_;  // under mutex_
  bool stopping_ = false;                     // under mutex_
  WorldStatus status_;                        // under mutex_
  bool rests_ = false;                        // until the next timer or command, under mutex_
  struct Advancing {
    TimePoint to;
    Done done;
  };
  std::optional<Advancing> advancing_;  // what an Advance has still to do
  Clock::time_point moved_;  // when the clock was last moved; others look only while it rests
  std::thread thread_;
};

}  // namespace observer
