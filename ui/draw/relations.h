#pragma once

#include <QPainter>

#include <vector>

#include "draw/theme.h"
#include "draw/tree_layout.h"
#include "observer/system_model.h"

namespace ui {

/// What holds two processes together beside the tree: the exit of one reaches the other.
enum class Tie : std::uint8_t {
  Link,      // both ways
  Monitors,  // the end of the other is told to this one
  Watched,   // the end of this one is told to the other
};

/// A tie of one process to another, by the box that the other has in a picture.
struct Relation {
  Tie tie = {};
  int box = 0;

  friend bool operator==(const Relation&, const Relation&) = default;
};

/// The ties of a process that the lines of the tree do not show. Of very many only the first.
std::vector<Relation> relations_of(const observer::SystemModel& model, const TreeLayout& layout,
                                   observer::Identity process);

/// A dashed line for a link, a dotted one with an arrow to whoever is monitored for a monitor.
void paint_tie(QPainter& painter, const QRectF& from, const QRectF& to, Tie tie,
               const Theme& theme);
/// @param visible the part of the picture that is seen
void paint_relations(QPainter& painter, const TreeLayout& layout, int from,
                     const std::vector<Relation>& relations, const QRectF& visible,
                     const Theme& theme);

}  // namespace ui
