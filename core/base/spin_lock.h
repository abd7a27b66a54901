#pragma once

#include <atomic>
#include <thread>

namespace otp {

/// A lock for a few instructions that are rarely contended: one atomic exchange to take it.
/// @thread any
class SpinLock {
 public:
  void lock() {
    while (taken_.exchange(true, std::memory_order_acquire)) {
      for (int spins = 0; taken_.load(std::memory_order_relaxed); ++spins) {
        if (spins > 100) std::this_thread::yield();
      }
    }
  }
  void unlock() { taken_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> taken_ = false;
};

}  // namespace otp
