#include "views/contract/timeline_page.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/contract/fact_table.h"

namespace ui {
namespace {

constexpr int stub_length = 8;

/// A state of the audit trail, which may name one that is none.
QString word_of_state(const std::string& name) {
  auto stage = murabaha::stage_named(name);
  return stage ? word_of(*stage) : text(name);
}

QString utc_of(murabaha::Timestamp at) {
  return TimelinePage::tr("%1 UTC").arg(apart(murabaha::format_time(at)));
}

}  // namespace

TimelinePage::TimelinePage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent), dossier_(dossier) {
  table_ = new FactTable(
      "contract.history", tr("Timeline"),
      {tr("Time"), tr("Step"), tr("State"), tr("Note"), tr("Actor"), tr("Key"), tr("Hash")}, this);
  table_->horizontalHeaderItem(0)->setToolTip(
      tr("By the clocks of the desk's time zone; each row's tip has the time in UTC."));
  only_refusals_ = new QCheckBox(tr("Only what was refused"), this);
  only_refusals_->setObjectName("contract.history.refusals");
  auto* copy = new QPushButton(tr("Copy as text"), this);
  copy->setObjectName("contract.history.copy");
  copy->setAutoDefault(false);
  auto* bar = new QHBoxLayout;
  bar->addWidget(only_refusals_);
  bar->addStretch();
  bar->addWidget(copy);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 2, 0, 0);
  layout->setSpacing(2);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  setTabOrder(only_refusals_, copy);
  setTabOrder(copy, table_);
  connect(copy, &QPushButton::clicked, this, &TimelinePage::copy);
  connect(only_refusals_, &QCheckBox::toggled, this, &TimelinePage::refresh);
  connect(&dossier, &OpenDossier::changed, this, &TimelinePage::refresh);
}

TimelinePage::Entry TimelinePage::step(const murabaha::AuditRow& row,
                                       const murabaha::Contract& contract) const {
  QString states = row.from.empty() || row.from == row.to
                       ? word_of_state(row.to)
                       : tr("%1 → %2").arg(word_of_state(row.from), word_of_state(row.to));
  bool is_known = row.seq >= 1 && row.seq <= contract.version();
  QString note =
      is_known ? words_of_note(contract.history[std::size_t(row.seq - 1)]) : text(row.params);
  return {row.at,
          false,
          {dossier_.localTime(row.at), word_of_step(row.command), states, note, text(row.actor),
           text(row.key).left(stub_length), text(row.hash).left(stub_length)},
          tr("%1\nStep %2, key %3\nHash %4\n%5")
              .arg(utc_of(row.at))
              .arg(row.seq)
              .arg(row.key.empty() ? tr("none") : text(row.key), text(row.hash), text(row.params))};
}

TimelinePage::Entry TimelinePage::refusal(const murabaha::Attempt& attempt) const {
  return {attempt.at,
          true,
          {dossier_.localTime(attempt.at), word_of_command(attempt.command),
           tr("✗ refused: %1").arg(with_code(word_of_refusal(attempt.code), attempt.code)),
           translated(attempt.sentence), text(attempt.actor), QString(), QString()},
          tr("%1\n%2").arg(utc_of(attempt.at), translated(attempt.sentence))};
}

QList<TimelinePage::Entry> TimelinePage::entries() const {
  const murabaha::Dossier& dossier = dossier_.shown();
  QList<Entry> all;
  if (!only_refusals_->isChecked()) {
    for (const auto& row : dossier.records.trail) all << step(row, dossier.contract);
  }
  for (const auto& attempt : dossier.attempts) all << refusal(attempt);
  std::ranges::stable_sort(all, {}, &Entry::at);
  std::ranges::reverse(all);
  return all;
}

void TimelinePage::refresh() {
  if (!dossier_.isThere()) return;
  QList<Entry> all = entries();
  QList<QStringList> rows;
  for (const Entry& entry : all) rows << entry.cells;
  table_->setEmptyText(tr("Nothing was refused."));
  table_->fill(rows);
  for (int row = 0; row < all.size(); ++row) {
    for (int column = 0; column < table_->columnCount(); ++column) {
      table_->setTip(row, column, all[row].tip);
      if (all[row].is_refusal) {
        table_->item(row, column)->setForeground(theme_of(palette()).error);
      }
    }
  }
}

void TimelinePage::copy() const { QGuiApplication::clipboard()->setText(table_->asText()); }

}  // namespace ui
