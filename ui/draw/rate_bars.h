#pragma once

#include <QPainter>

#include <cstdint>
#include <span>

#include "draw/theme.h"

namespace ui {

/// What came into a mailbox (bars upwards, full) and what was taken (downwards, hatched) in each
/// second, the latest on the right; a dashed line with ↻ where the process was restarted.
class RateBars {
 public:
  RateBars(std::span<const std::uint32_t> came, std::span<const std::uint32_t> served,
           std::span<const std::size_t> restarts = {})
      : came_(came), served_(served), restarts_(restarts) {}

  void paint(QPainter& painter, const QRectF& area, const Theme& theme) const;

 private:
  void paint_restarts(QPainter& painter, const QRectF& plot, const Theme& theme) const;

  std::span<const std::uint32_t> came_;
  std::span<const std::uint32_t> served_;
  std::span<const std::size_t> restarts_;
};

}  // namespace ui
