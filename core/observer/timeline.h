#pragma once

#include <tsl/robin_map.h>

#include <deque>
#include <utility>

#include "observer/counts_over_time.h"
#include "observer/mailbox_stats.h"
#include "observer/system_model.h"

namespace observer {

/// What happens to processes that one wants to see on a line of time.
enum class MarkKind : std::uint8_t { Start, Exit, Restart, Alarm, Crash };
inline constexpr std::size_t mark_kinds = 5;
/// `exit`, `crash`, ...
std::string_view name_of(MarkKind kind);

/// One of these. Starts are only counted.
struct Mark {
  std::uint64_t number = 0;  // running
  std::uint64_t row = 0;     // of the event in the log; of an alarm where it belongs
  MarkKind kind = {};
  TimePoint at;
  TimePoint since;  // of an end: when the process had started
  Identity place;
  Pid pid;
  std::uint32_t incarnation = 1;
  std::string title;                        // of the process, as it was called then
  Term reason;                              // of an end; what comes most of a mailbox that fills
  std::optional<trace::Decision> decision;  // of its supervisor on an end, once it has decided
};

/// The restarts, ends and alarms of a system in the order of time: the last ones each, all of them
/// as counts. Fed with its events beside the SystemModel. Processes that work for the observer are
/// left out.
/// @thread owner
class Timeline {
 public:
  using Counts = CountsOverTime<mark_kinds>;

  /// @param most how many marks are kept
  explicit Timeline(std::size_t most = 10'000) : most_(most) {}

  /// @param event which `model` has just been told
  /// @param subject what the model said it is about
  /// @param row its number in the log
  void apply(const trace::Event& event, Identity subject, const SystemModel& model,
             std::uint64_t row);
  /// An alarm of a mailbox.
  void apply(const AlarmChange& change, const SystemModel& model, std::uint64_t row);

  /// Oldest first. What is before the first of them is known by its counts alone.
  const std::deque<Mark>& marks() const { return marks_; }
  /// nullptr when it is forgotten.
  const Mark* find(std::uint64_t number) const;
  /// From this moment on all marks are kept.
  TimePoint kept_since() const { return kept_since_; }
  const Counts& counts() const { return counts_; }
  /// Another number whenever something has changed.
  std::uint64_t version() const { return version_; }

 private:
  void on(const trace::Exited& e, Mark mark, const ProcessEntry& entry);
  void on(const trace::Decided& e);
  void add(Mark mark);
  void forget_first();

  std::size_t most_;
  std::deque<Mark> marks_;
  tsl::robin_map<Pid, std::pair<TimePoint, std::uint64_t>> ends_;  // that are kept, by their order
  Counts counts_;
  TimePoint kept_since_;
  std::uint64_t next_ = 1;
  std::uint64_t version_ = 0;
};

}  // namespace observer
