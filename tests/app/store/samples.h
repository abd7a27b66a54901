#pragma once

#include "murabaha/store.h"
#include "store/awaited.h"

/// Steps of contracts as rows, and requests to a store that wait for their answer.
namespace store_test {

using namespace murabaha;
using otp::Result;

/// The first step of a contract over 110,000.00 in euros.
inline Records opening(const std::string& id) {
  Records step;
  step.snapshot = {.contract_id = id,
                   .customer_id = "customer-of-" + id,
                   .currency = "EUR",
                   .exponent = 2,
                   .asset_cost = 10'000'000,
                   .profit = 1'000'000,
                   .total = 11'000'000,
                   .profile = "seed",
                   .state = "pending",
                   .paid = 0,
                   .outstanding = 11'000'000,
                   .refund_due = 0,
                   .next_due = "",
                   .disbursement = "none",
                   .version = 1,
                   .head_hash = "hash-1",
                   .created_at = 1'767'603'612'000'001};
  step.trail = {{.seq = 1,
                 .command = "start",
                 .from = "",
                 .to = "pending",
                 .actor = "Amina",
                 .at = 1'767'603'612'000'001,
                 .key = "",
                 .params = R"({"asset_cost":10000000})",
                 .prev_hash = std::string(64, '0'),
                 .hash = "hash-1"}};
  return step;
}

/// A step after `before` that changes nothing but the trail.
inline Records following(const Records& before) {
  Records step;
  step.snapshot = before.snapshot;
  AuditRow row = before.trail.back();
  row.seq += 1;
  row.command = "approve";
  row.from = before.snapshot.state;
  row.prev_hash = row.hash;
  row.hash = "hash-" + std::to_string(row.seq);
  row.to = step.snapshot.state = "approved";
  step.snapshot.version = row.seq;
  step.snapshot.head_hash = row.hash;
  step.trail = {row};
  return step;
}

inline IntentRow open_intent(const std::string& id, std::int64_t attempt = 1) {
  return {.intent = id + "-key-" + std::to_string(attempt),
          .purpose = "disburse",
          .attempt = attempt,
          .amount = 10'000'000,
          .currency = "EUR",
          .payee = "supplier-9",
          .status = "intent",
          .created_at = 1'767'603'612'000'002,
          .settled_at = 0,
          .reason = ""};
}

inline PaymentRow payment(const Records& step, std::int64_t number, const std::string& reference) {
  return {.number = number,
          .seq = step.trail.back().seq,
          .received = 5'000'100,
          .applied = 5'000'000,
          .excess = 100,
          .value_date = "2026-01-05",
          .reference = reference};
}

/// A step after `before` that adds a row to every table.
inline Records full_step(const Records& before) {
  Records step = following(before);
  const std::string& id = step.snapshot.contract_id;
  std::int64_t seq = step.trail.back().seq;
  step.payments = {payment(step, seq, "reference-" + std::to_string(seq))};
  step.postings = {{.seq = seq, .number = 1, .account = "cash", .amount = 5'000'100},
                   {.seq = seq, .number = 2, .account = "receivable", .amount = -5'000'000},
                   {.seq = seq, .number = 3, .account = "customer_credit", .amount = -100}};
  step.evidence = {{.number = seq,
                    .seq = seq,
                    .kind = "title",
                    .dated = "2026-01-04",
                    .document = "سند.pdf",
                    .sha256 = std::string(64, 'a'),
                    .note = "it's \"here\"; DROP TABLE contracts; -- \\ \n ? :x",
                    .supersedes = 0}};
  step.instalments = {{.version = seq,
                       .number = 1,
                       .due = "2026-02-01",
                       .amount = 11'000'000,
                       .cost_part = 10'000'000,
                       .profit_part = 1'000'000}};
  step.intents = {open_intent(id, seq)};
  step.intents.front().status = "declined";
  step.intents.front().settled_at = 1'767'603'612'000'009;
  step.intents.front().reason = "insufficient funds";
  step.gateway_calls = {{.intent = step.intents.front().intent,
                         .number = seq,
                         .seq = seq,
                         .kind = "send",
                         .at = 1'767'603'612'000'003,
                         .outcome = "declined"}};
  step.keys = {{.command = "approve",
                .key = "key-" + std::to_string(seq),
                .params_hash = std::string(64, 'b'),
                .seq = seq}};
  return step;
}

/// What a store has after these steps of one contract.
inline Records sum(const std::vector<Records>& steps) {
  Records all;
  auto append = [](auto& to, const auto& rows) { to.insert(to.end(), rows.begin(), rows.end()); };
  for (const Records& step : steps) {
    all.snapshot = step.snapshot;
    append(all.trail, step.trail);
    append(all.payments, step.payments);
    append(all.postings, step.postings);
    append(all.evidence, step.evidence);
    append(all.instalments, step.instalments);
    append(all.intents, step.intents);
    append(all.gateway_calls, step.gateway_calls);
    append(all.keys, step.keys);
  }
  return all;
}

inline Attempt refused_attempt(const std::string& id, const std::string& command) {
  return {.contract_id = id,
          .command = command,
          .actor = "Amina",
          .at = 1'767'603'612'000'005,
          .code = "invalid_state",
          .sentence = "The contract is pending."};
}

/// The answer to a request.
template <class T, class Request>
Result<T> answer(Request request) {
  app::Awaited<Result<T>> awaited;
  request([&](Result<T> result) { awaited.give(std::move(result)); });
  return awaited.wait();
}

inline Result<> commit(Store& store, const Records& step) {
  return answer<void>([&](auto done) { store.commit(step, done); });
}
inline Result<Records> read(Store& store, const std::string& id) {
  return answer<Records>([&](auto done) { store.read(id, done); });
}
inline Result<std::vector<AuditRow>> load(Store& store, const std::string& id) {
  return answer<std::vector<AuditRow>>([&](auto done) { store.load(id, done); });
}
inline Result<> note(Store& store, const Attempt& attempt) {
  return answer<void>([&](auto done) { store.note(attempt, done); });
}
inline Result<std::vector<Attempt>> attempts(Store& store, const std::string& id) {
  return answer<std::vector<Attempt>>([&](auto done) { store.attempts(id, done); });
}
inline Result<ListPage> list(Store& store, const ListQuery& query = {}) {
  return answer<ListPage>([&](auto done) { store.list(query, done); });
}

}  // namespace store_test
