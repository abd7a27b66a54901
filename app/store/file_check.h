#pragma once

#include <QString>

#include "base/error.h"
#include "store/schema.h"

namespace app {

/// Looks into a file without touching it, before SQLite may: whether it is one of ours, or can
/// become one because it is empty or not there yet.
/// @returns the refusals of `open_database`
/// @thread any
Result<> check_file(const QString& file, const Schema& schema);

}  // namespace app
