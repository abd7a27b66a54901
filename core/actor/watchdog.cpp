#include "actor/watchdog.h"

#include "base/thread_name.h"

namespace otp {

Watchdog::Watchdog(Duration interval, std::function<void()> look, std::function<bool()> all_rest)
    : interval_(interval), look_(std::move(look)), all_rest_(std::move(all_rest)) {}

void Watchdog::start() {
  thread_ = std::thread([this] { loop(); });
}

void Watchdog::stop() {
  {
    std::scoped_lock lock(mutex_);
    stops_ = true;
  }
  condition_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::loop() {
  name_this_thread("otp watchdog");
  std::unique_lock lock(mutex_);
  while (!stops_) {
    sleeps_.store(all_rest_());
    // Whoever has begun to work before it could see the watchdog asleep relies on this second look.
    if (sleeps_.load() && !all_rest_()) sleeps_.store(false);
    if (sleeps_.load()) {
      condition_.wait(lock, [this] { return stops_ || !sleeps_.load(); });
      continue;
    }
    condition_.wait_for(lock, interval_, [this] { return stops_; });
    lock.unlock();
    look_();
    lock.lock();
  }
}

void Watchdog::wake_up() {
  {
    std::scoped_lock lock(mutex_);
    sleeps_.store(false);
  }
  condition_.notify_one();
}

}  // namespace otp
