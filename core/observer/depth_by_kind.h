#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/atom.h"
#include "base/time.h"

namespace observer {

using otp::Atom;
using otp::TimePoint;

/// What waited in a mailbox lately, by kind of message: for each of the last 60 seconds the moment
/// at which most waited. The first five kinds have a row of their own; what is left, and what was
/// not seen coming, shares one.
/// @thread owner
class DepthByKind {
 public:
  struct Row {
    Atom label;  // nil: whatever has no row of its own
    std::vector<std::uint32_t> depths;
  };
  static constexpr std::size_t spans = 60;
  static constexpr std::size_t rows = 6;

  /// So many more of a kind wait.
  void add(Atom label, std::uint32_t count, TimePoint now);
  /// So many wait no more.
  void remove(Atom label, std::uint32_t count, TimePoint now);
  /// None waits.
  void clear(TimePoint now);

  /// What was not empty all the time, one value for each of the last 60 seconds, the one that goes
  /// on being the last. Values of one second belong to one moment: their sum is the depth.
  std::vector<Row> series(TimePoint now) const;

 private:
  using Depths = std::array<std::uint32_t, rows>;
  static constexpr std::size_t rest = rows - 1;

  static std::uint64_t index_of(TimePoint at) {
    return static_cast<std::uint64_t>(at.time_since_epoch() / std::chrono::seconds(1)) + spans;
  }
  void move_to(std::uint64_t index);
  std::size_t known_row(Atom label) const;
  std::size_t row_for(Atom label);
  bool is_unused(std::size_t row) const;
  Depths at(std::uint64_t index) const;

  std::array<Atom, rest> labels_;
  Depths depths_ = {};
  std::array<Depths, spans> fullest_ = {};  // by second, counted from `spans` on
  std::uint64_t latest_ = spans;
  std::uint64_t looked_for_room_ = 0;
};

}  // namespace observer
