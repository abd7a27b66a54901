#pragma once

#include <cstdint>

#include "draw/theme.h"

namespace ui {

/// From this depth on a mailbox is worth a look.
inline constexpr std::uint32_t warm_depth = 10;

/// How much a mailbox should worry: 0 not at all, up to 3 for thousands of messages.
constexpr int heat_of(std::uint32_t depth) {
  return depth < warm_depth ? 0 : depth < 100 ? 1 : depth < 1000 ? 2 : 3;
}

/// The colour of marks for a heat above 0.
const QColor& heat_color(const Theme& theme, int heat);
/// A ground that goes with it, on which text and marks can be read.
QColor heat_ground(const Theme& theme, int heat);

}  // namespace ui
