#include "contracts.h"

#include "store/place.h"
#include "store/sql_books.h"
#include "store/sql_store.h"

namespace app {

namespace {

/// Where the payment system's books are: in a file beside the contracts' own, or on their server,
/// so that all desks that share it ask the same payment system.
QString books_beside(const QString& where) {
  return place_of(where).dialect == Dialect::Sqlite ? where + ".bank" : where;
}

}  // namespace

Result<QString> chosen_database(const QString& where) {
  return where.isEmpty() ? default_database() : Result<QString>(where);
}

Result<Contracts> open_contracts(const QString& where) {
  if (where == in_memory) return Contracts{};
  auto place = chosen_database(where);
  if (!place) return std::unexpected(place.error());
  auto store = open_store(*place);
  if (!store) return std::unexpected(store.error());
  auto books = open_books(books_beside(*place));
  if (!books) return std::unexpected(books.error());
  return Contracts{std::move(*store), std::move(*books), place_of(*place).name};
}

}  // namespace app
