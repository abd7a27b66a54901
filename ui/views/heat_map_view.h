#pragma once

#include <QWidget>

#include "draw/heat_map.h"
#include "models/observation.h"
#include "views/painted_items.h"

namespace ui {

/// All mailboxes at a glance; a click selects a process, and so do the arrow keys.
class HeatMapView : public QWidget, public PaintedItems {
  Q_OBJECT

 public:
  HeatMapView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {220, 160}; }
  /// Looks at the system again.
  void refresh();
  const HeatMap& map() const { return map_; }

  int itemCount() const override { return int(map_.cells.size()); }
  quint64 itemKey(int item) const override { return map_.cells[std::size_t(item)].id.number; }
  QString itemName(int item) const override;
  QRect itemRect(int item) const override { return map_.rect(std::size_t(item)).toAlignedRect(); }
  const QWidget& paintedOn() const override { return *this; }
  bool isItemSelected(int item) const override;
  void chooseItem(int item) override { selection_.select(map_.cells[std::size_t(item)].id); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  const HeatMap::Cell* selectedCell() const;
  void onChanged(const Changes& changes);
  void paintLines(QPainter& painter, const QSizeF& whole) const;

  Observation& observation_;
  Selection& selection_;
  HeatMap map_;
  // The little that is drawn of each process: to walk through all that is known of them, for every
  // picture, takes four times as long.
  TreeFacts facts_;
  bool is_stale_ = true;  // it was hidden when something changed
};

}  // namespace ui
