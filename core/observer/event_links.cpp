#include "observer/event_links.h"

#include <algorithm>

#include "base/match.h"

namespace observer {
namespace {

/// So far apart may stand what happened at the same moment in several threads.
constexpr Duration disorder = std::chrono::milliseconds(100);

template <class... What>
KindSet kinds() {
  KindSet all;
  ((all |= KindSet::of<What>()), ...);
  return all;
}

/// The first row of some kinds near a moment for whose event `is_it` holds.
template <class IsIt>
std::optional<std::uint64_t> find_near(TimePoint moment, KindSet kinds, const EventLog& log,
                                       IsIt&& is_it) {
  constexpr std::uint64_t rows_at_once = 8192;
  std::uint64_t from = row_from(moment - disorder, log);
  std::uint64_t end = row_from(moment + disorder, log);
  EventLog::Filter filter{kinds, {}, true};
  std::optional<std::uint64_t> found;
  for (; from < end && !found; from += rows_at_once) {
    log.for_each(from, std::min(end, from + rows_at_once), filter, [&](std::uint64_t row) {
      if (!found && is_it(log.row(row).event)) found = row;
    });
  }
  return found;
}

bool tells_of_sending(const trace::Event& event, const MessageRecord& record) {
  bool is_then = event.at == record.sent;
  return otp::match(
      event.what, [&](const trace::Sent& e) { return e.id == record.id && e.to == record.to; },
      [&](const trace::TimerFired& e) { return e.id() == record.id; },
      [&](const trace::TimerSet& e) {
        return record.is_timer() && is_then && e.pid == record.from() && e.label == record.label;
      },
      [](const auto&) { return false; });
}

bool tells_of_coming(const trace::Event& event, const MessageRecord& record) {
  auto is_it = [&](Pid by, trace::MessageId id) { return by == record.to && id == record.id; };
  return otp::match(
      event.what, [&](const trace::Received& e) { return is_it(e.pid, e.id); },
      [&](const trace::HandlerStarted& e) { return is_it(e.pid, e.id); },
      [](const auto&) { return false; });
}

std::optional<std::uint64_t> row_of(const Incident& incident, const EventLog& log) {
  auto find = [&]<class What>(Pid What::*who) {
    return find_near(incident.at, kinds<What>(), log, [&](const trace::Event& event) {
      return event.at == incident.at && std::get<What>(event.what).*who == incident.pid;
    });
  };
  switch (incident.kind) {
    case Incident::Kind::Spawned: return find(&trace::Spawned::pid);
    case Incident::Kind::Started: return find(&trace::ChildStarted::child);
    case Incident::Kind::Decided: return find(&trace::Decided::child);
    case Incident::Kind::Crashed: return find(&trace::Crashed::pid);
    case Incident::Kind::Exited: return find(&trace::Exited::pid);
  }
  return {};
}

}  // namespace

std::optional<MessageNumber> message_of(const trace::Event& event, const MessageFlow& flow) {
  auto taken = [&](Pid by, trace::MessageId id) {
    return id.number != 0 ? flow.number_of(id) : flow.doing(by, event.at);
  };
  return otp::match(
      event.what, [&](const trace::Sent& e) { return flow.number_of(e.id); },
      [&](const trace::Received& e) { return taken(e.pid, e.id); },
      [&](const trace::MessageSeen& e) { return taken(e.pid, e.id()); },
      [&](const trace::HandlerStarted& e) { return taken(e.pid, e.id); },
      [&](const trace::HandlerEnded& e) { return taken(e.pid, e.id); },
      [&](const trace::Dropped& e) { return flow.number_of(e.id); },
      [&](const trace::TimerFired& e) { return flow.number_of(e.id()); },
      [](const auto&) { return std::optional<MessageNumber>(); });
}

std::optional<std::uint64_t> row_of(MessageNumber message, const MessageFlow& flow,
                                    const EventLog& log) {
  const MessageRecord& record = flow.record(message);
  auto sending = kinds<trace::Sent, trace::TimerFired, trace::TimerSet>();
  auto told = find_near(record.sent, sending, log,
                        [&](const trace::Event& event) { return tells_of_sending(event, record); });
  if (told) return told;
  auto coming = kinds<trace::Received, trace::HandlerStarted>();
  return find_near(record.sent, coming, log,
                   [&](const trace::Event& event) { return tells_of_coming(event, record); });
}

std::optional<std::uint64_t> row_of(const CausalStep& step, const MessageFlow& flow,
                                    const EventLog& log) {
  if (step.incident) return row_of(*step.incident, log);
  bool is_known = step.message && flow.knows(*step.message);
  return is_known ? row_of(*step.message, flow, log) : std::nullopt;
}

std::uint64_t row_from(TimePoint moment, const EventLog& log) {
  return first_position(log.first(), log.end(),
                        [&](std::uint64_t row) { return log.row(row).event.at >= moment; });
}

}  // namespace observer
