#include "views/contract_diagram_view.h"

#include "draw/contract_diagram.h"
#include "draw/contract_words.h"

namespace ui {

ContractDiagramView::ContractDiagramView(QWidget* parent) : QWidget(parent) {
  setObjectName("contract.diagram");
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("State of the contract"));
}

QSize ContractDiagramView::sizeHint() const { return ContractDiagram::preferred.toSize(); }

void ContractDiagramView::setContract(const murabaha::Contract& contract) {
  contract_ = contract;
  setAccessibleDescription(tr("The contract is %1.").arg(word_of(contract.stage)));
  update();
}

void ContractDiagramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  ContractDiagram(theme_of(palette())).paint(painter, rect(), contract_);
}

}  // namespace ui
