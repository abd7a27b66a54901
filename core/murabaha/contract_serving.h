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

/// What was asked about the payout before is in the trail now, or another's.
void forget_asked(MurabahaContract::State& state);

/// The answer that a declined payout has given.
otp::Error declined(const std::string& reason);

}  // namespace murabaha
