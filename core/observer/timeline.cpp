#include "observer/timeline.h"

#include <algorithm>

namespace observer {
namespace {

/// The start of the process that is, or was last, in a place.
TimePoint start_of(const ProcessEntry& entry) {
  return entry.incarnation > 1 ? entry.restarted : entry.started;
}

Mark mark_of(const ProcessEntry& entry, TimePoint at, std::uint64_t row) {
  Mark mark;
  mark.row = row;
  mark.at = at;
  mark.since = start_of(entry);
  mark.place = entry.id;
  mark.pid = entry.pid;
  mark.incarnation = entry.incarnation;
  return mark;
}

bool is_end(const Mark& mark) {
  return mark.kind == MarkKind::Exit || mark.kind == MarkKind::Crash;
}

/// By what marks are in order: of the same moment, those that were noticed later come later.
std::pair<TimePoint, std::uint64_t> order_of(const Mark& mark) { return {mark.at, mark.number}; }

}  // namespace

std::string_view name_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::Start: return "start";
    case MarkKind::Exit: return "exit";
    case MarkKind::Restart: return "restart";
    case MarkKind::Alarm: return "alarm";
    case MarkKind::Crash: return "crash";
  }
  return {};
}

void Timeline::apply(const trace::Event& event, Identity subject, const SystemModel& model,
                     std::uint64_t row) {
  if (auto* decided = std::get_if<trace::Decided>(&event.what)) return on(*decided);
  auto* exited = std::get_if<trace::Exited>(&event.what);
  auto* started = std::get_if<trace::ChildStarted>(&event.what);
  bool is_spawned = std::holds_alternative<trace::Spawned>(event.what);
  if (exited == nullptr && started == nullptr && !is_spawned) return;
  const ProcessEntry* entry = model.find(subject);
  if (entry == nullptr || entry->is_own) return;
  if (is_spawned) {
    counts_.add(event.at, std::size_t(MarkKind::Start));
    ++version_;
  } else if (exited != nullptr) {
    on(*exited, mark_of(*entry, event.at, row), *entry);
  } else if (started->incarnation > 1) {
    Mark mark = mark_of(*entry, event.at, row);
    mark.kind = MarkKind::Restart;
    mark.title = entry->title();
    add(std::move(mark));
  }
}

void Timeline::on(const trace::Exited& e, Mark mark, const ProcessEntry& entry) {
  bool is_of_place = entry.pid == e.pid;  // else its successor runs already
  if (!is_of_place) return;
  bool has_crashed = entry.crash && entry.crash->pid == e.pid;
  mark.kind = has_crashed ? MarkKind::Crash : MarkKind::Exit;
  mark.reason = e.reason;
  mark.title = entry.title();
  add(std::move(mark));
}

void Timeline::on(const trace::Decided& e) {
  auto end = ends_.find(e.child);
  if (end == ends_.end()) return;
  auto mark = std::ranges::lower_bound(marks_, end->second, {}, &order_of);
  mark->decision = e.decision;
  ++version_;
}

void Timeline::apply(const AlarmChange& change, const SystemModel& model, std::uint64_t row) {
  if (change.kind != AlarmChange::Kind::Raised) return;
  const ProcessEntry* entry = model.find(change.alarm.pid);
  if (entry == nullptr || entry->is_own) return;
  Mark mark = mark_of(*entry, change.alarm.since, row);
  mark.kind = MarkKind::Alarm;
  mark.reason = change.alarm.source.label;
  mark.title = entry->title();
  add(std::move(mark));
}

/// An alarm is noticed after it has begun: it goes before what has happened since.
void Timeline::add(Mark mark) {
  mark.number = next_++;
  counts_.add(mark.at, std::size_t(mark.kind));
  if (is_end(mark)) ends_[mark.pid] = order_of(mark);
  auto place = std::ranges::upper_bound(marks_, mark.at, {}, &Mark::at);
  marks_.insert(place, std::move(mark));
  if (marks_.size() > most_) forget_first();
  ++version_;
}

void Timeline::forget_first() {
  const Mark& first = marks_.front();
  kept_since_ = first.at + Duration(1);
  auto end = ends_.find(first.pid);
  if (end != ends_.end() && end->second == order_of(first)) ends_.erase(end);
  marks_.pop_front();
}

const Mark* Timeline::find(std::uint64_t number) const {
  auto found = std::ranges::find(marks_, number, &Mark::number);
  return found == marks_.end() ? nullptr : &*found;
}

}  // namespace observer
