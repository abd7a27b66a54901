#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "base/time.h"

namespace otp {

/// A thread that looks after others now and then as long as one of them works, and sleeps while all
/// rest.
class Watchdog {
 public:
  /// Calls `look` every `interval` until `all_rest`.
  Watchdog(Duration interval, std::function<void()> look, std::function<bool()> all_rest);
  ~Watchdog() { stop(); }

  void start();
  void stop();
  /// Somebody has begun to work: all_rest does not hold any more.
  /// @thread any
  void wake() {
    if (sleeps_.load()) wake_up();
  }

 private:
  void loop();
  void wake_up();

  Duration interval_;
  std::function<void()> look_;
  std::function<bool()> all_rest_;
  std::mutex mutex_;
  std::condition_variable condition_;
  std::atomic<bool> sleeps_ = false;
  bool stops_ = false;  // under the mutex
  std::thread thread_;
};

}  // namespace otp
