#include "draw/box_painter.h"

#include <QPaintEngine>

#include <algorithm>
#include <cmath>

#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessKind;
using observer::Status;

constexpr double inset = 6;
constexpr double glyph_radius = 5.5;
constexpr double glyph_room = 23;
constexpr double body_margin = 2;  // room for the pen
constexpr double stack_shift = 5;  // of the lowest sheet of a group
constexpr double badge_height = 15;
constexpr double end_gap = 5;  // before a badge or a gauge
constexpr double mark_size = 4.5;
constexpr std::uint32_t most_pips = 5;  // of a gauge; where more restarts are allowed, one for many
constexpr double pip = 4;
constexpr double pip_step = 6;
constexpr double boundless = 10'000;

bool is_raster(const QPainter& painter) {
  return painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::Raster;
}

double corner_of(const BoxLook& look) { return look.kind == ProcessKind::Supervisor ? 1 : 6; }

QColor colour_of(const BoxLook& look, const Theme& theme) {
  if (look.is_greyed) return theme.line;
  return look.is_alive ? theme.of(look.kind) : theme.dim_text;
}

void paint_status(QPainter& painter, const QPointF& middle, Status status, const QColor& colour) {
  painter.setBrush(colour);
  if (status == Status::Suspended) {
    painter.drawRect(QRectF(middle.x() - 2.5, middle.y() - 3, 1.8, 6));
    painter.drawRect(QRectF(middle.x() + 0.7, middle.y() - 3, 1.8, 6));
  } else if (status == Status::Busy) {
    painter.drawEllipse(middle, 2.2, 2.2);
  }
}

/// The outline and the glyph of a box at the origin.
void paint_body(QPainter& painter, const QRectF& rect, const BoxLook& look, const Theme& theme) {
  double radius = corner_of(look);
  QColor colour = colour_of(look, theme);
  QPen pen(colour, look.kind == ProcessKind::Supervisor ? 1.6 : 1.2);
  if (!look.is_alive) pen.setStyle(Qt::DashLine);
  painter.setBrush(theme.raised);
  painter.setPen(pen);
  if (look.is_group) {
    for (double shift : {stack_shift, stack_shift / 2}) {
      painter.drawRoundedRect(rect.translated(shift, shift), radius, radius);
    }
  }
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  QPointF middle = rect.topLeft() + QPointF(glyph_room / 2 + 1, rect.height() / 2);
  paint_kind_glyph(painter, middle, glyph_radius, look.kind, colour);
  if (!look.is_group) paint_status(painter, middle, look.status, theme.raised);
}

void paint_badge(QPainter& painter, const QRectF& pill, const QString& text, const QColor& ground) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
  painter.setPen(readable_on(ground));
  painter.setFont(BoxCache::font(BoxCache::Role::Small));
  painter.drawText(pill, Qt::AlignCenter, text);
}

std::uint32_t pips_of(const RestartsLeft& restarts) {
  return std::clamp(restarts.intensity, 1U, most_pips);
}

/// Not all are full when a restart is used up, and not all are empty while one is left.
std::uint32_t full_pips_of(const RestartsLeft& restarts) {
  if (restarts.left == 0) return 0;
  auto share = std::uint64_t{restarts.left} * pips_of(restarts) / restarts.intensity;
  return std::max(1U, std::uint32_t(share));
}

/// Calm while nothing is used up, and told by colour beside shape when something is.
QColor colour_of_gauge(const BoxLook& look, const Theme& theme) {
  if (look.is_greyed || look.left->is_whole()) return theme.dim_text;
  return look.left->left == 0 ? theme.error : theme.flash;
}

void paint_gauge(QPainter& painter, const QRectF& rect, const RestartsLeft& restarts,
                 const QColor& colour) {
  painter.setPen(QPen(colour, 1));
  std::uint32_t pips = pips_of(restarts), full = full_pips_of(restarts);
  for (std::uint32_t i = 0; i < pips; ++i) {
    painter.setBrush(i < full ? QBrush(colour) : QBrush(Qt::NoBrush));
    double left = rect.left() + 0.5 + pip_step * i;
    painter.drawRect(QRectF(left, std::floor(rect.center().y() - pip / 2) + 0.5, pip, pip));
  }
  painter.setFont(BoxCache::font(BoxCache::Role::Small));
  painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number(restarts.left));
}

}  // namespace

void paint_kind_glyph(QPainter& painter, const QPointF& middle, double radius, ProcessKind kind,
                      const QColor& colour) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  QRectF box(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
  switch (kind) {
    case ProcessKind::Supervisor: painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5)); break;
    case ProcessKind::Server: painter.drawEllipse(box); break;
    case ProcessKind::Plain: {
      QPolygonF diamond({QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()),
                         QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y())});
      painter.drawPolygon(diamond);
      break;
    }
  }
}

BoxPainter::BoxPainter(QPainter& painter, const Theme& theme, BoxCache& cache, double scale)
    : painter_(painter),
      theme_(theme),
      cache_(cache),
      scale_(scale),
      letter_(scale < two_lines_from_scale ? 1 / scale : 1),
      stamps_(is_raster(painter)) {
  cache_.use(theme, scale, painter.device()->devicePixelRatioF());
}

void BoxPainter::paint(std::span<const PlacedBox> boxes) {
  painter_.setRenderHint(QPainter::Antialiasing);
  std::vector<Stamp> stamps;
  stamps.reserve(boxes.size());
  for (const PlacedBox& box : boxes) {
    if (box.look.flashes()) paint_glow(box);
    stamps.push_back(body_of(box));
  }
  paint_stamps(stamps);
  stamps.clear();
  for (const PlacedBox& box : boxes) {
    paint_text(box, stamps);
    paint_over(box);
  }
  paint_stamps(stamps);
}

/// The ring around a box that was restarted: wide at first, and there until the end. It gets
/// narrower, not fainter, so that it can be seen for as long as it tells something.
void BoxPainter::paint_glow(const PlacedBox& box) {
  float age = *std::ranges::min_element(box.look.restarts);
  painter_.setPen(QPen(theme_.flash, 4 - 2.5 * double(age)));
  painter_.setBrush(Qt::NoBrush);
  painter_.drawRoundedRect(box.rect.adjusted(-3, -3, 3, 3), 7, 7);
}

BoxPainter::Stamp BoxPainter::body_of(const PlacedBox& box) const {
  const BoxLook& look = box.look;
  bool has_mark = look.status == Status::Busy || look.status == Status::Suspended;
  QString key = "body";
  for (int part : {int(look.kind), has_mark ? int(look.status) : 0, int(look.is_alive),
                   int(look.is_group), int(look.is_greyed)}) {
    key += QChar(ushort('0' + part));
  }
  QRectF rect(QPointF(body_margin, body_margin), box.rect.size());
  double right = look.is_group ? stack_shift + body_margin : body_margin;
  return {key, box.rect.adjusted(-body_margin, -body_margin, right, right),
          [rect, &look, this](QPainter& painter) { paint_body(painter, rect, look, theme_); }};
}

double BoxPainter::width_of(const QString& text, BoxCache::Role role, double room) const {
  return cache_.line(text, role, room / letter_).width * letter_;
}

/// A stamp of the size of letters at the right end of a line of text, which gets narrower by it.
/// @param draw what is as high as a badge, and as wide as `width`
BoxPainter::Stamp BoxPainter::at_end(QRectF& room, const QString& key, double width,
                                     const std::function<void(QPainter&, QRectF)>& draw) const {
  QSizeF size(width, badge_height);
  QRectF place(QPointF(0, 0), size * letter_);
  place.moveRight(room.right());
  place.moveTop(room.center().y() - place.height() / 2);
  room.setRight(place.left() - end_gap * letter_);
  return {key, place, [draw, size, letter = letter_](QPainter& painter) {
            painter.scale(letter, letter);
            draw(painter, {{0, 0}, size});
          }};
}

BoxPainter::Stamp BoxPainter::badge_of(const QString& text, const QColor& ground,
                                       QRectF& room) const {
  double width = cache_.line(text, BoxCache::Role::Small, boundless).width + 10;
  return at_end(room, text + ground.name(), width, [=](QPainter& painter, const QRectF& pill) {
    paint_badge(painter, pill, text, ground);
  });
}

BoxPainter::Stamp BoxPainter::gauge_of(const BoxLook& look, QRectF& room) const {
  RestartsLeft restarts = *look.left;
  QColor colour = colour_of_gauge(look, theme_);
  double digits = cache_.line(number(restarts.left), BoxCache::Role::Small, boundless).width;
  double width = pip_step * pips_of(restarts) + 2 + digits;
  QString key = QString("gauge%1/%2").arg(restarts.left).arg(restarts.intensity) + colour.name();
  return at_end(room, key, width, [=](QPainter& painter, const QRectF& rect) {
    paint_gauge(painter, rect, restarts, colour);
  });
}

void BoxPainter::paint_stamps(std::span<const Stamp> stamps) {
  painter_.save();
  QTransform to_device = painter_.transform();
  if (stamps_) painter_.resetTransform();
  for (const Stamp& stamp : stamps) {
    if (stamps_) {
      QPoint corner = to_device.map(stamp.rect.topLeft()).toPoint();
      painter_.drawPixmap(corner, cache_.stamp(stamp.key, stamp.rect.size(), stamp.draw));
    } else {
      painter_.setTransform(to_device);
      painter_.translate(stamp.rect.topLeft());
      stamp.draw(painter_);
    }
  }
  painter_.restore();
}

/// What lies above the outline: the marks of restarts, and the ring of the selection.
void BoxPainter::paint_over(const PlacedBox& box) {
  const QRectF& rect = box.rect;
  painter_.setPen(QPen(theme_.raised, 1));
  painter_.setBrush(theme_.flash);
  for (float age : box.look.restarts) {
    double x = rect.right() - 10 - double(age) * (rect.width() - 20);
    painter_.drawPolygon(
        QPolygonF({QPointF(x - mark_size, rect.bottom()), QPointF(x, rect.bottom() - mark_size),
                   QPointF(x + mark_size, rect.bottom()), QPointF(x, rect.bottom() + mark_size)}));
  }
  if (!box.look.is_selected) return;
  painter_.setPen(QPen(theme_.selection, 2));
  painter_.setBrush(Qt::NoBrush);
  painter_.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 6, 6);
}

void BoxPainter::paint_line(QRectF room, const QString& text, BoxCache::Role role,
                            const QColor& colour) {
  const BoxCache::Line& line = cache_.line(text, role, room.width() / letter_);
  painter_.setFont(BoxCache::font(role));
  painter_.setPen(colour);
  QPointF corner(room.left(), room.center().y() - letter_ * line.text.size().height() / 2);
  if (letter_ == 1) return painter_.drawStaticText(corner, line.text);
  painter_.save();
  painter_.translate(corner);
  painter_.scale(letter_, letter_);
  painter_.drawStaticText(QPointF(0, 0), line.text);
  painter_.restore();
}

/// The count of a group stands behind its title, or before the second line when there is no room.
void BoxPainter::paint_count(const BoxLook& look, const QRectF& upper, QRectF& lower,
                             const QColor& colour) {
  double title = width_of(look.title, BoxCache::Role::Title, boundless);
  double width = width_of(look.count, BoxCache::Role::Title, boundless);
  if (title + width <= upper.width()) {
    return paint_line(upper.adjusted(title, 0, 0, 0), look.count, BoxCache::Role::Title, colour);
  }
  QString count = look.count.trimmed() + QString::fromUtf8(" \u00b7 ");
  paint_line(lower, count, BoxCache::Role::Small, colour);
  lower.setLeft(lower.left() + width_of(count, BoxCache::Role::Small, boundless));
}

/// From far away a gauge that is full does not matter.
void BoxPainter::add_badges(const BoxLook& look, QRectF& room, std::vector<Stamp>& badges) const {
  if (look.waiting > 0) {
    QColor ground = look.is_worrying && !look.is_greyed ? theme_.warning : theme_.dim_text;
    badges.push_back(badge_of(QString::fromUtf8("\u2709 ") + number(look.waiting), ground, room));
  }
  if (!look.starts.isEmpty()) {
    badges.push_back(badge_of(look.starts, look.flashes() ? theme_.flash : theme_.dim_text, room));
  }
  bool is_worth_it = look.left && (!look.left->is_whole() || !has_one_line());
  if (is_worth_it) badges.push_back(gauge_of(look, room));
}

void BoxPainter::paint_text(const PlacedBox& box, std::vector<Stamp>& badges) {
  const BoxLook& look = box.look;
  QColor colour = look.is_alive && !look.is_greyed ? theme_.text : theme_.dim_text;
  QRectF inner = box.rect.adjusted(glyph_room, 3, -inset, -3);
  if (has_one_line()) return paint_title(look, inner, colour, badges);
  QRectF upper(inner.left(), inner.top(), inner.width(), inner.height() / 2 + 1);
  QRectF lower(inner.left(), inner.center().y(), inner.width(), inner.height() / 2);
  add_badges(look, lower, badges);
  if (!look.count.isEmpty()) paint_count(look, upper, lower, colour);
  paint_line(upper, look.title, BoxCache::Role::Title, colour);
  paint_line(lower, look.subtitle, BoxCache::Role::Small, theme_.dim_text);
}

/// The only line of a box: its title, shortened by as much as badges and the count of a group need.
void BoxPainter::paint_title(const BoxLook& look, QRectF line, const QColor& colour,
                             std::vector<Stamp>& badges) {
  constexpr auto role = BoxCache::Role::Small;
  add_badges(look, line, badges);
  double count = width_of(look.count, role, boundless);
  double title = width_of(look.title, role, line.width() - count);
  paint_line(line.adjusted(0, 0, -count, 0), look.title, role, colour);
  paint_line(line.adjusted(title, 0, 0, 0), look.count, role, colour);
}

}  // namespace ui
