#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// A cell of the process table, in muted colours where a search does not find the process.
class ProcessDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
  static bool isGreyed(const QModelIndex& index);
};

/// The name, behind the shape for its kind. It is bold where a search finds the process: in a theme
/// of high contrast muted colours are hardly others.
class NameDelegate : public ProcessDelegate {
  Q_OBJECT

 public:
  using ProcessDelegate::ProcessDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}  // namespace ui
