#include "views/contract_diagram_view.h"

#include <QMouseEvent>

#include "draw/contract_diagram.h"
#include "draw/contract_words.h"

namespace ui {

ContractDiagramView::ContractDiagramView(QWidget* parent) : QWidget(parent) {
  setObjectName("contract.diagram");
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("State of the contract"));
  setMouseTracking(true);
}

QSize ContractDiagramView::sizeHint() const { return ContractDiagram::preferred.toSize(); }

void ContractDiagramView::setContract(const murabaha::Contract& contract) {
  contract_ = contract;
  setAccessibleDescription(tr("The contract is %1.").arg(word_of(contract.stage)));
  update();
}

namespace {

bool can_go(murabaha::Stage from, murabaha::Stage to) {
  using enum murabaha::Stage;
  switch (from) {
    case Pending: return to == Approved || to == Rejected;
    case Approved: return to == Disbursed;
    case Disbursed:
    case Repaying: return to == Repaying || to == Completed;
    default: return false;
  }
}

}  // namespace

std::optional<murabaha::Stage> ContractDiagramView::nextAt(const QPointF& point) const {
  for (murabaha::Stage stage : murabaha::all_stages) {
    bool is_there = ContractDiagram::boxOf(stage, rect()).contains(point);
    if (is_there && can_go(contract_.stage, stage)) return stage;
  }
  return std::nullopt;
}

void ContractDiagramView::mousePressEvent(QMouseEvent* event) {
  auto next = nextAt(event->position());
  if (next && event->button() == Qt::LeftButton) Q_EMIT stepWanted(*next);
}

void ContractDiagramView::mouseMoveEvent(QMouseEvent* event) {
  setCursor(nextAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ContractDiagramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  ContractDiagram(theme_of(palette())).paint(painter, rect(), contract_);
}

}  // namespace ui
