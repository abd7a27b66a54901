#pragma once

#include <QPainter>

#include "draw/theme.h"
#include "murabaha/contract.h"

namespace ui {

/// The six states of a contract and the steps between them: the present one lit, the path taken
/// drawn strong, the steps that are possible now drawn full, the others faint.
class ContractDiagram {
 public:
  explicit ContractDiagram(const Theme& theme) : theme_(theme) {}

  /// Where the box of a state stands inside `bounds`; the first one on the left, or, where one
  /// reads from right to left, on the right.
  static QRectF boxOf(murabaha::Stage stage, const QRectF& bounds,
                      Qt::LayoutDirection direction = Qt::LeftToRight);
  /// In the painter's layout direction.
  void paint(QPainter& painter, const QRectF& bounds, const murabaha::Contract& contract) const;

  static constexpr QSizeF preferred{400, 80};

 private:
  struct Step {
    murabaha::Stage from, to;
  };
  enum class Weight { Taken, Possible, Other };

  Weight weightOf(const Step& step, const murabaha::Contract& contract) const;
  void paintStep(QPainter& painter, const QRectF& bounds, const Step& step, Weight weight) const;
  void paintState(QPainter& painter, const QRectF& box, murabaha::Stage stage,
                  const murabaha::Contract& contract) const;

  const Theme& theme_;
};

}  // namespace ui
