#pragma once

#include <map>

#include "observer/message_tails.h"
#include "observer/system_model.h"

namespace observer {

/// What is left of a process that has ended.
struct Tombstone {
  Identity place;
  Pid pid;
  std::uint32_t incarnation = 1;
  std::string path;  // as it was when it ended, see SystemModel::path_of
  Atom label;
  TimePoint started;
  TimePoint ended;
  Term reason;
  Term crash;  // the report of an abnormal end, see otp::crash_report; else nil
  Term state;  // the last that was seen; nil when none was
  TimePoint state_at;
  std::vector<SeenMessage> messages;        // the last that it took, oldest first, if seen
  std::optional<trace::Decision> decision;  // of its supervisor, once it has decided
};

/// The next process in the place of one that has ended.
struct Successor {
  Pid pid;
  std::uint32_t incarnation = 0;
};

/// The tombstones of a system, fed with its events beside the SystemModel: of each place the last
/// few, of all places as many as there is room for.
/// @thread owner
class Tombstones {
 public:
  static constexpr std::size_t most_in_a_place = 8;

  /// @param most in all; the oldest are forgotten
  explicit Tombstones(std::size_t most = 10'000) : most_(most) {}

  /// @param event which `model` has just been told
  /// @param subject what the model said it is about
  /// @param model what is known after the event
  void apply(const trace::Event& event, Identity subject, const SystemModel& model);

  /// Of a place, oldest first. Pointers are good until the next event.
  std::vector<const Tombstone*> of(Identity place) const;
  /// Of one process; nullptr when it lives, or was forgotten.
  const Tombstone* of(Pid pid) const;
  /// Who came after it: one that lives, or has a tombstone itself.
  std::optional<Successor> successor_of(const Tombstone& stone, const SystemModel& model) const;
  /// The last messages that a process which lives has taken, oldest first, as far as they were
  /// seen.
  std::vector<SeenMessage> messages_of(Pid pid) const { return tails_.of(pid); }
  std::size_t size() const { return stones_.size(); }

 private:
  using Number = std::uint64_t;  // running; the oldest has the lowest

  void bury(const trace::Exited& e, TimePoint at, const ProcessEntry& entry,
            const SystemModel& model);
  void forget(Number number);

  std::size_t most_;
  MessageTails tails_;
  Number next_ = 0;
  std::map<Number, Tombstone> stones_;
  tsl::robin_map<std::uint32_t, std::vector<Number>> by_place_;  // oldest first
  tsl::robin_map<Pid, Number> by_pid_;
};

}  // namespace observer
