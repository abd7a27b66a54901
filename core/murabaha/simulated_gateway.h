#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>

#include "base/guarded.h"
#include "murabaha/gateway_books.h"
#include "murabaha/manner.h"
#include "murabaha/payment_gateway.h"

namespace murabaha {

/// A payment system that behaves as it is told, for lessons and tests. Its books tell what it has
/// really paid, and what it remembers of keys: with the same books another one goes on.
class SimulatedGateway final : public PaymentGateway {
 public:
  explicit SimulatedGateway(std::shared_ptr<GatewayBooks> books) : books_(std::move(books)) {}

  /// From now on.
  void behave(Behaviour behaviour);
  /// At the next payment only, after those that were asked for before. A system that is silent or
  /// unreachable is so at the next question, too.
  void behave_once(Behaviour behaviour);
  /// How the next payment is treated.
  Behaviour next() const;
  const GatewayBooks& books() const { return *books_; }

  /// What it promises from now on, and keeps.
  void promise(KeyPromise keys);
  KeyPromise keys() const override;
  /// It has no clock of its own, and forgets keys by the time of day that it is told.
  void tell_time(Timestamp now) { now_ = now; }

  void pay(const Instruction& instruction, Reply reply) override;
  void query(const std::string& key, Reply reply) override;

 private:
  struct Plan {
    Behaviour standing;
    std::deque<Behaviour> once;
  };
  Behaviour take_next();
  bool has_forgotten(const std::string& key) const;
  std::optional<GatewayAnswer> ask_pending(const std::string& key);
  void pay_anew(const Instruction& instruction, const Behaviour& behaviour, const Reply& reply);
  void book(const Instruction& instruction, std::string status, std::string reason = {});
  void remember(const RememberedKey& key);

  std::shared_ptr<GatewayBooks> books_;
  otp::Guarded<Plan> plan_;
  otp::Guarded<KeyPromise> keys_;
  std::atomic<Timestamp> now_ = 0;
};

/// Books that last as long as the program.
class MemoryBooks final : public GatewayBooks {
 public:
  Result<> put(const BookedPayment& payment) override;
  std::optional<BookedPayment> find(const std::string& key) const override;
  std::vector<BookedPayment> all() const override;
  Result<> remember(const RememberedKey& key) override;
  std::optional<RememberedKey> recall(const std::string& key) const override;

 private:
  otp::Guarded<std::vector<BookedPayment>> payments_;
  otp::Guarded<std::map<std::string, RememberedKey>> keys_;
};

}  // namespace murabaha
