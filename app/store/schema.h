#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace app {

/// The tables of a kind of database, as the steps that lead from an empty one to what this program
/// knows. A step that was released is never changed: a new one follows it.
struct Schema {
  /// The statements of one step.
  using Step = std::vector<std::string> (*)(Dialect dialect);

  std::string name;             // the schema in PostgreSQL
  std::int32_t application_id;  // marks the files of SQLite
  std::vector<Step> steps;

  std::int64_t version() const { return std::int64_t(steps.size()); }
};

/// Opens a database and takes the steps that are missing in it, all or none.
/// @returns `not_a_file`, `unreadable`, `read_only`, `not_a_database`, `foreign_database` or
/// `schema_too_new` with a sentence, and then nothing has been changed; or `storage_error`
/// @thread the one that will use it
Result<std::unique_ptr<Database>> open_database(const Place& place, const Schema& schema);

}  // namespace app
