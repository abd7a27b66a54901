#pragma once

#include <atomic>
#include <functional>

#include "base/guarded.h"

namespace trace {

/// Wakes a reader that rests. For producers it is one look at a flag, which is all there is to do
/// as long as nobody rests.
class Doorbell {
 public:
  /// Calls `wake` once, at the next press, on the thread that presses. An empty one takes the
  /// request back: when `arm` has returned, the former function is not being called.
  ///
  /// A press at this very moment may not have seen the request: whoever arms looks once more, a
  /// moment later, for what it announced. That spares producers a fence.
  /// @thread reader
  void arm(std::function<void()> wake) {
    wake_.with([&](auto& function) {
      function = std::move(wake);
      armed_.store(function != nullptr, std::memory_order_relaxed);
    });
  }

  /// @thread any
  void press() {
    if (armed_.load(std::memory_order_relaxed)) call();
  }

 private:
  void call() {
    // Under the lock, so that `arm` can promise that the function is out of use.
    wake_.with([this](auto& wake) {
      if (armed_.exchange(false, std::memory_order_relaxed)) wake();
    });
  }

  std::atomic<bool> armed_ = false;
  otp::Guarded<std::function<void()>> wake_;
};

}  // namespace trace
