#pragma once

#include <QAbstractScrollArea>

namespace ui {

/// A painted picture that is larger than its view: scrolled, zoomed, dragged. Until the user zooms
/// it fits itself into the view. Wheel scrolls, Ctrl and wheel zoom, dragging pans.
class ZoomArea : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit ZoomArea(QWidget* parent = nullptr);

  double zoom() const { return zoom_; }

 public Q_SLOTS:
  void zoomIn();
  void zoomOut();
  /// Shows as much as can be read.
  void zoomToFit();
  void zoomToNormal();
  /// Shows all, however small it gets.
  void zoomToWhole();

 protected:
  /// How large the picture is, in its own coordinates.
  virtual QSizeF pictureSize() const = 0;
  /// However much there is to see, a picture that fits itself into the view gets no smaller: it can
  /// still be read. What does not fit is scrolled.
  virtual double smallestFit() const = 0;
  /// The user has scrolled or zoomed: what was held in its place need not be any more.
  virtual void onMoved() {}

  /// Where the upper left corner of the picture lies in the viewport.
  QPointF origin() const;
  QPointF toPicture(QPointF viewport) const { return (viewport - origin()) / zoom_; }
  QRectF toViewport(const QRectF& picture) const;
  /// What can be seen of the picture.
  QRectF visible() const { return {toPicture({0, 0}), QSizeF(viewport()->size()) / zoom_}; }

  bool fits() const { return fits_; }
  /// The picture has another size now; a point of it stays at this place of the viewport, unless
  /// the picture fits itself into the view and would not fit then.
  void pictureChanged(QPointF point, QPointF at);
  /// The same; nothing of it needs to stay where it is.
  void pictureChanged();
  /// Whether all of it lies in the viewport.
  bool isAllVisible() const;
  /// Scrolls as little as makes a part of the picture visible.
  void scrollTo(const QRectF& part);

  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void scrollContentsBy(int right, int down) override;

 private:
  /// Whether the picture may be moved so far that there is nothing beside it.
  enum class Bounds { Kept, Free };

  double zoomOfWhole() const;
  void setZoom(double zoom, QPointF fixed);
  void fit();
  void place(QPointF point, QPointF at, Bounds bounds);
  static void setBar(QScrollBar& bar, double whole, int seen, int value, Bounds bounds);

  double zoom_ = 1;
  bool fits_ = true;
  bool is_placing_ = false;  // the program scrolls, not the user
  QPoint drag_from_;
  QPoint scroll_from_;
  bool is_dragging_ = false;
};

}  // namespace ui
