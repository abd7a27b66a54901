#pragma once

#include <QWidget>

#include "murabaha/contract.h"

namespace ui {

/// Shows where a contract stands among its states.
class ContractDiagramView : public QWidget {
  Q_OBJECT

 public:
  explicit ContractDiagramView(QWidget* parent = nullptr);

  void setContract(const murabaha::Contract& contract);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  murabaha::Contract contract_;
};

}  // namespace ui
