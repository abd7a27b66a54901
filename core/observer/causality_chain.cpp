// The chain of causes, and how it reads.

#include <fmt/format.h>

#include "base/match.h"
#include "observer/causality.h"
#include "observer/event_links.h"

namespace observer {

namespace {

std::string text_of(const Term& id) {
  return id.is_atom() ? std::string(id.atom().text()) : to_text(id);
}

std::string outcome(const MessageRecord& message) {
  if (message.origin == MessageRecord::Origin::CancelledTimer) return "; it was cancelled";
  if (!message.dropped) return "";
  return fmt::format("; it was dropped: {}", name_of(*message.dropped));
}

std::string sending(const MessageRecord& message, const Namer& name) {
  auto from = message.from().is_none() ? "somebody outside" : name(message.from());
  auto to = message.to.is_none() ? "nobody" : name(message.to);
  auto label = message.label.text();
  using Origin = MessageRecord::Origin;
  if (message.is_timer()) return fmt::format("{} set a timer that is to send {}", from, label);
  if (message.origin == Origin::Fired)
    return fmt::format("a timer of {} sent {} to {}", from, label, to);
  if (message.origin == Origin::Unseen) return fmt::format("{} took {} of {}", to, label, from);
  using enum trace::MessageRole;
  switch (message.role) {
    case Info:
    case Cast:
    case System:
    case Timeout:
      return fmt::format("{} sent the {} {} to {}", from, name_of(message.role), label, to);
    case Call: return fmt::format("{} called {} with {}", from, to, label);
    case Reply: return fmt::format("{} answered {} with {}", from, to, label);
    case Exit: return fmt::format("{} sent {} an exit signal", from, to);
    case Down: return fmt::format("{} was told that {} has ended", to, from);
  }
  return {};
}

std::string happening(const Incident& incident, const Namer& name) {
  std::string who = name(incident.pid);
  std::string by = incident.by.is_none() ? "somebody outside" : name(incident.by);
  switch (incident.kind) {
    case Incident::Kind::Spawned:
      return fmt::format("{} started {}, which runs {}", by, who, text_of(incident.detail));
    case Incident::Kind::Started:
      return incident.incarnation > 1
                 ? fmt::format("{} started its child {} again: {}, incarnation {}", by,
                               text_of(incident.detail), who, incident.incarnation)
                 : fmt::format("{} started its child {}: {}", by, text_of(incident.detail), who);
    case Incident::Kind::Decided:
      return fmt::format("{} decided on its child {}: {}", by, text_of(incident.detail),
                         name_of(incident.decision));
    case Incident::Kind::Crashed:
      return fmt::format("{} crashed: {}", who, to_text(incident.detail));
    case Incident::Kind::Exited: return fmt::format("{} ended: {}", who, to_text(incident.detail));
  }
  return {};
}

}  // namespace

std::string to_text(const CausalChain& chain) {
  std::string text;
  for (const CausalStep& step : chain.steps) {
    double seconds = std::chrono::duration<double>(step.at.time_since_epoch()).count();
    text += fmt::format("{:.6f} s  {}\n", seconds, step.sentence);
  }
  return text + chain.end + "\n";
}

CausalStep Causality::step_of(Cause cause, const Namer& name) const {
  if (cause.kind == Cause::Kind::Message) {
    const MessageRecord& message = flow_.record(cause.number);
    return {
        sending(message, name) + outcome(message), message.from(), message.sent, cause.number, {}};
  }
  const Incident& incident = kept(cause.number)->incident;
  return {happening(incident, name), incident.pid, incident.at, {}, incident};
}

/// Whether anything is known of it.
bool Causality::is_there(Cause cause) const {
  switch (cause.kind) {
    case Cause::Kind::Message: return flow_.knows(cause.number);
    case Cause::Kind::Incident: return kept(cause.number) != nullptr;
    case Cause::Kind::Unknown:
    case Cause::Kind::Outside: return false;
  }
  return false;
}

Causality::Cause Causality::before(Cause cause) const {
  return cause.kind == Cause::Kind::Message ? of_message(cause.number) : kept(cause.number)->cause;
}

/// Why there is nothing before the last step: it comes of something that is not there.
std::string Causality::end_at(Cause missing) const {
  if (missing.kind == Cause::Kind::Outside) return "That came from outside the system.";
  bool is_forgotten = missing.kind == Cause::Kind::Message ||
                      (missing.kind == Cause::Kind::Incident && missing.number != none);
  if (is_forgotten) return "The trail ends here: what led to this has been forgotten.";
  return "The trail ends here: nobody told of what led to this. The events of messages were off, "
         "or "
         "some were lost.";
}

void Causality::follow(Cause cause, const Namer& name, CausalChain& chain) const {
  constexpr std::size_t longest = 1000;
  for (; is_there(cause); cause = before(cause)) {
    if (chain.steps.size() == longest) {
      chain.end = "The trail goes on from here: only its last 1,000 steps are shown.";
      return;
    }
    chain.steps.push_back(step_of(cause, name));
  }
  chain.end = end_at(cause);
}

CausalChain Causality::why(MessageNumber message, const Namer& name) const {
  CausalChain chain;
  follow({Cause::Kind::Message, message}, name, chain);
  return chain;
}

/// The message or the incident that an event is about.
Causality::Cause Causality::named_by(const trace::Event& event) const {
  auto incident = [this](Pid pid, std::uint64_t Life::*which) -> Cause {
    const Life* life = known(pid);
    return {Cause::Kind::Incident, life == nullptr ? none : life->*which};
  };
  if (auto message = message_of(event, flow_)) return {Cause::Kind::Message, *message};
  return otp::match(
      event.what, [&](const trace::Spawned& e) { return incident(e.pid, &Life::spawned); },
      [&](const trace::ChildStarted& e) { return incident(e.child, &Life::started); },
      [&](const trace::Decided& e) { return incident(e.child, &Life::decided); },
      [&](const trace::Crashed& e) { return incident(e.pid, &Life::crashed); },
      [&](const trace::Exited& e) { return incident(e.pid, &Life::exited); },
      [](const auto&) { return Cause{}; });
}

CausalChain Causality::why(const trace::Event& event, const Namer& name) const {
  CausalChain chain;
  Cause cause = named_by(event);
  Pid who = subject(event.what);
  if (!is_there(cause) && !who.is_none()) {
    auto sentence = fmt::format("{}: {}", name(who), name_of(event.what));
    chain.steps.push_back({std::move(sentence), who, event.at, {}, {}});
    if (cause.kind == Cause::Kind::Unknown) cause = of_doing(who, event.at);
  }
  follow(cause, name, chain);
  return chain;
}

}  // namespace observer
