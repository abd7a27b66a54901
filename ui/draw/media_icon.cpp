#include "draw/media_icon.h"

#include <QPainter>
#include <QPixmap>

namespace ui {
namespace {

constexpr int side = 16;
constexpr int sharpness = 4;  // pixels a point, enough for every screen

QPolygonF triangle(double left) { return QPolygonF({{left, 2.5}, {left + 8, 8}, {left, 13.5}}); }

QPixmap drawn(MediaSign sign, const QColor& colour) {
  QPixmap pixmap(side * sharpness, side * sharpness);
  pixmap.setDevicePixelRatio(sharpness);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  switch (sign) {
    case MediaSign::Play: painter.drawPolygon(triangle(4)); break;
    case MediaSign::Pause:
      painter.drawRect(QRectF(3, 2.5, 3.5, 11));
      painter.drawRect(QRectF(9.5, 2.5, 3.5, 11));
      break;
    case MediaSign::Step:
      painter.drawPolygon(triangle(2));
      painter.drawRect(QRectF(11, 2.5, 2.5, 11));
      break;
  }
  return pixmap;
}

}  // namespace

QIcon media_icon(MediaSign sign, const QColor& colour, const QColor& disabled) {
  QIcon icon;
  icon.addPixmap(drawn(sign, colour), QIcon::Normal);
  icon.addPixmap(drawn(sign, disabled), QIcon::Disabled);
  return icon;
}

}  // namespace ui
