#pragma once

#include <memory>

#include "murabaha/store.h"

namespace support {

/// A store that passes everything on to another, for those that change one thing.
class ForwardingStore : public murabaha::Store {
 public:
  explicit ForwardingStore(std::shared_ptr<murabaha::Store> store) : store_(std::move(store)) {}

  void commit(murabaha::Records step, Done<void> done) override {
    store_->commit(std::move(step), std::move(done));
  }
  void load(std::string id, Done<std::vector<murabaha::AuditRow>> done) override {
    store_->load(std::move(id), std::move(done));
  }
  void read(std::string id, Done<murabaha::Records> done) override {
    store_->read(std::move(id), std::move(done));
  }
  void note(murabaha::Attempt attempt, Done<void> done) override {
    store_->note(std::move(attempt), std::move(done));
  }
  void attempts(std::string id, Done<std::vector<murabaha::Attempt>> done) override {
    store_->attempts(std::move(id), std::move(done));
  }
  void list(murabaha::ListQuery query, Done<murabaha::ListPage> done) override {
    store_->list(std::move(query), std::move(done));
  }
  void contracts(std::string after, std::int64_t limit,
                 Done<std::vector<murabaha::Snapshot>> done) override {
    store_->contracts(std::move(after), limit, std::move(done));
  }
  void open_payouts(Done<std::vector<std::string>> done) override {
    store_->open_payouts(std::move(done));
  }
  void payouts(std::string after, std::int64_t limit,
               Done<std::vector<murabaha::KeptPayout>> done) override {
    store_->payouts(std::move(after), limit, std::move(done));
  }
  void charity(Done<std::vector<murabaha::CharityRow>> done) override {
    store_->charity(std::move(done));
  }
  void orphans(Done<std::vector<murabaha::Orphan>> done) override {
    store_->orphans(std::move(done));
  }

 protected:
  void forward_to(std::shared_ptr<murabaha::Store> store) { store_ = std::move(store); }

 private:
  std::shared_ptr<murabaha::Store> store_;
};

}  // namespace support
