#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace app {

/// A value that one thread waits for and another gives, once.
/// @thread any
template <class T>
class Awaited {
 public:
  void give(T value) {
    // Under the lock to the end: whoever waits may destroy this as soon as it has the value.
    std::scoped_lock lock(mutex_);
    value_ = std::move(value);
    condition_.notify_one();
  }
  T wait() {
    std::unique_lock lock(mutex_);
    condition_.wait(lock, [this] { return value_.has_value(); });
    return std::move(*value_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable condition_;
  std::optional<T> value_;
};

}  // namespace app
