#pragma once

#include "store/contract_tables.h"

namespace app {

/// The rows of contracts in a database: what the requests of a store do, within a transaction that
/// the caller has begun.
/// @thread the one of the database
class ContractRows {
 public:
  explicit ContractRows(Database& database) : database_(database) {}

  /// Adds a step. After a failure the caller takes back what was done, then asks `why_refused`.
  Result<> keep(const murabaha::Records& step);
  /// What a step that failed with `error` is to be refused as, once it is taken back.
  otp::Error why_refused(const murabaha::Records& step, otp::Error error);
  Result<> keep(const murabaha::Attempt& attempt);

  Result<std::vector<murabaha::AuditRow>> trail(const std::string& contract_id);
  Result<murabaha::Records> all(const std::string& contract_id);
  Result<std::vector<murabaha::Attempt>> attempts(const std::string& contract_id);
  Result<murabaha::ListPage> list(const murabaha::ListQuery& query);
  Result<std::vector<murabaha::Snapshot>> contracts(const std::string& after, std::int64_t limit);
  Result<std::vector<std::string>> open_payouts();
  Result<std::vector<murabaha::KeptPayout>> payouts(const std::string& after, std::int64_t limit);
  Result<std::vector<murabaha::CharityRow>> charity();
  Result<std::vector<murabaha::Orphan>> orphans();

 private:
  template <class Row>
  Result<> add(const Table<Row>& table, const std::string& contract_id,
               const std::vector<Row>& rows);
  template <class Row>
  Result<> read(const Table<Row>& table, const std::string& contract_id, std::vector<Row>& rows);
  Result<> put(const murabaha::Snapshot& snapshot, std::int64_t head);
  Result<> put(const std::string& contract_id, const murabaha::IntentRow& intent);
  Result<> put(const std::string& contract_id, const std::vector<murabaha::PostingRow>& postings);
  Result<> put_rows(const murabaha::Records& step);
  Result<std::int64_t> head_of(const std::string& contract_id);

  Database& database_;
  const ContractTables& tables_ = contract_tables();
};

}  // namespace app
