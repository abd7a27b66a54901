#pragma once

#include "store/contract_tables.h"
#include "store/database.h"

/// Rows as the programs wrote them that knew no entries: the lines of the ledger one by one.
namespace store_test {

using namespace murabaha;
using otp::Result;

/// @throws std::runtime_error when the database refuses
inline void write(app::Database& database, const std::string& statement,
                  const app::Values& values) {
  auto changed = database.run(statement, values);
  if (!changed) throw std::runtime_error(changed.error().text());
}

template <class Row>
void write(app::Database& database, const app::Table<Row>& table, const std::string& id,
           const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    app::Values values = table.values(row);
    values.insert(values.begin(), app::to_value(id));
    write(database, table.insert(), values);
  }
}

inline void write_snapshot(app::Database& database, const Snapshot& snapshot) {
  const auto& table = app::contract_tables().contracts;
  if (snapshot.version == 1) return write(database, table, snapshot.contract_id, {snapshot});
  app::Values values = table.values(snapshot);
  values.push_back(app::to_value(snapshot.contract_id));
  write(database, "UPDATE contracts SET " + table.changes() + " WHERE contract_id = ?", values);
}

inline void write_intent(app::Database& database, const std::string& id, const IntentRow& intent) {
  const auto& table = app::contract_tables().intents;
  auto known = database.number("SELECT COUNT(*) FROM disbursement_intents WHERE intent = ?",
                               {app::to_value(intent.intent)});
  if (known.value() == 0) return write(database, table, id, {intent});
  app::Values values = table.values(intent);
  values.push_back(app::to_value(intent.intent));
  write(database, "UPDATE disbursement_intents SET " + table.changes() + " WHERE intent = ?",
        values);
}

/// Steps of contracts, each in its own transaction.
inline void write_row_by_row(app::Database& database, const std::vector<Records>& steps) {
  const app::ContractTables& tables = app::contract_tables();
  for (const Records& step : steps) {
    const std::string& id = step.snapshot.contract_id;
    database.begin_write().value();
    write_snapshot(database, step.snapshot);
    write(database, tables.transitions, id, step.trail);
    for (const IntentRow& intent : step.intents) write_intent(database, id, intent);
    write(database, tables.payments, id, step.payments);
    write(database, tables.postings, id, step.postings);
    write(database, tables.evidence, id, step.evidence);
    write(database, tables.instalments, id, step.instalments);
    write(database, tables.gateway_calls, id, step.gateway_calls);
    write(database, tables.keys, id, step.keys);
    database.commit().value();
  }
}

}  // namespace store_test
