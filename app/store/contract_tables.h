#pragma once

#include "murabaha/store.h"
#include "store/tables.h"

namespace app {

/// Which column keeps what of a contract.
struct ContractTables {
  Table<murabaha::Snapshot> contracts;
  Table<murabaha::AuditRow> transitions;
  Table<murabaha::PaymentRow> payments;
  Table<murabaha::PostingRow> postings;
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
