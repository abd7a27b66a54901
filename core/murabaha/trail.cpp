#include "murabaha/trail.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/json.h"
#include "base/match.h"
#include "murabaha/invariants.h"
#include "murabaha/ledger.h"

namespace murabaha {

using otp::match;

// The chain

std::string hash_of(const std::string& contract_id, const AuditRow& row) {
  otp::JsonWriter json;  // its keys in their order, so that the text is canonical
  json.begin_object()
      .field("actor", row.actor)
      .field("at", row.at)
      .field("command", row.command)
      .field("contract_id", contract_id)
      .field("from", row.from)
      .field("key", row.key)
      .field("params", row.params)
      .field("seq", row.seq)
      .field("to", row.to)
      .end_object();
  return sha256(row.prev_hash + json.text());
}

// From a fact to rows

namespace {

std::string head_of(const Contract& contract) {
  return contract.history.empty() ? no_hash : contract.history.back().hash;
}

AuditRow audit_row(const Contract& before, const Contract& after, const Fact& fact,
                   const Moment& moment) {
  const Transition& step = after.history.back();
  AuditRow row;
  row.seq = step.seq;
  row.command = name_of(fact);
  row.from = before.version() == 0 ? std::string() : std::string(name_of(before.stage));
  row.to = name_of(after.stage);
  row.actor = moment.actor;
  row.at = moment.at;
  row.key = moment.key;
  row.params = params_of(fact, moment.request_hash, moment.other_day());
  row.prev_hash = head_of(before);
  row.hash = hash_of(after.terms.contract_id, row);
  return row;
}

std::string disbursement_of(const Contract& contract) {
  std::string status = "none";
  for (const Payout& payout : contract.payouts) {
    if (payout.request.purpose == Purpose::Disburse) status = name_of(payout.status);
  }
  return status;
}

Snapshot snapshot_of(const Contract& contract) {
  const Terms& terms = contract.terms;
  return {.contract_id = terms.contract_id,
          .customer_id = terms.customer_id,
          .currency = std::string(terms.currency.code()),
          .exponent = terms.currency.exponent(),
          .asset_cost = terms.asset_cost,
          .profit = terms.profit,
          .total = terms.total(),
          .profile = std::string(name_of(terms.profile)),
          .choices = choices_text(terms),
          .state = std::string(name_of(contract.stage)),
          .paid = contract.paid(),
          .outstanding = contract.outstanding(),
          .refund_due = contract.excess(),
          .next_due = contract.next_due() ? format_date(contract.next_due()->due) : std::string(),
          .disbursement = disbursement_of(contract),
          .version = contract.version(),
          .head_hash = head_of(contract),
          .created_at = contract.created_at};
}

IntentRow intent_row(const Contract& contract, const Payout& payout) {
  return {.intent = payout.request.intent,
          .purpose = std::string(name_of(payout.request.purpose)),
          .attempt = &payout - contract.payouts.data() + 1,
          .amount = payout.request.amount,
          .currency = std::string(contract.terms.currency.code()),
          .payee = payout.request.payee,
          .status = std::string(name_of(payout.status)),
          .created_at = payout.requested_at,
          .settled_at = payout.settled_at,
          .reason = payout.reason};
}

/// Adds the rows of a payout that a step has begun or moved on.
void add_payout(Records& records, const Contract& contract, const std::string& intent,
                std::size_t new_calls) {
  const Payout* payout = contract.payout(intent);
  records.intents.push_back(intent_row(contract, *payout));
  std::size_t number = 0;
  for (const Payout& each : contract.payouts) number += each.calls.size();
  number -= new_calls;
  for (std::size_t i = payout->calls.size() - new_calls; i < payout->calls.size(); ++i) {
    const GatewayCall& call = payout->calls[i];
    records.gateway_calls.push_back(
        {intent, std::int64_t(++number), contract.version(), call.kind, call.at, call.outcome});
  }
}

void add_payment(Records& records, const Contract& contract) {
  const Payment& payment = contract.payments.front();
  records.payments.push_back({std::int64_t(contract.payments.size()), payment.seq, payment.received,
                              payment.applied, payment.excess, payment.value_date,
                              payment.reference});
}

void add_evidence(Records& records, const Contract& contract) {
  const EvidenceRecorded& evidence = contract.evidence.back();
  std::int64_t number = 0;
  std::int64_t superseded = 0;
  for (const EvidenceRecorded& each : contract.evidence) {
    ++number;
    bool is_earlier = &each != &evidence && each.kind == evidence.kind;
    if (is_earlier) superseded = number;
  }
  records.evidence.push_back({number, contract.version(), std::string(name_of(evidence.kind)),
                              evidence.dated, evidence.document, evidence.sha256, evidence.note,
                              superseded});
}

void add_instalments(Records& records, const Contract& contract) {
  for (const Instalment& each : contract.schedule) {
    records.instalments.push_back({contract.schedule_version, each.number, format_date(each.due),
                                   each.amount, each.cost_part, each.profit_part});
  }
}

void add_rows_of(Records& records, const Contract& after, const Fact& fact) {
  match(
      fact, [](const Started&) {}, [](const Approved&) {}, [](const Rejected&) {},
      [&](const PayoutRequested& request) { add_payout(records, after, request.intent, 0); },
      [&](const PayoutConfirmed& payout) {
        add_payout(records, after, payout.intent, payout.calls.size());
      },
      [&](const PayoutDeclined& payout) {
        add_payout(records, after, payout.intent, payout.calls.size());
      },
      [&](const PayoutUnknown& payout) {
        add_payout(records, after, payout.intent, payout.calls.size());
      },
      [&](const PaymentRecorded&) { add_payment(records, after); },
      [&](const EvidenceRecorded&) { add_evidence(records, after); }, [](const ScheduleAgreed&) {},
      [](const SaleConcluded&) {}, [&](const SettledEarly&) { add_payment(records, after); },
      [](const DonationRecorded&) {}, [](const CharityPaidOn&) {});
}

void add_keys(Records& records, const Contract& after, const Fact& fact, const Moment& moment) {
  for (KnownKey& known : answered_keys(after, fact, moment)) {
    records.keys.push_back(
        {std::move(known.action), std::move(known.key), std::move(known.request_hash), known.seq});
  }
}

Records records_of(const Contract& before, const Contract& after, const Fact& fact,
                   const Moment& moment) {
  Records records;
  records.trail.push_back(audit_row(before, after, fact, moment));
  for (const Posting& posting : postings_of(before, fact, after)) {
    records.postings.push_back({after.version(), std::int64_t(records.postings.size()) + 1,
                                std::string(name_of(posting.account)), posting.amount});
  }
  add_rows_of(records, after, fact);
  if (after.schedule_version != before.schedule_version) add_instalments(records, after);
  add_keys(records, after, fact, moment);
  return records;
}

}  // namespace

Step take_step(const Contract& contract, const Fact& fact, Moment moment) {
  Contract next = evolve(contract, fact, moment);
  Records records = records_of(contract, next, fact, moment);
  Transition taken = next.history.back();
  taken.hash = records.trail.front().hash;
  next.history.replace_newest(std::move(taken));
  records.snapshot = snapshot_of(next);
  return {std::move(next), std::move(records)};
}

// From rows to a contract

namespace {

otp::Error broken(std::int64_t seq, std::string_view why) {
  return {otp::tuple(Atom("chain_broken"), seq),
          fmt::format("The audit trail is broken at step {}: {}.", seq, why)};
}

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

void add_records(Records& kept, const Records& step) {
  kept.snapshot = step.snapshot;
  append(kept.trail, step.trail);
  append(kept.payments, step.payments);
  append(kept.postings, step.postings);
  append(kept.evidence, step.evidence);
  append(kept.instalments, step.instalments);
  append(kept.gateway_calls, step.gateway_calls);
  append(kept.keys, step.keys);
  for (const IntentRow& row : step.intents) {
    auto known = std::ranges::find(kept.intents, row.intent, &IntentRow::intent);
    if (known == kept.intents.end()) kept.intents.push_back(row);
    else *known = row;
  }
}

namespace {

/// Takes the step of a row, which must be the very row that the step leads to.
Result<Step> take_row(const Contract& contract, const AuditRow& row, std::int64_t seq) {
  if (row.seq != seq) return std::unexpected(broken(seq, "the row is missing"));
  auto read = read_fact(row.command, row.params);
  if (!read) return std::unexpected(broken(seq, read.error().sentence));
  bool is_start = std::holds_alternative<Started>(read->fact);
  if (is_start != (seq == 1)) return std::unexpected(broken(seq, "it begins in the middle"));
  try {
    Step step = take_step(contract, read->fact,
                          {row.at, row.actor, row.key, read->request_hash, {}, read->day});
    if (step.records.trail.front() != row) {
      return std::unexpected(broken(seq, "the row is not what was written"));
    }
    return step;
  } catch (const std::exception& error) {
    return std::unexpected(broken(seq, error.what()));
  }
}

/// Calls `use` with the rows of each step of the trail.
template <class Use>
Replay replay_with(const std::string& contract_id, const std::vector<AuditRow>& trail, Use use) {
  Replay kept;
  std::int64_t seq = 0;
  for (const AuditRow& row : trail) {
    Result<Step> step = take_row(kept.contract, row, ++seq);
    bool is_other = step && step->contract.terms.contract_id != contract_id;
    if (is_other) step = std::unexpected(broken(seq, "it is another contract's"));
    if (!step) {
      kept.fault = step.error();
      return kept;
    }
    kept.contract = std::move(step->contract);
    use(step->records);
  }
  if (seq == 0) kept.fault = broken(1, "the row is missing");
  return kept;
}

}  // namespace

Replay replay(const std::string& contract_id, const std::vector<AuditRow>& trail) {
  return replay_with(contract_id, trail, [](const Records&) {});
}

Result<Records> rebuild(const std::string& contract_id, const std::vector<AuditRow>& trail) {
  Records all;
  Replay kept =
      replay_with(contract_id, trail, [&](const Records& step) { add_records(all, step); });
  if (kept.fault) return std::unexpected(*kept.fault);
  return all;
}

// Verification

namespace {

// What a row is called, so that somebody can find it in its table

std::string name_in_step(std::int64_t number, std::int64_t seq) {
  return fmt::format("{} of step {}", number, seq);
}
std::string name_of_row(const PaymentRow& row) { return std::to_string(row.number); }
std::string name_of_row(const PostingRow& row) { return name_in_step(row.number, row.seq); }
std::string name_of_row(const EvidenceRow& row) { return std::to_string(row.number); }
std::string name_of_row(const InstalmentRow& row) {
  return fmt::format("{} of schedule {}", row.number, row.version);
}
std::string name_of_row(const IntentRow& row) { return row.intent; }
std::string name_of_row(const GatewayCallRow& row) { return name_in_step(row.number, row.seq); }
std::string name_of_row(const KeyRow& row) { return fmt::format("{} {}", row.command, row.key); }

/// Which of the kept rows is the first that is not the right one, and how; nothing when all are.
template <class Row>
std::optional<std::string> difference(std::string_view table, const std::vector<Row>& kept,
                                      const std::vector<Row>& right) {
  auto is_kept = [&](const Row& row) {
    auto is_it = [&](const Row& each) { return name_of_row(each) == name_of_row(row); };
    return std::ranges::any_of(kept, is_it);
  };
  auto [found, wanted] = std::ranges::mismatch(kept, right);
  if (found == kept.end() && wanted == right.end()) return std::nullopt;
  bool is_missing = wanted != right.end() && !is_kept(*wanted);
  if (is_missing) return fmt::format("Row {} in the {} is missing.", name_of_row(*wanted), table);
  bool is_changed = wanted != right.end() && name_of_row(*found) == name_of_row(*wanted);
  return fmt::format("Row {} in the {} is not what the audit trail leads to.",
                     name_of_row(is_changed ? *wanted : *found), table);
}

/// The first of the kept rows beside the trail that is not the right one.
std::optional<std::string> different_row(const Records& kept, const Records& right) {
  if (auto found = difference("payments", kept.payments, right.payments)) return found;
  if (auto found = difference("postings", kept.postings, right.postings)) return found;
  if (auto found = difference("evidence", kept.evidence, right.evidence)) return found;
  if (auto found = difference("instalments", kept.instalments, right.instalments)) return found;
  if (auto found = difference("disbursement intents", kept.intents, right.intents)) return found;
  if (auto found =
          difference("calls of the payment system", kept.gateway_calls, right.gateway_calls)) {
    return found;
  }
  if (auto found = difference("idempotency keys", kept.keys, right.keys)) return found;
  if (kept.snapshot == right.snapshot) return std::nullopt;
  return "The snapshot is not what the audit trail leads to.";
}

std::int64_t seq_of(const otp::Error& error) { return error.reason[1].integer(); }

/// What is wrong beside the trail, if anything is.
std::optional<std::string> fault_beside(const Contract& contract, const Records& kept,
                                        const Records& right) {
  if (auto row = different_row(kept, right)) return row;
  return broken_invariant(contract, kept);
}

}  // namespace

Replay verified(const Records& kept) {
  Records right;
  Replay told = replay_with(kept.snapshot.contract_id, kept.trail,
                            [&](const Records& step) { add_records(right, step); });
  if (told.fault) return told;
  if (auto sentence = fault_beside(told.contract, kept, right)) {
    told.fault = otp::Error(otp::tuple(Atom("chain_broken"), 0), *sentence);
  }
  return told;
}

std::optional<Fault> verify(const Records& kept) {
  Replay told = verified(kept);
  if (!told.fault) return std::nullopt;
  return Fault{seq_of(*told.fault), told.fault->sentence};
}

}  // namespace murabaha
