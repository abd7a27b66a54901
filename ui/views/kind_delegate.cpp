#include "views/kind_delegate.h"

#include <QPainter>

#include "draw/box_painter.h"
#include "draw/theme.h"
#include "models/process_table_model.h"

namespace ui {

void KindDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  constexpr int room = 22;
  QStyleOptionViewItem with_text = option;
  initStyleOption(&with_text, index);
  with_text.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &with_text, painter,
                                           with_text.widget);
  with_text.rect.adjust(room, 0, 0, 0);
  QStyledItemDelegate::paint(painter, with_text, index);
  auto kind = observer::ProcessKind(index.data(ProcessTableModel::KindRole).toInt());
  const Theme& theme = theme_of(option.palette);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing, true);
  QPointF middle(option.rect.left() + room / 2 + 3, option.rect.center().y() + 0.5);
  paint_kind_glyph(*painter, middle, 5, kind, theme.of(kind));
  painter->restore();
}

}  // namespace ui
