#include "views/contract_inspector.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/counted.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/contract_actions.h"
#include "views/contract/contract_header.h"
#include "views/contract/contract_list_view.h"
#include "views/contract/desk_proofs.h"
#include "views/contract/dry_run_page.h"
#include "views/contract/evidence_page.h"
#include "views/contract/fault_board.h"
#include "views/contract/import_dialog.h"
#include "views/contract/ledger_page.h"
#include "views/contract/order_sender.h"
#include "views/contract/payments_page.h"
#include "views/contract/payouts_page.h"
#include "views/contract/process_page.h"
#include "views/contract/schedule_page.h"
#include "views/contract/signed_in.h"
#include "views/contract/time_travel_bar.h"
#include "views/contract/timeline_page.h"
#include "views/contract/tint.h"
#include "views/contract/words.h"
#include "views/contract_diagram_view.h"
#include "views/new_contract_dialog.h"

namespace ui {

using murabaha::Contract;

namespace {

constexpr int narrowest = 420;    // with the names of all states to be read in the diagram
constexpr int lowest_tabs = 230;  // with room for two tables, one above the other

ContractListModel::Source source_of(DeskPort& desk, QObject* context) {
  return {[&desk, context](murabaha::ListQuery query, ContractListModel::Answer answer) {
            desk.list(std::move(query), context, std::move(answer));
          },
          [&desk] { return desk.moment().today(); }};
}

}  // namespace

ContractInspector::ContractInspector(Observation& observation, Selection& selection, DeskPort& desk,
                                     QWidget* parent)
    : QWidget(parent),
      selection_(selection),
      desk_(desk),
      processes_(new ContractProcesses(observation, this)),
      model_(new ContractListModel(source_of(desk, this), *processes_, this)),
      dossier_(new OpenDossier(desk, this)),
      sender_(new OrderSender(desk, this)) {
  setObjectName("view.murabaha");
  setMinimumWidth(narrowest);
  makeActions();
  auto* signed_in = new SignedIn(desk_, this);  // the first for Tab too
  QWidget* bar = makeBar();
  list_ = new ContractListView(*model_, this);
  details_ = makeDetails();
  empty_ = new QLabel(this);
  empty_->setObjectName("contract.empty");
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 4, 10, 4);
  layout->setSpacing(4);
  layout->addWidget(signed_in);
  layout->addWidget(bar);
  layout->addWidget(list_);
  layout->addWidget(details_, 1);
  layout->addWidget(empty_, 1);
  connectAll();
  refresh();
}

// Building

void ContractInspector::makeActions() {
  new_contract_ = new QAction(tr("&New contract…"), this);
  new_contract_->setObjectName("contract.new");
  new_contract_->setShortcut(Qt::CTRL | Qt::Key_N);
  connect(new_contract_, &QAction::triggered, this, &ContractInspector::askForContract);
  faults_ = new QAction(tr("Fault board…"), this);
  faults_->setObjectName("contract.faults");
  connect(faults_, &QAction::triggered, this, &ContractInspector::showFaults);
  import_ = new QAction(tr("&Import payments…"), this);
  import_->setObjectName("contract.import");
  connect(import_, &QAction::triggered, this, &ContractInspector::askForPayments);
  proofs_ = new DeskProofs(
      desk_, [this] { return text(dossier_->id()); }, this);
}

void ContractInspector::connectAll() {
  connect(list_, &ContractListView::chosen, this,
          [this](const std::string& contract_id) { open(contract_id); });
  connect(model_, &ContractListModel::refreshed, this, &ContractInspector::refresh);
  connect(processes_, &ContractProcesses::changed, this, &ContractInspector::follow);
  connect(dossier_, &OpenDossier::changed, this, &ContractInspector::refresh);
  connect(dossier_, &OpenDossier::changed, this,
          [this] { Q_EMIT chosen(dossier_->isThere() ? text(dossier_->id()) : QString()); });
  connect(dossier_, &OpenDossier::fetched, this, &ContractInspector::sayRead);
  connect(dossier_, &OpenDossier::failed, this,
          [this](const QString& sentence) { say(sentence, Tone::Refusal); });
  connect(sender_, &OrderSender::sent, this, &ContractInspector::onSent);
  connect(sender_, &OrderSender::answered, this, &ContractInspector::onAnswer);
  connect(steps_, &ContractActions::notSent, this,
          [this](const QString& sentence) { say(sentence, Tone::Refusal); });
  connect(steps_, &ContractActions::refreshWanted, this, &ContractInspector::read);
  connect(steps_, &ContractActions::missingWanted, this, [this](const QString& action) {
    tabs_->setCurrentWidget(evidence_);
    evidence_->showConditionsOf(action);
  });
  connect(diagram_, &ContractDiagramView::stepWanted, steps_, &ContractActions::goTo);
  connect(evidence_, &EvidencePage::evidenceWanted, steps_, &ContractActions::recordEvidence);
  connect(&desk_, &DeskPort::deskChanged, this, [this] {
    list_->mark({});
    model_->reset();
    refresh();
  });
  connect(&selection_, &Selection::changed, this, [this](Identity id) {
    std::string contract = is_selecting_ ? std::string() : processes_->contractOf(id);
    if (!contract.empty()) open(contract);
  });
}

QWidget* ContractInspector::makeBar() {
  auto* bar = new QWidget(this);
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  for (QAction* action : {new_contract_, faults_}) {
    auto* button = new QToolButton(bar);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    layout->addWidget(button);
  }
  layout->addStretch();
  files_ = new QMenu(bar);
  files_->addAction(import_);
  exports_end_ = files_->addSeparator();
  files_->addActions(proofs_->actions());
  auto* files = new QToolButton(bar);
  files->setObjectName("contract.files");
  files->setText(tr("Files"));
  files->setMenu(files_);
  files->setPopupMode(QToolButton::InstantPopup);
  layout->addWidget(files);
  return bar;
}

QWidget* ContractInspector::makeDetails() {
  auto* part = new QWidget(this);
  header_ = new ContractHeader(*dossier_, *processes_, part);
  diagram_ = new ContractDiagramView(part);
  steps_ = new ContractActions(*dossier_, *sender_, part);
  auto* past = new TimeTravelBar(*dossier_, part);
  tabs_ = makeTabs(part);
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(header_);
  layout->addWidget(diagram_);
  layout->addWidget(steps_);
  layout->addWidget(past);
  layout->addWidget(tabs_, 1);
  return withAnswer(part);
}

/// On a low screen the page scrolls, so that the window need not be higher than the screen; what
/// was answered stays in view below it.
QWidget* ContractInspector::withAnswer(QWidget* part) {
  auto* both = new QWidget(this);
  auto* page = new QScrollArea(both);
  page->setObjectName("contract.page");
  page->setFrameShape(QFrame::NoFrame);
  page->setFocusPolicy(Qt::NoFocus);
  page->setWidgetResizable(true);
  page->setWidget(part);
  answer_ = new QLabel(both);
  answer_->setObjectName("contract.answer");
  answer_->setWordWrap(true);
  answer_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  answer_->hide();
  auto* layout = new QVBoxLayout(both);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(page, 1);
  layout->addWidget(answer_);
  return both;
}

QTabWidget* ContractInspector::makeTabs(QWidget* parent) {
  auto* tabs = new QTabWidget(parent);
  tabs->setObjectName("contract.tabs");
  tabs->setDocumentMode(true);
  tabs->setUsesScrollButtons(true);
  tabs->tabBar()->setFont(small_font());
  tabs->setMinimumHeight(lowest_tabs);
  evidence_ = new EvidencePage(*dossier_, tabs);
  tabs->addTab(new TimelinePage(*dossier_, tabs), tr("Timeline"));
  tabs->addTab(new SchedulePage(*dossier_, tabs), tr("Schedule"));
  tabs->addTab(new PaymentsPage(*dossier_, tabs), tr("Payments"));
  tabs->addTab(new PayoutsPage(*dossier_, tabs), tr("Disbursement"));
  tabs->addTab(evidence_, tr("Evidence"));
  tabs->addTab(new LedgerPage(*dossier_, tabs), tr("Ledger"));
  tabs->addTab(new ProcessPage(*dossier_, *processes_, desk_, tabs), tr("Process"));
  tabs->addTab(new DryRunPage(*dossier_, tabs), tr("What if"));
  return tabs;
}

void ContractInspector::addExport(QAction* action) { files_->insertAction(exports_end_, action); }

const murabaha::Dossier* ContractInspector::shown() const {
  return dossier_->isThere() ? &dossier_->shown() : nullptr;
}

// Choosing

void ContractInspector::choose(const QString& contract_id) { open(contract_id.toStdString()); }

void ContractInspector::open(const std::string& contract_id, Selecting selecting) {
  if (contract_id == dossier_->id()) return;
  say({}, Tone::Hint);
  steps_->clearInputs();
  dossier_->open(contract_id);
  list_->mark(contract_id);
  waits_for_process_ = selecting == Selecting::Process;
  selectProcess();
}

/// What is chosen here is selected everywhere, if it has a process.
void ContractInspector::selectProcess() {
  const auto* process = processes_->find(dossier_->id());
  if (!waits_for_process_ || process == nullptr) return;
  waits_for_process_ = false;
  is_selecting_ = true;
  selection_.select(process->id);
  is_selecting_ = false;
}

void ContractInspector::follow(const std::set<std::string>& contract_ids) {
  if (!contract_ids.contains(dossier_->id())) return;
  selectProcess();
  header_->showProcess();
  if (!is_importing_) dossier_->fetch();
}

// Showing

void ContractInspector::refresh() {
  bool has_desk = desk_.isOpen();
  bool is_shown = dossier_->isThere();
  details_->setVisible(is_shown);
  empty_->setVisible(!is_shown);
  list_->setEnabled(has_desk);
  new_contract_->setEnabled(has_desk);
  faults_->setEnabled(has_desk);
  import_->setEnabled(has_desk);
  proofs_->setEnabled(has_desk);
  empty_->setText(has_desk ? tr("No contract is open yet. Open one with “New contract…”.")
                           : tr("This demo has no contract desk.\nThe demo “The systems of the "
                                "guide” has one."));
  const murabaha::Snapshot* first = model_->rowCount() > 0 ? model_->at(0) : nullptr;
  // That nobody has chosen one is no reason to change what is selected elsewhere.
  if (dossier_->id().empty() && first != nullptr) {
    return open(first->contract_id, Selecting::Nothing);
  }
  if (!is_shown) return;
  diagram_->setContract(dossier_->shown().contract);
}

/// What is drawn in colours of its own is drawn anew in another theme.
void ContractInspector::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::PaletteChange) return;
  // Later, when its children have the new colours too.
  QMetaObject::invokeMethod(dossier_, &OpenDossier::showAgain, Qt::QueuedConnection);
}

// Acting

void ContractInspector::read() {
  waits_for_state_ = true;
  dossier_->fetch();
  model_->refresh();
}

void ContractInspector::sayRead() {
  if (!std::exchange(waits_for_state_, false)) return;
  const Contract& contract = dossier_->present().contract;
  say(tr("Refresh state: the contract is %1, at step %2.")
          .arg(word_of(contract.stage))
          .arg(contract.version()),
      Tone::Success);
}

void ContractInspector::onSent(const QString& name, int others, bool is_again) {
  if (is_again) {
    return say(tr("%1: sent again with the same key, so that it counts once.").arg(name),
               Tone::Hint);
  }
  QString sentence = tr("%1: sent, the answer is on its way.").arg(name);
  if (others > 0) {
    sentence += ' ' + tr("Before it, %1 not answered yet.")
                          .arg(counted(std::uint64_t(others), Things::RequestsAre));
  }
  say(sentence, Tone::Hint);
}

void ContractInspector::onAnswer(const OrderAnswer& answer) {
  bool is_chosen = answer.contract_id == dossier_->id();
  if (answer.result && is_chosen) steps_->clearInputs();
  say(sentence_of(answer, is_chosen), answer.result ? Tone::Success : Tone::Refusal);
  dossier_->fetch();
  model_->refresh();
}

void ContractInspector::say(const QString& sentence, Tone tone) {
  const Theme& theme = theme_of(palette());
  tint(*answer_, tone == Tone::Refusal   ? theme.error
                 : tone == Tone::Success ? theme.success
                                         : theme.dim_text);
  answer_->setText(sentence);
  answer_->setVisible(!sentence.isEmpty());
}

/// After the last of the numbers that the desk has given, as far as the list knows.
QString ContractInspector::nextId() const {
  for (int number = 1001 + model_->rowCount();; ++number) {
    QString id = QString("M-%1").arg(number);
    if (model_->rowOf(id.toStdString()) < 0) return id;
  }
}

void ContractInspector::askForContract() {
  NewContractDialog dialog(desk_, nextId(), window());
  if (dialog.exec() != QDialog::Accepted) return;
  model_->refresh();
  open(dialog.contractId());
}

void ContractInspector::askForPayments() {
  QFileDialog chooser(window(), tr("Import payments"), {}, tr("CSV (*.csv);;All files (*)"));
  chooser.setObjectName("dialog.import.file");
  chooser.setFileMode(QFileDialog::ExistingFile);
  if (chooser.exec() != QDialog::Accepted) return;
  ImportDialog dialog(desk_, chooser.selectedFiles().value(0), dossier_->id(), window());
  // Of the many payments that come, what is behind the dialog shows the sum, once.
  is_importing_ = true;
  dialog.exec();
  is_importing_ = false;
  dossier_->fetch();
  model_->refresh();
}

void ContractInspector::showFaults() {
  if (board_ == nullptr) board_ = new FaultBoard(*dossier_, desk_, this);
  board_->refresh();
  board_->show();
  board_->raise();
  board_->activateWindow();
}

}  // namespace ui
