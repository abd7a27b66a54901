#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "murabaha/checkpoint.h"
#include "murabaha/contract.h"
#include "murabaha/gateway_books.h"
#include "murabaha/manner.h"
#include "murabaha/order.h"
#include "murabaha/payment_gateway.h"
#include "murabaha/store.h"
#include "murabaha/verification.h"

namespace murabaha {

/// All that is kept of a contract.
struct Dossier {
  Contract contract;
  Records records;
  std::vector<Attempt> attempts;         // what was refused, oldest first
  std::optional<otp::Error> fault = {};  // the first row that is wrong: nothing more is accepted
  /// What was asked about the open payout since, and answered as before, see AskingWatch.
  std::vector<GatewayCall> asked = {};
};

/// What the screen asks of the contract desk. Actions go to the contracts' processes, which are
/// started when they are needed; looking does not wake them. Each request is answered once, on a
/// thread of the desk's choice.
/// @thread any
class Desk {
 public:
  template <class T>
  using Done = std::function<void(Result<T>)>;

  virtual ~Desk() = default;
  /// Starts a contract; `actor_required`, `already_started` for an id whose process runs,
  /// `already_exists` for one that is kept, or the mistake in the terms.
  virtual void open(Terms terms, std::string actor, Done<Contract> done) = 0;
  /// The contract after the action, or why it was refused; `not_found`.
  virtual void submit(std::string contract_id, Order order, Done<Answered> done) = 0;
  /// `not_found`, or `storage_error`.
  virtual void look(std::string contract_id, Done<Dossier> done) = 0;
  virtual void list(ListQuery query, Done<ListPage> done) = 0;
  /// Payouts of all contracts; see Store::payouts.
  virtual void payouts(std::string after, std::int64_t limit,
                       Done<std::vector<KeptPayout>> done) = 0;
  /// What was taken for charity and passed on, of all contracts; see Store::charity.
  virtual void charity(Done<std::vector<CharityRow>> done) = 0;
  /// Lets the contract's process crash, now or at a point of its next step. `not_found`.
  virtual void crash(std::string contract_id, CrashPoint point, Done<void> done) = 0;
  /// How long the contract was away after its last crash of that kind; none: nobody has measured.
  virtual std::optional<otp::Duration> recovery_time(const std::string& contract_id) const = 0;
  /// A moment as the desk sees it: with its day in the desk's time zone, and the desk's policy.
  virtual Moment moment(Timestamp at, std::string actor) const = 0;
  /// A moment by the clocks of the desk's time zone: its date and time of day are read as of UTC.
  virtual Timestamp local(Timestamp at) const = 0;
  /// Verifies all contracts. Those that are wrong accept nothing more.
  virtual void verify(Done<Verification> done) = 0;

  /// The last steps of all contracts, to be kept outside.
  virtual void take_checkpoint(Timestamp at, Done<Checkpoint> done) = 0;
  /// What has become of the contracts of a checkpoint.
  virtual void compare(Checkpoint checkpoint, Done<CheckpointReport> done) = 0;

  /// How the simulated payment system behaves, from now on or at the next payment only.
  virtual void set_bank(Behaviour behaviour, bool is_once) = 0;
  /// How it treats the next payment.
  virtual Behaviour bank() const = 0;
  /// What it promises about keys of payments from now on.
  virtual void set_bank_keys(KeyPromise keys) = 0;
  virtual KeyPromise bank_keys() const = 0;
  /// What it has paid, by its own books.
  virtual std::vector<BookedPayment> bank_books() const = 0;
};

}  // namespace murabaha
