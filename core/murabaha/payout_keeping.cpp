#include "murabaha/payout_keeping.h"

#include <algorithm>

#include "murabaha/storing.h"
#include "murabaha/waking.h"

namespace murabaha {

using otp::Self;
using otp::Task;

namespace {

/// The supervisor of contracts, which may be about to start still; none when there is none to come,
/// for not every world has a desk.
Task<otp::Pid> supervisor_of_contracts(Self self) {
  constexpr auto shortest = std::chrono::milliseconds(10);
  constexpr auto longest = std::chrono::seconds(3);
  for (auto pause = shortest; pause < longest; pause *= 2) {
    otp::Pid supervisor = self.whereis(contract_supervisor);
    if (!supervisor.is_none()) co_return supervisor;
    co_await self.sleep(pause);
  }
  co_return otp::Pid();
}

/// @returns whether all of them are awake now
Task<bool> wake_open_payouts(Self self, Surroundings surroundings) {
  Task<Result<std::vector<std::string>>> reading = open_payouts(self, *surroundings.store);
  Result<std::vector<std::string>> ids = co_await reading;
  if (!ids) co_return false;
  bool are_awake = true;
  for (const std::string& id : *ids) {
    Task<Result<>> waking = wake(self, id, surroundings);
    Result<> awake = co_await waking;
    are_awake = are_awake && awake;
  }
  co_return are_awake;
}

// How long it waits before it tries once more what has failed: ever longer
constexpr otp::Duration shortest_pause = std::chrono::seconds(2);
constexpr otp::Duration longest_pause = std::chrono::minutes(5);
otp::Duration longer(otp::Duration pause) { return std::min(2 * pause, longest_pause); }

/// Wakes them as long as this supervisor of contracts lives, once if nothing fails.
Task<> wake_until_down(Self self, otp::Pid supervisor, Surroundings surroundings) {
  otp::Ref ended = self.monitor(supervisor);
  auto is_this = [ended](const otp::Down& down) { return down.ref == ended; };
  for (otp::Duration pause = shortest_pause;; pause = longer(pause)) {
    Task<bool> waking = wake_open_payouts(self, surroundings);
    bool are_awake = co_await waking;
    otp::Timeout timeout = are_awake ? otp::infinity : otp::Timeout(pause);
    auto receiving = self.receive_if<otp::Down>(is_this, timeout);
    auto down = co_await receiving;
    if (down) co_return;
  }
}

/// The one that takes its place. Nobody tells of it, but it mostly comes at once.
Task<otp::Pid> supervisor_after(Self self, otp::Pid before) {
  constexpr otp::Duration shortest = std::chrono::milliseconds(10);
  for (otp::Duration pause = shortest;; pause = longer(pause)) {
    otp::Pid supervisor = self.whereis(contract_supervisor);
    if (!supervisor.is_none() && supervisor != before) co_return supervisor;
    co_await self.sleep(pause);
  }
}

}  // namespace

Task<> keep_payouts_going(Self self, Surroundings surroundings) {
  constexpr otp::Duration long_life = std::chrono::minutes(1);
  constexpr otp::Duration none{};
  Task<otp::Pid> looking = supervisor_of_contracts(self);
  otp::Pid supervisor = co_await looking;
  otp::Duration pause = none;
  while (!supervisor.is_none()) {
    otp::TimePoint began = self.now();
    Task<> waking = wake_until_down(self, supervisor, surroundings);
    co_await waking;
    if (self.now() - began >= long_life) pause = none;
    co_await self.sleep(pause);
    pause = pause == none ? longer(shortest_pause) : longer(pause);
    Task<otp::Pid> looking_again = supervisor_after(self, supervisor);
    supervisor = co_await looking_again;
  }
}

}  // namespace murabaha
