#include "draw/timeline_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui {
namespace {

using observer::Duration;
using observer::Mark;
using observer::MarkKind;
using observer::TimePoint;
using Cell = TimelineLayout::Cell;
using Lane = TimelineLayout::Lane;
using Life = TimelineLayout::Life;

constexpr double cell_width = 10;
constexpr double within_cell = 3;  // pixels that a mark stays away from the next cell
constexpr double least_bar = 2;
constexpr double least_life_with_runs = 4;
constexpr std::size_t most_runs = 400;  // of one life
constexpr std::size_t most_lives_with_runs = 5;

/// Puts marks into cells; within each lane they come in the order of time.
class Cells {
 public:
  Cells(const TimeAxis& axis, std::vector<Cell>& cells)
      : axis_(axis), cells_(cells), span_(std::max(Duration(1), axis.time_of(cell_width))) {}

  Duration span() const { return span_; }

  void add(MarkKind kind, TimePoint at, std::uint64_t mark, std::uint32_t count = 1) {
    Cell& cell = cell_of(TimelineLayout::lane_of(kind), at.time_since_epoch() / span_);
    cell.counts[std::size_t(kind)] += count;
    if (cell.mark != 0 && kind <= cell.worst) return;
    bool is_known_only_by_number = mark == 0 && cell.mark != 0;
    if (is_known_only_by_number) return;
    cell.worst = std::max(cell.worst, kind);
    cell.mark = mark;
    cell.x =
        std::clamp(axis_.x(at), axis_.x(cell.from) + within_cell, axis_.x(cell.to) - within_cell);
  }

 private:
  Cell& cell_of(Lane lane, std::int64_t index) {
    std::size_t& last = last_[std::size_t(lane)];
    bool goes_on = last < cells_.size() && cells_[last].index == index;
    if (goes_on) return cells_[last];
    last = cells_.size();
    TimePoint from(span_ * index);
    cells_.push_back({lane, index, from, from + span_, {}, 0, {}, 0});
    return cells_.back();
  }

  const TimeAxis& axis_;
  std::vector<Cell>& cells_;
  Duration span_;
  std::size_t last_[2] = {SIZE_MAX, SIZE_MAX};  // of each lane
};

/// What is forgotten is known by its counts alone.
TimePoint add_forgotten(const observer::Timeline& timeline, const TimeAxis& axis, Cells& cells) {
  TimePoint end = timeline.kept_since();
  if (axis.from >= end) return axis.from;
  TimePoint counted_to = axis.from;
  timeline.counts().for_each(
      axis.from, std::min(axis.to(), end), cells.span(), [&](const auto& bar) {
        if (bar.from >= end) return;
        counted_to = bar.from + bar.span;
        TimePoint middle = bar.from + bar.span / 2;
        for (MarkKind kind :
             {MarkKind::Exit, MarkKind::Restart, MarkKind::Alarm, MarkKind::Crash}) {
          auto count = bar.counts[std::size_t(kind)];
          if (count > 0) cells.add(kind, middle, 0, count);
        }
      });
  return counted_to;
}

void add_marks(const observer::Timeline& timeline, const TimeAxis& axis, TimelineLayout& layout) {
  Cells cells(axis, layout.cells);
  TimePoint from = add_forgotten(timeline, axis, cells);
  const auto& marks = timeline.marks();
  auto mark = std::ranges::lower_bound(marks, from, {}, &Mark::at);
  for (; mark != marks.end() && mark->at <= axis.to(); ++mark) {
    cells.add(mark->kind, mark->at, mark->number);
  }
}

/// Few are seen beside many, by a logarithm.
void add_starts(const observer::Timeline& timeline, const TimeAxis& axis, TimelineLayout& layout) {
  double most = 0;
  timeline.counts().for_each(axis.from, axis.to(), axis.time_of(least_bar),
                             [&](const observer::Timeline::Counts::Bar& bar) {
                               double height =
                                   std::log2(1.0 + bar.counts[std::size_t(MarkKind::Start)]);
                               if (height == 0) return;
                               most = std::max(most, height);
                               double left = std::max(0.0, axis.x(bar.from));
                               double right = std::min(axis.width, axis.x(bar.from + bar.span));
                               layout.starts.push_back({{left, right}, height});
                             });
  for (auto& bar : layout.starts) bar.share /= most;
}

/// A life that lies within the pixel of the one before is not seen.
void add_life(const TimeAxis& axis, TimePoint from, TimePoint to, Life life,
              TimelineLayout& layout) {
  if (to < axis.from || from > axis.to()) return;
  life.left = std::max(-1.0, axis.x(from));
  life.right = std::min(axis.width + 1, axis.x(to));
  bool is_seen =
      layout.lives.empty() || std::floor(life.right) > std::floor(layout.lives.back().right);
  if (is_seen) layout.lives.push_back(life);
}

void add_runs(const TimelineSource& source, const TimeAxis& axis, otp::Pid pid,
              TimelineLayout& layout) {
  auto excerpt = source.flow.runs(pid, {axis.from, axis.to()}, most_runs);
  for (observer::MessageNumber number : excerpt.numbers) {
    const auto& record = source.flow.record(number);
    if (record.started == observer::never) continue;
    TimePoint ended = record.ended == observer::never ? source.now : record.ended;
    double left = std::max(0.0, axis.x(record.started));
    double right = std::min(axis.width, std::max(left + 1, axis.x(ended)));
    if (right > left) layout.runs.push_back({left, right});
  }
}

void add_lives(const TimelineSource& source, observer::Identity place, const TimeAxis& axis,
               TimelineLayout& layout) {
  const auto* entry = source.system.find(place);
  if (entry == nullptr) return;
  std::vector<otp::Pid> pids;
  for (const Mark& mark : source.timeline.marks()) {
    bool has_crashed = mark.kind == MarkKind::Crash;
    bool is_end = mark.place == place && (mark.kind == MarkKind::Exit || has_crashed);
    if (!is_end) continue;
    add_life(axis, mark.since, mark.at, {0, 0, mark.incarnation, mark.number, has_crashed}, layout);
    bool may_have_runs =
        axis.shows(mark.at) && axis.x(mark.at) - axis.x(mark.since) >= least_life_with_runs;
    if (may_have_runs) pids.push_back(mark.pid);
  }
  if (entry->is_alive) {
    TimePoint start = entry->incarnation > 1 ? entry->restarted : entry->started;
    add_life(axis, start, source.now, {0, 0, entry->incarnation, 0, false}, layout);
    pids.push_back(entry->pid);
  }
  if (pids.size() > most_lives_with_runs)
    pids.erase(pids.begin(), pids.end() - most_lives_with_runs);
  for (otp::Pid pid : pids) add_runs(source, axis, pid, layout);
}

}  // namespace

std::uint32_t TimelineLayout::Cell::count() const {
  return std::accumulate(counts.begin(), counts.end(), 0U);
}

Lane TimelineLayout::lane_of(MarkKind kind) {
  bool is_end = kind == MarkKind::Exit || kind == MarkKind::Crash;
  return is_end ? Lane::Lower : Lane::Upper;
}

TimelineLayout lay_out(const TimelineSource& source, observer::Identity place,
                       const TimeAxis& axis) {
  TimelineLayout layout;
  add_starts(source.timeline, axis, layout);
  add_marks(source.timeline, axis, layout);
  add_lives(source, place, axis, layout);
  return layout;
}

}  // namespace ui
