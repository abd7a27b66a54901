#pragma once

#include <QWidget>

namespace ui {

/// What the colours of the heat map stand for: a strip of them, from empty to a thousand messages
/// and more.
class HeatScale : public QWidget {
  Q_OBJECT

 public:
  explicit HeatScale(QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  /// Where a step of the scale is painted; its number stands below.
  QRect stepAt(std::size_t step) const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString textOf(std::size_t step) const;
};

}  // namespace ui
