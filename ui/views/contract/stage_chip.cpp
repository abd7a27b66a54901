#include "views/contract/stage_chip.h"

#include <QApplication>
#include <QPainter>

#include "draw/contract_words.h"

namespace ui {

QColor colour_of_stage(const QString& stage, const Theme& theme) {
  if (stage == word_of(murabaha::Stage::Rejected)) return theme.error;
  if (stage == word_of(murabaha::Stage::Completed)) return theme.success;
  if (stage == word_of(murabaha::Stage::Pending)) return theme.dim_text;
  return theme.supervisor;
}

void StageChip::paint(QPainter* painter, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  QString stage = std::exchange(cell.text, QString());
  QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  if (stage.isEmpty()) return;
  QFont font = small_font();
  QRect chip = option.rect.adjusted(3, 3, -3, -3);
  chip.setWidth(std::min(chip.width(), QFontMetrics(font).horizontalAdvance(stage) + 16));
  chip = QStyle::visualRect(option.direction, option.rect, chip);
  QColor colour = colour_of_stage(stage, theme_of(option.palette));
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(colour);
  painter->drawRoundedRect(chip, 7, 7);
  painter->setPen(readable_on(colour));
  painter->setFont(font);
  painter->drawText(chip, Qt::AlignCenter, stage);
  painter->restore();
}

}  // namespace ui
