#include "views/why_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "draw/observer_sentences.h"
#include "draw/text.h"
#include "observer/export/sequence.h"
#include "views/chain_view.h"
#include "views/exports.h"

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
      diagram_(new ChainView(observation, chain_, this)),
      scroll_(new QScrollArea(this)),
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
  auto* end = new QLabel(translated_observation(chain_.end), this);
  end->setObjectName("why.end");
  end->setWordWrap(true);
  makeDiagram();
  auto* parts = new QSplitter(Qt::Vertical, this);
  parts->setChildrenCollapsible(false);
  parts->addWidget(scroll_);
  parts->addWidget(steps_);
  parts->setStretchFactor(0, 3);
  parts->setStretchFactor(1, 2);
  connect(steps_, &QTreeWidget::currentItemChanged, this, &WhyDialog::showStep);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(parts, 1);
  layout->addWidget(end);
  layout->addWidget(makeButtons());
  resize(760, 580);
  fill();
}

/// What was asked about is at the end of the diagram.
void WhyDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  QPoint asked = diagram_->placeOf(0);
  scroll_->ensureVisible(asked.x(), asked.y(), 120, 50);
}

void WhyDialog::makeDiagram() {
  scroll_->setObjectName("why.scroll");
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidget(diagram_);
  scroll_->setFocusPolicy(Qt::NoFocus);
  connect(diagram_, &ChainView::chosen, this,
          [this](int step) { steps_->setCurrentItem(steps_->topLevelItem(step)); });
  connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, diagram_, &ChainView::setHead);
}

void WhyDialog::fill() {
  for (const observer::CausalStep& step : chain_.steps) {
    auto* item =
        new QTreeWidgetItem(steps_, {moment(step.at), title_of(step.pid, observation_.system()),
                                     translated_observation(step.sentence)});
    item->setSizeHint(Time, {0, 22});
    item->setTextAlignment(Time, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(What, item->text(What));
  }
  steps_->setColumnWidth(Time, 110);
  steps_->setColumnWidth(Process, 140);
}

QWidget* WhyDialog::makeButtons() {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto add = [&](const char* name, const QString& text, auto act) {
    auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, act);
  };
  add("why.copy", tr("&Copy as text"),
      [this] { QApplication::clipboard()->setText(text(to_text(chain_))); });
  add("why.copy_mermaid", tr("Copy as &Mermaid"), [this] {
    auto names = observer::exporting::titles_of(observation_.system());
    auto diagram = observer::exporting::chain_as_mermaid(chain_, observation_.flow(), names);
    if (diagram) QApplication::clipboard()->setText(text(*diagram));
  });
  add("why.save", tr("&Save picture…"), [this] { savePicture(); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

void WhyDialog::showStep() {
  int row = steps_->indexOfTopLevelItem(steps_->currentItem());
  diagram_->select(row);
  if (row < 0) return;
  QPoint place = diagram_->placeOf(row);
  scroll_->ensureVisible(place.x(), place.y(), 120, 50);
  Identity id = observation_.system().identity_of(chain_.steps[std::size_t(row)].pid);
  if (!id.is_none()) selection_.select(id);
}

void WhyDialog::savePicture() {
  QFileDialog dialog(this, tr("Picture of the causes"), {},
                     "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)");
  dialog.setObjectName("dialog.why_picture");
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix("png");
  dialog.selectFile("actorscope-why.png");
  if (dialog.exec() != QDialog::Accepted) return;
  diagram_->setHead(0);
  QString wrong = write_picture(*diagram_, dialog.selectedFiles().first());
  diagram_->setHead(scroll_->verticalScrollBar()->value());
  if (!wrong.isEmpty()) QMessageBox::warning(this, tr("Nothing was saved"), wrong);
}

void show_why(const Observation& observation, Selection& selection, observer::CausalChain chain,
              QWidget* parent) {
  auto* dialog = new WhyDialog(observation, selection, std::move(chain), parent);
  dialog->show();
}

}  // namespace ui
