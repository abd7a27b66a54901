#pragma once

#include <QStyledItemDelegate>

#include "draw/theme.h"

namespace ui {

/// The colour that stands for a state; it is never told by colour alone.
QColor colour_of_stage(const QString& stage, const Theme& theme);

/// Draws the state of a contract as a chip.
class StageChip : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

}  // namespace ui
