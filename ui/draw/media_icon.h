#pragma once

#include <QColor>
#include <QIcon>

namespace ui {

enum class MediaSign { Play, Pause, Step };

/// The sign of a player in this colour; the standard ones of a style do not follow a dark palette.
QIcon media_icon(MediaSign sign, const QColor& colour, const QColor& disabled);

}  // namespace ui
