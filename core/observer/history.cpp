#include "observer/history.h"

namespace observer {

std::uint32_t History::at(TimePoint time) const {
  auto step = std::ranges::upper_bound(steps_, time, {}, &Step::at);
  return step == steps_.begin() ? 0 : std::prev(step)->last;
}

std::uint32_t History::highest_since(TimePoint time) const {
  auto step = std::ranges::upper_bound(steps_, time, {}, &Step::at);
  std::uint32_t highest = at(time);
  for (; step != steps_.end(); ++step) highest = std::max(highest, step->highest);
  return highest;
}

std::vector<std::uint32_t> History::highest_in_parts(TimePoint from, TimePoint to,
                                                     std::size_t count) const {
  std::vector<std::uint32_t> parts(count, 0);
  auto step = std::ranges::upper_bound(steps_, from, {}, &Step::at);
  std::uint32_t value = at(from);
  Duration span = to - from;
  for (std::size_t i = 0; i < count; ++i) {
    TimePoint end =
        from + span * static_cast<Duration::rep>(i + 1) / static_cast<Duration::rep>(count);
    parts[i] = value;
    for (; step != steps_.end() && step->at < end; ++step) {
      parts[i] = std::max(parts[i], step->highest);
      value = step->last;
    }
  }
  return parts;
}

}  // namespace observer
