#include "views/contract_inspector.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "draw/text.h"
#include "draw/theme.h"
#include "murabaha/rules.h"
#include "views/contract_diagram_view.h"
#include "views/new_contract_dialog.h"
#include "views/plain_table.h"

namespace ui {

using murabaha::Action;
using murabaha::Amount;
using murabaha::Contract;

namespace {

constexpr int lowest_tabs = 96;  // with room for two rows
constexpr int input_width = 92;  // leaves the reasons beside it room for two lines

/// Tabs that ask for little height, and take what is left.
class LowTabs final : public QTabWidget {
 public:
  using QTabWidget::QTabWidget;
  QSize sizeHint() const override { return {QTabWidget::sizeHint().width(), lowest_tabs}; }
};

/// The word that stands for an error; what comes with it is for programs.
QString word_of(const otp::Error& error, const observer::SystemModel& system) {
  const otp::Term& reason = error.reason.is_tuple() ? error.reason[0] : error.reason;
  return reason.is_atom() ? text(reason.atom().text()) : shown(reason, system);
}

}  // namespace

ContractInspector::ContractInspector(Observation& observation, Selection& selection, DeskPort& desk,
                                     QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      desk_(desk),
      model_(new ContractListModel(observation, this)) {
  setObjectName("view.murabaha");
  new_contract_ = new QAction(tr("&New contract…"), this);
  new_contract_->setObjectName("contract.new");
  new_contract_->setShortcut(Qt::CTRL | Qt::Key_N);
  connect(new_contract_, &QAction::triggered, this, &ContractInspector::askForContract);
  details_ = makeDetails();
  empty_ = new QLabel(this);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 8, 10, 8);
  layout->addWidget(makeList());
  layout->addWidget(details_, 1);
  layout->addWidget(empty_, 1);
  connect(model_, &ContractListModel::contractChanged, this, &ContractInspector::onContractChanged);
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    chosen_id_.clear();
    asked_.clear();
    clearInputs();
    refresh();
  });
  connect(&selection, &Selection::changed, this, [this](Identity id) {
    int row = model_->rowOf(id);
    if (row >= 0) chooseRow(row);
  });
  if (model_->rowCount() > 0) chooseRow(0);
  refresh();
}

// Building

QWidget* ContractInspector::makeList() {
  auto* part = new QWidget(this);
  list_ = new QTableView(part);
  list_->setObjectName("contract.list");
  list_->setAccessibleName(tr("Contracts"));
  list_->setModel(model_);
  list_->setSelectionBehavior(QAbstractItemView::SelectRows);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  make_plain(*list_, 22);
  const int widths[] = {78, 110, 84, 120};
  for (int column = 0; column < ContractListModel::ColumnCount; ++column) {
    list_->setColumnWidth(column, widths[column]);
  }
  list_->horizontalHeader()->setStretchLastSection(true);
  list_->setFixedHeight(118);
  connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) {
            if (current.isValid()) chooseRow(current.row());
          });
  auto* open = new QToolButton(part);
  open->setDefaultAction(new_contract_);
  open->setToolButtonStyle(Qt::ToolButtonTextOnly);
  bank_ = new QComboBox(part);
  bank_->setObjectName("contract.bank");
  bank_->addItems({tr("pays"), tr("declines: insufficient_funds"), tr("keeps silent")});
  connect(bank_, &QComboBox::activated, this, &ContractInspector::setBank);
  auto* bank_label = new QLabel(tr("The &bank"), part);
  bank_label->setBuddy(bank_);
  auto* bar = new QHBoxLayout;
  bar->addWidget(open);
  bar->addStretch();
  bar->addWidget(bank_label);
  bar->addWidget(bank_);
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(list_);
  return part;
}

QWidget* ContractInspector::makeDetails() {
  auto* part = new QWidget(this);
  title_ = new QLabel(part);
  title_->setObjectName("contract.title");
  QFont font = bold_font();
  font.setPixelSize(font.pixelSize() + 2);
  title_->setFont(font);
  process_ = new QLabel(part);
  process_->setObjectName("contract.process");
  process_->setFont(small_font());
  diagram_ = new ContractDiagramView(part);
  answer_ = new QLabel(part);
  answer_->setObjectName("contract.answer");
  answer_->setWordWrap(true);
  answer_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  answer_->setMinimumHeight(QFontMetrics(answer_->font()).height() * 2);
  answer_->setAlignment(Qt::AlignTop);
  payments_ = makeHistoryTable("contract.payments", {tr("Recorded (UTC)"), tr("Amount")});
  history_ = makeHistoryTable("contract.history",
                              {tr("Time (UTC)"), tr("Step"), tr("New state"), tr("Note")});
  auto* tabs = new LowTabs(part);
  tabs->setObjectName("contract.tabs");
  tabs->setDocumentMode(true);
  tabs->setMinimumHeight(lowest_tabs);
  tabs->addTab(history_, tr("History"));
  tabs->addTab(payments_, tr("Payments"));
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(title_);
  layout->addWidget(process_);
  layout->addWidget(diagram_);
  layout->addWidget(makeAmounts());
  layout->addWidget(makeActions());
  layout->addWidget(answer_);
  layout->addWidget(tabs, 1);
  // On a low screen the page scrolls, so that the window need not be higher than the screen.
  auto* page = new QScrollArea(this);
  page->setObjectName("contract.page");
  page->setFrameShape(QFrame::NoFrame);
  page->setFocusPolicy(Qt::NoFocus);
  page->setWidgetResizable(true);
  page->setWidget(part);
  return page;
}

QWidget* ContractInspector::makeAmounts() {
  auto* part = new QWidget(this);
  auto* grid = new QGridLayout(part);
  grid->setContentsMargins(0, 2, 0, 4);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(0);
  const QString names[] = {tr("Cost"), tr("Profit"), tr("Total"), tr("Paid"), tr("Outstanding")};
  const char* ids[] = {"cost", "profit", "total", "paid", "outstanding"};
  constexpr int columns = 3;
  for (int number = 0; number < 5; ++number) {
    auto* name = new QLabel(names[number], part);
    name->setFont(small_font());
    amounts_[number] = new QLabel(part);
    amounts_[number]->setObjectName(QString("contract.amount.%1").arg(ids[number]));
    amounts_[number]->setFont(bold_font());
    amounts_[number]->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(name, 2 * (number / columns), number % columns);
    grid->addWidget(amounts_[number], 2 * (number / columns) + 1, number % columns);
    grid->setColumnStretch(number % columns, 1);
  }
  return part;
}

void ContractInspector::addAction(QGridLayout* grid, const char* id, const QString& label,
                                  QWidget* input, Action sample,
                                  std::function<murabaha::Result<Action>()> read) {
  int row = int(actions_.size());
  auto* button = new QPushButton(label, this);
  button->setObjectName(id);
  button->setAutoDefault(false);
  auto* reason = new QLabel(this);
  reason->setObjectName(QString(id) + ".reason");
  reason->setFont(small_font());
  reason->setWordWrap(true);
  grid->addWidget(button, row, 0);
  if (input != nullptr) grid->addWidget(input, row, 1);
  grid->addWidget(reason, row, input != nullptr ? 2 : 1, 1, input != nullptr ? 1 : 2);
  actions_.push_back({button, reason, std::move(read), std::move(sample)});
  connect(button, &QPushButton::clicked, this,
          [this, index = actions_.size() - 1] { press(actions_[index]); });
}

QWidget* ContractInspector::makeActions() {
  auto* part = new QWidget(this);
  auto* grid = new QGridLayout(part);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(2, 1);
  rejection_ = new QLineEdit(part);
  rejection_->setObjectName("contract.rejection");
  rejection_->setPlaceholderText(tr("reason"));
  rejection_->setMaxLength(2000);
  rejection_->setFixedWidth(input_width);
  amount_ = new QLineEdit(part);
  amount_->setObjectName("contract.amount");
  amount_->setPlaceholderText(tr("amount"));
  amount_->setFixedWidth(input_width);
  addAction(grid, "contract.approve", tr("&Approve"), nullptr, murabaha::Approve{},
            [] { return Action(murabaha::Approve{}); });
  addAction(grid, "contract.reject", tr("Re&ject"), rejection_, murabaha::Reject{},
            [this] { return Action(murabaha::Reject{rejection_->text().toStdString()}); });
  addAction(grid, "contract.disburse", tr("&Disburse"), nullptr, murabaha::Disburse{},
            [] { return Action(murabaha::Disburse{}); });
  addAction(grid, "contract.pay", tr("Record pa&yment"), amount_, murabaha::RecordPayment{},
            [this]() -> murabaha::Result<Action> {
              const auto& currency = chosen()->contract.terms.currency;
              auto amount = murabaha::parse_amount(amount_->text().toStdString(), currency);
              if (!amount) return std::unexpected(amount.error());
              return Action(murabaha::RecordPayment{*amount});
            });
  return part;
}

QTableWidget* ContractInspector::makeHistoryTable(const char* id, const QStringList& columns) {
  auto* table = new QTableWidget(0, int(columns.size()), this);
  table->setObjectName(id);
  table->setHorizontalHeaderLabels(columns);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  make_plain(*table, 22);
  table->setFrameShape(QFrame::NoFrame);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->setFont(small_font());
  table->horizontalHeader()->setFont(small_font());
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  const int widths[] = {129, 100, 68};
  for (int column = 0; column < int(columns.size()) - 1; ++column) {
    table->setColumnWidth(column, widths[column]);
  }
  table->horizontalHeader()->setStretchLastSection(true);
  return table;
}

// Choosing

const ContractListModel::Row* ContractInspector::chosen() const {
  int row = model_->rowOf(chosen_id_);
  return row < 0 ? nullptr : &model_->at(row);
}

void ContractInspector::choose(const QString& contract_id) {
  int row = model_->rowOf(contract_id.toStdString());
  if (row >= 0) chooseRow(row);
}

void ContractInspector::chooseRow(int row) {
  const std::string& id = model_->at(row).contract.terms.contract_id;
  if (id == opened_id_) opened_id_.clear();
  if (id == chosen_id_) return;
  chosen_id_ = id;
  answer_->clear();
  clearInputs();
  list_->setCurrentIndex(model_->index(row, 0));
  selection_.select(model_->at(row).process);
  refresh();
}

void ContractInspector::onContractChanged(int row) {
  if (model_->at(row).contract.terms.contract_id == opened_id_) chooseRow(row);
  if (chosen_id_.empty()) {
    chosen_id_ = model_->at(row).contract.terms.contract_id;
    list_->setCurrentIndex(model_->index(row, 0));
  }
  if (model_->at(row).contract.terms.contract_id == chosen_id_) refresh();
}

// Showing

void ContractInspector::refresh() {
  const ContractListModel::Row* row = chosen();
  details_->setVisible(row != nullptr);
  empty_->setVisible(row == nullptr);
  list_->setEnabled(model_->rowCount() > 0);
  bool has_desk = desk_.isOpen();
  new_contract_->setEnabled(has_desk);
  bank_->setEnabled(has_desk);
  empty_->setText(has_desk ? tr("No contract is open yet. Open one with “New contract…”.")
                           : tr("This demo has no contract desk.\nThe demo “The systems of the "
                                "guide” has one."));
  if (row == nullptr) return;
  if (answer_->text().isEmpty()) {
    say(tr("A button asks the contract's process; its answer stands here."), Tone::Hint);
  }
  const Contract& contract = row->contract;
  title_->setText(
      tr("%1  ·  %2").arg(text(contract.terms.contract_id), text(contract.terms.customer_id)));
  const auto* process = observation_.system().find(row->process);
  QString incarnation =
      row->restarts == 0 ? tr("first incarnation") : tr("incarnation %1").arg(row->restarts + 1);
  process_->setText(row->is_alive && process != nullptr
                        ? tr("Process %1, %2").arg(text(process->pid.text()), incarnation)
                        : tr("The process does not run."));
  diagram_->setContract(contract);
  refreshAmounts(contract);
  refreshActions(contract);
  refreshPayments(contract);
  refreshHistory(contract);
}

void ContractInspector::refreshAmounts(const Contract& contract) {
  const auto& currency = contract.terms.currency;
  const Amount values[] = {contract.terms.asset_cost, contract.terms.profit, contract.terms.total(),
                           contract.paid(), contract.outstanding()};
  for (int number = 0; number < 5; ++number) {
    amounts_[number]->setText(text(murabaha::format_amount(values[number], currency)));
  }
  amounts_[2]->setText(text(murabaha::format_money(values[2], currency)));
  if (contract.excess() > 0) {
    amounts_[4]->setText(
        tr("%1 (+%2 too much)")
            .arg(amounts_[4]->text(), text(murabaha::format_amount(contract.excess(), currency))));
  }
}

void ContractInspector::refreshActions(const Contract& contract) {
  const Theme& theme = theme_of(palette());
  for (const ActionRow& row : actions_) {
    QString why = text(murabaha::why_not(contract.stage, row.sample));
    bool is_possible = why.isEmpty();
    row.button->setProperty("possible", is_possible);
    QPalette button = palette();
    if (!is_possible) button.setColor(QPalette::ButtonText, theme.dim_text);
    row.button->setPalette(button);
    QFont font = body_font();
    font.setBold(is_possible);
    row.button->setFont(font);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, is_possible ? theme.success : theme.dim_text);
    row.reason->setPalette(colours);
    row.reason->setText(is_possible ? QString::fromUtf8("\u2713 ") + tr("possible now") : why);
    row.button->setAccessibleDescription(row.reason->text());
  }
}

void ContractInspector::refreshPayments(const Contract& contract) {
  payments_->setRowCount(int(contract.payments.size()));
  int row = 0;
  for (const murabaha::Payment& payment : contract.payments) {
    payments_->setItem(row, 0, new QTableWidgetItem(text(murabaha::format_time(payment.at))));
    QString amount = text(murabaha::format_money(payment.received, contract.terms.currency));
    payments_->setItem(row++, 1, new QTableWidgetItem(amount));
  }
}

void ContractInspector::refreshHistory(const Contract& contract) {
  history_->setRowCount(int(contract.history.size()));
  int row = int(contract.history.size());
  for (const murabaha::Transition& step : contract.history) {
    --row;  // the latest step stands on top, like the latest payment
    const QString cells[] = {text(murabaha::format_time(step.at)),
                             text(step.action.text()).replace('_', ' '), text(name_of(step.to)),
                             text(step.note)};
    for (int column = 0; column < 4; ++column) {
      history_->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
  }
}

// Acting

void ContractInspector::press(const ActionRow& row) {
  if (chosen() == nullptr) return;
  if (asked_.contains(chosen_id_)) {
    return say(tr("The contract's process has not answered yet. Nothing more was sent."),
               Tone::Hint);
  }
  auto action = row.read();
  if (!action) return say(tr("Not sent: %1").arg(text(action.error().text())), Tone::Refusal);
  QString name = row.button->text().remove('&');
  asked_.insert(chosen_id_);
  say(tr("%1: sent, the answer is on its way.").arg(name), Tone::Hint);
  desk_.submit(chosen_id_, std::move(*action), {}, this,
               [this, name, id = chosen_id_](const murabaha::Result<Contract>& answer) {
                 asked_.erase(id);
                 bool is_chosen = id == chosen_id_;
                 if (answer && is_chosen) clearInputs();
                 showAnswer(is_chosen ? name : tr("%1: %2").arg(text(id), name), answer);
               });
}

/// What has been carried out must not be sent again by a second click.
void ContractInspector::clearInputs() {
  amount_->clear();
  rejection_->clear();
}

void ContractInspector::showAnswer(const QString& action,
                                   const murabaha::Result<Contract>& answer) {
  if (answer) {
    say(tr("%1: done. The contract is %2.").arg(action, text(name_of(answer->stage))),
        Tone::Success);
  } else {
    say(tr("%1 was refused, %2: %3")
            .arg(action, word_of(answer.error(), observation_.system()),
                 text(answer.error().text())),
        Tone::Refusal);
  }
}

void ContractInspector::say(const QString& sentence, Tone tone) {
  const Theme& theme = theme_of(palette());
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, tone == Tone::Refusal   ? theme.error
                                         : tone == Tone::Success ? theme.success
                                                                 : theme.dim_text);
  answer_->setPalette(colours);
  answer_->setText(sentence);
}

QString ContractInspector::nextId() const {
  for (int number = 1001;; ++number) {
    QString id = QString("M-%1").arg(number);
    if (model_->rowOf(id.toStdString()) < 0) return id;
  }
}

void ContractInspector::askForContract() {
  NewContractDialog dialog(desk_, nextId(), window());
  if (dialog.exec() != QDialog::Accepted) return;
  opened_id_ = dialog.contractId();
  int row = model_->rowOf(opened_id_);
  if (row >= 0) chooseRow(row);
}

void ContractInspector::setBank() {
  using murabaha::Manner;
  const Manner manners[] = {Manner::Pays, Manner::Declines, Manner::KeepsSilent};
  desk_.setBank({manners[bank_->currentIndex()], "insufficient_funds"});
}

}  // namespace ui
