#pragma once

#include <functional>
#include <memory>
#include <thread>

#include "base/thread_name.h"
#include "store/awaited.h"
#include "store/job_queue.h"
#include "store/schema.h"

namespace app {

/// A thread with a database of its own, since Qt lets only the thread that opened one use it. It
/// does what it is asked in batches: all that has come while it was busy.
template <class Job>
class DatabaseThread {
 public:
  using Serve = std::function<void(Database&, std::deque<Job>)>;

  /// Opens the database; the thread is there when it has been.
  /// @param serve does a batch, on the thread
  /// @returns the refusals of `open_database`
  static Result<std::unique_ptr<DatabaseThread>> start(const Place& place, const Schema& schema,
                                                       Serve serve);
  /// Does what it was asked before, then ends.
  ~DatabaseThread() = default;

  /// @thread any
  void ask(Job job) { jobs_.push(std::move(job)); }

 private:
  DatabaseThread() = default;

  JobQueue<Job> jobs_;
  std::jthread thread_;  // last, so that it ends before the rest does
};

template <class Job>
Result<std::unique_ptr<DatabaseThread<Job>>> DatabaseThread<Job>::start(const Place& place,
                                                                        const Schema& schema,
                                                                        Serve serve) {
  std::unique_ptr<DatabaseThread> started(new DatabaseThread);
  Awaited<Result<>> opened;
  auto run = [&jobs = started->jobs_, &opened, place, &schema,
              serve = std::move(serve)](std::stop_token stop) {
    otp::name_this_thread("database");
    auto database = open_database(place, schema);
    if (!database) return opened.give(std::unexpected(database.error()));
    opened.give({});
    for (auto batch = jobs.take_all(stop); !batch.empty(); batch = jobs.take_all(stop)) {
      serve(**database, std::move(batch));
    }
  };
  started->thread_ = std::jthread(std::move(run));
  if (auto result = opened.wait(); !result) return std::unexpected(result.error());
  return started;
}

}  // namespace app
