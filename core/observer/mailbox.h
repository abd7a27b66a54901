#pragma once

#include <map>
#include <memory>
#include <vector>

#include "base/small_map.h"
#include "observer/depth_by_kind.h"
#include "observer/recent_counts.h"
#include "trace/event.h"

namespace observer {

using otp::Atom;
using otp::Pid;

/// What comes into a mailbox, by who sends it and what it is.
struct MessageSource {
  Pid sender;  // with the label nil: whatever was not seen coming
  Atom label;

  friend bool operator==(MessageSource, MessageSource) = default;
};

}  // namespace observer

/// @cond
template <>
struct std::hash<observer::MessageSource> {
  std::size_t operator()(const observer::MessageSource& source) const noexcept {
    return otp::mix_bits(source.sender.bits() ^ (std::uint64_t{source.label.id()} << 20));
  }
};
/// @endcond

namespace observer {

/// The books of one mailbox: what waits in it, what came and what was taken in the last minute.
/// @thread owner
class Mailbox {
 public:
  struct Counts {
    std::uint32_t waiting = 0;
    RecentCounts<6, 10> arrived;
  };
  struct Handling {
    std::uint64_t count = 0;
    Duration time = {};
  };

  void arrive(MessageSource source, TimePoint now);
  /// One was taken out; if it was not seen coming, it came just now.
  void take(MessageSource source, TimePoint now);
  /// One that waits will never be taken.
  void drop(MessageSource source, TimePoint now);
  /// The process itself told how many wait.
  /// @param after_loss whether events were lost since it last did: then this is all that is known
  void be_told(std::uint32_t waiting, bool after_loss, TimePoint now);
  void start_handler(Atom label, TimePoint now);
  void end_handler(Duration took, TimePoint now);

  /// The process has ended: nothing waits any more.
  void end(TimePoint now);
  /// What came to one that has ended, and was taken, counts for the one that follows it too.
  void inherit(const Mailbox& before, TimePoint now);
  /// Nothing could be taken until now.
  void resume(TimePoint now) { waits_since_ = now; }

  std::uint32_t waiting() const { return waiting_; }
  bool is_idle(TimePoint now) const {
    return waiting_ == 0 && !is_handling() && arrivals.is_all_zero(now) && taken.is_all_zero(now);
  }
  bool is_handling() const { return handling_since_ != TimePoint::max(); }
  TimePoint handling_since() const { return handling_since_; }
  Atom handling() const { return handling_; }
  /// Whether what waits has got nowhere for much longer than it usually needs.
  /// @param patience the least time of which that can be said
  bool is_stuck(TimePoint now, Duration patience) const;
  /// From where most of what was seen coming and waits has come; nil when none of it was seen.
  MessageSource main_source() const;

  /// What waited in the last minute, by kind; nothing while more than one never waited.
  std::vector<DepthByKind::Row> depths(TimePoint now) const {
    return depths_ ? depths_->series(now) : std::vector<DepthByKind::Row>();
  }

  template <class Visit>
  void for_each_source(Visit&& visit) const {
    sources_.for_each(visit);
  }
  template <class Visit>
  void for_each_handling(Visit&& visit) const {
    for (const auto& [label, handling] : handlings_) visit(label, handling);
  }

  RecentCounts<60, 1> arrivals;
  RecentCounts<60, 1> taken;
  RecentCounts<60, 1> busy;  // microseconds in handlers

 private:
  Counts& counts(MessageSource source, TimePoint now);
  bool settle(MessageSource source, TimePoint now);
  void note_depths(TimePoint now);
  void note_service(TimePoint now);
  void add_busy(TimePoint from, TimePoint to);
  void count_handling(Atom label, const Handling& handling);
  void empty(TimePoint now);

  otp::SmallMap<MessageSource, Counts> sources_;
  std::map<Atom, Handling> handlings_;   // by what was handled
  std::unique_ptr<DepthByKind> depths_;  // once two have waited
  std::uint32_t waiting_ = 0;
  TimePoint waits_since_;  // the last taking, or the coming of the first that waits
  Duration service_ = {};  // how long the taking of one has needed lately
  Atom handling_;
  TimePoint handling_since_ = TimePoint::max();
};

}  // namespace observer
