#include "views/process_delegate.h"

#include <QPainter>

#include "draw/box_painter.h"
#include "draw/theme.h"
#include "models/process_table_model.h"

namespace ui {

bool ProcessDelegate::isGreyed(const QModelIndex& index) {
  return index.data(ProcessTableModel::GreyedRole).toBool();
}

void ProcessDelegate::initStyleOption(QStyleOptionViewItem* option,
                                      const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  if (!isGreyed(index)) return;
  const QColor& muted = theme_of(option->palette).dim_text;
  option->palette.setColor(QPalette::Text, muted);
  option->palette.setColor(QPalette::HighlightedText, muted);
}

void NameDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  ProcessDelegate::initStyleOption(option, index);
  if (index.data(ProcessTableModel::FoundRole).toBool()) option->font.setBold(true);
}

void NameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  constexpr int room = 22;
  QStyleOptionViewItem with_text = option;
  initStyleOption(&with_text, index);
  with_text.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &with_text, painter,
                                           with_text.widget);
  bool is_mirrored = option.direction == Qt::RightToLeft;
  with_text.rect.adjust(is_mirrored ? 0 : room, 0, is_mirrored ? -room : 0, 0);
  QStyledItemDelegate::paint(painter, with_text, index);
  auto kind = observer::ProcessKind(index.data(ProcessTableModel::KindRole).toInt());
  const Theme& theme = theme_of(option.palette);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing, true);
  double aside = room / 2 + 3;
  double x = is_mirrored ? option.rect.right() + 1 - aside : option.rect.left() + aside;
  QPointF middle(x, option.rect.center().y() + 0.5);
  paint_kind_glyph(*painter, middle, 5, kind, isGreyed(index) ? theme.line : theme.of(kind));
  painter->restore();
}

}  // namespace ui
