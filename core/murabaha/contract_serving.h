#pragma once

#include "murabaha/contract_server.h"

/// What the handlers of a contract's process share.
namespace murabaha {

/// Lets the process crash if somebody has told it to at this point.
/// @throws std::runtime_error
void crash_if(const MurabahaContract::State& state, CrashPoint point);
/// For the process that asks the payment system; its end is the contract's.
std::function<void()> crash_after_send(const MurabahaContract::State& state);

/// Whether the contract waits for nothing that only its process knows of.
bool can_sleep(const MurabahaContract::State& state);

/// The result of a handler, after which a contract that is not needed goes to sleep.
template <class Handled>
Handled rest(Handled handled, const MurabahaContract::State& state) {
  return can_sleep(state) ? std::move(handled).timeout(state.surroundings.sleeps_after)
                          : std::move(handled);
}

/// What was asked about a payout is in the trail now, or another desk's to tell.
void forget_asked(const std::string& intent, MurabahaContract::State& state);

/// The next question about the open payout, as it would be planned now; none without one.
std::optional<MurabahaContract::AskAgain> next_question(const MurabahaContract::State& state);

/// The answer that a declined payout has given.
otp::Error declined(const std::string& reason);
/// The answer to whoever has asked for a payout that was decided not to have been paid.
otp::Error not_paid();

}  // namespace murabaha
