#pragma once

#include <QString>

namespace store_test {

/// A program that runs a desk on a database and takes two contracts to their ends, with the same
/// idempotency keys each time. It says `KEY VERSION` for each answer, and is killed (SIGKILL) at
/// the commit of this number.
/// @param kill_at 1, 2, ...
/// @param is_after the commit is durable by then, and nobody has been told
/// @returns the exit code when it was not killed
int run_desk(const QString& database, const QString& books, int kill_at, bool is_after);

}  // namespace store_test
