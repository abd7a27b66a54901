#include "models/event_selection.h"

#include "observer/event_links.h"

namespace ui {

EventSelection::EventSelection(const Observation& observation, QObject* parent)
    : QObject(parent), observation_(observation) {
  setObjectName("selection.event");
  connect(&observation, &Observation::cleared, this, [this] {
    clear();
    chooseSpan({});
  });
}

void EventSelection::choose(std::optional<ChosenEvent> event) {
  if (current_ == event) return;
  current_ = std::move(event);
  Q_EMIT changed();
}

void EventSelection::chooseSpan(std::optional<observer::TimeRange> span) {
  if (!span && !span_) return;
  span_ = span;
  Q_EMIT spanChanged();
}

void EventSelection::chooseRow(std::uint64_t row) {
  auto chosen = observation_.log().row(row);
  auto message = observer::message_of(chosen.event, observation_.flow());
  choose(ChosenEvent{row, false, message, chosen.event.at, chosen.subject});
}

void EventSelection::chooseMessage(observer::MessageNumber message) {
  const auto& record = observation_.flow().record(message);
  choose(eventOf({{}, record.from(), record.sent, message, {}}));
}

void EventSelection::chooseMark(const observer::Mark& mark) {
  bool is_alarm = mark.kind == observer::MarkKind::Alarm;
  choose(ChosenEvent{mark.row, is_alarm, {}, mark.at, mark.place});
}

ChosenEvent EventSelection::eventOf(const observer::CausalStep& step) const {
  auto row = observer::row_of(step, observation_.flow(), observation_.log());
  return {row, false, step.message, step.at, observation_.system().identity_of(step.pid)};
}

bool EventSelection::isRowKept() const {
  const auto& log = observation_.log();
  bool has_row = current_ && current_->row;
  return has_row && *current_->row >= log.first() && *current_->row < log.end();
}

bool EventSelection::isMessageKept() const {
  return current_ && current_->message && observation_.flow().knows(*current_->message);
}

bool EventSelection::canBeExplained() const { return isMessageKept() || isRowKept(); }

observer::CausalChain EventSelection::why() const {
  return isMessageKept() ? observation_.why(*current_->message)
                         : observation_.why(observation_.log().row(*current_->row).event);
}

}  // namespace ui
