#include "draw/blast_overlay.h"

#include <QObject>
#include <QStringList>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::Affected;
using observer::Spread;

constexpr std::size_t most_named = 5;

Qt::PenStyle style_of(Spread spread) {
  switch (spread) {
    case Spread::Restart: return Qt::DashLine;
    case Spread::Links: return Qt::DotLine;
    case Spread::Escalation: return Qt::SolidLine;
  }
  return Qt::SolidLine;
}

QString words_of(Spread spread) {
  switch (spread) {
    case Spread::Restart: return QObject::tr("ended and restarted with it");
    case Spread::Links: return QObject::tr("taken down through links");
    case Spread::Escalation: return QObject::tr("down because a supervisor gives up");
  }
  return {};
}

}  // namespace

void BlastOverlay::aim(const observer::SystemModel& model, observer::Identity id,
                       observer::TimePoint now) {
  aimed_ = id;
  radius_ = id.is_none() ? observer::BlastRadius{} : observer::blast_radius(model, id, now);
}

void BlastOverlay::paint(QPainter& painter, const TreeLayout& layout, const QRectF& visible,
                         const Theme& theme) const {
  painter.setBrush(Qt::NoBrush);
  std::vector<bool> is_outlined(layout.boxes.size());  // thousands may be in one
  for (const Affected& affected : radius_.affected) {
    int box = layout.find(affected.id);
    if (box < 0 || is_outlined[std::size_t(box)]) continue;
    is_outlined[std::size_t(box)] = true;
    const QRectF& rect = layout.boxes[std::size_t(box)].rect;
    if (!rect.intersects(visible)) continue;
    painter.setPen(QPen(theme.error, 2, style_of(affected.spread)));
    painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), 6, 6);
  }
}

QString BlastOverlay::sentence(const observer::SystemModel& model) const {
  if (radius_.affected.empty()) return QObject::tr("If it dies now, nobody else goes down.");
  QStringList lines = {QObject::tr("If it dies now, %1:")
                           .arg(counted(radius_.affected.size(), Things::OtherProcessesGoDown))};
  for (Spread spread : {Spread::Restart, Spread::Links, Spread::Escalation}) {
    QStringList names;
    std::size_t count = 0;
    for (const Affected& affected : radius_.affected) {
      const auto* entry = model.find(affected.id);
      if (affected.spread != spread || entry == nullptr) continue;
      if (++count <= most_named) names << apart(entry->title());
    }
    if (count == 0) continue;
    if (count > most_named) names << QObject::tr("%1 more").arg(number(count - most_named));
    lines << QString::fromUtf8("\u2022 ") + words_of(spread) + ": " + names.join(", ");
  }
  if (radius_.depends_on_order()) {
    lines << QObject::tr("The order of deaths may make it more or fewer.");
  }
  return lines.join('\n');
}

}  // namespace ui
