#include "observer/causality.h"

#include <algorithm>
#include <utility>

#include "base/match.h"

namespace observer {

using Kind = Incident::Kind;

namespace {

constexpr std::size_t remembered_ends = 10'000;
constexpr std::size_t remembered_signals = 16;

/// Such a reason is made where a process fails; no signal has brought it.
bool is_failure_of_its_own(const Term& reason) {
  if (reason.is_crash()) return true;
  auto items = reason.items();
  return reason.is_tuple() && !items.empty() && items.back().kind() == Term::Kind::Stack;
}

}  // namespace

void Causality::apply(const trace::Event& event) {
  std::visit([&](const auto& e) { on(event, e); }, event.what);
}

// Keeping

Causality::Life& Causality::life(Pid pid) {
  auto& life = lives_[pid];
  if (!life) life = std::make_unique<Life>();
  return *life;
}

/// nullptr for a process of whose start nobody told.
Causality::Life* Causality::known(Pid pid) const {
  auto found = lives_.find(pid);
  return found == lives_.end() ? nullptr : found->second.get();
}

const Causality::Kept* Causality::kept(std::uint64_t number) const {
  bool is_kept = number > incidents_.first() && number <= incidents_.end();
  return is_kept ? &incidents_[number - 1] : nullptr;
}

std::uint64_t Causality::keep(Incident incident, Cause cause) {
  if (incidents_.size() == capacity_) incidents_.pop_front();
  incident.next_message = flow_.end();
  incidents_.push_back({std::move(incident), cause});
  return incidents_.end();
}

// The lives of processes

void Causality::on(const trace::Event& event, const trace::Spawned& e) {
  Cause cause = e.parent.is_none() ? Cause{Cause::Kind::Outside} : of_doing(e.parent);
  life(e.pid).spawned =
      keep({.kind = Kind::Spawned, .at = event.at, .pid = e.pid, .by = e.parent, .detail = e.label},
           cause);
}

void Causality::on(const trace::Event& event, const trace::ChildStarted& e) {
  Life* child = known(e.child);
  if (child == nullptr) return;
  Cause cause{Cause::Kind::Incident, child->spawned};
  if (e.incarnation > 1 || !e.predecessor.is_none()) {
    const Life* before = known(e.predecessor);
    const Life* supervisor = known(e.supervisor);
    if (before != nullptr && before->decided != none) cause.number = before->decided;
    else if (supervisor != nullptr) cause.number = supervisor->restart;  // of a sibling
  }
  child->started = keep({.kind = Kind::Started,
                         .incarnation = e.incarnation,
                         .at = event.at,
                         .pid = e.child,
                         .by = e.supervisor,
                         .detail = e.id},
                        cause);
}

void Causality::on(const trace::Event& event, const trace::Decided& e) {
  Life* child = known(e.child);
  std::uint64_t decided = keep({.kind = Kind::Decided,
                                .decision = e.decision,
                                .at = event.at,
                                .pid = e.child,
                                .by = e.supervisor,
                                .detail = e.id},
                               {Cause::Kind::Incident, child != nullptr ? child->exited : none});
  if (child != nullptr) child->decided = decided;
  Life* supervisor = known(e.supervisor);
  if (supervisor == nullptr) return;
  using enum trace::Decision;
  if (e.decision == Restart) supervisor->restart = decided;
  if (e.decision == GiveUp || e.decision == AutoShutdown) supervisor->gave_up = decided;
}

void Causality::on(const trace::Event& event, const trace::Crashed& e) {
  static const Atom reason_name("reason");
  Term reason = e.report.get(reason_name);
  Cause cause = of_end(e.pid, reason);
  life(e.pid).crashed =
      keep({.kind = Kind::Crashed, .at = event.at, .pid = e.pid, .detail = reason}, cause);
}

void Causality::on(const trace::Event& event, const trace::Exited& e) {
  Life& ended = life(e.pid);
  Cause cause =
      ended.crashed != none ? Cause{Cause::Kind::Incident, ended.crashed} : of_end(e.pid, e.reason);
  ended.exited =
      keep({.kind = Kind::Exited, .at = event.at, .pid = e.pid, .detail = e.reason}, cause);
  pass_on_exit(e.pid, ended, e.reason);
  ended_.push_back(e.pid);
  if (ended_.size() <= remembered_ends) return;
  lives_.erase(ended_.front());
  ended_.pop_front();
}

// Exit signals

void Causality::on(const trace::Event&, const trace::Linked& e) {
  Life* life = known(e.pid);
  Life* peer = known(e.peer);
  if (life == nullptr || peer == nullptr || peer->exited != none) return;
  life->links[e.peer] = true;
  peer->links[e.pid] = true;
}

void Causality::on(const trace::Event&, const trace::Unlinked& e) {
  if (Life* life = known(e.pid)) life->links.erase(e.peer);
  if (Life* peer = known(e.peer)) peer->links.erase(e.pid);
}

/// Where messages are not told of, links tell who gets a signal.
void Causality::pass_on_exit(Pid from, Life& ended, const Term& reason) {
  ended.links.take().for_each([&](Pid peer, bool) {
    if (Life* life = known(peer)) life->links.erase(from);
    if (!reason.is(otp::atoms::normal)) signal(from, peer, {});
  });
  ended.signals = {};
}

void Causality::on(const trace::Event&, const trace::Sent& e) {
  if (e.role != trace::MessageRole::Exit) return;
  const ProcessEnd* end = flow_.end_of(e.id.sender);
  bool is_ignored = end != nullptr && end->reason.is(otp::atoms::normal);
  if (!is_ignored) signal(e.id.sender, e.to, flow_.number_of(e.id));
}

void Causality::signal(Pid from, Pid to, std::optional<MessageNumber> message) {
  Life* life = known(to);
  if (life == nullptr || life->exited != none) return;
  auto& signals = life->signals;
  auto same = std::ranges::find(signals, from, &Signal::from);
  if (same != signals.end() && !same->message) {  // known by the link; now its message is told
    same->message = message;
    return;
  }
  if (signals.size() == remembered_signals) signals.erase(signals.begin());
  signals.push_back({from, message});
}

/// A process that traps exits takes the signal as a message.
void Causality::on(const trace::Event&, const trace::Received& e) {
  if (e.role != trace::MessageRole::Exit) return;
  Life* life = known(e.pid);
  if (life == nullptr) return;
  std::erase_if(life->signals, [&](const Signal& s) { return s.from == e.id.sender; });
}

/// The signal that has ended a process with this reason.
const Causality::Signal* Causality::signal_with(const Life& life, const Term& reason) const {
  auto is_sent_at_end_with_it = [&](const Signal& signal) {
    const Incident* end = end_before(signal.from, signal.message.value_or(flow_.end()));
    return end != nullptr && end->detail == reason;
  };
  auto is_sent_while_alive = [&](const Signal& signal) {
    return end_before(signal.from, signal.message.value_or(flow_.end())) == nullptr;
  };
  auto found = std::ranges::find_if(life.signals, is_sent_at_end_with_it);
  if (found != life.signals.end()) return &*found;
  // What `exit` was called with is not told; but no such signal leaves a process alive.
  if (is_failure_of_its_own(reason)) return nullptr;
  found = std::ranges::find_if(life.signals, is_sent_while_alive);
  return found == life.signals.end() ? nullptr : &*found;
}

// What led to what

/// The end of a process, when it came before a message of it: nothing but the runtime sends then.
const Incident* Causality::end_before(Pid pid, MessageNumber message) const {
  const Life* life = known(pid);
  const Kept* end = life == nullptr ? nullptr : kept(life->exited);
  return end != nullptr && message >= end->incident.next_message ? &end->incident : nullptr;
}

Causality::Cause Causality::of_beginning(Pid pid) const {
  const Life* life = known(pid);
  if (life == nullptr || life->spawned == none) return {};
  return {Cause::Kind::Incident, life->spawned};
}

Causality::Cause Causality::of_doing(Pid pid) const {
  auto doing = flow_.doing(pid);
  return doing ? Cause{Cause::Kind::Message, *doing} : of_beginning(pid);
}

Causality::Cause Causality::of_doing(Pid pid, TimePoint at) const {
  auto doing = flow_.doing(pid, at);
  return doing ? Cause{Cause::Kind::Message, *doing} : of_beginning(pid);
}

Causality::Cause Causality::of_end(Pid pid, const Term& reason) const {
  const Life* life = known(pid);
  if (life == nullptr) return {};
  if (const Signal* signal = signal_with(*life, reason)) {
    if (signal->message) return {Cause::Kind::Message, *signal->message};
    return {Cause::Kind::Incident, known(signal->from)->exited};
  }
  if (life->gave_up != none) return {Cause::Kind::Incident, life->gave_up};
  bool are_messages_told_of = flow_.end() > 0;
  return are_messages_told_of ? of_doing(pid) : Cause{};
}

Causality::Cause Causality::of_message(MessageNumber number) const {
  const MessageRecord& message = flow_.record(number);
  bool is_sent_by_somebody = message.id.number != 0 || message.is_timer();  // else by the runtime
  if (is_sent_by_somebody && end_before(message.from(), number) != nullptr) {
    return {Cause::Kind::Incident, known(message.from())->exited};
  }
  if (auto cause = flow_.cause_of(number)) return {Cause::Kind::Message, *cause};
  if (message.from().is_none()) return {Cause::Kind::Outside};
  using enum MessageRecord::Origin;
  bool is_told = message.origin == Sent || message.is_timer();
  return is_told ? of_beginning(message.from()) : Cause{};
}

}  // namespace observer
