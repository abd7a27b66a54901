#include "observer/depth_by_kind.h"

#include <algorithm>
#include <numeric>

namespace observer {
namespace {

template <class Depths>
std::uint64_t sum_of(const Depths& depths) {
  return std::accumulate(depths.begin(), depths.end(), std::uint64_t{0});
}

}  // namespace

/// A second begins with what waits at its start.
void DepthByKind::move_to(std::uint64_t index) {
  if (index <= latest_) return;
  if (index - latest_ >= spans) fullest_.fill(depths_);
  else {
    for (auto next = latest_ + 1; next <= index; ++next) fullest_[next % spans] = depths_;
  }
  latest_ = index;
}

std::size_t DepthByKind::known_row(Atom label) const {
  auto found = std::ranges::find(labels_, label);
  return label.is_nil() ? rest : static_cast<std::size_t>(found - labels_.begin());
}

bool DepthByKind::is_unused(std::size_t row) const {
  return depths_[row] == 0 &&
         std::ranges::all_of(fullest_, [row](const Depths& depths) { return depths[row] == 0; });
}

/// Room is looked for once a second: a mailbox of many kinds would look for it with each message.
std::size_t DepthByKind::row_for(Atom label) {
  std::size_t known = known_row(label);
  if (known != rest || label.is_nil() || looked_for_room_ == latest_) return known;
  for (std::size_t row = 0; row < rest; ++row) {
    if (!is_unused(row)) continue;
    labels_[row] = label;
    return row;
  }
  looked_for_room_ = latest_;
  return rest;
}

void DepthByKind::add(Atom label, std::uint32_t count, TimePoint now) {
  move_to(index_of(now));
  depths_[row_for(label)] += count;
  Depths& fullest = fullest_[latest_ % spans];
  if (sum_of(depths_) > sum_of(fullest)) fullest = depths_;
}

/// What came while its kind had no row went into the shared one.
void DepthByKind::remove(Atom label, std::uint32_t count, TimePoint now) {
  move_to(index_of(now));
  std::size_t row = known_row(label);
  auto of_row = std::min(count, depths_[row]);
  depths_[row] -= of_row;
  depths_[rest] -= std::min(count - of_row, depths_[rest]);
}

void DepthByKind::clear(TimePoint now) {
  move_to(index_of(now));
  depths_ = {};
}

DepthByKind::Depths DepthByKind::at(std::uint64_t index) const {
  if (index > latest_) return depths_;
  return index + spans > latest_ ? fullest_[index % spans] : Depths{};
}

std::vector<DepthByKind::Row> DepthByKind::series(TimePoint now) const {
  std::vector<Row> all(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    all[row].label = row == rest ? Atom() : labels_[row];
    for (std::size_t i = 0; i < spans; ++i) {
      all[row].depths.push_back(at(index_of(now) - (spans - 1 - i))[row]);
    }
  }
  std::erase_if(all, [](const Row& row) { return sum_of(row.depths) == 0; });
  return all;
}

}  // namespace observer
