#pragma once

#include <QString>

#include <optional>

namespace app {

struct Options;

/// What a look at a database has found, in sentences, and an exit code: 0 when all is right, 1 when
/// not.
struct Report {
  QString text;
  int code = 0;
};

/// Does what the options ask of a database, which must exist: verifies all its contracts, looks for
/// a printed hash, writes a checkpoint, or looks for what a checkpoint has.
/// @returns nothing when they ask for none of it
/// @thread any; waits for the database
std::optional<Report> check_database(const Options& options);

}  // namespace app
