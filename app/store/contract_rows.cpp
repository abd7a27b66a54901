#include "store/contract_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "store/contract_schema.h"

namespace app {

using namespace murabaha;
using otp::Error;

namespace {

Error version_conflict(std::int64_t head) {
  return Error(otp::tuple(Atom("version_conflict"), head),
               fmt::format("The contract was changed meanwhile: its last step is {} now.", head));
}

Error already_exists(const std::string& contract_id) {
  return Error(Atom("already_exists"),
               fmt::format("There is a contract with the id {} already.", contract_id));
}

Error duplicate_reference(const std::string& reference, std::int64_t seq) {
  return Error(
      otp::tuple(Atom("duplicate_reference"), seq),
      fmt::format("The reference {} belongs to a payment already, of step {}.", reference, seq));
}

/// The lines of each entry are to add up to zero.
Result<> check_balance(const std::vector<PostingRow>& postings) {
  std::map<std::int64_t, Amount> sums;
  bool is_balanced = true;
  for (const PostingRow& posting : postings) {
    Amount& sum = sums[posting.seq];
    if (__builtin_add_overflow(sum, posting.amount, &sum)) is_balanced = false;
  }
  if (is_balanced && std::ranges::all_of(sums, [](const auto& sum) { return sum.second == 0; })) {
    return {};
  }
  return storage_error("The lines of an entry in the ledger do not add up to zero.");
}

Result<> check_trail(const Records& step) {
  if (step.trail.empty()) return storage_error("A step without a row in the trail is none.");
  for (std::size_t i = 1; i < step.trail.size(); ++i) {
    if (step.trail[i].seq != step.trail[i - 1].seq + 1) {
      return storage_error("The rows of the trail do not follow each other.");
    }
  }
  if (step.snapshot.version == step.trail.back().seq) return {};
  return storage_error("The contract is not of the version of its last step.");
}

Values with(Values values, std::initializer_list<QVariant> more) {
  values.insert(values.end(), more);
  return values;
}

Values after(QVariant first, const Values& values) {
  Values all;
  all.reserve(values.size() + 1);
  all.push_back(std::move(first));
  all.insert(all.end(), values.begin(), values.end());
  return all;
}

/// Which contracts a query matches.
struct Condition {
  std::string text;
  Values values;
};

Condition condition_of(const ListQuery& query, Dialect dialect) {
  Condition condition;
  if (!query.state.empty()) {
    condition.text = " WHERE state = ?";
    condition.values.push_back(to_value(query.state));
  }
  if (!query.text.empty()) {
    condition.text += condition.text.empty() ? " WHERE " : " AND ";
    condition.text += fmt::format("({0}(contract_id, ?) > 0 OR {0}(customer_id, ?) > 0)",
                                  position_function(dialect));
    condition.values.insert(condition.values.end(), 2, to_value(query.text));
  }
  return condition;
}

}  // namespace

template <class Row>
Result<> ContractRows::add(const Table<Row>& table, const std::string& contract_id,
                           const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    auto added = database_.run(table.insert(), after(to_value(contract_id), table.values(row)));
    if (!added) return std::unexpected(added.error());
  }
  return {};
}

template <class Row>
Result<> ContractRows::read(const Table<Row>& table, const std::string& contract_id,
                            std::vector<Row>& rows) {
  return database_.each(table.select(), {to_value(contract_id)},
                        [&](const QSqlQuery& row) { rows.push_back(table.read(row)); });
}

Result<std::int64_t> ContractRows::head_of(const std::string& contract_id) {
  return database_.number("SELECT version FROM contracts WHERE contract_id = ?",
                          {to_value(contract_id)});
}

/// The version is compared as the row is changed: two desks on one server cannot both find it.
Result<> ContractRows::put(const Snapshot& snapshot, std::int64_t head) {
  if (head == 0) return add(tables_.contracts, snapshot.contract_id, {snapshot});
  static const std::string update = "UPDATE contracts SET " + tables_.contracts.changes() +
                                    " WHERE contract_id = ? AND version = ?";
  auto changed = database_.run(update, with(tables_.contracts.values(snapshot),
                                            {to_value(snapshot.contract_id), to_value(head)}));
  if (!changed) return std::unexpected(changed.error());
  if (*changed == 1) return {};
  return std::unexpected(version_conflict(0));  // `why_refused` finds out which
}

Result<> ContractRows::put(const std::string& contract_id, const IntentRow& intent) {
  static const std::string update = "UPDATE disbursement_intents SET " + tables_.intents.changes() +
                                    " WHERE contract_id = ? AND intent = ?";
  auto changed = database_.run(update, with(tables_.intents.values(intent),
                                            {to_value(contract_id), to_value(intent.intent)}));
  if (!changed) return std::unexpected(changed.error());
  if (*changed == 1) return {};
  return add(tables_.intents, contract_id, {intent});
}

Result<> ContractRows::put(const std::string& contract_id,
                           const std::vector<PostingRow>& postings) {
  if (database_.dialect() == Dialect::Postgres) {
    return add(tables_.postings, contract_id, postings);
  }
  return add(tables_.entries, contract_id, entries_of(postings));
}

Result<> ContractRows::put_rows(const Records& step) {
  const std::string& id = step.snapshot.contract_id;
  Result<> done = add(tables_.transitions, id, step.trail);
  for (const IntentRow& intent : step.intents) {
    if (done) done = put(id, intent);
  }
  if (done) done = add(tables_.payments, id, step.payments);
  if (done) done = put(id, step.postings);
  if (done) done = add(tables_.evidence, id, step.evidence);
  if (done) done = add(tables_.instalments, id, step.instalments);
  if (done) done = add(tables_.gateway_calls, id, step.gateway_calls);
  if (done) done = add(tables_.keys, id, step.keys);
  return done;
}

Result<> ContractRows::keep(const Records& step) {
  if (auto checked = check_trail(step); !checked) return checked;
  if (auto checked = check_balance(step.postings); !checked) return checked;
  if (auto done = put(step.snapshot, step.trail.front().seq - 1); !done) return done;
  return put_rows(step);
}

Error ContractRows::why_refused(const Records& step, Error error) {
  if (step.trail.empty()) return error;
  auto head = head_of(step.snapshot.contract_id);
  if (!head) return error;
  std::int64_t expected = step.trail.front().seq - 1;
  if (*head != expected) {
    return expected == 0 ? already_exists(step.snapshot.contract_id) : version_conflict(*head);
  }
  for (const PaymentRow& payment : step.payments) {
    if (payment.reference.empty()) continue;
    auto seq = database_.number("SELECT seq FROM payments WHERE contract_id = ? AND reference = ?",
                                {to_value(step.snapshot.contract_id), to_value(payment.reference)});
    if (!seq) return error;
    if (*seq > 0) return duplicate_reference(payment.reference, *seq);
  }
  return error;
}

Result<> ContractRows::keep(const Attempt& attempt) {
  return add(tables_.attempts, attempt.contract_id, {attempt});
}

Result<std::vector<AuditRow>> ContractRows::trail(const std::string& contract_id) {
  std::vector<AuditRow> rows;
  auto done = read(tables_.transitions, contract_id, rows);
  if (!done) return std::unexpected(done.error());
  return rows;
}

Result<Records> ContractRows::all(const std::string& contract_id) {
  Records records;
  std::vector<Snapshot> snapshots;
  Result<> done = read(tables_.contracts, contract_id, snapshots);
  if (done) done = read(tables_.transitions, contract_id, records.trail);
  if (done) done = read(tables_.payments, contract_id, records.payments);
  if (done) done = read(tables_.postings, contract_id, records.postings);
  if (done) done = read(tables_.evidence, contract_id, records.evidence);
  if (done) done = read(tables_.instalments, contract_id, records.instalments);
  if (done) done = read(tables_.intents, contract_id, records.intents);
  if (done) done = read(tables_.gateway_calls, contract_id, records.gateway_calls);
  if (done) done = read(tables_.keys, contract_id, records.keys);
  if (!done) return std::unexpected(done.error());
  if (snapshots.empty()) {
    return otp::refuse(Atom("not_found"), "There is no contract with the id " + contract_id + ".");
  }
  records.snapshot = std::move(snapshots.front());
  records.snapshot.contract_id = contract_id;
  return records;
}

Result<std::vector<Attempt>> ContractRows::attempts(const std::string& contract_id) {
  std::vector<Attempt> rows;
  auto done = read(tables_.attempts, contract_id, rows);
  if (!done) return std::unexpected(done.error());
  for (Attempt& row : rows) row.contract_id = contract_id;
  return rows;
}

Result<ListPage> ContractRows::list(const ListQuery& query) {
  ListPage page;
  Condition condition = condition_of(query, database_.dialect());
  std::int64_t limit = std::max<std::int64_t>(query.limit, 0);
  std::int64_t offset = std::max<std::int64_t>(query.offset, 0);
  auto done = database_.each("SELECT " + tables_.contracts.names() + " FROM contracts" +
                                 condition.text + " ORDER BY contract_id LIMIT ? OFFSET ?",
                             with(condition.values, {to_value(limit), to_value(offset)}),
                             [&](const QSqlQuery& row) {
                               page.rows.push_back(tables_.contracts.read(row));
                               page.rows.back().contract_id = text_at(row, 0);
                             });
  if (!done) return std::unexpected(done.error());
  done = database_.each(
      "SELECT currency, COUNT(*), CAST(SUM(total_amount) AS BIGINT),"
      " CAST(SUM(outstanding) AS BIGINT) FROM contracts" +
          condition.text + " GROUP BY currency ORDER BY currency",
      condition.values, [&](const QSqlQuery& row) {
        page.totals.push_back(
            {text_at(row, 0), number_at(row, 1), number_at(row, 2), number_at(row, 3)});
        page.matches += page.totals.back().contracts;
      });
  if (!done) return std::unexpected(done.error());
  return page;
}

Result<std::vector<Snapshot>> ContractRows::contracts(const std::string& after,
                                                      std::int64_t limit) {
  std::vector<Snapshot> page;
  auto done = database_.each(
      "SELECT " + tables_.contracts.names() +
          " FROM contracts WHERE contract_id > ? ORDER BY contract_id LIMIT ?",
      {to_value(after), to_value(std::max<std::int64_t>(limit, 0))}, [&](const QSqlQuery& row) {
        page.push_back(tables_.contracts.read(row));
        page.back().contract_id = text_at(row, 0);
      });
  if (!done) return std::unexpected(done.error());
  return page;
}

/// The condition is that of an index.
Result<std::vector<std::string>> ContractRows::open_payouts() {
  std::vector<std::string> ids;
  auto done = database_.each(
      "SELECT contract_id FROM disbursement_intents WHERE status IN ('intent', 'unknown')"
      " ORDER BY contract_id",
      {}, [&](const QSqlQuery& row) { ids.push_back(text_at(row, 0)); });
  if (!done) return std::unexpected(done.error());
  return ids;
}

Result<std::vector<KeptPayout>> ContractRows::payouts(const std::string& after,
                                                      std::int64_t limit) {
  std::vector<KeptPayout> payouts;
  auto done = database_.each("SELECT " + tables_.intents.names() +
                                 " FROM disbursement_intents WHERE intent > ?"
                                 " ORDER BY intent LIMIT ?",
                             {to_value(after), to_value(std::max<std::int64_t>(limit, 0))},
                             [&](const QSqlQuery& row) {
                               payouts.push_back({text_at(row, 0), tables_.intents.read(row)});
                             });
  if (!done) return std::unexpected(done.error());
  return payouts;
}

Result<std::vector<CharityRow>> ContractRows::charity() {
  struct Step {
    std::string contract_id;
    AuditRow row;
  };
  std::vector<Step> steps;
  auto done = database_.each(
      "SELECT " + tables_.transitions.names() + " FROM transitions WHERE " + charity_condition, {},
      [&](const QSqlQuery& row) {
        steps.push_back({text_at(row, 0), tables_.transitions.read(row)});
      });
  if (!done) return std::unexpected(done.error());
  std::map<std::string, std::string> currencies;
  done = database_.each(
      std::string("SELECT contract_id, currency FROM contracts WHERE contract_id IN "
                  "(SELECT contract_id FROM transitions WHERE ") +
          charity_condition + ")",
      {}, [&](const QSqlQuery& row) { currencies[text_at(row, 0)] = text_at(row, 1); });
  if (!done) return std::unexpected(done.error());
  std::vector<CharityRow> rows;
  for (const Step& step : steps) {
    auto read = charity_row(step.contract_id, currencies[step.contract_id], step.row);
    if (!read) return std::unexpected(read.error());
    rows.push_back(std::move(*read));
  }
  sort_by_time(rows);
  return rows;
}

Result<std::vector<Orphan>> ContractRows::orphans() {
  std::map<std::string, std::string> tables;
  for (const char* table : {"transitions", "payments", "postings", "evidence", "instalments",
                            "disbursement_intents", "gateway_calls", "idempotency"}) {
    auto done = database_.each(
        fmt::format("SELECT contract_id FROM {} EXCEPT SELECT contract_id FROM contracts", table),
        {}, [&](const QSqlQuery& row) { tables.try_emplace(text_at(row, 0), table); });
    if (!done) return std::unexpected(done.error());
  }
  std::vector<Orphan> orphans;
  for (const auto& [id, table] : tables) orphans.push_back({id, table});
  return orphans;
}

}  // namespace app
