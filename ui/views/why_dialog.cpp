#include "views/why_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
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

WhyDialog::WhyDialog(const Observation& observation, Selection& selection, EventSelection& events,
                     QWidget* parent)
    : QDialog(parent),
      observation_(observation),
      selection_(selection),
      events_(events),
      asked_(*events.current()),
      chain_(events.why()),
      diagram_(new ChainView(observation, chain_, this)),
      scroll_(new QScrollArea(this)),
      steps_(new QTreeWidget(this)),
      end_(new QLabel(this)) {
  setObjectName("dialog.why");
  setWindowTitle(tr("Why?"));
  setAttribute(Qt::WA_DeleteOnClose);
  // Its rows and messages would be others in another run.
  connect(&observation, &Observation::cleared, this, &QDialog::close);
  steps_->setObjectName("why.steps");
  steps_->setAccessibleName(tr("Steps back to the first cause"));
  steps_->setHeaderLabels(
      {tr("Time"), tr("Process"), tr("What happened, and before it what led to it")});
  steps_->setRootIsDecorated(false);
  steps_->setUniformRowHeights(true);
  steps_->header()->setStretchLastSection(true);
  end_->setObjectName("why.end");
  end_->setWordWrap(true);
  makeDiagram();
  auto* parts = new QSplitter(Qt::Vertical, this);
  parts->setChildrenCollapsible(false);
  parts->addWidget(scroll_);
  parts->addWidget(steps_);
  parts->setStretchFactor(0, 3);
  parts->setStretchFactor(1, 2);
  connect(steps_, &QTreeWidget::itemSelectionChanged, this, &WhyDialog::showStep);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(parts, 1);
  layout->addWidget(end_);
  layout->addWidget(makeButtons());
  resize(760, 580);
  fill();
  connect(&events, &EventSelection::changed, this, &WhyDialog::takeChosen);
  takeChosen();
}

/// What was asked about is at the end of the diagram.
void WhyDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  bringIntoView(0);
}

void WhyDialog::bringIntoView(int step) {
  QPoint place = diagram_->placeOf(step);
  scroll_->ensureVisible(place.x(), place.y(), 120, 50);
}

void WhyDialog::makeDiagram() {
  scroll_->setObjectName("why.scroll");
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidget(diagram_);
  scroll_->setFocusPolicy(Qt::NoFocus);
  connect(diagram_, &ChainView::chosen, this, &WhyDialog::select);
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
  end_->setText(translated_observation(chain_.end));
}

QWidget* WhyDialog::makeButtons() {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto add = [&](const char* name, const QString& text, auto act) {
    auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, act);
    return button;
  };
  other_ = add("why.other", tr("&Explain the chosen event"), [this] { explainChosen(); });
  other_->setToolTip(tr("What led to the event that was chosen in another view"));
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

void WhyDialog::select(int step) {
  QTreeWidgetItem* item = steps_->topLevelItem(step);
  steps_->setCurrentItem(item);
  item->setSelected(true);  // also when it was the current one already
}

void WhyDialog::showStep() {
  auto selected = steps_->selectedItems();
  int row = selected.isEmpty() ? -1 : steps_->indexOfTopLevelItem(selected.first());
  diagram_->select(row);
  if (row < 0) return;
  bringIntoView(row);
  if (is_taking_) return;
  const auto& step = chain_.steps[std::size_t(row)];
  Identity id = observation_.system().identity_of(step.pid);
  if (!id.is_none()) selection_.select(id);
  events_.choose(row == 0 ? asked_ : events_.eventOf(step));
}

// What is chosen elsewhere

bool WhyDialog::isChosen(int index) const {
  const auto& event = events_.current();
  if (!event || index < 0) return false;
  if (index == 0 && *event == asked_) return true;
  const auto& step = chain_.steps[std::size_t(index)];
  if (step.message) return step.message == event->message;
  return step.at == event->at && events_.eventOf(step) == *event;
}

/// The one that is shown already is preferred: the same event may tell of two steps.
int WhyDialog::stepOfChosen() const {
  if (isChosen(diagram_->selected())) return diagram_->selected();
  int step = 0, end = int(chain_.steps.size());
  while (step < end && !isChosen(step)) ++step;
  return step < end ? step : -1;
}

void WhyDialog::takeChosen() {
  QScopedValueRollback taking(is_taking_, true);
  int step = stepOfChosen();
  if (step < 0) steps_->clearSelection();
  else select(step);
  bool is_other = step < 0 && events_.current() != asked_;
  other_->setVisible(is_other && events_.canBeExplained());
}

void WhyDialog::explainChosen() {
  if (!events_.canBeExplained()) return;
  asked_ = *events_.current();
  chain_ = events_.why();
  diagram_->select(-1);
  diagram_->layOut();
  steps_->clear();
  fill();
  takeChosen();
  bringIntoView(0);
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

void show_why(const Observation& observation, Selection& selection, EventSelection& events,
              QWidget* parent) {
  (new WhyDialog(observation, selection, events, parent))->show();
}

}  // namespace ui
