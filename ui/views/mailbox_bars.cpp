#include "views/mailbox_bars.h"

#include <QPainter>

#include <algorithm>

#include "draw/counted.h"
#include "draw/depth_stack.h"
#include "draw/rate_bars.h"
#include "draw/text.h"
#include "views/painted_accessible.h"

namespace ui {

RateView::RateView(QWidget* parent) : QWidget(parent) {
  setObjectName("xray.rates");
  setAccessibleName(tr("Messages that came and were taken in each second"));
  setMinimumSize(120, 70);
  makePaintedAccessible();
}

void RateView::show(std::vector<std::uint32_t> came, std::vector<std::uint32_t> served,
                    std::vector<std::size_t> restarts) {
  came_ = std::move(came);
  served_ = std::move(served);
  restarts_ = std::move(restarts);
  update();
}

QString RateView::itemName(int item) const {
  const auto& counts = item == 0 ? came_ : served_;
  QString most = number(*std::ranges::max_element(counts));
  return (item == 0 ? tr("came: %1 in this second, at most %2 in one")
                    : tr("taken: %1 in this second, at most %2 in one"))
      .arg(number(counts.back()), most);
}

QRect RateView::itemRect(int item) const {
  int half = height() / 2;
  return {0, item * half, width(), half};
}

void RateView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (came_.empty()) return;
  RateBars(came_, served_, restarts_).paint(painter, rect(), theme_of(palette()));
}

DepthStackView::DepthStackView(QWidget* parent) : QWidget(parent) {
  setObjectName("xray.depths");
  setAccessibleName(tr("What waited in the last minute, by kind of message"));
  setMinimumSize(160, 70);
  makePaintedAccessible();
}

void DepthStackView::show(std::vector<observer::DepthByKind::Row> rows) {
  rows_ = std::move(rows);
  update();
}

QString DepthStackView::itemName(int item) const {
  const auto& row = rows_[std::size_t(item)];
  return tr("%1: %2 in this second, at most %3 in the last 60 s")
      .arg(kind_name(row), counted(row.depths.back(), Things::MessagesWait),
           number(*std::ranges::max_element(row.depths)));
}

QRect DepthStackView::itemRect(int item) const {
  return DepthStack(rows_).legend_entry(std::size_t(item), rect()).toAlignedRect();
}

void DepthStackView::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.setFont(small_font());
  if (!rows_.empty()) return DepthStack(rows_).paint(painter, rect(), theme);
  painter.setPen(theme.dim_text);
  painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                   tr("What waits, by kind of message: no two messages have waited at once."));
}

}  // namespace ui
