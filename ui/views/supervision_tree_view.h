#pragma once

#include <QAbstractScrollArea>

#include <set>

#include "draw/tree_layout.h"
#include "models/observation.h"

namespace ui {

/// The supervision tree, live. Wheel scrolls, Ctrl and wheel zoom, dragging pans; a click selects,
/// a double click opens or closes a group. Arrow keys walk along the tree.
class SupervisionTreeView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  SupervisionTreeView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {860, 460}; }

  double zoom() const { return zoom_; }
  const TreeLayout& treeLayout() const { return layout_; }
  /// The middle of the box of a process, in the viewport; for tests and callouts.
  QPoint positionOf(Identity id) const;

 public Q_SLOTS:
  void zoomIn();
  void zoomOut();
  void zoomToFit();
  void zoomToNormal();
  /// Opens the group that the selected process belongs to, or closes it.
  void toggleGroup();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void rebuild();
  void onChanged(const Changes& changes);
  void onTick();
  void updateScrollBars();
  void setZoom(double zoom, QPointF fixed);
  void reveal(Identity id);
  void select(int box);
  void toggle(int box);
  Identity neighbour(int key) const;
  QPointF origin() const;
  QPointF toLayout(QPointF viewport) const;
  QString tooltipOf(const TreeBox& box) const;
  void paintEmpty(QPainter& painter) const;

  Observation& observation_;
  Selection& selection_;
  TreeStyle style_;
  TreeLayout layout_;
  std::set<GroupKey> expanded_;
  double zoom_ = 1;
  bool fits_ = true;       // until the user zooms, the tree is kept in view
  bool animates_ = false;  // a restart is fading
  QPoint drag_from_;
  QPoint scroll_from_;
  bool is_dragging_ = false;
};

}  // namespace ui
