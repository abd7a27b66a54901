#pragma once

#include "murabaha/store.h"
#include "store/tables.h"

namespace app {

/// The lines of an entry in one row, which is how SQLite takes them.
struct EntryRow {
  std::int64_t seq = 0;
  std::string lines;  // JSON: `{"1": {"cash": 5}, "2": {"receivable": -5}}`
};
/// The entries of which these are the lines.
std::vector<EntryRow> entries_of(const std::vector<murabaha::PostingRow>& postings);

/// Which column keeps what of a contract.
struct ContractTables {
  Table<murabaha::Snapshot> contracts;
  Table<murabaha::AuditRow> transitions;
  Table<murabaha::PaymentRow> payments;
  Table<murabaha::PostingRow> postings;
  Table<EntryRow> entries;  // of SQLite
  Table<murabaha::EvidenceRow> evidence;
  Table<murabaha::InstalmentRow> instalments;
  Table<murabaha::IntentRow> intents;
  Table<murabaha::GatewayCallRow> gateway_calls;
  Table<murabaha::KeyRow> keys;
  Table<murabaha::Attempt> attempts;

  ContractTables();
};

const ContractTables& contract_tables();

}  // namespace app
