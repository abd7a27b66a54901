#pragma once

#include <map>
#include <string>

#include "base/guarded.h"
#include "murabaha/store.h"

namespace murabaha {

/// Keeps contracts as long as the program runs. Answers before the call returns.
class MemoryStore final : public Store {
 public:
  void commit(Records step, Done<void> done) override;
  void load(std::string contract_id, Done<std::vector<AuditRow>> done) override;
  void read(std::string contract_id, Done<Records> done) override;
  void note(Attempt attempt, Done<void> done) override;
  void attempts(std::string contract_id, Done<std::vector<Attempt>> done) override;
  void list(ListQuery query, Done<ListPage> done) override;
  void contracts(std::string after, std::int64_t limit, Done<std::vector<Snapshot>> done) override;
  void open_payouts(Done<std::vector<std::string>> done) override;
  void payouts(std::string after, std::int64_t limit, Done<std::vector<KeptPayout>> done) override;
  void charity(Done<std::vector<CharityRow>> done) override;
  void orphans(Done<std::vector<Orphan>> done) override;

 private:
  struct Contents {
    std::map<std::string, Records> contracts;
    std::map<std::string, std::vector<Attempt>> attempts;
  };

  otp::Guarded<Contents> contents_;
};

}  // namespace murabaha
