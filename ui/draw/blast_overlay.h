#pragma once

#include <QPainter>
#include <QString>

#include "draw/theme.h"
#include "draw/tree_layout.h"
#include "observer/blast_radius.h"

namespace ui {

/// Who else goes down if a process dies: as rings around boxes of the tree, and in words.
class BlastOverlay {
 public:
  /// Predicts for this process; none takes the rings away.
  void aim(const observer::SystemModel& model, observer::Identity id, observer::TimePoint now);
  observer::Identity aimed() const { return aimed_; }

  /// Dashed rings around restarted ones, dotted ones around those taken down through links, full
  /// ones around supervisors that give up and what is below them.
  void paint(QPainter& painter, const TreeLayout& layout, const QRectF& visible,
             const Theme& theme) const;
  QString sentence(const observer::SystemModel& model) const;

 private:
  observer::Identity aimed_;
  observer::BlastRadius radius_;
};

}  // namespace ui
