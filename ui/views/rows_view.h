#pragma once

#include <QAbstractScrollArea>
#include <QPersistentModelIndex>

class QHeaderView;

namespace ui {

/// A table of a model with millions of rows of one height, of which one is current. It asks the
/// model for what can be seen and for nothing else: a row more or less costs the same however many
/// there are. Scrolling goes by rows.
class RowsView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  RowsView(QAbstractItemModel& model, int row_height, QWidget* parent = nullptr);

  QHeaderView& header() { return *header_; }
  QAbstractItemModel& model() const { return model_; }

  int topRow() const;
  void setTopRow(int row);
  bool isAtEnd() const;
  void scrollToEnd();

  /// -1 for none.
  int currentRow() const;
  void setCurrentRow(int row);
  /// Scrolls no further than is needed.
  void bringIntoView(int row);

  /// All its cells, as it is read out.
  QString textOf(int row) const;

  /// -1 when there is none.
  int rowAt(const QPoint& point) const;
  /// Empty when it cannot be seen.
  QRect rectOf(int row) const;
  /// How many rows begin within the window.
  int visibleRows() const;

 Q_SIGNALS:
  void currentRowChanged(int row);
  /// By the wheel, a key or the scroll bar, and not because rows have come or gone.
  void scrolledByHand();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  int rowCount() const;
  void onRemoved(int first, int last);
  void layOut();
  void paintRow(QPainter& painter, int row, const QRect& rect) const;

  QAbstractItemModel& model_;
  QHeaderView* header_;
  int row_height_;
  QPersistentModelIndex current_;
};

}  // namespace ui
