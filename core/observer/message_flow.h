#pragma once

#include <tsl/robin_map.h>

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "observer/channel.h"

namespace observer {

using otp::Ref;
using otp::Term;

/// A span of time, both ends included.
struct TimeRange {
  TimePoint from;
  TimePoint to;
};

/// The messages of a picture.
struct MessageExcerpt {
  std::vector<MessageNumber> numbers;  // in the order of their sending
  bool is_complete = true;             // else only some of them, spread evenly over the time
};

/// How a process ended.
struct ProcessEnd {
  TimePoint at;
  Term reason;
};

/// The latest messages of a system and the latest timers that were to send some: a fold over its
/// events. Each message has a running number, which stays when older ones are forgotten.
///
/// Signals of exit are messages here: their reason is that with which their sender has ended.
/// It asks nobody, has no clock and no threads.
/// @thread owner
class MessageFlow {
 public:
  /// @param capacity how many messages it keeps; it takes the next power of two. It keeps fewer
  /// where more than a quarter as many pairs of processes have messages.
  explicit MessageFlow(std::size_t capacity = 1'000'000);

  void apply(const trace::Event& event);

  /// The numbers that are known: from `first` up to `end`.
  MessageNumber first() const { return first_; }
  MessageNumber end() const { return end_; }
  bool knows(MessageNumber number) const { return number >= first_ && number < end_; }
  /// @pre knows(number)
  const MessageRecord& record(MessageNumber number) const { return records_[number & mask_]; }
  std::optional<MessageNumber> number_of(trace::MessageId id) const;

  /// What its sender was doing when it sent it. The number may be one that was forgotten.
  std::optional<MessageNumber> cause_of(MessageNumber number) const;
  /// The message that a process handles, or did last; of one without handlers: took last.
  std::optional<MessageNumber> doing(Pid pid) const;
  /// The same for a moment in the past.
  std::optional<MessageNumber> doing(Pid pid, TimePoint at) const;
  /// The message that has waited longest in a mailbox.
  std::optional<MessageNumber> oldest_waiting(Pid pid) const;
  /// The messages whose handlers ran in a process within a time, in that order.
  /// @param limit how many at the most
  MessageExcerpt runs(Pid pid, TimeRange range, std::size_t limit) const;
  /// The last messages that a process took, oldest first.
  std::vector<MessageNumber> last_taken(Pid pid, std::size_t count) const;
  /// What a message says; nullptr where neither its sender nor its receiver was inspected, or once
  /// it is forgotten, which is sooner than the message itself.
  const Term* content_of(MessageNumber number) const;
  /// nullptr for a process that lives, or whose end was forgotten.
  const ProcessEnd* end_of(Pid pid) const;

  /// The messages between some processes that were under way within a time: for a sequence diagram.
  /// What it takes grows with the limit, with the pairs of processes, and with the logarithm of all
  /// their messages; of those sent before the time, one glance for each 64 tells which to look at.
  /// @param processes who sends or receives; the none pid stands for outside the system
  /// @param limit how many messages at about the most; those sent before the time come on top, as
  /// many at the most
  MessageExcerpt between(TimeRange range, std::span<const Pid> processes, std::size_t limit) const;

 private:
  struct Taken {
    MessageNumber number;  // may be forgotten
    TimePoint at;
  };
  /// What is known of a receiver, as long as it lives or one of its messages is known.
  struct Inbox {
    RunningQueue<MessageNumber> arrivals;  // in its mailbox, as they were sent
    std::uint64_t settled = 0;             // all before this position wait no more
    RunningQueue<Taken> taken;
    std::optional<MessageNumber> doing;  // the last one handled or taken
    bool is_in_handler = false;
    bool is_of_dead = false;

    bool is_of_no_use() const { return is_of_dead && arrivals.empty() && taken.empty(); }
  };
  struct Pair {
    Pid from;
    Pid to;
    friend bool operator==(const Pair&, const Pair&) = default;
  };
  struct Hash {
    std::size_t operator()(const Pair& pair) const;
    std::size_t operator()(const trace::MessageId& id) const;
  };

  void on(const trace::Sent& e);
  void on(const trace::Received& e);
  void on(const trace::MessageSeen& e);
  void on(const trace::HandlerStarted& e);
  void on(const trace::HandlerEnded& e);
  void on(const trace::TimerSet& e);
  void on(const trace::TimerFired& e);
  void on(const trace::TimerCancelled& e);
  void on(const trace::Dropped& e);
  void on(const trace::Exited& e);
  template <class Other>
  void on(const Other&) {}

  /// What was found last: the next event is mostly about the same.
  template <class Key, class Value>
  struct Latest {
    Key key = {};
    Value* value = nullptr;

    void forget(const Key& gone) {
      if (key == gone) value = nullptr;
    }
  };

  MessageRecord& entry(MessageNumber number) { return records_[number & mask_]; }
  MessageNumber add(MessageRecord record, std::optional<MessageNumber> cause);
  void arrive(MessageNumber number, TimePoint at);
  void settle(Inbox& inbox) const;
  MessageNumber take(Pid pid, trace::MessageId id, Atom label, trace::MessageRole role);
  std::optional<MessageNumber> taken_last(Pid pid, trace::MessageId id) const;
  void end_handler(Pid pid);
  MessageNumber add_unseen(Pid pid, trace::MessageId id, Atom label, trace::MessageRole role);
  std::optional<MessageNumber> refused_call(Pid caller, Pid server) const;
  bool completes_unseen(const trace::Sent& e);
  void forget_oldest();
  void forget_timers();
  Inbox& inbox(Pid pid);
  Inbox* inbox_of(Pid pid) const;
  Channel& channel(Pair pair);
  Channel* channel_of(Pair pair) const;
  bool is_dead(Pid pid) const;
  void erase_inbox(Pid pid);
  void erase_channel(Pair pair);
  MessageNumber first_sent(TimePoint at) const;
  std::vector<const Channel*> channels_between(std::span<const Pid> processes) const;
  bool add_under_way(const Channel& channel, MessageNumber begin, TimePoint moment,
                     std::size_t limit, std::vector<MessageNumber>& found) const;

  std::size_t mask_;                    // of a number: where its record is
  std::vector<MessageRecord> records_;  // each at the lower bits of its number
  MessageNumber first_ = 0;
  MessageNumber end_ = 0;
  tsl::robin_map<trace::MessageId, std::uint32_t, Hash> numbers_;  // their lower halves
  tsl::robin_map<Pair, std::unique_ptr<Channel>, Hash> channels_;
  tsl::robin_map<Pid, std::unique_ptr<Inbox>> inboxes_;
  mutable Latest<Pair, Channel> latest_channel_;
  mutable Latest<Pid, Inbox> latest_inbox_;
  tsl::robin_map<Ref, MessageNumber> timers_;  // some may be forgotten
  std::size_t timers_to_forget_at_ = 1024;
  tsl::robin_map<MessageNumber, Term> contents_;
  std::deque<MessageNumber> with_content_;  // the first that was told first
  tsl::robin_map<Pid, ProcessEnd> ends_;
  std::deque<Pid> ended_;  // oldest first
  TimePoint now_;
};

}  // namespace observer
