#include "system.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "actor/worker_pool.h"

namespace support {

std::ostream& operator<<(std::ostream& out, const Schedule& schedule) {
  if (schedule.workers > 0) return out << schedule.workers << " workers";
  return out << "seed " << schedule.seed;
}

std::string schedule_name(const testing::TestParamInfo<Schedule>& info) {
  const Schedule& schedule = info.param;
  if (schedule.workers > 0) return "workers" + std::to_string(schedule.workers);
  return "seed" + std::to_string(schedule.seed);
}

// What happens

void Recorder::put(trace::Event event) {
  {
    std::scoped_lock lock(mutex_);
    events_.push_back(std::move(event));
  }
  condition_.notify_all();
}

std::vector<trace::Event> Recorder::events() const {
  std::scoped_lock lock(mutex_);
  return events_;
}

std::size_t Recorder::size() const {
  std::scoped_lock lock(mutex_);
  return events_.size();
}

std::size_t Recorder::find(const Wanted& wanted, std::size_t from) const {
  std::scoped_lock lock(mutex_);
  auto start = events_.begin() + static_cast<std::ptrdiff_t>(from);
  return static_cast<std::size_t>(std::find_if(start, events_.end(), wanted) - events_.begin());
}

bool Recorder::wait_for(const Wanted& wanted) {
  std::size_t looked_at = 0;
  std::unique_lock lock(mutex_);
  return condition_.wait_for(lock, 20s, [&] {
    for (; looked_at < events_.size(); ++looked_at) {
      if (wanted(events_[looked_at])) return true;
    }
    return false;
  });
}

void KeepingLogger::log(const otp::Report& report) {
  reports_.with([&](auto& reports) { reports.push_back(report); });
}

std::vector<otp::Report> KeepingLogger::reports() const {
  return reports_.with([](const auto& reports) { return reports; });
}

// The system

System::System(Schedule schedule, trace::Watch watch) {
  std::unique_ptr<otp::Scheduler> scheduler;
  if (schedule.workers > 0) {
    scheduler = std::make_unique<otp::WorkerPool>(schedule.workers);
  } else {
    auto world = std::make_unique<otp::ManualScheduler>(schedule.seed);
    world_ = world.get();
    scheduler = std::move(world);
  }
  otp::RuntimeOptions options{&recorder_, watch, logger_};
  runtime_ = std::make_unique<otp::Runtime>(std::move(scheduler), std::move(options));
}

std::vector<std::string> System::notices() const {
  std::vector<std::string> texts;
  for (const otp::Report& report : logger_->reports()) {
    if (report.content.record_name() != Atom("notice")) continue;
    texts.emplace_back(report.content.get(Atom("text")).text());
  }
  return texts;
}

std::size_t System::reported(std::string_view kind) const {
  auto is_of_kind = [&](const otp::Report& report) {
    return report.content.record_name() == Atom(kind);
  };
  return static_cast<std::size_t>(std::ranges::count_if(logger_->reports(), is_of_kind));
}

std::vector<std::string> System::supervisor_reports(std::string_view error) const {
  std::vector<std::string> reasons;
  for (const otp::Report& report : logger_->reports()) {
    if (!report.content.get(Atom("error")).is(Atom(error))) continue;
    reasons.push_back(to_text(report.content.get(Atom("reason"))));
  }
  return reasons;
}

bool System::run_world_until(const std::function<bool()>& holds) {
  constexpr int most_steps = 5'000'000;  // of a system that never rests
  for (int steps = 0; steps < most_steps; ++steps) {
    if (holds()) return true;
    if (world_->step()) continue;
    TimePoint next = world_->next_timer();
    if (next == TimePoint::max()) return holds();
    world_->run_until(next, 1);
  }
  return false;
}

bool System::sees(const Recorder::Wanted& wanted) {
  if (world_ == nullptr) return recorder_.wait_for(wanted);
  std::size_t looked_at = 0;
  return run_world_until([&] {
    std::size_t end = recorder_.size();
    std::size_t found = recorder_.find(wanted, looked_at);
    looked_at = end;
    return found < end;
  });
}

Task<> until(Self self, std::function<bool()> holds) {
  TimePoint last = self.now() + 20s;
  while (!holds() && self.now() < last) co_await self.sleep(1ms);
  EXPECT_TRUE(holds()) << "what was waited for did not come";
}

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace support
