#include "views/contract/contract_actions.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "draw/written.h"
#include "views/contract/date_field.h"
#include "views/contract/step_questions.h"
#include "views/contract/tint.h"
#include "views/short_text_edit.h"

namespace ui {

using murabaha::Action;
using murabaha::Contract;
using murabaha::Result;

namespace {

constexpr int input_width = 110;  // leaves the reasons beside it room for two lines
constexpr int fold_width = 18;

/// What Tab comes to in an input: itself, or its parts in the order in which they were added.
QList<QWidget*> stops_in(QWidget* input) {
  if (input->focusPolicy() != Qt::NoFocus) return {input};
  return input->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
}

Qt::ArrowType arrow_of(bool is_unfolded, Qt::LayoutDirection direction) {
  if (is_unfolded) return Qt::DownArrow;
  return direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
}

QGridLayout* make_grid(QWidget* part) {
  auto* grid = new QGridLayout(part);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(2, 1);
  return grid;
}

}  // namespace

ContractActions::ContractActions(OpenDossier& dossier, OrderSender& sender, QWidget* parent)
    : QWidget(parent), dossier_(dossier), sender_(sender) {
  auto* part = new QWidget(this);
  grid_ = make_grid(part);
  more_ = new QToolButton(this);
  more_->setObjectName("contract.more");
  more_->setCheckable(true);
  more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  more_->setAutoRaise(true);
  more_part_ = new QWidget(this);
  more_grid_ = make_grid(more_part_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(3);
  layout->addWidget(part);
  layout->addWidget(more_);
  layout->addWidget(more_part_);
  makeFields();
  addSteps();
  addRefresh();
  followInTabOrder(more_);
  first_more_ = rows_.size();
  addMoreSteps();
  connect(more_, &QToolButton::toggled, this, &ContractActions::showMore);
  auto again = qOverload<>(&ContractActions::refresh);
  connect(&dossier, &OpenDossier::changed, this, again);
  connect(&sender, &OrderSender::sent, this, again);
  connect(&sender, &OrderSender::answered, this, again);
  showMore(false);
}

void ContractActions::makeFields() {
  rejection_ = new QLineEdit(this);
  rejection_->setObjectName("contract.rejection");
  rejection_->setAccessibleName(tr("Reason of a rejection"));
  rejection_->setPlaceholderText(tr("reason"));
  rejection_->setMaxLength(most_pasted);
  amount_ = new QLineEdit(this);
  amount_->setObjectName("contract.amount");
  amount_->setAccessibleName(tr("Amount of a payment"));
  amount_->setPlaceholderText(tr("amount"));
  rejection_->setFixedWidth(input_width);
  connect(rejection_, &QLineEdit::textChanged, this, qOverload<>(&ContractActions::refresh));
}

/// The amount, and behind it what shows the rest of a payment, which is seldom needed.
QWidget* ContractActions::makePaymentFields() {
  auto* part = new QWidget(this);
  part->setFixedWidth(input_width);
  auto* layout = new QHBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(amount_, 1);
  dates_ = new QToolButton(part);
  dates_->setObjectName("contract.pay.more");
  dates_->setCheckable(true);
  dates_->setAutoRaise(true);
  dates_->setFixedWidth(fold_width);
  dates_->setFocusPolicy(Qt::StrongFocus);
  dates_->setAccessibleName(tr("Date and reference of the payment"));
  dates_->setToolTip(dates_->accessibleName());
  layout->addWidget(dates_);
  connect(dates_, &QToolButton::toggled, this, &ContractActions::showDates);
  return part;
}

void ContractActions::makeDateFields() {
  dates_part_ = new QWidget(this);
  dated_ = make_date_field("contract.pay.dated", {}, dates_part_);
  dated_->setAccessibleName(tr("Day on which it was paid"));
  reference_ = new QLineEdit(dates_part_);
  reference_->setObjectName("contract.pay.reference");
  reference_->setAccessibleName(tr("Reference of the payer's bank"));
  reference_->setPlaceholderText(tr("reference of the payer's bank"));
  reference_->setMaxLength(most_pasted);
  auto* layout = new QHBoxLayout(dates_part_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(new QLabel(tr("dated"), dates_part_));
  layout->addWidget(dated_);
  layout->addWidget(reference_, 1);
}

/// What is not shown is not sent: then the payment is of today, and has no reference.
void ContractActions::showDates(bool shows) {
  dates_->setArrowType(arrow_of(shows, layoutDirection()));
  dates_part_->setVisible(shows);
  if (!shows) return reference_->clear();
  dated_->setDate(qdate_of(dossier_.moment().today()));
}

// Building

ContractActions::Row& ContractActions::add(QGridLayout* grid, const char* id, const QString& label,
                                           QWidget* input) {
  int place = grid->rowCount();
  auto row = std::make_unique<Row>();
  row->button = new QPushButton(label, this);
  row->button->setObjectName(id);
  row->button->setAutoDefault(false);
  row->reason = new QLabel(this);
  row->reason->setObjectName(QString(id) + ".reason");
  row->reason->setFont(small_font());
  row->reason->setWordWrap(true);
  row->reason->setFocusPolicy(Qt::StrongFocus);  // while it has a link; else Tab passes it by
  connect(row->reason, &QLabel::linkActivated, this, &ContractActions::missingWanted);
  grid->addWidget(row->button, place, 0);
  followInTabOrder(row->button);
  if (input != nullptr) {
    grid->addWidget(input, place, 1);
    for (QWidget* stop : stops_in(input)) followInTabOrder(stop);
  }
  followInTabOrder(row->reason);
  grid->addWidget(row->reason, place, input != nullptr ? 2 : 1, 1, input != nullptr ? 1 : 2);
  connect(row->button, &QPushButton::clicked, this, [this, made = row.get()] { press(*made); });
  rows_.push_back(std::move(row));
  return *rows_.back();
}

ContractActions::Row& ContractActions::add(QGridLayout* grid, const char* id, const QString& label,
                                           Action action) {
  Row& row = add(grid, id, label);
  row.read = [action = std::move(action)] { return Result<Action>(action); };
  return row;
}

/// As they stand: line by line, and along each line.
void ContractActions::followInTabOrder(QWidget* next) {
  if (last_ != nullptr) setTabOrder(last_, next);
  last_ = next;
}

void ContractActions::addSteps() {
  add(grid_, "contract.approve", tr("&Approve"), murabaha::Approve{});
  Row& reject = add(grid_, "contract.reject", tr("Re&ject"), rejection_);
  reject.read = [this] {
    return Result<Action>(murabaha::Reject{written_text(rejection_->text())});
  };
  reject.ask = [this](const Action& action) {
    return questions().reject(std::get<murabaha::Reject>(action));
  };
  reject.is_for_good = true;
  Row& disburse = add(grid_, "contract.disburse", tr("&Disburse"), murabaha::Disburse{});
  disburse.ask = [this](const Action&) { return questions().disburse(); };
  disburse.is_for_good = true;
  Row& pay = add(grid_, "contract.pay", tr("Record pa&yment"), makePaymentFields());
  pay.field = amount_;
  makeDateFields();
  grid_->addWidget(dates_part_, grid_->rowCount(), 0, 1, 3);
  followInTabOrder(dated_);
  followInTabOrder(reference_);
  showDates(false);
  pay.read = [this]() -> Result<Action> {
    const auto& currency = dossier_.present().contract.terms.currency;
    auto amount = murabaha::parse_amount(written_id(amount_->text()), currency);
    if (!amount) return std::unexpected(amount.error());
    if (!dates_->isChecked()) return Action(murabaha::RecordPayment{*amount});
    return Action(
        murabaha::RecordPayment{*amount, date_text(*dated_), written_id(reference_->text())});
  };
  pay.ask = [this](const Action& action) -> std::optional<Action> {
    if (sender_.isRepeat(dossier_.id(), action)) return action;
    return questions().payment(std::get<murabaha::RecordPayment>(action));
  };
}

void ContractActions::addRefresh() {
  Row& row = add(grid_, "contract.refresh", tr("Re&fresh state"));
  row.button->disconnect(this);
  connect(row.button, &QPushButton::clicked, this, &ContractActions::refreshWanted);
}

// Showing

void ContractActions::showMore(bool shows) {
  more_->setArrowType(arrow_of(shows, layoutDirection()));
  more_part_->setVisible(shows);
}

QString ContractActions::whyNot(const Action& action) const {
  if (dossier_.present().fault) return tr("It is read-only: its rows are not right.");
  const Contract& contract = dossier_.shown().contract;
  QString why = translated(murabaha::why_not(contract, action));
  if (!why.isEmpty()) return why;
  if (std::holds_alternative<murabaha::RefundExcess>(action) && contract.excess() <= 0) {
    return tr("Nothing is owed to the customer.");
  }
  if (std::holds_alternative<murabaha::PayOnCharity>(action) && contract.charity_balance() <= 0) {
    return tr("Nothing is left to distribute.");
  }
  int missing = 0;
  for (const auto& guard : murabaha::guards_of(contract, action, dossier_.moment())) {
    if (guard.verdict != murabaha::Guard::Verdict::Fails) continue;
    if (++missing == 1) {
      why = tr("%1 · %2").arg(translated(guard.text).toHtmlEscaped(),
                              translated(guard.rule).toHtmlEscaped());
    }
  }
  if (missing == 0) return {};
  QString link = missing == 1 ? tr("Show it") : tr("Show all %1 that are missing").arg(missing);
  return QString("%1 <a href=\"%2\">%3</a>").arg(why, text(name_of(action)), link);
}

void ContractActions::refresh() {
  if (!dossier_.isThere()) return;
  for (const auto& row : rows_) refresh(*row);
  int possible = 0;
  for (std::size_t each = first_more_; each < rows_.size(); ++each) {
    if (rows_[each]->button->property("possible").toBool()) ++possible;
  }
  more_->setText(tr("More steps: %1 possible now").arg(possible));
}

void ContractActions::refresh(const Row& row) {
  if (dossier_.isPast()) return mark(row, false, tr("This is the past."));
  if (!row.read) return mark(row, true, {});
  // What is written in the fields may be no amount yet; whether the state allows it does not
  // depend on that.
  Action action = row.read().value_or(murabaha::RecordPayment{});
  if (sender_.isUnderWay(dossier_.id(), action)) return mark(row, false, tr("on its way…"));
  QString why = whyNot(action);
  mark(row, why.isEmpty(), why);
}

void ContractActions::mark(const Row& row, bool is_possible, const QString& why) {
  const Theme& theme = theme_of(palette());
  row.button->setProperty("possible", is_possible);
  tint(*row.button, is_possible ? theme.text : theme.dim_text);
  QFont font = body_font();
  font.setBold(is_possible);
  row.button->setFont(font);
  tint(*row.reason, is_possible ? theme.success : theme.dim_text);
  row.reason->setText(is_possible ? QString::fromUtf8("\u2713 ") + tr("possible now") : why);
  // What leads to the checklist can be followed by keys too.
  bool has_link = row.reason->text().contains("<a ");
  row.reason->setTextInteractionFlags(has_link ? Qt::LinksAccessibleByMouse |
                                                     Qt::LinksAccessibleByKeyboard
                                               : Qt::NoTextInteraction);
  row.reason->setFocusPolicy(has_link ? Qt::StrongFocus : Qt::NoFocus);
  QString spoken = row.reason->text();
  row.button->setAccessibleDescription(spoken.remove(QRegularExpression("<[^>]*>")));
}

// Acting

StepQuestions ContractActions::questions() {
  return {dossier_.present().contract, dossier_.moment(), window()};
}

void ContractActions::press(const Row& row) {
  if (!dossier_.isThere()) return;
  if (dossier_.isPast()) return Q_EMIT notSent(tr("Not sent: %1").arg(tr("This is the past.")));
  auto action = row.read();
  if (!action) {
    Q_EMIT notSent(tr("Not sent: %1").arg(translated(action.error().text())));
    return;
  }
  const std::string id = dossier_.id();
  QString name = row.button->text().remove('&').remove(QString::fromUtf8("…"));
  std::int64_t version = dossier_.present().contract.version();
  bool is_possible = row.button->property("possible").toBool();
  bool asks = row.ask && is_possible && !sender_.isUnderWay(id, *action);
  if (asks) {
    auto asked = row.ask(*action);
    if (!asked) return;
    action = *asked;
  }
  // A refusal is wanted where one is foreseen, and what was confirmed is meant for what was on the
  // screen: if the contract has gone on meanwhile, neither may happen to it.
  bool is_bound = !is_possible || row.is_for_good;
  sender_.send(id, *action, name, is_bound ? std::optional(version) : std::nullopt);
}

QList<PaletteEntry> ContractActions::commands(QObject* keeper) {
  QList<PaletteEntry> entries;
  if (!dossier_.isThere()) return entries;
  QString path = tr("Contract %1").arg(apart(dossier_.id()));
  for (const auto& row : rows_) {
    auto* action = new QAction(row->button->text(), keeper);
    action->setObjectName("step." + row->button->objectName());
    action->setEnabled(row->button->property("possible").toBool());
    if (!action->isEnabled()) action->setToolTip(row->button->accessibleDescription());
    connect(action, &QAction::triggered, row->button, [made = row.get()] {
      bool is_missing = made->field != nullptr && made->field->text().isEmpty();
      if (is_missing) made->field->setFocus();
      else made->button->click();
    });
    entries.append({action, path, this});
  }
  return entries;
}

void ContractActions::goTo(murabaha::Stage stage) {
  using enum murabaha::Stage;
  enum { approve, reject, disburse };  // as they stand
  switch (stage) {
    case Approved: return press(*rows_[approve]);
    case Rejected: return press(*rows_[reject]);
    case Disbursed: return press(*rows_[disburse]);
    default: return amount_->setFocus();
  }
}

void ContractActions::clearInputs() {
  amount_->clear();
  dates_->setChecked(false);
  rejection_->clear();
}

void ContractActions::recordEvidence(murabaha::EvidenceKind kind) {
  if (!dossier_.isThere() || dossier_.isPast()) return;
  auto asked = questions().evidence(kind);
  if (asked) sender_.send(dossier_.id(), *asked, tr("Record document"));
}

}  // namespace ui
