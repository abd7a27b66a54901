#pragma once

#include <thread>

#include "actor/runtime.h"
#include "murabaha/contract_server.h"
#include "murabaha/desk.h"

namespace murabaha {

/// The desk of a runtime in this program.
class LocalDesk final : public Desk {
 public:
  /// Runs a function where it may use the runtime.
  using Post = std::function<void(std::function<void()>)>;

  LocalDesk(otp::Runtime& runtime, Post post, Surroundings surroundings)
      : runtime_(runtime), post_(std::move(post)), surroundings_(std::move(surroundings)) {}

  /// Wakes the contracts whose payouts are under way: they ask the payment system what has become
  /// of them. So it is when the desk starts, for which it may be called before, and again whenever
  /// the supervisor of contracts has ended and another has taken its place.
  /// @param done is told how many there are
  void recover(Done<std::size_t> done);

  void open(Terms terms, std::string actor, Done<Contract> done) override;
  void submit(std::string contract_id, Order order, Done<Answered> done) override;
  void look(std::string contract_id, Done<Dossier> done) override;
  void list(ListQuery query, Done<ListPage> done) override;
  void payouts(std::string after, std::int64_t limit, Done<std::vector<KeptPayout>> done) override;
  void charity(Done<std::vector<CharityRow>> done) override;
  void crash(std::string contract_id, CrashPoint point, Done<void> done) override;
  std::optional<otp::Duration> recovery_time(const std::string& contract_id) const override;
  Moment moment(Timestamp at, std::string actor) const override {
    return surroundings_.moment(at, std::move(actor));
  }
  Timestamp local(Timestamp at) const override { return surroundings_.local(at); }
  void verify(Done<Verification> done) override;
  void take_checkpoint(Timestamp at, Done<Checkpoint> done) override;
  void compare(Checkpoint checkpoint, Done<CheckpointReport> done) override;
  void set_bank(Behaviour behaviour, bool is_once) override;
  Behaviour bank() const override { return surroundings_.gateway->next(); }
  void set_bank_keys(KeyPromise keys) override;
  KeyPromise bank_keys() const override { return surroundings_.gateway->keys(); }
  std::vector<BookedPayment> bank_books() const override {
    return surroundings_.gateway->books().all();
  }

 private:
  void read_through(std::function<void()> read);
  void distrust(const Verification& found);

  otp::Runtime& runtime_;
  Post post_;
  Surroundings surroundings_;
  std::jthread reader_;  // of the whole store, which takes long
};

}  // namespace murabaha
