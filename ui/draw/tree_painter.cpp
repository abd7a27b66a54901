#include "draw/tree_painter.h"

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessEntry;
using observer::ProcessKind;
using observer::Status;

constexpr double text_from_scale = 0.45;
constexpr double inset = 6;
constexpr double glyph_radius = 5.5;
constexpr double glyph_room = 23;
constexpr std::uint32_t worrying_depth = 10;

QString subtitle_of(const ProcessEntry& entry) {
  QString pid = text(entry.pid.text());
  if (!entry.is_alive) return entry.status == Status::Restarting ? "restarting" : "not running";
  if (entry.is_supervisor()) {
    QString strategy = text(entry.strategy());
    if (strategy.isEmpty()) return pid;
    if (entry.child_restarts == 0) return strategy + "  " + pid;
    return strategy + "  " + counted(entry.child_restarts, "restart", "restarts");
  }
  switch (entry.status) {
    case Status::Starting: return "starting  " + pid;
    case Status::Suspended: return "suspended  " + pid;
    case Status::Hibernating: return "hibernating  " + pid;
    case Status::Busy: return "busy  " + pid;
    case Status::Waiting:
    case Status::Restarting:
    case Status::Exited: return pid;
  }
  return pid;
}

QFont title_font() {
  QFont font = bold_font();
  font.setPixelSize(12);
  return font;
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

double TreePainter::flash_of(const ProcessEntry& entry) const {
  if (entry.incarnation < 2) return 0;
  auto since = now_ - entry.restarted;
  if (since >= flash_time) return 0;
  return 1 - std::max(0.0, double(since.count()) / double(flash_time.count()));
}

TreePainter::Contents TreePainter::of_process(const ProcessEntry& entry) const {
  Contents contents;
  contents.title = text(entry.title());
  contents.subtitle = subtitle_of(entry);
  if (entry.depth > 0) contents.badge = number(entry.depth);
  contents.is_worrying = entry.depth >= worrying_depth;
  contents.restarts = static_cast<int>(entry.restarts());
  contents.kind = entry.kind;
  contents.colour = theme_.of(entry.kind);
  contents.status = entry.status;
  contents.is_alive = entry.is_alive;
  contents.flash = flash_of(entry);
  return contents;
}

TreePainter::Contents TreePainter::of_group(const TreeBox& box) const {
  const ProcessEntry& first = *model_.find(box.id);
  Contents contents;
  std::uint64_t depth = 0;
  std::uint32_t worst = 0;
  int ended = 0;
  for (Identity member : box.members) {
    const ProcessEntry& entry = *model_.find(member);
    depth += entry.depth;
    worst = std::max(worst, entry.depth);
    contents.restarts += static_cast<int>(entry.restarts());
    contents.flash = std::max(contents.flash, flash_of(entry));
    if (!entry.is_alive) ++ended;
  }
  contents.title = text(first.label.text());
  contents.count = QString::fromUtf8(" \u00d7 ") + number(box.members.size());
  contents.subtitle = ended > 0   ? QString("%1 not running").arg(ended)
                      : worst > 0 ? QString("worst mailbox %1").arg(number(worst))
                                  : QString("all running");
  if (depth > 0) contents.badge = number(depth);
  contents.is_worrying = worst >= worrying_depth;
  contents.kind = first.kind;
  contents.colour = theme_.of(first.kind);
  contents.status = Status::Waiting;
  return contents;
}

void TreePainter::paint(QPainter& painter, const QRectF& visible, double scale) const {
  painter.setRenderHint(QPainter::Antialiasing, false);
  QVector<QLineF> lines;
  for (const QLineF& line : layout_.lines) {
    QRectF reach = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1);
    if (reach.intersects(visible)) lines.append(line);
  }
  painter.setPen(QPen(theme_.line, scale < text_from_scale ? 0 : 1));
  painter.drawLines(lines);
  painter.setRenderHint(QPainter::Antialiasing, true);
  for (const TreeBox& box : layout_.boxes) {
    if (box.rect.adjusted(-8, -8, 8, 8).intersects(visible)) paint_box(painter, box, scale);
  }
}

void TreePainter::paint_box(QPainter& painter, const TreeBox& box, double scale) const {
  Contents contents = box.is_group() ? of_group(box) : of_process(*model_.find(box.id));
  if (contents.flash > 0) {
    QColor glow = theme_.flash;
    glow.setAlphaF(float(0.25 + 0.55 * contents.flash));
    painter.setPen(QPen(glow, 5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.rect.adjusted(-3, -3, 3, 3), 7, 7);
  }
  bool is_selected = box.is_group() ? std::ranges::find(box.members, selected_) != box.members.end()
                                    : box.id == selected_;
  paint_outline(painter, box.rect, contents, box.is_group());
  if (is_selected && !selected_.is_none()) {
    painter.setPen(QPen(theme_.selection, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.rect.adjusted(-2, -2, 2, 2), 6, 6);
  }
  if (scale < text_from_scale) return;
  paint_glyph(painter, box.rect.topLeft() + QPointF(glyph_room / 2 + 1, box.rect.height() / 2),
              contents);
  paint_text(painter, box.rect, contents);
}

/// Supervisors have square corners and a full border, workers round ones; what does not run is
/// dashed; a group looks like a stack.
void TreePainter::paint_outline(QPainter& painter, const QRectF& rect, const Contents& contents,
                                bool is_group) const {
  double radius = contents.kind == ProcessKind::Supervisor ? 1 : 6;
  QPen pen(contents.is_alive ? contents.colour : theme_.dim_text,
           contents.kind == ProcessKind::Supervisor ? 1.6 : 1.2);
  if (!contents.is_alive) pen.setStyle(Qt::DashLine);
  painter.setBrush(theme_.raised);
  painter.setPen(pen);
  if (is_group) {
    for (double shift : {5.0, 2.5}) {
      painter.drawRoundedRect(rect.translated(shift, shift), radius, radius);
    }
  }
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void TreePainter::paint_glyph(QPainter& painter, const QPointF& middle,
                              const Contents& contents) const {
  QColor colour = contents.is_alive ? contents.colour : theme_.dim_text;
  paint_kind_glyph(painter, middle, glyph_radius, contents.kind, colour);
  if (contents.status == Status::Suspended) {
    painter.setBrush(theme_.raised);
    painter.drawRect(QRectF(middle.x() - 2.5, middle.y() - 3, 1.8, 6));
    painter.drawRect(QRectF(middle.x() + 0.7, middle.y() - 3, 1.8, 6));
  } else if (contents.status == Status::Busy) {
    painter.setBrush(theme_.raised);
    painter.drawEllipse(middle, 2.2, 2.2);
  }
}

void TreePainter::paint_badge(QPainter& painter, QRectF& text, const QString& badge,
                              const QColor& ground) const {
  QFontMetricsF metrics(painter.font());
  double width = metrics.horizontalAdvance(badge) + 10;
  QRectF pill(text.right() - width, text.center().y() - 7.5, width, 15);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(pill, 7.5, 7.5);
  painter.setPen(readable_on(ground));
  painter.drawText(pill, Qt::AlignCenter, badge);
  text.setRight(pill.left() - 5);
}

void TreePainter::paint_text(QPainter& painter, const QRectF& rect,
                             const Contents& contents) const {
  QRectF inner = rect.adjusted(glyph_room, 3, -inset, -3);
  QRectF upper(inner.left(), inner.top(), inner.width(), inner.height() / 2 + 1);
  QRectF lower(inner.left(), inner.center().y(), inner.width(), inner.height() / 2);
  painter.setFont(small_font());
  if (!contents.badge.isEmpty()) {
    paint_badge(painter, lower, QString::fromUtf8("\u2709 ") + contents.badge,
                contents.is_worrying ? theme_.warning : theme_.dim_text);
  }
  if (contents.restarts > 0) {
    paint_badge(painter, lower, QString::fromUtf8("\u21bb %1").arg(contents.restarts),
                contents.flash > 0 ? theme_.flash : theme_.dim_text);
  }
  painter.setFont(title_font());
  painter.setPen(contents.is_alive ? theme_.text : theme_.dim_text);
  QFontMetricsF bold(painter.font());
  double room = upper.width() - bold.horizontalAdvance(contents.count);
  painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                   bold.elidedText(contents.title, Qt::ElideRight, room) + contents.count);
  painter.setFont(small_font());
  painter.setPen(theme_.dim_text);
  QFontMetricsF small(painter.font());
  painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft,
                   small.elidedText(contents.subtitle, Qt::ElideRight, lower.width()));
}

}  // namespace ui
