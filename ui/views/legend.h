#pragma once

#include <QWidget>

#include <functional>
#include <vector>

#include "draw/theme.h"

class QPainter;

namespace ui {

/// What the signs of a picture mean, painted as the picture's own, in columns that fill the room
/// there is. A click closes it.
class Legend : public QWidget {
  Q_OBJECT

 public:
  /// Paints a sign into the room for it.
  using PaintSign = std::function<void(QPainter& painter, const QRectF& room, const Theme& theme)>;

  explicit Legend(QWidget* parent);

  QSize sizeHint() const override { return sizeFor(1000); }
  /// What it takes in a pane of this width.
  QSize sizeFor(int width) const;
  /// How many things it explains.
  std::size_t count() const { return entries_.size(); }

 Q_SIGNALS:
  void closed();

 protected:
  void add(const QString& sentence, PaintSign paint);
  void setSignWidth(int pixels) { sign_width_ = pixels; }
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  struct Entry {
    QString sentence;
    PaintSign paint;
  };

  int cellWidth() const;
  int columnsIn(int width) const;
  QRect cellOf(std::size_t entry) const;
  void paintEntry(QPainter& painter, const Entry& entry, const QRect& cell) const;

  std::vector<Entry> entries_;
  int sign_width_ = 52;
};

}  // namespace ui
