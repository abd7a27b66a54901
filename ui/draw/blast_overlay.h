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
  void aim(const observer::SystemModel& model, observer::Identity id, observer::TimePoint now,
           observer::Death death = observer::Death::Abnormal);
  observer::Identity aimed() const { return aimed_; }

  /// Rings around all that may go down, see ring_of.
  void paint(QPainter& painter, const TreeLayout& layout, const QRectF& visible,
             const Theme& theme) const;
  QString sentence(const observer::SystemModel& model) const;
  /// Who starts it again, and how often still.
  QString outlook(const observer::SystemModel& model, observer::TimePoint now) const;

 private:
  observer::Identity aimed_;
  observer::BlastRadius radius_;
};

/// How a ring is drawn: dashed around what is below or restarted with it, dotted around who is
/// taken down through links, full around supervisors that give up and what is below them, with
/// dashes and dots around who only may go down.
QPen ring_of(observer::Spread spread, const Theme& theme);

/// What comes of the death of a process, in sentences: who starts it again, and who goes down with
/// it.
QString consequences_of_death(const observer::SystemModel& model, observer::Identity id,
                              observer::TimePoint now,
                              observer::Death death = observer::Death::Abnormal);

}  // namespace ui
