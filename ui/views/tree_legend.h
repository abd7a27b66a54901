#pragma once

#include <QWidget>

#include <vector>

#include "draw/box_painter.h"

namespace ui {

/// What the shapes and colours of the tree mean, shown by boxes that are painted as the tree's own.
/// A click closes it.
class TreeLegend : public QWidget {
  Q_OBJECT

 public:
  explicit TreeLegend(QWidget* parent = nullptr);

  QSize sizeHint() const override;
  /// How many things it explains.
  std::size_t count() const { return entries_.size(); }

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  enum class Sample { Box, Ties, Rings };
  struct Entry {
    BoxLook look;
    QString sentence;
    Sample sample;
    int height;
  };
  void add(const observer::ProcessEntry& sample, const QString& sentence);
  void addGroup(const QString& sentence);
  void addLines(const QString& sentence, Sample what);
  void paintSample(QPainter& painter, std::size_t entry);
  void paintRings(QPainter& painter, QPoint corner) const;
  /// The entries fill one column after the other.
  std::size_t rows() const;
  int topOf(std::size_t entry) const;
  QPoint cornerOf(std::size_t entry) const;

  std::vector<Entry> entries_;
  BoxCache cache_;
};

}  // namespace ui
