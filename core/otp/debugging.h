#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "actor/self.h"

namespace otp::sys {

/// Something that a server did, for its event log and for debug functions.
struct Event {
  enum class Kind : std::uint8_t {
    In,        // took a message
    Continue,  // goes on as its last handler has said
    Out,       // answered a call
    NoReply,   // ended a handler without an answer
  };

  Kind kind = Kind::In;
  trace::MessageRole role = trace::MessageRole::Info;  // of the message that came in
  Term content;                                        // that message, or the answer
  Pid peer;                                            // who sent it, or whom it answers
  Term state;                                          // after the handler; nil before it

  Term describe() const;
};
std::string_view name_of(Event::Kind kind);

/// What a server has taken and answered since the counting began. Orders of the debug interface do
/// not count.
struct Statistics {
  TimePoint start_time;
  TimePoint current_time;
  std::int64_t messages_in = 0;
  std::int64_t messages_out = 0;
  static constexpr auto fields = std::tuple{field("start_time", &Statistics::start_time),
                                            field("current_time", &Statistics::current_time),
                                            field("messages_in", &Statistics::messages_in),
                                            field("messages_out", &Statistics::messages_out)};
};

/// Sees the events of a server, in the server's process, with a state of its own: gives the next
/// state, or nothing when it has seen enough and is to be removed. One that throws is removed too.
using DebugFunction =
    std::function<std::optional<Term>(const Term& state, const Event& event, const Term& server)>;

/// A debug function with its present state.
struct InstalledFunction {
  Term id;
  DebugFunction function;
  Term state;
};

inline constexpr std::size_t default_log_size = 10;

/// What is to be on from the first message of a server: `StartOptions().debug(DebugOptions()
/// .statistics().log())`. The orders of sys.h change it while the server runs.
class DebugOptions {
 public:
  /// Prints every event with the runtime's logger.
  DebugOptions trace() && {
    traces_ = true;
    return std::move(*this);
  }
  /// Keeps the last events.
  DebugOptions log(std::size_t size = default_log_size) && {
    log_size_ = size;
    return std::move(*this);
  }
  /// Counts messages.
  DebugOptions statistics() && {
    counts_ = true;
    return std::move(*this);
  }
  /// Has a function see every event, before those installed earlier.
  DebugOptions install(Term id, DebugFunction function, Term state = {}) && {
    functions_.insert(functions_.begin(), {std::move(id), std::move(function), std::move(state)});
    return std::move(*this);
  }

 private:
  friend class Debugging;
  bool traces_ = false;
  bool counts_ = false;
  std::size_t log_size_ = 0;
  std::vector<InstalledFunction> functions_;
};

/// What is on of the debugging of one server.
/// @thread owner
class Debugging {
 public:
  Debugging() = default;
  Debugging(const DebugOptions& options, TimePoint now);

  bool is_off() const { return !traces_ && log_size_ == 0 && !statistics_ && functions_.empty(); }

  void trace(bool on) { traces_ = on; }
  /// Keeps the last `size` events; 0 keeps none.
  void log(std::size_t size);
  /// Oldest first.
  std::vector<Event> logged() const { return {log_.begin(), log_.end()}; }
  std::size_t log_size() const { return log_size_; }
  /// Begins to count, unless it counts already.
  void count(TimePoint now) {
    if (!statistics_) statistics_ = Statistics{now, now, 0, 0};
  }
  void count_no_more() { statistics_.reset(); }
  /// Nothing unless it counts.
  std::optional<Statistics> statistics(TimePoint now) const;
  /// Does nothing when there is one with this id.
  void install(Term id, DebugFunction function, Term state);
  void remove(const Term& id);

  void note(Self self, const Term& server, const Event& event);

 private:
  static bool goes_on(InstalledFunction& installed, const Event& event, const Term& server);

  bool traces_ = false;
  std::size_t log_size_ = 0;
  std::deque<Event> log_;
  std::optional<Statistics> statistics_;
  std::vector<InstalledFunction> functions_;
};

}  // namespace otp::sys
