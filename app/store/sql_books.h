#pragma once

#include <QString>

#include <memory>

#include "murabaha/gateway_books.h"

namespace app {

using otp::Result;

/// The books of the simulated payment system: a SQLite file of their own, or a schema of their own
/// on a PostgreSQL server, where all desks that share it have the same payment system. Whoever asks
/// waits for the database.
///
/// `find`, `all` and `recall` throw std::runtime_error when it cannot be read any more: to answer
/// that nothing was paid would be a lie that pays twice.
/// @thread any
class SqlBooks final : public murabaha::GatewayBooks {
 public:
  ~SqlBooks() override;

  Result<> put(const murabaha::BookedPayment& payment) override;
  std::optional<murabaha::BookedPayment> find(const std::string& key) const override;
  std::vector<murabaha::BookedPayment> all() const override;
  Result<> remember(const murabaha::RememberedKey& key) override;
  std::optional<murabaha::RememberedKey> recall(const std::string& key) const override;

 private:
  friend Result<std::unique_ptr<SqlBooks>> open_books(const QString& where);
  class Keeper;
  explicit SqlBooks(std::unique_ptr<Keeper> keeper);

  std::unique_ptr<Keeper> keeper_;
};

/// Opens the books, or makes them.
/// @param where a file, or the URI of a PostgreSQL server; see place_of
/// @returns the refusals of `open_store`
/// @thread any; waits for the database
Result<std::unique_ptr<SqlBooks>> open_books(const QString& where);

}  // namespace app
