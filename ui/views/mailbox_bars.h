#pragma once

#include <QWidget>

#include <vector>

#include "observer/depth_by_kind.h"
#include "views/painted_items.h"

namespace ui {

/// Bars of what came into a mailbox and what was taken, with a line at each restart.
class RateView : public QWidget, public PaintedItems {
  Q_OBJECT

 public:
  explicit RateView(QWidget* parent = nullptr);

  /// @param restarts the positions of the seconds in which there was one
  void show(std::vector<std::uint32_t> came, std::vector<std::uint32_t> served,
            std::vector<std::size_t> restarts);

  int itemCount() const override { return came_.empty() ? 0 : 2; }
  quint64 itemKey(int item) const override { return quint64(item); }
  QString itemName(int item) const override;
  QRect itemRect(int item) const override;
  const QWidget& paintedOn() const override { return *this; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<std::uint32_t> came_;
  std::vector<std::uint32_t> served_;
  std::vector<std::size_t> restarts_;
};

/// What waited in a mailbox over the last minute, stacked by kind.
class DepthStackView : public QWidget, public PaintedItems {
  Q_OBJECT

 public:
  explicit DepthStackView(QWidget* parent = nullptr);

  void show(std::vector<observer::DepthByKind::Row> rows);

  int itemCount() const override { return int(rows_.size()); }
  quint64 itemKey(int item) const override { return rows_[std::size_t(item)].label.id(); }
  QString itemName(int item) const override;
  QRect itemRect(int item) const override;
  const QWidget& paintedOn() const override { return *this; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<observer::DepthByKind::Row> rows_;
};

}  // namespace ui
