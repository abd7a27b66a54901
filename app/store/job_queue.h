#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <utility>

namespace app {

/// What one thread has to do, in the order in which it was asked.
/// @thread any
template <class Job>
class JobQueue {
 public:
  void push(Job job) {
    {
      std::scoped_lock lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    condition_.notify_one();
  }

  /// Waits for jobs and takes all of them. None: the thread is to end, and nothing is left.
  std::deque<Job> take_all(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    condition_.wait(lock, stop, [this] { return !jobs_.empty(); });
    return std::exchange(jobs_, {});
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any condition_;
  std::deque<Job> jobs_;
};

}  // namespace app
