#pragma once

#include <functional>
#include <string>

#include "base/small_map.h"
#include "observer/message_flow.h"

namespace observer {

/// What people call a process.
using Namer = std::function<std::string(Pid)>;

/// Something in the lives of processes.
struct Incident {
  enum class Kind : std::uint8_t { Spawned, Started, Decided, Crashed, Exited };
  Kind kind = {};
  trace::Decision decision = {};
  std::uint32_t incarnation = 0;
  TimePoint at;
  Pid pid;
  Pid by = {};                     // the parent, or the supervisor
  Term detail = {};                // the label, the id of the child, or the reason
  MessageNumber next_message = 0;  // those with lower numbers were sent before
};

/// One link of a chain of causes: a message, a timer or an incident.
struct CausalStep {
  std::string sentence;
  Pid pid;  // who did it, or whom it happened to
  TimePoint at;
  std::optional<MessageNumber> message;
  std::optional<Incident> incident;  // when it is one
};

/// How something came about.
struct CausalChain {
  std::vector<CausalStep> steps;  // what was asked about, then what led to it, and so on
  std::string end;                // why there is nothing before the last, as a sentence
};

/// The chain as lines: time, what happened.
std::string to_text(const CausalChain& chain);

/// Answers "why?": what led to a message, a crash, an end, a start. A fold over the same events as
/// the message flow, which knows what led to messages; this one knows of the lives of processes.
///
/// A message comes of what its sender was handling; an end comes of an exit signal with its reason,
/// else of what the process was handling; a restart of the decision of the supervisor, and that of
/// the end of the child; a process of what its parent was handling.
/// @thread owner
class Causality {
 public:
  /// @param flow is told of each event before this is; it outlives this
  /// @param capacity how many incidents are kept
  explicit Causality(const MessageFlow& flow, std::size_t capacity = 100'000)
      : flow_(flow), capacity_(capacity) {}

  void apply(const trace::Event& event);

  /// @param event one that was applied
  /// @param name what the sentences call a process
  CausalChain why(const trace::Event& event, const Namer& name = &Pid::text) const;
  /// @pre the flow knows the message
  CausalChain why(MessageNumber message, const Namer& name = &Pid::text) const;

  /// The incidents that are kept, in the order of time.
  template <class Visit>
  void for_each_incident(Visit&& visit) const {
    for (auto at = incidents_.first(); at < incidents_.end(); ++at) visit(incidents_[at].incident);
  }

 private:
  /// What led to something.
  struct Cause {
    enum class Kind : std::uint8_t { Unknown, Outside, Message, Incident };
    Kind kind = Kind::Unknown;
    std::uint64_t number = 0;  // of the message or the incident
  };
  struct Kept {
    Incident incident;
    Cause cause;
  };
  /// An exit signal that a process was sent and has not taken as a message.
  struct Signal {
    Pid from;
    std::optional<MessageNumber> message;  // where messages are told of
  };
  static constexpr std::uint64_t none = 0;  // incidents count from 1
  /// The incidents of a process, by their numbers.
  struct Life {
    std::uint64_t spawned = none;
    std::uint64_t started = none;  // as a child
    std::uint64_t restart = none;  // its last decision to restart a child
    std::uint64_t gave_up = none;  // its decision to end for the sake of a child
    std::uint64_t crashed = none;
    std::uint64_t exited = none;
    std::uint64_t decided = none;  // what its supervisor made of its end
    otp::SmallMap<Pid, bool> links;
    std::vector<Signal> signals;  // the last ones
  };
  void on(const trace::Event& event, const trace::Spawned& e);
  void on(const trace::Event& event, const trace::ChildStarted& e);
  void on(const trace::Event& event, const trace::Decided& e);
  void on(const trace::Event& event, const trace::Crashed& e);
  void on(const trace::Event& event, const trace::Exited& e);
  void on(const trace::Event& event, const trace::Linked& e);
  void on(const trace::Event& event, const trace::Unlinked& e);
  void on(const trace::Event& event, const trace::Sent& e);
  void on(const trace::Event& event, const trace::Received& e);
  template <class Other>
  void on(const trace::Event&, const Other&) {}

  std::uint64_t keep(Incident incident, Cause cause);
  Life& life(Pid pid);
  Life* known(Pid pid) const;
  const Kept* kept(std::uint64_t number) const;
  const Incident* end_before(Pid pid, MessageNumber message) const;
  void signal(Pid from, Pid to, std::optional<MessageNumber> message);
  void pass_on_exit(Pid from, Life& ended, const Term& reason);
  const Signal* signal_with(const Life& life, const Term& reason) const;

  Cause of_doing(Pid pid) const;
  Cause of_doing(Pid pid, TimePoint at) const;
  Cause of_beginning(Pid pid) const;
  Cause of_end(Pid pid, const Term& reason) const;
  Cause of_message(MessageNumber number) const;
  Cause named_by(const trace::Event& event) const;
  Cause before(Cause cause) const;
  bool is_there(Cause cause) const;
  CausalStep step_of(Cause cause, const Namer& name) const;
  std::string end_at(Cause missing) const;
  void follow(Cause cause, const Namer& name, CausalChain& chain) const;

  const MessageFlow& flow_;
  std::size_t capacity_;
  RunningQueue<Kept> incidents_;  // the first has the position 0 and the number 1
  tsl::robin_map<Pid, std::unique_ptr<Life>> lives_;
  std::deque<Pid> ended_;  // oldest first
};

}  // namespace observer
