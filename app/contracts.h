#pragma once

#include <QString>

#include <memory>

#include "murabaha/gateway_books.h"
#include "murabaha/store.h"

namespace app {

using otp::Result;

/// Where the contracts of the desk are kept, and the books of the simulated payment system. Without
/// a store both last as long as the demo.
struct Contracts {
  std::shared_ptr<murabaha::Store> store;
  std::shared_ptr<murabaha::GatewayBooks> books;
  QString place;  // for people

  bool are_durable() const { return store != nullptr; }
};

/// What stands for no database on the command line.
inline constexpr const char* in_memory = ":memory:";

/// Opens, or makes, what keeps contracts.
/// @param where a file, the URI of a PostgreSQL server, or `:memory:`; empty for the file in the
/// user's data folder
/// @returns the refusals of `open_store`
/// @thread gui; waits for the database
Result<Contracts> open_contracts(const QString& where);

/// Verifies all contracts of a database, which must exist.
/// @returns what it has found, in sentences, and an exit code: 0 when all is right, 1 when not
struct Report {
  QString text;
  int code = 0;
};
Report verify_database(const QString& where);

}  // namespace app
