#pragma once

#include <QPainter>

#include <cstdint>
#include <span>

#include "draw/theme.h"

namespace ui {

/// What came into a mailbox (bars upwards, full) and what was taken (downwards, hatched) in each
/// second, the latest on the right.
class RateBars {
 public:
  RateBars(std::span<const std::uint32_t> came, std::span<const std::uint32_t> served)
      : came_(came), served_(served) {}

  void paint(QPainter& painter, const QRectF& area, const Theme& theme) const;

 private:
  std::span<const std::uint32_t> came_;
  std::span<const std::uint32_t> served_;
};

}  // namespace ui
