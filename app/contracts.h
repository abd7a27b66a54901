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

/// Where contracts are kept when `where` is given on the command line; see open_contracts.
Result<QString> chosen_database(const QString& where);

}  // namespace app
