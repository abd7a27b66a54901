#include "draw/box_look.h"

#include <QCoreApplication>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessEntry;
using observer::Status;

struct BoxWords {
  Q_DECLARE_TR_FUNCTIONS(BoxWords)
};

/// Beside the gauge there is no room for the pid too.
QString subtitle_of_supervisor(const ProcessEntry& entry) {
  QString strategy = text(entry.strategy());
  if (strategy.isEmpty()) return apart(entry.pid.text());
  if (entry.child_restarts == 0) return strategy;
  return strategy + QString::fromUtf8(" \u21bb") + number(entry.child_restarts);
}

QString subtitle_of(const ProcessEntry& entry) {
  QString pid = apart(entry.pid.text());
  if (!entry.is_alive) {
    return entry.status == Status::Restarting ? word_of(entry.status) : BoxWords::tr("not running");
  }
  if (entry.is_supervisor()) return subtitle_of_supervisor(entry);
  switch (entry.status) {
    case Status::Starting:
    case Status::Suspended:
    case Status::Hibernating:
    case Status::Busy: return word_of(entry.status) + "  " + pid;
    case Status::Waiting:
    case Status::Restarting:
    case Status::Exited: return pid;
  }
  return pid;
}

QString subtitle_of(const GroupSums& sums, bool is_searched) {
  if (is_searched) return counted(sums.matches, Things::Matches);
  if (sums.not_running > 0) return BoxWords::tr("%1 not running").arg(number(sums.not_running));
  if (sums.worst > 0) return BoxWords::tr("worst mailbox %1").arg(number(sums.worst));
  return BoxWords::tr("all running");
}

BoxLook look_of_group(const TreeScene& scene, const TreeBox& box, const Instant& at) {
  const ProcessEntry& first = *scene.model().find(box.id);
  const GroupSums& sums = scene.sums_of(box);
  bool is_searched = scene.found().is_active();
  BoxLook look;
  look.title = text(first.label.text());
  look.count = QString::fromUtf8(" \u00d7 ") + number(scene.layout().members_of(box).size());
  look.subtitle = subtitle_of(sums, is_searched);
  look.waiting = sums.depth;
  look.is_worrying = sums.worst >= worrying_depth;
  if (sums.restarts > 0) look.starts = QString::fromUtf8("\u21bb ") + number(sums.restarts);
  look.kind = first.kind;
  look.is_group = true;
  look.is_greyed = is_searched && sums.matches == 0;
  if (auto age = at.age_of(sums.last_restart)) look.restarts.append(*age);
  return look;
}

}  // namespace

std::optional<float> Instant::age_of(observer::TimePoint restarted) const {
  if (restarted == observer::TimePoint{}) return std::nullopt;
  std::optional<observer::Duration> age = now - restarted;
  if (shown != nullptr) age = shown->age_of(restarted);
  if (!age || *age >= flash_time) return std::nullopt;
  return float(double(std::max(observer::Duration(0), *age).count()) / double(flash_time.count()));
}

BoxLook look_of(const ProcessEntry& entry, const Instant& at) {
  BoxLook look;
  look.title = text(entry.title());
  look.subtitle = subtitle_of(entry);
  look.waiting = entry.depth;
  look.is_worrying = entry.depth >= worrying_depth;
  if (entry.restarts() > 0) look.starts = "#" + QString::number(entry.incarnation);
  look.kind = entry.kind;
  look.status = entry.status;
  look.is_alive = entry.is_alive;
  if (entry.gauge && entry.is_alive)
    look.left = {{entry.gauge->left(at.now), entry.gauge->intensity()}};
  for (observer::TimePoint restarted : entry.restart_trail) {
    if (auto age = at.age_of(restarted)) look.restarts.append(*age);
  }
  return look;
}

BoxLook look_of(const TreeScene& scene, const TreeBox& box, const Instant& at) {
  if (box.is_group()) return look_of_group(scene, box, at);
  BoxLook look = look_of(*scene.model().find(box.id), at);
  look.is_greyed = scene.found().is_active() && !scene.finds_now(box.id);
  return look;
}

}  // namespace ui
