#include "views/mailbox_delegates.h"

#include <QPainter>

#include "draw/depth_heat.h"
#include "draw/sparkline.h"
#include "models/process_table_model.h"

namespace ui {
namespace {

/// A triangle for each degree, beside each other.
void paint_marks(QPainter& painter, const QRect& cell, int heat) {
  constexpr double width = 7, height = 6, step = 8;
  double left = cell.left() + 4, top = cell.center().y() + 0.5 - height / 2;
  for (int mark = 0; mark < heat; ++mark, left += step) {
    painter.drawPolygon(
        QPolygonF{{left, top + height}, {left + width, top + height}, {left + width / 2, top}});
  }
}

}  // namespace

void DepthDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  int heat = heat_of(index.data(ProcessTableModel::DepthRole).toUInt());
  if (heat == 0) return QStyledItemDelegate::paint(painter, option, index);
  const Theme& theme = theme_of(option.palette);
  bool is_greyed = isGreyed(index);
  bool has_ground = !is_greyed && !option.state.testFlag(QStyle::State_Selected);
  if (has_ground) painter->fillRect(option.rect, heat_ground(theme, heat));
  QStyledItemDelegate::paint(painter, option, index);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(is_greyed ? theme.line : heat_color(theme, heat));
  paint_marks(*painter, option.rect, heat);
  painter->restore();
}

SparklineDelegate::SparklineDelegate(const Observation& observation, QObject* parent)
    : ProcessDelegate(parent), observation_(observation) {}

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
  QStyledItemDelegate::paint(painter, option, index);
  Identity id{index.data(ProcessTableModel::IdentityRole).toUInt()};
  const auto* entry = observation_.system().find(id);
  if (entry == nullptr || entry->depth_history == nullptr) return;
  QRect room = option.rect.adjusted(4, 4, -4, -4);
  QPolygon line = sparkline(*entry->depth_history, observation_.now(), length, warm_depth, room);
  if (line.isEmpty()) return;
  painter->save();
  const Theme& theme = theme_of(option.palette);
  painter->setPen(QPen(isGreyed(index) ? theme.line : theme.series[0], 1));
  painter->drawPolyline(line);
  painter->restore();
}

}  // namespace ui
