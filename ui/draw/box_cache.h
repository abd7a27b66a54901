#pragma once

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QStaticText>

#include <functional>

#include "draw/theme.h"

namespace ui {

/// What was drawn once and is drawn again in every frame: outlines as pixmaps, texts laid out and
/// shortened. It is bounded, and begins anew with another theme or scale.
/// @thread gui
class BoxCache {
 public:
  enum class Role { Title, Small };
  struct Line {
    QStaticText text;
    double width = 0;
  };
  /// Draws into a rectangle whose upper left corner is at the origin.
  using Draw = std::function<void(QPainter&)>;

  /// Says what the next calls are for.
  /// @param scale pixels of the painter for a unit of what is drawn
  void use(const Theme& theme, double scale, double pixel_ratio);
  /// A line of text, shortened to a width.
  const Line& line(const QString& text, Role role, double room);
  /// A pixmap of what `draw` draws into a rectangle of this size.
  const QPixmap& stamp(const QString& key, QSizeF size, const Draw& draw);
  /// A picture to draw into from point to point; it holds what was drawn last.
  QImage& canvas(QSize size);

  static const QFont& font(Role role);

 private:
  QHash<QString, Line> lines_;
  QHash<QString, QPixmap> stamps_;
  QImage canvas_;
  ThemeKind theme_ = ThemeKind::Light;
  double scale_ = 1;
  double pixel_ratio_ = 1;
};

}  // namespace ui
