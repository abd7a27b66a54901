#pragma once

#include <QWidget>

#include "draw/chain_layout.h"
#include "models/observation.h"
#include "views/painted_items.h"

namespace ui {

/// A chain of causes as a diagram, from its first cause down. A click or the arrow keys choose a
/// step.
class ChainView : public QWidget, public PaintedItems {
  Q_OBJECT

 public:
  ChainView(const Observation& observation, const observer::CausalChain& chain,
            QWidget* parent = nullptr);

  QSize sizeHint() const override { return layout_.size.toSize(); }
  const ChainLayout& chainLayout() const { return layout_; }
  /// Shows what the chain is now.
  void layOut();
  /// @param step of the chain; -1 for none
  void select(int step);
  int selected() const { return selected_; }
  /// Where a step happened; in the middle of what it is about.
  QPoint placeOf(int step) const;
  /// Where the names of the processes stand, so that they can be read wherever one has scrolled to.
  void setHead(int top);

  int itemCount() const override { return int(layout_.rows.size()); }
  quint64 itemKey(int item) const override { return quint64(item); }
  QString itemName(int item) const override;
  QRect itemRect(int item) const override;
  const QWidget& paintedOn() const override { return *this; }
  bool isItemSelected(int item) const override;
  void chooseItem(int item) override;

 Q_SIGNALS:
  void chosen(int step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int selectedRow() const;

  const Observation& observation_;
  const observer::CausalChain& chain_;
  ChainLayout layout_;
  int selected_ = -1;
  int head_ = 0;
};

}  // namespace ui
