#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "desk_steps.h"

/// The matrix of crashes: where a contract's process crashes while something is to be paid out, and
/// what the payment system does meanwhile. Whatever it is, both sides have one payment in the end.
namespace support {

struct CrashCase {
  murabaha::Purpose purpose;
  murabaha::CrashPoint point;
  murabaha::Manner manner;
};
/// All purposes, points and manners.
std::vector<CrashCase> crash_cases();
void PrintTo(const CrashCase& crash, std::ostream* out);
std::string crash_name(const testing::TestParamInfo<CrashCase>& info);

/// What the desk and the payment system have of the payout in the end.
struct CrashOutcome {
  CrashCase crash;
  bool has_crashed = false;
  bool is_done = false;        // as far as the contract says
  std::int64_t intents = 0;    // of this purpose
  std::int64_t confirmed = 0;  // of them, by the desk's books
  std::int64_t paid = 0;       // of them, by the payment system's own books
  std::string fault = {};      // of the contract's rows; empty: they are right
};

/// Runs a case in a world with a clock of its own.
/// @param id of a contract that is new in the store
CrashOutcome run_crash(const CrashCase& crash, const std::string& id,
                       const murabaha::Surroundings& surroundings, std::uint64_t seed);

/// Expects one payment on both sides; a second one only for what was taken back before the desk had
/// heard of it.
void expect_one_payment(const CrashOutcome& outcome);

/// Points by manners, for each purpose, as tables in Markdown: how many payments the payment
/// system's books have, and how many the desk's.
std::string crash_tables(const std::vector<CrashOutcome>& outcomes);

/// Writes the tables to the file that the environment variable CRASH_MATRIX names, if there is one.
/// @param title of the store that they were made on
void write_crash_tables(const std::string& title, const std::vector<CrashOutcome>& outcomes);

}  // namespace support
