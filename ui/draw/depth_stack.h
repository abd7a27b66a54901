#pragma once

#include <QPainter>

#include <span>

#include "draw/theme.h"
#include "observer/depth_by_kind.h"

namespace ui {

/// What waited in a mailbox in each of the last 60 seconds, stacked by kind of message, the latest
/// on the right; beside it a legend in the order of the stack. Kinds differ by colour and by
/// pattern.
class DepthStack {
 public:
  using Rows = std::span<const observer::DepthByKind::Row>;

  explicit DepthStack(Rows rows) : rows_(rows) {}

  /// The most that waited in one second.
  std::uint64_t highest() const;
  /// Where the bars stand.
  static QRectF plot_in(const QRectF& area);
  /// Where a kind stands in the legend.
  QRectF legend_entry(std::size_t row, const QRectF& area) const;
  void paint(QPainter& painter, const QRectF& area, const Theme& theme) const;

 private:
  void paint_bars(QPainter& painter, const QRectF& plot, const Theme& theme) const;
  void paint_legend(QPainter& painter, const QRectF& area, const Theme& theme) const;

  Rows rows_;
};

/// What people call a kind of message in such a picture.
QString kind_name(const observer::DepthByKind::Row& row);

}  // namespace ui
