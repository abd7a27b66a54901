#include "views/contract/payouts_page.h"

#include <QLabel>
#include <QVBoxLayout>

#include "draw/desk_codes.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "murabaha/asking.h"
#include "views/contract/fact_table.h"

namespace ui {

PayoutsPage::PayoutsPage(const OpenDossier& dossier, QWidget* parent)
    : QWidget(parent), dossier_(dossier) {
  intents_ = new FactTable("contract.intents", tr("Attempts to pay"),
                           {tr("No."), tr("Purpose"), tr("Status"), tr("Amount"), tr("Payee"),
                            tr("Asked"), tr("Settled"), tr("Reason"), tr("Next query"), tr("Key")},
                           this);
  intents_->setFigures({3});
  intents_->setEmptyText(tr("Nothing was to be paid out yet."));
  calls_ = new FactTable("contract.calls", tr("Calls of the payment system"),
                         {tr("No."), tr("Call"), tr("Time"), tr("Outcome"), tr("Key")}, this);
  calls_->setEmptyText(tr("The payment system was not called yet."));
  auto* heading = new QLabel(tr("Calls of the payment system"), this);
  heading->setFont(bold_font());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 2, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(intents_, 1);
  layout->addWidget(heading);
  layout->addWidget(calls_, 1);
  connect(&dossier, &OpenDossier::changed, this, &PayoutsPage::refresh);
}

/// When the payment system is asked by itself about a payment that it says is under way.
QString PayoutsPage::nextQuery(const std::string& intent) const {
  const murabaha::Payout* kept = dossier_.shown().contract.payout(intent);
  if (kept == nullptr || !kept->is_open() || dossier_.isPast()) return {};
  murabaha::Payout payout = *kept;
  const auto& asked = dossier_.shown().asked;
  payout.calls.insert(payout.calls.end(), asked.begin(), asked.end());
  auto next = next_query(payout);
  return next ? dossier_.localTime(*next) : QString();
}

/// Who is paid; where that is not the supplier, why, and with whose approval.
QString PayoutsPage::payee(const murabaha::IntentRow& row) const {
  const murabaha::Contract& contract = dossier_.shown().contract;
  const murabaha::Payout* kept = contract.payout(row.intent);
  bool is_direct = row.payee == contract.terms.supplier_id;
  if (kept == nullptr || is_direct || kept->request.exception_reason.empty()) {
    return text(row.payee);
  }
  const murabaha::PayoutRequested& request = kept->request;
  QString exception =
      tr("%1, not the supplier: %2").arg(apart(row.payee), apart(request.exception_reason));
  if (request.adviser_approval.empty()) return exception;
  return tr("%1; approved by the adviser: %2").arg(exception, apart(request.adviser_approval));
}

void PayoutsPage::refresh() {
  if (!dossier_.isThere()) return;
  const murabaha::Records& records = dossier_.shown().records;
  const auto& currency = dossier_.shown().contract.terms.currency;
  QList<QStringList> intents;
  for (const murabaha::IntentRow& row : records.intents) {
    QString settled = row.settled_at == 0 ? QString() : dossier_.localTime(row.settled_at);
    intents << QStringList{QString::number(row.attempt),
                           word_of_purpose(row.purpose),
                           word_of_payment(row.status),
                           text(murabaha::format_money(row.amount, currency)),
                           payee(row),
                           dossier_.localTime(row.created_at),
                           settled,
                           word_of_outcome(row.reason),
                           nextQuery(row.intent),
                           text(row.intent)};
  }
  intents_->fill(intents);
  QList<QStringList> calls;
  auto add = [&](const std::string& kind, murabaha::Timestamp at, const std::string& outcome,
                 const std::string& intent) {
    calls << QStringList{QString::number(calls.size() + 1), word_of_call(kind),
                         dossier_.localTime(at), word_of_outcome(outcome), text(intent)};
  };
  for (const murabaha::GatewayCallRow& row : records.gateway_calls) {
    add(row.kind, row.at, row.outcome, row.intent);
  }
  // What was answered as before is kept with the next answer that is another.
  const murabaha::Payout* open = dossier_.shown().contract.open_payout();
  for (const murabaha::GatewayCall& call : dossier_.shown().asked) {
    if (open != nullptr) add(call.kind, call.at, call.outcome, open->request.intent);
  }
  calls_->fill(calls);
}

}  // namespace ui
