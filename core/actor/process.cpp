#include "actor/process.h"

#include <algorithm>

#include "actor/crash_report.h"
#include "actor/runtime.h"

namespace otp {

void Process::begin(const Life& life, std::unique_ptr<Body> body, std::uint32_t mailbox_limit) {
  life_ = life;
  body_ = std::move(body);
  mailbox_limit_.store(mailbox_limit, std::memory_order_relaxed);
  queued_.store(std::uint64_t{pid_.generation} << 32, std::memory_order_relaxed);
  generation_.store(pid_.generation, std::memory_order_release);
}

Process::Slice Process::run(Share share) {
  if (!is_alive(generation())) {
    do reject_inbox();
    while (!inbox_.sleep());
    return {false, false};
  }
  yielded_ = false;
  bool did_something = false;
  bool has_slept = woken_by_ != nullptr;
  auto before = mailbox_.depth();
  obey_inbox();
  int come = has_slept ? static_cast<int>(mailbox_.depth() - before) : 0;
  int budget = std::max(share.usual, std::min(come, share.after_sleep));
  budget_.store(budget, std::memory_order_relaxed);
  for (;;) {
    while (advance()) did_something = true;
    if (has_ended_) {
      finish();
      return {false, true};
    }
    if (!suspended_ && (yielded_ || (!has_budget() && !mailbox_.empty()))) {
      note_slice();
      return {true, did_something};
    }
    if (obey_inbox()) continue;
    if (!suspended_ && time_out()) continue;
    arm(suspended_ ? TimePoint::max() : waiter_ != nullptr ? waiter_->deadline : body_->deadline);
    note_slice();
    Slice slice{false, did_something};
    if (inbox_.sleep()) return slice;
  }
}

/// One step of whatever is under way.
/// @returns whether another one may be possible at once
bool Process::advance() {
  if (has_ended_ || suspended_) return false;
  if (std::exchange(is_replaced_, false)) {
    waiter_ = nullptr;
    next = nullptr;
    body_ = std::move(relations_->successor);
  }
  if (next) {
    std::exchange(next, nullptr).resume();
    return true;
  }
  if (waiter_ == nullptr) return body_->step(*this) == Body::Step::Again;
  if (!waiter_->complete(*this)) return false;
  next = std::exchange(waiter_, nullptr)->resumes;
  return true;
}

bool Process::time_out() {
  TimePoint deadline = waiter_ != nullptr ? waiter_->deadline : body_->deadline;
  // Until an alarm has rung there is no need to look at the clock.
  if (deadline == TimePoint::max() || is_alarmed_by(deadline)) return false;
  if (runtime().now() < deadline) return false;
  if (waiter_ != nullptr) {
    waiter_->time_out();
    next = std::exchange(waiter_, nullptr)->resumes;
  } else {
    body_->time_out(*this);
  }
  return true;
}

/// An earlier alarm will do: when it rings, the process sets the next one.
bool Process::is_alarmed_by(TimePoint deadline) const {
  return timer_ && timer_->wheel.load() != nullptr && timer_->due <= deadline &&
         !life_.runtime->scheduler().disarms_at_once();
}

void Process::arm(TimePoint deadline) {
  Scheduler& scheduler = runtime().scheduler();
  if (deadline == TimePoint::max()) {
    if (timer_ && scheduler.disarms_at_once()) TimerWheel::disarm(*timer_);
    return;
  }
  if (is_alarmed_by(deadline)) return;
  if (!timer_) {
    timer_ = std::make_unique<TimerEntry>();
    timer_->is_deadline = true;
  }
  TimerWheel::disarm(*timer_);
  timer_->owner = pid_;
  scheduler.wheel().arm(*timer_, deadline);
  scheduler.timer_armed(deadline);
}

Envelope* Process::taken(Envelope* envelope) {
  if (envelope == nullptr) return nullptr;
  // Another thread may end the slice just now; that this is lost then does not matter.
  budget_.store(budget_.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
  ++messages_taken_;
  note_left(*envelope);
  wake_up();
  if (watches(shows_messages)) note_received(*envelope, envelope->type->traced_role);
  return envelope;
}

void Process::note_received(const Envelope& envelope, trace::MessageRole role) const {
  if (watches(trace::Watch::Messages)) {
    publish(trace::Received{pid_, envelope.id(), envelope.type->label, role});
  }
  if (watches(trace::Watch::Mailbox)) show_message(envelope, envelope.from, role, true);
}

void Process::note_sent(const Envelope& envelope, Pid to) const {
  if (!envelope.type->is_traced) return;
  trace::MessageRole role = envelope.type->traced_role;
  if (watches(trace::Watch::Messages)) {
    publish(trace::Sent{envelope.id(), to, traced_label(envelope), role});
  }
  // What a process sends to itself it shows when it takes it.
  if (watches(trace::Watch::Mailbox) && to != pid_) show_message(envelope, to, role, false);
}

void Process::show_message(const Envelope& envelope, Pid peer, trace::MessageRole role,
                           bool is_taken) const {
  publish(trace::MessageSeen{pid_, peer, envelope.number, traced_label(envelope), role, is_taken,
                             envelope.type->describe(envelope)});
}

void Process::note_slice() {
  if (!watches(trace::Watch::Depth | trace::Watch::Mailbox)) return;
  auto depth = mailbox_.depth();
  if (depth != depth_shown_ && watches(trace::Watch::Depth)) {
    depth_shown_ = depth;
    publish(trace::DepthChanged{pid_, depth});
  }
  if (watches(trace::Watch::Mailbox)) show_mailbox();
}

void Process::show_mailbox() {
  constexpr std::size_t shown = 50;
  Term list = mailbox_.describe(shown);
  if (relations().mailbox_seen == list) return;
  relations().mailbox_seen = list;
  publish(trace::MailboxSeen{pid_, mailbox_.depth(), std::move(list)});
}

void Process::hibernate() {
  hibernating_.store(true, std::memory_order_relaxed);
  publish_lifecycle(trace::Hibernated{pid_});
  body_->compact();
  links_.shrink_to_fit();
  if (relations_ && relations_->empty()) relations_.reset();
  disarm();
  timer_.reset();
}

void Process::become(std::unique_ptr<Body> successor) {
  relations().successor = std::move(successor);
  is_replaced_ = true;
}

void Process::change_label(Atom label) {
  life_.label = label;
  publish_lifecycle(trace::CodeChanged{pid_, label});
}

// A bounded mailbox

namespace {

/// Messages from other processes fill a mailbox; signals, what a process is owed, and its notes to
/// itself do not.
bool fills_mailbox(const Envelope& envelope, Pid receiver) {
  Role role = envelope.type->role;
  bool is_message = role == Role::Info || role == Role::Cast || role == Role::Call;
  return (is_message || role == Role::ViaAlias) && envelope.from != receiver;
}

}  // namespace

bool Process::admits(const Envelope& envelope, Pid to) {
  auto limit = mailbox_limit_.load(std::memory_order_relaxed);
  if (limit == no_limit || !fills_mailbox(envelope, to)) return true;
  auto queued = queued_.load(std::memory_order_relaxed);
  do {
    if (queued >> 32 != to.generation)
      return true;  // it has just ended, and turns the message away
    if (static_cast<std::uint32_t>(queued) >= limit) return false;
  } while (!queued_.compare_exchange_weak(queued, queued + 1, std::memory_order_relaxed));
  return true;
}

void Process::note_left(const Envelope& envelope) {
  if (mailbox_limit_.load(std::memory_order_relaxed) == no_limit) return;
  if (fills_mailbox(envelope, pid_)) queued_.fetch_sub(1, std::memory_order_relaxed);
}

Scheduler::Recording Process::recording() const { return life_.runtime->scheduler().recording(); }

Ref Process::make_ref() { return {(std::uint64_t{pid_.index} << 32) | next_ref_++}; }

namespace {

/// What code of a process does to others, as opposed to what the runtime owes them.
bool is_an_act(Role role) {
  return !is_signal(role) || role == Role::ViaAlias || role == Role::Reply ||
         role == Role::ExitSignal || role == Role::Link;
}

}  // namespace

bool Process::send(Pid to, Envelope* envelope) {
  if (is_silenced_ && is_an_act(envelope->type->role)) {
    release(envelope);
    return true;
  }
  envelope->from = pid_;
  envelope->number = next_number_++;
  if (watches(shows_messages)) note_sent(*envelope, to);
  return runtime().deliver(to, envelope);
}

Relations& Process::relations() {
  if (!relations_) relations_ = std::make_unique<Relations>();
  return *relations_;
}

bool Process::trap_exits(bool traps) {
  if (traps != traps_exits_) publish_lifecycle(trace::TrapExitChanged{pid_, traps});
  return std::exchange(traps_exits_, traps);
}

void Process::add_request(PendingRequest& request) {
  if (request_ == nullptr) request_ = &request;
  else relations().requests[request.ref] = &request;
}

void Process::drop_request(PendingRequest& request) {
  if (request_ == &request) request_ = nullptr;
  else if (relations_) relations_->requests.erase(request.ref);
}

PendingRequest* Process::find_request(Ref ref) {
  if (request_ != nullptr && request_->ref == ref) return request_;
  if (!relations_) return nullptr;
  PendingRequest** found = relations_->requests.find(ref);
  return found == nullptr ? nullptr : *found;
}

void Process::add_call(Ref ref, Pid caller) {
  if (!call_ref_.is_none()) relations().calls[call_ref_] = call_from_;
  call_ref_ = ref;
  call_from_ = caller;
}

bool Process::drop_call(Ref ref) {
  if (call_ref_ == ref) {
    call_ref_ = {};
    return true;
  }
  return relations_ && relations_->calls.erase(ref);
}

/// Ends this life. The order is that of the BEAM: the process is gone and its name free before
/// anybody is told.
void Process::finish() {
  ExitReason reason = std::move(end_reason_);
  if (reason.is_abnormal() && watches(trace::Watch::Lifecycle)) {
    publish(trace::Crashed{pid_, crash_report(*this, reason)});
  }
  waiter_ = nullptr;
  next = nullptr;
  is_silenced_ = true;  // on the BEAM nothing runs any more; here destructors do
  body_.reset();
  is_silenced_ = false;
  // Either a thread that just gives it a name sees that it has ended, or this one sees the name:
  // both orders are sequentially consistent.
  generation_.exchange(generation() + 1);
  Runtime& runtime = *life_.runtime;
  if (may_have_name_.load()) runtime.forget_name(*this);
  publish_lifecycle(trace::Exited{pid_, reason.term()});
  tell_of_exit(reason);
  fail_calls(reason);
  reset();
  auto index = pid_.index;
  do reject_inbox();
  while (!inbox_.sleep());
  runtime.recycle(index);
}

void Process::tell_of_exit(const ExitReason& reason) {
  links_.take().for_each([&](Pid peer, const LinkState& state) {
    if (state.linked) send(peer, make_envelope<Role::LinkExit, Exit>(pid_, reason));
  });
  if (!relations_) return;
  relations_->watchers.take().for_each([&](Ref ref, const MonitorEnd& end) {
    send(end.peer, make_envelope<Role::DownSignal, Down>(ref, pid_, end.object, reason));
  });
  relations_->monitors.take().for_each([&](Ref ref, const MonitorEnd& end) {
    send(end.peer, make_envelope<Role::Demonitor, Nothing>(ref));
  });
}

void Process::fail_calls(const ExitReason& reason) {
  auto fail = [&](Ref ref, Pid caller) {
    send(caller, make_envelope<Role::CallFailed, CallFailure>(ref, reason));
  };
  if (relations_) {
    relations_->calls.take().for_each(fail);
  }
  if (!call_ref_.is_none()) fail(call_ref_, call_from_);
  while (Envelope* waiting = mailbox_.take_first()) {
    Role role = waiting->type->role;
    if (role == Role::Call || role == Role::System) fail(ref_of(*waiting), waiting->from);
    release(waiting);
  }
}

void Process::reset() {
  disarm();
  relations_.reset();
  end_reason_ = {};
  request_ = nullptr;
  call_ref_ = {};
  may_have_name_.store(false, std::memory_order_relaxed);
  has_ended_ = traps_exits_ = suspended_ = is_replaced_ = is_silenced_ = false;
  wake_up();
  messages_taken_ = 0;
  depth_shown_ = 0;
}

void Process::disarm() {
  if (timer_) TimerWheel::disarm(*timer_);
}

void Process::drop_body() {
  waiter_ = nullptr;
  next = nullptr;
  body_.reset();
  links_.clear();
  reset();
}

void Process::drop_messages() {
  while (Envelope* waiting = mailbox_.take_first()) release(waiting);
  inbox_.wake();
  if (woken_by_ != nullptr) release(std::exchange(woken_by_, nullptr));
  for (Envelope* envelope = inbox_.take_all().oldest; envelope != nullptr;) {
    release(std::exchange(envelope, envelope->next));
  }
}

}  // namespace otp
