#include "draw/box_cache.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr qsizetype most_lines = 8000;
constexpr qsizetype most_stamps = 2000;

QFont title_font() {
  QFont font = bold_font();
  font.setPixelSize(12);
  return font;
}

}  // namespace

const QFont& BoxCache::font(Role role) {
  static const QFont title = title_font();
  static const QFont small = small_font();
  return role == Role::Title ? title : small;
}

void BoxCache::use(const Theme& theme, double scale, double pixel_ratio) {
  if (theme_ == theme.kind && scale_ == scale && pixel_ratio_ == pixel_ratio) return;
  theme_ = theme.kind;
  scale_ = scale;
  pixel_ratio_ = pixel_ratio;
  stamps_.clear();
}

const BoxCache::Line& BoxCache::line(const QString& text, Role role, double room) {
  QString key = text + QChar(ushort(role)) + QChar(ushort(room));
  auto known = lines_.find(key);
  if (known != lines_.end()) return *known;
  if (lines_.size() >= most_lines) lines_.clear();
  QFontMetricsF metrics(font(role));
  double width = metrics.horizontalAdvance(text);
  QString shown = width <= room ? text : metrics.elidedText(text, Qt::ElideRight, room);
  Line line{QStaticText(shown), std::min(width, room)};
  line.text.setTextFormat(Qt::PlainText);
  line.text.setPerformanceHint(QStaticText::AggressiveCaching);
  line.text.prepare({}, font(role));
  return *lines_.insert(key, line);
}

const QPixmap& BoxCache::stamp(const QString& key, QSizeF size, const Draw& draw) {
  auto known = stamps_.find(key);
  if (known != stamps_.end()) return *known;
  if (stamps_.size() >= most_stamps) stamps_.clear();
  double ratio = scale_ * pixel_ratio_;
  QPixmap pixmap(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)));
  pixmap.setDevicePixelRatio(pixel_ratio_);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(scale_, scale_);
  draw(painter);
  painter.end();
  return *stamps_.insert(key, pixmap);
}

QImage& BoxCache::canvas(QSize size) {
  if (canvas_.size() != size) canvas_ = QImage(size, QImage::Format_RGB32);
  return canvas_;
}

}  // namespace ui
