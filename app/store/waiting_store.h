#pragma once

#include <memory>

#include "murabaha/store.h"

namespace app {

/// A store for a world with a clock of its own, whose time stands still while something happens:
/// each request waits until it is served, and `done` is called before it returns, in the caller's
/// thread.
/// @thread any but the one on which the other store calls `done`
class WaitingStore final : public murabaha::Store {
 public:
  explicit WaitingStore(std::shared_ptr<murabaha::Store> store) : store_(std::move(store)) {}

  void commit(murabaha::Records step, Done<void> done) override;
  void load(std::string contract_id, Done<std::vector<murabaha::AuditRow>> done) override;
  void read(std::string contract_id, Done<murabaha::Records> done) override;
  void note(murabaha::Attempt attempt, Done<void> done) override;
  void attempts(std::string contract_id, Done<std::vector<murabaha::Attempt>> done) override;
  void list(murabaha::ListQuery query, Done<murabaha::ListPage> done) override;
  void contracts(std::string after, std::int64_t limit,
                 Done<std::vector<murabaha::Snapshot>> done) override;
  void open_payouts(Done<std::vector<std::string>> done) override;
  void payouts(std::string after, std::int64_t limit,
               Done<std::vector<murabaha::KeptPayout>> done) override;
  void charity(Done<std::vector<murabaha::CharityRow>> done) override;
  void orphans(Done<std::vector<murabaha::Orphan>> done) override;

 private:
  std::shared_ptr<murabaha::Store> store_;
};

}  // namespace app
