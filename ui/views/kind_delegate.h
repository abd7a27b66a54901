#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Draws the shape of a process' kind before its name.
class KindDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

}  // namespace ui
