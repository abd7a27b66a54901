#pragma once

#include <optional>

#include "models/observation.h"

namespace ui {

/// One thing of all that happened, wherever it is shown.
struct ChosenEvent {
  std::optional<std::uint64_t> row;  // of the log; none: the log does not tell of it any more
  bool is_alarm = false;             // no event itself: its row is that of what came next
  std::optional<observer::MessageNumber> message;  // that it tells of
  observer::TimePoint at;
  Identity place;  // whom it is about; none: nobody

  friend bool operator==(const ChosenEvent&, const ChosenEvent&) = default;
};

/// What is selected of all that happened, for all views, whoever of the processes is selected
/// beside it: one event, and a span of time. A view that is hidden takes it when it is shown.
/// @thread gui
class EventSelection : public QObject {
  Q_OBJECT

 public:
  explicit EventSelection(const Observation& observation, QObject* parent = nullptr);

  const std::optional<ChosenEvent>& current() const { return current_; }
  void choose(std::optional<ChosenEvent> event);
  /// @pre the log has the row
  void chooseRow(std::uint64_t row);
  /// @pre the flow knows the message
  void chooseMessage(observer::MessageNumber message);
  void chooseMark(const observer::Mark& mark);
  void clear() { choose({}); }

  /// Only this span of time is looked at; none: all of it.
  const std::optional<observer::TimeRange>& span() const { return span_; }
  void chooseSpan(std::optional<observer::TimeRange> span);

  /// What a step of a chain of causes is as an event: a message or an incident.
  ChosenEvent eventOf(const observer::CausalStep& step) const;
  /// Whether enough of it is known still to ask what led to it.
  bool canBeExplained() const;
  /// @pre canBeExplained()
  observer::CausalChain why() const;

 Q_SIGNALS:
  void changed();
  void spanChanged();

 private:
  bool isRowKept() const;
  bool isMessageKept() const;

  const Observation& observation_;
  std::optional<ChosenEvent> current_;
  std::optional<observer::TimeRange> span_;
};

}  // namespace ui
