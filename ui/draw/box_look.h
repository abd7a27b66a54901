#pragma once

#include <QString>
#include <QVarLengthArray>

#include <optional>

#include "draw/tree_scene.h"
#include "observer/shown_restarts.h"

namespace ui {

/// How many restarts a supervisor can still make before it gives up.
struct RestartsLeft {
  std::uint32_t left = 0;
  std::uint32_t intensity = 0;

  bool is_whole() const { return left == intensity; }
};

/// What a box of the tree shows, without its place.
struct BoxLook {
  QString title;
  QString count;  // of a group; never left out
  QString subtitle;
  std::uint64_t waiting = 0;  // messages
  bool is_worrying = false;   // a mailbox that fills
  QString starts;             // `#3`: the third process in its place; of a group `↻ 3`, restarts
  observer::ProcessKind kind = observer::ProcessKind::Plain;
  observer::Status status = observer::Status::Waiting;
  bool is_alive = true;
  bool is_group = false;
  bool is_selected = false;
  bool is_greyed = false;              // a search does not find it
  QVarLengthArray<float, 8> restarts;  // that can be seen still, by age: from 0, now, to 1
  std::optional<RestartsLeft> left;    // of a supervisor that runs

  bool flashes() const { return !restarts.isEmpty(); }
};

/// For so long a restart can be seen.
constexpr observer::Duration flash_time = observer::ShownRestarts::remembered;
constexpr std::uint32_t worrying_depth = 10;

/// The moment that something is drawn for. How long ago a restart was is told by the clock of
/// whoever watches, where there is one, so that it is seen as long in a pause or in slow motion.
struct Instant {
  observer::TimePoint now;  // of the world
  const observer::ShownRestarts* shown = nullptr;

  Instant(observer::TimePoint time, const observer::ShownRestarts* restarts = nullptr)
      : now(time), shown(restarts) {}
  /// Of a restart that can be seen: from 0, just now, to 1. Of others nothing.
  std::optional<float> age_of(observer::TimePoint restarted) const;
  bool shows(observer::TimePoint restarted) const { return age_of(restarted).has_value(); }
};

/// What a box shows at a moment.
BoxLook look_of(const TreeScene& scene, const TreeBox& box, const Instant& at);
/// What the box of a process shows.
BoxLook look_of(const observer::ProcessEntry& entry, const Instant& at);

}  // namespace ui
