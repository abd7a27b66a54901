#pragma once

#include <QPainter>

#include <span>

#include "draw/box_cache.h"
#include "draw/box_look.h"
#include "draw/theme.h"

namespace ui {

/// A box in its place.
struct PlacedBox {
  QRectF rect;
  BoxLook look;
};

/// Paints boxes of the tree so that their text can be read. Supervisors have square corners,
/// workers round ones; what does not run is dashed; a group looks like a stack; a box that was
/// restarted has a ring, and on its lower edge a mark for each restart, which moves to the left as
/// it ages. A supervisor has a gauge of the restarts that it has left: full squares, and their
/// number. Where two lines of text would be too small to be read there is one, in letters as large
/// as those of a box of full size.
class BoxPainter {
 public:
  /// @param scale pixels for a unit of the painter
  BoxPainter(QPainter& painter, const Theme& theme, BoxCache& cache, double scale);

  /// Paints boxes that do not overlap.
  void paint(std::span<const PlacedBox> boxes);

  /// Below this a box has only one line.
  static constexpr double two_lines_from_scale = 0.8;
  /// Below this there is no room for text, and it is left out.
  static constexpr double text_from_scale = 0.5;

 private:
  struct Stamp {
    QString key;
    QRectF rect;
    BoxCache::Draw draw;
  };

  void paint_glow(const PlacedBox& box);
  Stamp body_of(const PlacedBox& box) const;
  Stamp at_end(QRectF& room, const QString& key, double width,
               const std::function<void(QPainter&, QRectF)>& draw) const;
  Stamp badge_of(const QString& text, const QColor& ground, QRectF& room) const;
  Stamp gauge_of(const BoxLook& look, QRectF& room) const;
  void paint_stamps(std::span<const Stamp> stamps);
  void paint_over(const PlacedBox& box);
  bool has_one_line() const { return scale_ < two_lines_from_scale; }
  void add_badges(const BoxLook& look, QRectF& room, std::vector<Stamp>& badges) const;
  void paint_count(const BoxLook& look, const QRectF& upper, QRectF& lower, const QColor& colour);
  void paint_text(const PlacedBox& box, std::vector<Stamp>& badges);
  void paint_title(const BoxLook& look, QRectF line, const QColor& colour,
                   std::vector<Stamp>& badges);
  void paint_line(QRectF room, const QString& text, BoxCache::Role role, const QColor& colour);
  /// How wide a text is in a room, which it is shortened to.
  double width_of(const QString& text, BoxCache::Role role, double room) const;

  QPainter& painter_;
  const Theme& theme_;
  BoxCache& cache_;
  double scale_;
  double letter_;  // how large it is what is of the size 1 in a box of full size
  bool stamps_;    // onto a screen or an image; other pictures are made of shapes
};

/// The shape that stands for a kind of process everywhere: a square for supervisors, a circle for
/// servers, a diamond for plain processes.
void paint_kind_glyph(QPainter& painter, const QPointF& middle, double radius,
                      observer::ProcessKind kind, const QColor& colour);

}  // namespace ui
