#pragma once

#include <optional>
#include <string>

#include "murabaha/contract.h"

namespace murabaha {

/// A request as the desk makes it.
struct Order {
  Action action;
  std::string actor = "desk";  // who is signed in
  std::string key = {};        // the idempotency key; empty for none
  std::optional<std::int64_t> expected_version = {};
};

/// `actor_required`, or `invalid_text`: whether it can be who asks.
Result<> check_actor(const std::string& actor);

/// What a request that was accepted leads to: the contract after it.
struct Answered : Contract {
  /// Its idempotency key was known: this is the contract as it was after the same request, and
  /// nothing has happened again.
  bool is_replayed = false;

  Answered() = default;
  Answered(Contract after, bool replayed = false)
      : Contract(std::move(after)), is_replayed(replayed) {}
};

/// Where a contract's process is to crash, so that one can see that nothing is lost.
enum class CrashPoint {
  Now,
  BeforeCommit,   // the next step is decided, and not kept
  BeforeReply,    // the next step is kept, and not answered
  BeforeSend,     // the intent of a payout is kept, and the payment system not asked
  AfterSend,      // the payment system is asked, and has not answered
  BeforeOutcome,  // it has answered, and the outcome is not kept
};
inline constexpr CrashPoint all_crash_points[] = {
    CrashPoint::Now,        CrashPoint::BeforeCommit, CrashPoint::BeforeReply,
    CrashPoint::BeforeSend, CrashPoint::AfterSend,    CrashPoint::BeforeOutcome};
/// `now`, `before_commit`, ...
std::string_view name_of(CrashPoint point);
std::optional<CrashPoint> crash_point_named(std::string_view name);

}  // namespace murabaha
