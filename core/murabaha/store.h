#pragma once

#include <functional>
#include <string>
#include <vector>

#include "murabaha/charity.h"

namespace murabaha {

/// Which contracts a list is to show.
struct ListQuery {
  std::string state;  // empty: of every state
  std::string text;   // is part of the id of the contract or the customer; empty: any
  std::int64_t offset = 0;
  std::int64_t limit = 200;
};

/// The sums of what a query matches, in one currency.
struct CurrencyTotal {
  std::string currency;
  std::int64_t contracts = 0;
  Amount total = 0;
  Amount outstanding = 0;

  friend bool operator==(const CurrencyTotal&, const CurrencyTotal&) = default;
};

struct ListPage {
  std::vector<Snapshot> rows;         // by contract id, byte for byte
  std::int64_t matches = 0;           // also those that are not on this page
  std::vector<CurrencyTotal> totals;  // by currency, over all matches
};

/// A contract of which rows are left, and that itself is gone.
struct Orphan {
  std::string contract_id;
  std::string table;  // the first one with rows of it

  friend bool operator==(const Orphan&, const Orphan&) = default;
};

/// Where contracts are kept for good. Requests are served in the order in which they come, so that
/// whoever reads finds what was written before. `done` is called once, on a thread of the store's
/// choice, or before the call returns.
///
/// What fails is refused as `storage_error`, with a sentence, and has changed nothing.
/// @thread any
class Store {
 public:
  template <class T>
  using Done = std::function<void(Result<T>)>;

  virtual ~Store() = default;

  /// Adds a step: all rows or none, durable before `done`. The trail's first row has the seq after
  /// the last one that is kept.
  /// @returns `version_conflict` when another was kept meanwhile, as `{version_conflict, CURRENT}`;
  /// `already_exists` when that is its first row; `{duplicate_reference, SEQ}` for a payment's
  /// reference that the contract has already
  virtual void commit(Records step, Done<void> done) = 0;
  /// The audit trail; empty when there is no such contract.
  virtual void load(std::string contract_id, Done<std::vector<AuditRow>> done) = 0;
  /// All rows of a contract. `not_found`.
  virtual void read(std::string contract_id, Done<Records> done) = 0;
  virtual void note(Attempt attempt, Done<void> done) = 0;
  /// The refused requests of a contract, oldest first.
  virtual void attempts(std::string contract_id, Done<std::vector<Attempt>> done) = 0;
  virtual void list(ListQuery query, Done<ListPage> done) = 0;
  /// All contracts, by their ids, byte for byte.
  /// @param after the id of the last one that is known already; empty: from the first on
  virtual void contracts(std::string after, std::int64_t limit,
                         Done<std::vector<Snapshot>> done) = 0;
  /// The contracts with a payout of which it is not known what has become of it, by their ids.
  virtual void open_payouts(Done<std::vector<std::string>> done) = 0;
  /// The payouts of all contracts, by their keys in an order that is the store's.
  /// @param after the key of the last one that is known already; empty: from the first on
  virtual void payouts(std::string after, std::int64_t limit,
                       Done<std::vector<KeptPayout>> done) = 0;
  /// All that was taken for charity and passed on to it, in the order of time.
  virtual void charity(Done<std::vector<CharityRow>> done) = 0;
  /// Rows of contracts that the list does not have, by contract. Refused requests are none: they
  /// may be about a contract that there never was.
  virtual void orphans(Done<std::vector<Orphan>> done) = 0;
};

}  // namespace murabaha
