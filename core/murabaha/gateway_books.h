#pragma once

#include <optional>
#include <string>
#include <vector>

#include "murabaha/contract.h"

namespace murabaha {

/// What the payment system knows of a key, in its own books.
struct BookedPayment {
  std::string key;
  Amount amount = 0;
  std::string currency;
  std::string payee;
  std::string status;  // `paid`, `declined`, `reversed`
  std::string reason;  // of a refusal

  friend bool operator==(const BookedPayment&, const BookedPayment&) = default;
};

/// What the payment system remembers of a key that was told to pay.
struct RememberedKey {
  std::string key;
  Timestamp since = 0;  // when it came
  /// At which question about it, counted from now on, it will be paid; 0: it is not under way.
  std::int64_t questions_left = 0;
  // What is under way
  Amount amount = 0;
  std::string currency = {};
  std::string payee = {};

  friend bool operator==(const RememberedKey&, const RememberedKey&) = default;
};

/// The books of a payment system, which are none of the desk's: what is in them is counted apart,
/// and outlives the desk.
/// @thread any
class GatewayBooks {
 public:
  virtual ~GatewayBooks() = default;
  /// Keeps what came of a key, in place of what was kept of it before; durable when it returns.
  virtual Result<> put(const BookedPayment& payment) = 0;
  virtual std::optional<BookedPayment> find(const std::string& key) const = 0;
  /// In the order in which the keys came.
  virtual std::vector<BookedPayment> all() const = 0;
  /// Keeps what is remembered of a key in place of what was before, as `put` does.
  virtual Result<> remember(const RememberedKey& key) = 0;
  virtual std::optional<RememberedKey> recall(const std::string& key) const = 0;
};

}  // namespace murabaha
