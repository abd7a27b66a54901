#pragma once

#include <atomic>
#include <coroutine>
#include <memory>
#include <optional>

#include "actor/mailbox.h"
#include "actor/scheduler.h"
#include "actor/task.h"
#include "actor/timer_wheel.h"
#include "base/small_map.h"
#include "trace/sink.h"

namespace otp {

class Process;
class Runtime;

/// What a suspended coroutine waits for.
class Waiter {
 public:
  std::coroutine_handle<> resumes;
  TimePoint deadline = TimePoint::max();

  /// Looks for it among what has come; takes it and returns true when it is there.
  virtual bool complete(Process& process) = 0;
  /// The deadline has passed; the coroutine is resumed next.
  virtual void time_out() {}

 protected:
  ~Waiter() = default;
};

/// What a process does. One kind is a coroutine; the other, a server, is a state machine that needs
/// no coroutine while it waits.
class Body : public pool::Pooled {
 public:
  enum class Step { Again, Wait };

  virtual ~Body() = default;
  /// Called when no coroutine of the process is under way. `Wait`: until a message or the deadline.
  virtual Step step(Process& process) = 0;
  virtual void time_out(Process&) {}
  /// Emits the state for somebody who has begun to watch it.
  virtual void show_state(Process&) {}
  /// The state as people see it, and the message at work; nil for a body that has none.
  virtual Term describe_state() const { return {}; }
  virtual Term last_message() const { return {}; }
  /// Gives back the memory that a process which waits for long does not need.
  virtual void compact() {}

  TimePoint deadline = TimePoint::max();
};

/// A call whose answer has not been taken yet; the caller's side.
struct PendingRequest : pool::Pooled {
  Ref ref;
  Pid server;
  Atom message;                 // what was asked
  Envelope* reply = nullptr;    // the answer, when it has come
  std::uint64_t arrival = 0;    // its place among all answers to the process
  std::optional<Term> failure;  // or why none will come
  TimePoint deadline = TimePoint::max();

  bool is_settled() const { return reply != nullptr || failure.has_value(); }
};

/// One end of a link.
struct LinkState {
  bool linked = false;
  std::uint32_t unlinks_under_way = 0;  // exits of the peer are void until it has confirmed them
};

/// One end of a monitor: the other process, and what the watcher calls the watched.
struct MonitorEnd {
  Pid peer;
  Term object;
};

/// How long an alias is active.
enum class AliasKind : std::uint8_t {
  Explicit,        // until `unalias`
  Reply,           // that, and only for one message
  Demonitor,       // as long as the monitor of the same reference
  ReplyDemonitor,  // that monitor, and only for one message
};

/// What only some processes have, made when first used.
struct Relations {
  SmallMap<Ref, MonitorEnd> monitors;  // set by this process
  SmallMap<Ref, MonitorEnd> watchers;  // monitors set on this process
  SmallMap<Ref, AliasKind> aliases;
  SmallMap<Ref, Pid> calls;                 // callers that wait for this process' answer
  SmallMap<Ref, PendingRequest*> requests;  // calls of this process
  std::uint64_t answers = 0;                // how many have come
  std::unique_ptr<Body> successor;          // what the process does instead from its next step on
  Term mailbox_seen;                        // what the last event told of the mailbox

  bool empty() const {
    return monitors.empty() && watchers.empty() && aliases.empty() && calls.empty() &&
           requests.empty() && !successor && mailbox_seen.is_nil();
  }
};

/// The control block of a process. It lives in a slot of the process table for one life after the
/// other; its inbox works even between two lives.
///
/// Everything but the inbox and the atomics belongs to whoever runs the process.
class Process : public CoroutineSlot {
 public:
  Process() = default;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// What a process is from its start on.
  struct Life {
    Runtime* runtime = nullptr;
    Pid parent;
    Atom label;
    trace::ProcessKind kind = trace::ProcessKind::Plain;
    trace::Watch watch = trace::Watch::Nothing;
  };
  static constexpr std::uint32_t no_limit = 0;

  /// Sets the pid of the next life; the caller owns the process.
  void prepare(Pid pid) { pid_ = pid; }
  /// Starts that life; the caller owns the process.
  void begin(const Life& life, std::unique_ptr<Body> body, std::uint32_t mailbox_limit);
  /// What comes of a run.
  struct Slice {
    bool has_more;       // if not, whoever ran the process owns it no longer
    bool did_something;  // took a message, went on, started or ended
  };
  /// How many messages a process may take before others run.
  struct Share {
    int usual = 1;
    int after_sleep = 1;  // at most, of what has come while it slept
  };
  /// Runs until the process waits, ends, or has had its share.
  Slice run(Share share);
  /// Lets others run as soon as the process looks for its next message.
  /// @thread any
  void end_slice() { budget_.store(0, std::memory_order_relaxed); }
  // When the runtime is destroyed, nobody is told: first every process loses its body, which may
  // still send, then its messages.
  void drop_body();
  void drop_messages();

  // Known to all threads
  bool is_life(std::uint32_t generation) const { return generation_.load() == generation; }
  std::uint32_t generation() const { return generation_.load(std::memory_order_relaxed); }
  static bool is_alive(std::uint32_t generation) { return generation % 2 == 1; }
  Inbox& inbox() { return inbox_; }
  /// Hands over the envelope with which the caller has woken the process and now owns it.
  void wake_with(Envelope* envelope) {
    envelope->next = nullptr;
    woken_by_ = envelope;
  }
  std::uint32_t mailbox_depth() const { return mailbox_.depth(); }
  bool is_hibernating() const { return hibernating_.load(std::memory_order_relaxed); }
  /// Counts a message for the life `to` against the limit of the mailbox.
  /// @returns false when the mailbox is full
  bool admits(const Envelope& envelope, Pid to);
  /// Before it gets a name: whoever finds the process alive afterwards knows that its end takes the
  /// name away.
  void will_have_name() { may_have_name_.store(true); }

  // For the code of the process
  Pid pid() const { return pid_; }
  Runtime& runtime() const { return *life_.runtime; }
  const Life& life() const { return life_; }
  void change_label(Atom label);
  Mailbox& mailbox() { return mailbox_; }
  const Mailbox& mailbox() const { return mailbox_; }
  bool traps_exits() const { return traps_exits_; }
  bool trap_exits(bool traps);
  bool has_ended() const { return has_ended_; }
  void end(ExitReason reason) {
    if (!std::exchange(has_ended_, true)) end_reason_ = std::move(reason);
  }
  void wait_for(Waiter& waiter) { waiter_ = &waiter; }
  /// Goes to sleep with as little memory as possible; the next message wakes the process.
  void hibernate();
  void wake_up() { hibernating_.store(false, std::memory_order_relaxed); }
  /// From its next step on the process does this instead; what it has done until now is thrown
  /// away.
  void become(std::unique_ptr<Body> successor);
  bool is_replaced() const { return is_replaced_; }
  Body& body() const { return *body_; }
  bool is_suspended() const { return suspended_; }

  Ref make_ref();
  /// Stamps the envelope as sent by this process and delivers it.
  /// @returns false when the receiver's mailbox was full
  bool send(Pid to, Envelope* envelope);
  /// Takes a message that `wanted` accepts, from where the last search stopped; nothing when there
  /// is none or when the process has had its share of this slice.
  template <class Wanted>
  Envelope* take(Wanted&& wanted) {
    return has_budget() ? taken(mailbox_.take(std::forward<Wanted>(wanted))) : nullptr;
  }
  Envelope* take_first() { return has_budget() ? taken(mailbox_.take_first()) : nullptr; }
  /// Throws away the first message that `unwanted` accepts.
  template <class Unwanted>
  void flush(Unwanted&& unwanted) {
    mailbox_.rewind();
    if (Envelope* envelope = mailbox_.take(std::forward<Unwanted>(unwanted))) {
      note_left(*envelope);
      release(envelope);
    }
  }
  /// Lets others run before this process goes on.
  void yield() { yielded_ = true; }
  bool has_yielded() const { return yielded_; }

  void link(Pid peer);
  void unlink(Pid peer);
  bool is_linked(Pid peer);
  Ref monitor(Pid peer, Term object);
  void add_alias(Ref ref, AliasKind kind) { relations().aliases[ref] = kind; }
  /// @returns whether the monitor was still active
  bool demonitor(Ref ref);
  bool drop_alias(Ref ref);
  void end_alias_of_monitor(Ref ref);
  void exit_signal(Pid to, const ExitReason& reason);

  void add_request(PendingRequest& request);
  void drop_request(PendingRequest& request);
  void add_call(Ref ref, Pid caller);
  /// @returns whether the caller still waits
  bool drop_call(Ref ref);

  // Tracing
  bool watches([[maybe_unused]] trace::Watch what) const {
#ifdef OTP_NO_TRACING
    return false;
#else
    // What records is out of the way of processes that nobody watches.
    return __builtin_expect(static_cast<long>(trace::includes(life_.watch, what)), 0) != 0;
#endif
  }
  void set_watch(trace::Watch watch) { life_.watch = watch; }
  template <class Kind>
  void publish(Kind kind) const {
    if (auto [sink, now] = recording(); sink != nullptr) sink->record(now, std::move(kind));
  }
  template <class Kind>
  void publish_lifecycle(Kind kind) const {
    if (watches(trace::Watch::Lifecycle)) publish(std::move(kind));
  }
  std::uint64_t messages_taken() const { return messages_taken_; }
  /// Visits the processes that this one is linked to.
  template <class Visit>
  void for_each_link(Visit&& visit) const {
    links_.for_each([&](Pid peer, const LinkState& link) {
      if (link.linked) visit(peer);
    });
  }
  /// The relations, if there are any.
  const Relations* known_relations() const { return relations_.get(); }

 private:
  friend class Runtime;

  static constexpr auto shows_messages = trace::Watch::Messages | trace::Watch::Mailbox;

  Scheduler::Recording recording() const;
  bool has_budget() const { return budget_.load(std::memory_order_relaxed) > 0; }
  Envelope* taken(Envelope* envelope);
  void note_sent(const Envelope& envelope, Pid to) const;
  void note_received(const Envelope& envelope, trace::MessageRole role) const;
  void show_message(const Envelope& envelope, Pid peer, trace::MessageRole role,
                    bool is_taken) const;
  void note_left(const Envelope& envelope);
  bool obey_inbox();
  void obey_all(Envelope* first);
  bool advance();
  bool time_out();
  bool is_alarmed_by(TimePoint deadline) const;
  void arm(TimePoint deadline);
  void disarm();
  void reject_inbox();
  void note_slice();
  void show_mailbox();
  Relations& relations();
  PendingRequest* find_request(Ref ref);

  void finish();
  void tell_of_exit(const ExitReason& reason);
  void fail_calls(const ExitReason& reason);
  void reset();

  // Signals: see signals.cpp. Each takes the envelope over.
  void obey(Envelope* envelope);
  void obey_exit(Envelope* envelope);
  void obey_link_exit(Envelope* envelope);
  void obey_down(Envelope* envelope);
  void obey_unlink(Envelope* envelope);
  void obey_answer(Envelope* envelope);
  void obey_alias(Envelope* envelope);
  void obey_watch(const WatchRequest& request);
  void trap_or_end(Envelope* envelope);

  Inbox inbox_;
  Envelope* woken_by_ = nullptr;               // came before all that is in the inbox
  std::atomic<std::uint32_t> generation_ = 0;  // odd while alive
  std::atomic<bool> hibernating_ = false;
  std::atomic<bool> may_have_name_ = false;
  bool traps_exits_ = false;
  bool has_ended_ = false;
  bool suspended_ = false;
  bool is_silenced_ = false;  // it has ended: what its code still does has no effect on others
  bool yielded_ = false;
  bool is_replaced_ = false;
  std::atomic<std::uint32_t> mailbox_limit_ = no_limit;
  std::atomic<std::uint64_t> queued_ = 0;  // generation and messages, when the mailbox has a limit
  std::uint32_t next_ref_ = 1;             // not reset: a reference of an earlier life stays unique
  std::uint32_t next_number_ = 1;          // of sent messages
  std::uint32_t depth_shown_ = 0;
  std::atomic<int> budget_ = 0;  // messages that this slice may still take
  Pid pid_;
  Life life_;
  std::uint64_t messages_taken_ = 0;
  std::unique_ptr<Body> body_;
  Waiter* waiter_ = nullptr;
  ExitReason end_reason_;  // once it has ended
  Mailbox mailbox_;
  SmallMap<Pid, LinkState, HashOfSlot> links_;
  std::unique_ptr<Relations> relations_;
  std::unique_ptr<TimerEntry> timer_;
  PendingRequest* request_ = nullptr;  // the first; further ones in relations
  Ref call_ref_;                       // the call being served; earlier ones in relations
  Pid call_from_;
};

/// The process of the coroutine with this promise.
inline Process& process_of(const detail::PromiseBase& promise) {
  return static_cast<Process&>(*promise.process);
}

}  // namespace otp
