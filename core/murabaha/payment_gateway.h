#pragma once

#include <functional>
#include <string>

#include "base/time.h"
#include "murabaha/money.h"

namespace murabaha {

/// What a payment system is told to pay. The same key is never paid twice.
struct Instruction {
  std::string key;
  Amount amount = 0;
  std::string currency;
  std::string payee;
  static constexpr auto fields = std::tuple{
      otp::field("key", &Instruction::key), otp::field_of<Money>("amount", &Instruction::amount),
      otp::field("currency", &Instruction::currency), otp::field("payee", &Instruction::payee)};
};

struct GatewayAnswer {
  enum class Status {
    Paid,
    Declined,
    Reversed,     // paid, and taken back since
    NotFound,     // it knows of no such key
    Unreachable,  // it could not be asked
    Pending,      // under way: it will be paid or declined
  };

  Status status = Status::NotFound;
  Amount amount = 0;
  std::string currency = {};
  std::string reason = {};  // of a refusal
};
/// `paid`, `declined`, `reversed`, `not_found`, `unreachable`, `pending`
std::string_view name_of(GatewayAnswer::Status status);

/// What a payment system promises about the keys of payments.
struct KeyPromise {
  /// So long after it was told to pay it knows the key; then the same key is another payment to it.
  otp::Duration life = std::chrono::hours(24);
  /// It says what has become of a key.
  bool can_be_asked = true;
};

/// A payment system, as the desk sees it. It may answer late, twice, or never; a lost answer does
/// not say whether it has paid.
/// @thread any
class PaymentGateway {
 public:
  /// Called with each answer, and with how long it takes to arrive.
  using Reply = std::function<void(GatewayAnswer, otp::Duration)>;

  virtual ~PaymentGateway() = default;
  virtual void pay(const Instruction& instruction, Reply reply) = 0;
  /// What has become of a key, if it can be asked.
  virtual void query(const std::string& key, Reply reply) = 0;
  virtual KeyPromise keys() const = 0;
};

}  // namespace murabaha
