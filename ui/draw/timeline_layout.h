#pragma once

#include <array>
#include <vector>

#include "draw/time_axis.h"
#include "observer/message_flow.h"
#include "observer/timeline.h"

namespace ui {

/// What a line of time shows, along its axis: of all processes starts, ends, restarts and alarms,
/// and the lives in the place that is selected. Marks that would lie over each other share a cell,
/// so that there are never more than there is room for.
struct TimelineLayout {
  /// Alarms and restarts are drawn above ends, which often happen at the same moment.
  enum class Lane : std::uint8_t { Upper, Lower };
  struct Cell {
    Lane lane = {};
    std::int64_t index = 0;  // of its span of time, whatever part of it is shown
    observer::TimePoint from;
    observer::TimePoint to;
    observer::MarkKind worst = {};
    std::uint64_t mark = 0;  // one of the worst; 0 when only their number is known still
    std::array<std::uint32_t, observer::mark_kinds> counts = {};
    double x = 0;  // where that mark is, or nearly, so that neighbours stay apart

    std::uint32_t count() const;
  };
  struct Life {
    double left = 0;
    double right = 0;
    std::uint32_t incarnation = 1;
    std::uint64_t end = 0;  // the mark of its end; 0 while it lives
    bool has_crashed = false;
  };
  /// From left to right.
  struct Stretch {
    double left = 0;
    double right = 0;
  };
  /// How many processes have started, from 0 to 1.
  struct Starts {
    Stretch at;
    double share = 0;
  };

  std::vector<Cell> cells;
  std::vector<Starts> starts;
  std::vector<Life> lives;    // oldest first
  std::vector<Stretch> runs;  // of handlers in these lives

  static Lane lane_of(observer::MarkKind kind);
};

/// What a layout is made of.
struct TimelineSource {
  const observer::Timeline& timeline;
  const observer::SystemModel& system;
  const observer::MessageFlow& flow;
  observer::TimePoint now;
};

/// @param place whose lives are shown; none shows none
TimelineLayout lay_out(const TimelineSource& source, observer::Identity place,
                       const TimeAxis& axis);

}  // namespace ui
