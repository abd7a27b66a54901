#include "murabaha/payments_import.h"

#include <fmt/format.h>

namespace murabaha {
namespace {

using otp::refuse;
using Contracts = std::map<std::string, Result<Contract>>;
using Verdict = ImportedPayment::Verdict;

Result<> check_currency(const std::string& written, const Contract& contract) {
  const Currency& currency = contract.terms.currency;
  if (written.empty() || written == currency.code()) return {};
  if (auto known = Currency::of(written); !known) return std::unexpected(known.error());
  return refuse(otp::tuple(Atom("currency_mismatch"), std::string(currency.code())),
                fmt::format("The contract {} is in {}, not in {}.", contract.terms.contract_id,
                            currency.code(), written));
}

/// Judges lines in their order; each contract goes on with what it has accepted.
class Judge {
 public:
  Judge(Contracts contracts, const Moment& moment)
      : contracts_(std::move(contracts)), moment_(moment) {}

  ImportedPayment judge(PaymentLine line) {
    ImportedPayment made{std::move(line)};
    if (auto judged = take(made); !judged) {
      made.verdict = Verdict::Wrong;
      made.error = judged.error();
    }
    return made;
  }

 private:
  Result<> take(ImportedPayment& made) {
    const PaymentLine& line = made.line;
    if (line.fault) return std::unexpected(*line.fault);
    Result<Contract>& contract = contracts_.at(line.contract_id);
    if (!contract) return std::unexpected(contract.error());
    made.currency = contract->terms.currency;
    if (auto checked = check_currency(line.currency, *contract); !checked) return checked;
    auto amount = parse_amount(line.amount, made.currency);
    if (!amount) return std::unexpected(amount.error());
    made.payment = {*amount, line.value_date, line.reference};
    made.key = next_key(line.contract_id, made.payment);
    if (auto checked = check_reference(line); !checked) return checked;
    return decide_on(made, *contract);
  }

  std::string next_key(const std::string& contract_id, const RecordPayment& payment) {
    return payment_key(contract_id, payment, ++occurrences_[payment_key(contract_id, payment, 0)]);
  }

  Result<> check_reference(const PaymentLine& line) {
    if (line.reference.empty()) return {};
    auto [known, is_new] = lines_.emplace(std::pair(line.contract_id, line.reference), line.line);
    if (is_new) return {};
    return refuse(otp::tuple(Atom("duplicate_reference"), std::int64_t(known->second)),
                  fmt::format("The reference {} stands at line {} already.",
                              in_quotes(line.reference, "of the payment"), known->second));
  }

  Result<> decide_on(ImportedPayment& made, Contract& contract) {
    if (const KnownKey* known = contract.known_key(name_of(Action(made.payment)), made.key)) {
      made.verdict = Verdict::BookedBefore;
      made.seq = known->seq;
      return {};
    }
    Result<Fact> fact = decide(contract, made.payment, moment_);
    if (!fact) return std::unexpected(fact.error());
    // To a contract no day is today; a file must say which one it was.
    if (made.payment.value_date.empty()) {
      return refuse(Atom("invalid_value_date"), "Give the day of the payment, like 2026-01-05.");
    }
    contract = evolve(std::move(contract), *fact, moment_);
    made.verdict = Verdict::Accepted;
    return {};
  }

  Contracts contracts_;
  const Moment& moment_;
  std::map<std::string, int> occurrences_;
  std::map<std::pair<std::string, std::string>, std::size_t> lines_;  // by contract and reference
};

}  // namespace

std::vector<ImportedPayment> judge_payments(std::vector<PaymentLine> lines, Contracts contracts,
                                            const Moment& moment) {
  Judge judge(std::move(contracts), moment);
  std::vector<ImportedPayment> judged;
  judged.reserve(lines.size());
  for (PaymentLine& line : lines) judged.push_back(judge.judge(std::move(line)));
  return judged;
}

std::string payment_key(const std::string& contract_id, const RecordPayment& payment,
                        int occurrence) {
  // Control characters are in none of the parts, so that no two payments look alike.
  std::string all = fmt::format("{}\x1F{}\x1F{}\x1F{}\x1F{}", contract_id, payment.reference,
                                payment.value_date, payment.amount, occurrence);
  return "csv-" + sha256(all).substr(0, 40);
}

}  // namespace murabaha
