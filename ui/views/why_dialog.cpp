#include "views/why_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "draw/text.h"
#include "observer/export/sequence.h"

namespace ui {
namespace {

enum Column { Time, Process, What };

}  // namespace

WhyDialog::WhyDialog(const Observation& observation, Selection& selection,
                     observer::CausalChain chain, QWidget* parent)
    : QDialog(parent),
      observation_(observation),
      selection_(selection),
      chain_(std::move(chain)),
      steps_(new QTreeWidget(this)) {
  setObjectName("dialog.why");
  setWindowTitle(tr("Why?"));
  setAttribute(Qt::WA_DeleteOnClose);
  steps_->setObjectName("why.steps");
  steps_->setAccessibleName(tr("Steps back to the first cause"));
  steps_->setHeaderLabels(
      {tr("Time"), tr("Process"), tr("What happened, and before it what led to it")});
  steps_->setRootIsDecorated(false);
  steps_->setUniformRowHeights(true);
  steps_->header()->setStretchLastSection(true);
  auto* end = new QLabel(text(chain_.end), this);
  end->setObjectName("why.end");
  end->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* copy = buttons->addButton(tr("&Copy as text"), QDialogButtonBox::ActionRole);
  copy->setObjectName("why.copy");
  connect(copy, &QPushButton::clicked, this,
          [this] { QApplication::clipboard()->setText(text(to_text(chain_))); });
  auto* mermaid = buttons->addButton(tr("Copy as &Mermaid"), QDialogButtonBox::ActionRole);
  mermaid->setObjectName("why.copy_mermaid");
  connect(mermaid, &QPushButton::clicked, this, [this] {
    auto names = observer::exporting::titles_of(observation_.system());
    auto diagram = observer::exporting::chain_as_mermaid(chain_, observation_.flow(), names);
    if (diagram) QApplication::clipboard()->setText(text(*diagram));
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(steps_, &QTreeWidget::currentItemChanged, this, &WhyDialog::selectProcess);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(steps_, 1);
  layout->addWidget(end);
  layout->addWidget(buttons);
  resize(680, 340);
  fill();
}

void WhyDialog::fill() {
  for (const observer::CausalStep& step : chain_.steps) {
    auto* item = new QTreeWidgetItem(
        steps_, {moment(step.at), title_of(step.pid, observation_.system()), text(step.sentence)});
    item->setSizeHint(Time, {0, 22});
    item->setTextAlignment(Time, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(What, item->text(What));
  }
  steps_->resizeColumnToContents(Time);
  steps_->setColumnWidth(Process, 140);
}

void WhyDialog::selectProcess() {
  int row = steps_->indexOfTopLevelItem(steps_->currentItem());
  if (row < 0) return;
  Identity id = observation_.system().identity_of(chain_.steps[std::size_t(row)].pid);
  if (!id.is_none()) selection_.select(id);
}

void show_why(const Observation& observation, Selection& selection, observer::CausalChain chain,
              QWidget* parent) {
  auto* dialog = new WhyDialog(observation, selection, std::move(chain), parent);
  dialog->show();
}

}  // namespace ui
