#pragma once

#include <QString>

#include <string>

namespace store_test {

/// A program that runs a desk on a database and takes a contract to its end, from approval to the
/// refund of what was paid too much, with the same idempotency keys each time. It says `KEY
/// VERSION` for each answer, and is killed (SIGKILL) at its first commit: before it when the run is
/// even, else when it is durable and nobody has been told.
/// @param manner how the payment system treats each payout first; the contract has this name, too
/// @param run 0, 1, ...: each begins later than the one before
/// @returns the exit code when it was not killed
int run_desk(const QString& database, const QString& books, const std::string& manner, int run);

}  // namespace store_test
