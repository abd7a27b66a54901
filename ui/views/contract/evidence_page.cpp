#include "views/contract/evidence_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/fact_table.h"
#include "views/contract/words.h"

namespace ui {

using murabaha::Action;
using murabaha::Contract;

namespace {

const std::vector<Action>& all_actions() {
  static const std::vector<Action> actions = {
      murabaha::Approve{},       murabaha::Reject{},         murabaha::Disburse{},
      murabaha::RecordPayment{}, murabaha::RecordEvidence{}, murabaha::AgreeSchedule{},
      murabaha::ConcludeSale{},  murabaha::SettleEarly{},    murabaha::RecordCharityDonation{},
      murabaha::PayOnCharity{},  murabaha::RefundExcess{},   murabaha::DecidePayout{}};
  return actions;
}

}  // namespace

EvidencePage::EvidencePage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent), dossier_(dossier) {
  documents_ = new FactTable(
      "contract.documents", tr("Documents that are recorded"),
      {tr("Kind"), tr("Recorded"), tr("Dated"), tr("Document"), tr("Note"), tr("SHA-256")}, this);
  documents_->setSelectionMode(QAbstractItemView::SingleSelection);
  add_ = new QPushButton(tr("Record one of this kind…"), this);
  add_->setObjectName("contract.documents.add");
  add_->setAutoDefault(false);
  connect(add_, &QPushButton::clicked, this, [this] {
    int row = std::max(0, documents_->currentRow());
    Q_EMIT evidenceWanted(murabaha::all_evidence_kinds[row]);
  });
  makeConditions();
  auto* label = new QLabel(tr("What is asked for"), this);
  label->setBuddy(action_);
  auto* bar = new QHBoxLayout;
  bar->addWidget(label);
  bar->addWidget(action_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 2, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(documents_, 1);
  layout->addWidget(add_, 0, Qt::AlignLeading);
  layout->addLayout(bar);
  layout->addWidget(conditions_, 1);
  connect(&dossier, &OpenDossier::changed, this, &EvidencePage::refresh);
}

void EvidencePage::makeConditions() {
  action_ = new QComboBox(this);
  action_->setObjectName("contract.conditions.action");
  action_->setAccessibleName(tr("The step whose conditions are shown"));
  action_->addItem(tr("every step"), QString());
  for (const Action& action : all_actions()) {
    std::string name(name_of(action));
    action_->addItem(word_of_command(name), text(name));
  }
  connect(action_, &QComboBox::currentIndexChanged, this, &EvidencePage::showConditions);
  conditions_ = new FactTable("contract.conditions", tr("Conditions of the steps"),
                              {tr("Step"), tr("Now"), tr("Rule"), tr("What satisfies it")}, this);
}

void EvidencePage::showConditionsOf(const QString& action) {
  action_->setCurrentIndex(std::max(0, action_->findData(action)));
  conditions_->setFocus();
}

void EvidencePage::refresh() {
  if (!dossier_.isThere()) return;
  add_->setEnabled(!dossier_.isPast());
  showDocuments(dossier_.shown().contract);
  showConditions();
}

namespace {

/// What binds a promise is a word of the language; other notes stand as they were written.
QString note_of(const murabaha::EvidenceRecorded& evidence) {
  bool is_promise = evidence.kind == murabaha::EvidenceKind::Promise;
  auto promise = murabaha::promise_kind_named(evidence.note);
  return is_promise && promise ? word_of(*promise) : text(evidence.note);
}

}  // namespace

void EvidencePage::showDocuments(const Contract& contract) {
  int current = documents_->currentRow();
  QList<QStringList> rows;
  for (murabaha::EvidenceKind kind : murabaha::all_evidence_kinds) {
    auto count = std::ranges::count(contract.evidence, kind, &murabaha::EvidenceRecorded::kind);
    const auto* latest = contract.latest(kind);
    if (latest == nullptr) {
      rows << QStringList{word_of(kind), tr("– none")};
      continue;
    }
    rows << QStringList{word_of(kind),          tr("✓ %1").arg(count), text(latest->dated),
                        text(latest->document), note_of(*latest),      text(latest->sha256)};
  }
  documents_->fill(rows);
  if (current >= 0) documents_->setCurrentCell(current, 0);
}

void EvidencePage::showConditions() {
  if (!dossier_.isThere()) return;
  QString wanted = action_->currentData().toString();
  QList<QStringList> rows;
  for (const Action& action : all_actions()) {
    if (!wanted.isEmpty() && wanted != text(name_of(action))) continue;
    rows << conditionsOf(dossier_.shown().contract, action);
  }
  conditions_->fill(rows);
  for (int row = 0; row < rows.size(); ++row) {
    bool fails = rows[row][1] == words_of(murabaha::Guard::Verdict::Fails);
    if (fails) conditions_->item(row, 1)->setForeground(theme_of(palette()).error);
  }
}

/// The state first, since no other question arises when it does not allow the step.
QList<QStringList> EvidencePage::conditionsOf(const Contract& contract,
                                              const Action& action) const {
  using Verdict = murabaha::Guard::Verdict;
  QString step = word_of_command(name_of(action));
  QString why = translated(murabaha::why_not(contract, action));
  QStringList stages;
  for (murabaha::Stage stage : murabaha::stages_allowing(action)) stages << word_of(stage);
  QString states = tr("The contract is %1.").arg(stages.join(tr(" or ")));
  QList<QStringList> rows;
  rows << QStringList{step, words_of(why.isEmpty() ? Verdict::Passes : Verdict::Fails),
                      tr("states"), why.isEmpty() ? states : why};
  for (const murabaha::Guard& guard : guards_of(contract, action, dossier_.moment())) {
    rows << QStringList{step, words_of(guard.verdict), translated(guard.rule),
                        translated(guard.text)};
  }
  return rows;
}

}  // namespace ui
