#include "draw/blast_overlay.h"

#include <QObject>
#include <QStringList>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::Affected;
using observer::Outlook;
using observer::Spread;

constexpr std::size_t most_named = 5;

/// What happens to one that goes down, in the order in which it is told.
enum class Fate : std::uint8_t { Ends, Restarted, NotRestarted, Linked, Escalated, Told };
constexpr Fate fates[] = {Fate::Ends,   Fate::Restarted, Fate::NotRestarted,
                          Fate::Linked, Fate::Escalated, Fate::Told};

/// @param comes_back whether the one that dies is started again
Fate fate_of(const Affected& affected, bool comes_back) {
  switch (affected.spread) {
    case Spread::Restart: break;
    case Spread::Links: return Fate::Linked;
    case Spread::Escalation: return Fate::Escalated;
    case Spread::Told: return Fate::Told;
  }
  if (affected.is_restarted) return Fate::Restarted;
  return comes_back ? Fate::NotRestarted : Fate::Ends;
}

QString words_of(Fate fate) {
  switch (fate) {
    case Fate::Ends: return QObject::tr("end with it");
    case Fate::Restarted: return QObject::tr("stopped and restarted with it");
    case Fate::NotRestarted: return QObject::tr("stopped with it, and not restarted");
    case Fate::Linked: return QObject::tr("taken down through links");
    case Fate::Escalated: return QObject::tr("down because a supervisor gives up");
    case Fate::Told: return QObject::tr("told of it, and may go down too");
  }
  return {};
}

Qt::PenStyle style_of(Spread spread) {
  switch (spread) {
    case Spread::Restart: return Qt::DashLine;
    case Spread::Links: return Qt::DotLine;
    case Spread::Escalation: return Qt::SolidLine;
    case Spread::Told: return Qt::DashDotLine;
  }
  return Qt::SolidLine;
}

}  // namespace

QPen ring_of(Spread spread, const Theme& theme) { return {theme.error, 2, style_of(spread)}; }

void BlastOverlay::aim(const observer::SystemModel& model, observer::Identity id,
                       observer::TimePoint now, observer::Death death) {
  aimed_ = id;
  radius_ = id.is_none() ? observer::BlastRadius{} : observer::blast_radius(model, id, now, death);
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
    painter.setPen(ring_of(affected.spread, theme));
    painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), 6, 6);
  }
}

QString BlastOverlay::sentence(const observer::SystemModel& model) const {
  if (radius_.affected.empty()) return QObject::tr("If it dies now, nobody else goes down.");
  QStringList lines = {radius_.count() == 0
                           ? QObject::tr("If it dies now, nobody else has to go down:")
                           : QObject::tr("If it dies now, %1:")
                                 .arg(counted(radius_.count(), Things::OtherProcessesGoDown))};
  bool comes_back = radius_.outlook.kind == Outlook::Kind::Restarted;
  for (Fate fate : fates) {
    QStringList names;
    std::size_t count = 0;
    for (const Affected& affected : radius_.affected) {
      const auto* entry = model.find(affected.id);
      if (fate_of(affected, comes_back) != fate || entry == nullptr) continue;
      if (++count <= most_named) names << apart(entry->title());
    }
    if (count == 0) continue;
    if (count > most_named) names << QObject::tr("%1 more").arg(number(count - most_named));
    lines << QString::fromUtf8("\u2022 ") + words_of(fate) + ": " + names.join(", ");
  }
  if (radius_.depends_on_order()) {
    lines << QObject::tr("The order of deaths may make it more or fewer.");
  }
  return lines.join('\n');
}

QString BlastOverlay::outlook(const observer::SystemModel& model, observer::TimePoint now) const {
  const auto* supervisor = model.find(radius_.outlook.supervisor);
  if (supervisor == nullptr) return QObject::tr("Nobody restarts it.");
  QString name = apart(supervisor->title());
  const auto* gauge = supervisor->gauge.get();
  switch (radius_.outlook.kind) {
    case Outlook::Kind::Nobody: break;
    case Outlook::Kind::Restarted:
      if (gauge == nullptr) return QObject::tr("%1 restarts it.").arg(name);
      return QObject::tr("%1 restarts it: %2 left within %3.")
          .arg(name, counted(gauge->left(now), Things::Restarts), duration(gauge->period()));
    case Outlook::Kind::Forgotten:
      return (model.find(aimed_)->restart == trace::Restart::Temporary
                  ? QObject::tr("%1 does not restart it: it is temporary.")
                  : QObject::tr("%1 does not restart it: it is transient, and a shutdown is no "
                                "failure."))
          .arg(name);
    case Outlook::Kind::GivenUp:
      if (gauge == nullptr) return QObject::tr("%1 gives up.").arg(name);
      return QObject::tr("%1 gives up: its limit of %2 within %3 is reached.")
          .arg(name, counted(gauge->intensity(), Things::Restarts), duration(gauge->period()));
    case Outlook::Kind::GoesWithAll:
      return QObject::tr("%1 goes down too, and does not restart it.").arg(name);
  }
  return {};
}

QString consequences_of_death(const observer::SystemModel& model, observer::Identity id,
                              observer::TimePoint now, observer::Death death) {
  BlastOverlay blast;
  blast.aim(model, id, now, death);
  return blast.outlook(model, now) + '\n' + blast.sentence(model);
}

}  // namespace ui
