#pragma once

#include <QWidget>

#include <vector>

#include "draw/box_painter.h"

namespace ui {

/// What the shapes and colours of the tree mean, shown by boxes that are painted as the tree's own,
/// below each other.
class TreeLegend : public QWidget {
  Q_OBJECT

 public:
  explicit TreeLegend(QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  /// How many things it explains.
  std::size_t count() const { return entries_.size(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  enum class Sample { Box, Ties, Rings };
  struct Entry {
    BoxLook look;
    QString sentence;
    Sample sample;
    int top;
    int height;
  };
  void add(const observer::ProcessEntry& sample, const QString& sentence);
  void addGroup(const QString& sentence);
  void addLines(const QString& sentence, Sample what);
  void paintSample(QPainter& painter, const Entry& entry) const;
  void paintTies(QPainter& painter, const QRect& room) const;
  void paintRings(QPainter& painter, const QRect& room) const;
  int bottom() const;
  /// Where a sample stands, and the sentence beside it, by the direction in which one reads.
  QRect sampleOf(const Entry& entry) const;
  QRect sentenceOf(const Entry& entry) const;

  std::vector<Entry> entries_;
  BoxCache cache_;
};

}  // namespace ui
