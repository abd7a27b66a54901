#pragma once

#include <QWidget>

#include "draw/heat_map.h"
#include "models/observation.h"

namespace ui {

/// All mailboxes at a glance; a click selects a process.
class HeatMapView : public QWidget {
  Q_OBJECT

 public:
  HeatMapView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {220, 160}; }
  /// Looks at the system again.
  void refresh();
  const HeatMap& map() const { return map_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  Observation& observation_;
  Selection& selection_;
  HeatMap map_;
};

}  // namespace ui
