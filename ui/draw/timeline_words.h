#pragma once

#include <QString>

#include "draw/timeline_layout.h"

namespace ui {

/// `counter #2 crashed at 12.345 s after 3.0 s: boom. Its supervisor restarts it.`
QString sentence_of(const observer::Mark& mark, const observer::SystemModel& system);
/// What several marks in one place have in common: `2 crashes and 1 restart, from 12.0 s on`
QString sentence_of(const TimelineLayout::Cell& cell);
/// What the sign of a kind means: `a crash`.
QString meaning_of(observer::MarkKind kind);
/// What the signs of a line of time mean, a line for each.
QString meaning_of_signs();

}  // namespace ui
