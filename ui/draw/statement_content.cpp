#include "draw/statement_content.h"

#include <QCoreApplication>

#include <algorithm>

#include "draw/terms_words.h"
#include "draw/text.h"
#include "murabaha/instalment_state.h"

namespace ui {
namespace {

using murabaha::Amount;
using murabaha::Contract;
using murabaha::Instalment;
using murabaha::Payment;
using murabaha::Timestamp;
using murabaha::Transition;

QString day_text(murabaha::Date day) { return isolated(murabaha::format_date(day)); }
QString moment_text(Timestamp at) { return isolated(murabaha::format_time(at)); }

/// Writes the parts of a statement.
class Writer {
  Q_DECLARE_TR_FUNCTIONS(ContractStatement)

 public:
  Writer(const Contract& contract, const StatementManner& manner)
      : contract_(contract), terms_(contract.terms), manner_(manner) {}

  QString title() const {
    return tr("Statement of the Murabaha contract %1").arg(isolated(terms_.contract_id));
  }
  /// The second date is for whoever reads from right to left, but always says which calendar it is.
  QString subtitle() const {
    return tr("Written at %1 UTC · %2 in the civil (tabular) Islamic calendar")
        .arg(moment_text(manner_.at), islamic_date(manner_.day()));
  }

  StatementTable agreed() const {
    StatementTable table{tr("Terms"), {{{}, 2}, {{}, 5}}, {}};
    auto add = [&table](const QString& name, const QString& value) {
      if (!value.isEmpty()) table.rows << QStringList{name, value};
    };
    add(tr("Contract"), isolated(terms_.contract_id));
    add(tr("Customer"), isolated(terms_.customer_id));
    add(tr("State"), word_of(contract_.stage));
    add(tr("Currency"), currency());
    add(tr("Rules"), word_of(terms_.profile));
    add(tr("Asset"), isolated(terms_.asset));
    add(tr("Supplier"), isolated(terms_.supplier_id));
    add(tr("Agent"), isolated(terms_.agent_id));
    add(tr("Instalments"), repayment_words(terms_, manner_.digits));
    add(tr("Profit is earned"), word_of(terms_.recognition));
    add(tr("Rebate when settled early"), rebate_words(terms_));
    if (terms_.late_donation) {
      add(tr("Donation when late"),
          tr("%1 of a late instalment, to charity").arg(isolated(terms_.late_donation->text())));
    }
    if (!contract_.history.empty()) add(tr("Opened on"), day_text(contract_.history[0].day));
    if (contract_.sold_on) add(tr("Sold on"), isolated(*contract_.sold_on));
    add(tr("Paid too much"), terms_.overpayment == murabaha::Overpayment::Credit
                                 ? tr("is owed to the customer")
                                 : tr("is refused"));
    return table;
  }

  StatementTable price() const {
    StatementTable table{tr("Cost and price"), {{{}, 4}, {{}, 2, true}, {{}, 3}}, {}};
    for (const murabaha::CostLine& line : terms_.cost_lines) {
      table.rows << QStringList{isolated(line.name), amount(line.amount), {}};
    }
    table.rows << QStringList{tr("Cost"), amount(terms_.asset_cost), {}}
               << QStringList{tr("Profit"), amount(terms_.profit), {}}
               << QStringList{tr("Selling price"), money(terms_.total()), {}};
    table.is_strong_at_end = true;
    return table;
  }

  StatementTable balance() const {
    StatementTable table{tr("Balance"), {{{}, 4}, {{}, 2, true}, {{}, 3}}, {}};
    auto add = [&](const QString& name, Amount value, bool is_always) {
      if (is_always || value != 0) table.rows << QStringList{name, amount(value), {}};
    };
    add(tr("Paid"), contract_.paid(), true);
    add(tr("Rebate given"), rebate(), false);
    add(tr("Refunded to the customer"), contract_.refunded, false);
    add(tr("Refund due to the customer"), contract_.excess(), true);
    add(tr("Donated to charity, apart from the price"), contract_.donated, false);
    add(tr("Passed on to charity"), contract_.passed_on, false);
    table.rows << QStringList{tr("Outstanding"), money(contract_.outstanding()), {}};
    table.is_strong_at_end = true;
    return table;
  }

  StatementTable schedule() const {
    StatementTable table{tr("Schedule"),
                         {{tr("No."), 2, true},
                          {tr("Due"), 4},
                          {tr("Instalment"), 5, true},
                          {tr("Cost part"), 5, true},
                          {tr("Profit part"), 5, true},
                          {tr("Paid"), 5, true},
                          {tr("Left"), 5, true}},
                         {}};
    table.instead = tr("No schedule is agreed.");
    for (const auto& state : murabaha::instalment_states(contract_, manner_.day())) {
      const Instalment& instalment = state.instalment;
      table.rows << QStringList{isolated(number(std::uint64_t(instalment.number))),
                                isolated(murabaha::format_date(instalment.due)),
                                amount(instalment.amount),
                                amount(instalment.cost_part),
                                amount(instalment.profit_part),
                                amount(state.paid),
                                amount(state.left)};
    }
    return table;
  }

  StatementTable payments() const {
    StatementTable table{tr("Payments"),
                         {{tr("No."), 2, true},
                          {tr("Value date"), 4},
                          {tr("Received"), 5, true},
                          {tr("Applied"), 5, true},
                          {tr("Too much"), 5, true},
                          {tr("Reference"), 8}},
                         {}};
    table.instead = tr("No payment is recorded.");
    std::uint64_t row = 0;
    for (auto payment = contract_.payments.rbegin(); payment != contract_.payments.rend();
         ++payment) {
      table.rows << QStringList{isolated(number(++row)),   isolated(payment->value_date),
                                amount(payment->received), amount(payment->applied),
                                amount(payment->excess),   isolated(payment->reference)};
    }
    return table;
  }

  StatementTable timeline() const {
    StatementTable table{tr("Timeline"),
                         {{tr("Step"), 2, true},
                          {tr("Time (UTC)"), 8},
                          {tr("By"), 4},
                          {tr("What happened"), 6},
                          {tr("State after"), 4},
                          {tr("Note"), 6},
                          {tr("Hash"), 5}},
                         {}};
    for (const Transition& step : contract_.history) {
      table.rows << QStringList{isolated(number(std::uint64_t(step.seq))),
                                moment_text(step.at),
                                isolated(step.actor),
                                word_of_step(step.action.text()),
                                word_of(step.to),
                                note_of(step),
                                isolated(text(step.hash).left(short_hash_digits))};
    }
    return table;
  }

  QString head_title() const { return tr("Head of the audit trail"); }
  QString head_sentence(const QString& short_hash) const {
    return tr("The last step's SHA-256, over all steps before it; in short %1. Whoever verifies "
              "the "
              "contract later must find this hash in its trail.")
        .arg(isolated(short_hash));
  }

  QStringList notes() const {
    if (terms_.profile != murabaha::Profile::Aaoifi) return {};
    return {tr("The desk checks recorded evidence against configured rules. It gives no ruling.")};
  }

 private:
  QString amount(Amount value) const { return amount_text(value, terms_.currency, manner_.digits); }
  QString money(Amount value) const { return money_text(value, terms_.currency, manner_.digits); }
  Amount rebate() const { return contract_.rebate(); }

  QString currency() const {
    if (terms_.currency == murabaha::Currency()) return tr("none: whole units");
    return isolated(terms_.currency.code());
  }

  /// The notes that core writes for programs' logs have words in them; here they are the
  /// language's.
  QString note_of(const Transition& step) const {
    if (step.action == otp::Atom("record_evidence")) {
      auto kind = murabaha::evidence_kind_named(step.note);
      return kind ? word_of(*kind) : isolated(step.note);
    }
    if (step.action == otp::Atom("agree_schedule")) {
      return tr("Instalments: %1").arg(isolated(text(step.note).section(' ', 0, 0)));
    }
    if (step.action == otp::Atom("settle_early") && contract_.settlement) {
      return tr("%1, rebate %2").arg(money(contract_.settlement->cash), money(rebate()));
    }
    bool is_in_words = step.action == otp::Atom("reject") || step.note.empty();
    return is_in_words ? isolated(step.note) : written(text(step.note), manner_.digits);
  }

  const Contract& contract_;
  const murabaha::Terms& terms_;
  const StatementManner& manner_;
};

}  // namespace

Statement statement_of(const Contract& contract, const murabaha::Records& records,
                       const StatementManner& manner) {
  Writer writer(contract, manner);
  Statement statement;
  statement.contract_id = text(contract.terms.contract_id);
  statement.title = writer.title();
  statement.subtitle = writer.subtitle();
  statement.tables = {writer.agreed(),   writer.price(),    writer.balance(),
                      writer.schedule(), writer.payments(), writer.timeline()};
  statement.head_title = writer.head_title();
  statement.head_hash = text(records.snapshot.head_hash);
  statement.short_hash = statement.head_hash.left(short_hash_digits);
  statement.head_sentence = writer.head_sentence(statement.short_hash);
  statement.notes = writer.notes();
  return statement;
}

}  // namespace ui
