#include <algorithm>

#include "views/timeline_view.h"
#include "views/why_dialog.h"

/// What is chosen on the line of time, and elsewhere.
namespace ui {

using observer::Mark;
using otp::TimePoint;

std::vector<const Mark*> TimelineView::shownMarks() const {
  std::vector<const Mark*> marks;
  for (const Mark& mark : observation_.timeline().marks()) {
    if (axis().shows(mark.at)) marks.push_back(&mark);
  }
  return marks;
}

void TimelineView::choose(const Mark& mark) {
  if (observation_.system().find(mark.place) != nullptr) selection_.select(mark.place);
  events_.chooseMark(mark);
}

void TimelineView::toggleSpan() {
  if (events_.span()) events_.chooseSpan({});
  else events_.chooseSpan(observer::TimeRange{axis().from, std::min(axis().to(), window_.now())});
}

std::optional<TimePoint> TimelineView::momentOfChosen() const {
  const auto& event = events_.current();
  return event ? std::optional(event->at) : std::nullopt;
}

std::optional<Mark> TimelineView::markOfChosen() const {
  const auto& event = events_.current();
  if (!event) return {};
  for (const Mark& mark : observation_.timeline().marks()) {
    bool is_alarm = mark.kind == observer::MarkKind::Alarm;
    bool is_it = mark.row == event->row && is_alarm == event->is_alarm;
    if (is_it && mark.place == event->place) return mark;
  }
  return {};
}

void TimelineView::takeChosen() {
  is_due_ = false;
  chosen_ = markOfChosen();
  auto moment = momentOfChosen();
  if (moment && !axis().shows(*moment)) window_.show_around(*moment);
  rebuild();
  tellSelected();
}

/// From the chosen moment, or else into what is shown.
void TimelineView::step(int by, bool onlySelected) {
  const auto& marks = observation_.timeline().marks();
  auto passes = [&](const Mark& mark) {
    return !onlySelected || mark.place == selection_.current();
  };
  TimePoint from = by > 0 ? axis().from : axis().to();
  auto at = std::ranges::lower_bound(marks, momentOfChosen().value_or(from), {}, &Mark::at);
  auto here = std::find_if(
      at, marks.end(), [&](const Mark& mark) { return chosen_ && mark.number == chosen_->number; });
  bool is_kept = here != marks.end();
  if (is_kept) at = here;
  if (by > 0) {
    if (is_kept) ++at;
    at = std::find_if(at, marks.end(), passes);
    if (at != marks.end()) choose(*at);
    return;
  }
  auto back = std::find_if(std::make_reverse_iterator(at), marks.rend(), passes);
  if (back != marks.rend()) choose(*back);
}

void TimelineView::askWhy() {
  if (events_.canBeExplained()) show_why(observation_, selection_, events_, this);
}

}  // namespace ui
