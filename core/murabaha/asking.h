#pragma once

#include <optional>

#include "murabaha/contract.h"

/// When the payment system is asked what has become of a payout, and when it is of no use any more.
namespace murabaha {

// Why a payout is unknown
inline constexpr const char* pending = "pending";          // it says that the payment is under way
inline constexpr const char* key_expired = "key_expired";  // it may have forgotten the key
inline constexpr const char* no_query = "no_query";        // it answers no questions
inline constexpr const char* payment_mismatch = "payment_mismatch";  // it has paid something else

/// When it is asked again by itself about a payment that it says is under way: in seconds at first,
/// then in ever longer steps up to five minutes. None for any other payout.
/// @thread any
std::optional<Timestamp> next_query(const Payout& payout);

/// Whether it can still say what came of a payout.
bool is_askable(const Payout& payout);

}  // namespace murabaha
