#pragma once

#include <QWidget>

#include <vector>

#include "draw/message_arrow.h"

namespace ui {

/// What the lines, heads and ends of the arrows mean, painted as the diagram's own. A click closes
/// it.
class SequenceLegend : public QWidget {
  Q_OBJECT

 public:
  explicit SequenceLegend(QWidget* parent);

  QSize sizeHint() const override { return {sizeFor(1000)}; }
  /// What it takes in a pane of this width.
  QSize sizeFor(int width) const;
  /// How many things it explains.
  std::size_t count() const { return entries_.size(); }

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  struct Entry {
    trace::MessageRole role;
    ArrowEnd end;
    QString sentence;
    bool is_steep;
  };

  void add(trace::MessageRole role, const QString& sentence, ArrowEnd end = ArrowEnd::Taken,
           bool is_steep = false);
  int cellWidth() const;
  int columnsIn(int width) const;
  QRect cellOf(std::size_t entry) const;
  void paintSample(QPainter& painter, const Entry& entry, const QRect& cell) const;

  std::vector<Entry> entries_;
};

}  // namespace ui
