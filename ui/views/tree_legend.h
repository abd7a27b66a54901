#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "draw/box_painter.h"
#include "draw/relations.h"
#include "observer/blast_radius.h"

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
  struct Entry {
    BoxLook look;
    QString sentence;
    std::optional<observer::Spread> ring = {};
    std::optional<Tie> tie = {};  // between two boxes; else it is one box
  };
  void add(const observer::ProcessEntry& sample, const QString& sentence);
  void addGroup(const QString& sentence);
  void addRing(observer::Spread spread, const QString& sentence);
  void addTie(Tie tie, const QString& sentence);
  void paintSample(QPainter& painter, std::size_t entry);
  QPoint cornerOf(std::size_t entry) const;
  QRect sentenceAt(QPoint corner) const;

  std::vector<Entry> entries_;
  int cell_height_ = 0;
  BoxCache cache_;
};

}  // namespace ui
