#pragma once

#include <QWidget>

#include <optional>

#include "murabaha/contract.h"

namespace ui {

/// Shows where a contract stands among its states. A click on a state to which an arrow leads asks
/// for the step to it.
class ContractDiagramView : public QWidget {
  Q_OBJECT

 public:
  explicit ContractDiagramView(QWidget* parent = nullptr);

  void setContract(const murabaha::Contract& contract);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void stepWanted(murabaha::Stage to);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  /// The state at this point that the contract can go to now, if any.
  std::optional<murabaha::Stage> nextAt(const QPointF& point) const;

  murabaha::Contract contract_;
};

}  // namespace ui
