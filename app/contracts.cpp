#include "contracts.h"

#include <QFileInfo>

#include "draw/text.h"
#include "murabaha/verification.h"
#include "store/place.h"
#include "store/sql_books.h"
#include "store/sql_store.h"

namespace app {

using ui::text;

namespace {

/// Where the payment system's books are: in a file beside the contracts' own, or on their server,
/// so that all desks that share it ask the same payment system.
QString books_beside(const QString& where) {
  return place_of(where).dialect == Dialect::Sqlite ? where + ".bank" : where;
}

Result<QString> chosen(const QString& where) {
  return where.isEmpty() ? default_database() : Result<QString>(where);
}

}  // namespace

Result<Contracts> open_contracts(const QString& where) {
  if (where == in_memory) return Contracts{};
  auto place = chosen(where);
  if (!place) return std::unexpected(place.error());
  auto store = open_store(*place);
  if (!store) return std::unexpected(store.error());
  auto books = open_books(books_beside(*place));
  if (!books) return std::unexpected(books.error());
  return Contracts{std::move(*store), std::move(*books), place_of(*place).name};
}

namespace {

QString sentence_of(const murabaha::Verification::Found& found) {
  QString where = found.fault.seq > 0 ? QString("step %1").arg(found.fault.seq) : QString("rows");
  return QString("%1, %2: %3\n").arg(text(found.contract_id), where, text(found.fault.sentence));
}

}  // namespace

Report verify_database(const QString& where) {
  auto place = chosen(where);
  if (!place) return {text(place.error().text()) + "\n", 1};
  Place at = place_of(*place);
  bool is_missing = at.dialect == Dialect::Sqlite && !QFileInfo::exists(at.file);
  if (is_missing) return {QString("There is no database '%1'.\n").arg(at.name), 1};
  auto store = open_store(*place);
  if (!store) return {text(store.error().text()) + "\n", 1};
  auto found = murabaha::verify_all(**store);
  if (!found) return {text(found.error().text()) + "\n", 1};
  QString counted =
      QString("%1: %2 contracts, %3 steps").arg(at.name).arg(found->contracts).arg(found->steps);
  if (found->faults.empty()) return {counted + ", all right.\n", 0};
  QString lines = counted + QString(", %1 wrong:\n").arg(found->faults.size());
  for (const auto& fault : found->faults) lines += sentence_of(fault);
  return {lines, 1};
}

}  // namespace app
