#pragma once

#include "contract_samples.h"
#include "murabaha/contract_server.h"
#include "murabaha/memory_store.h"
#include "otp/dynamic_supervisor.h"
#include "otp/sys.h"
#include "system.h"

/// What a process does with a desk of contracts.
namespace murabaha {

using namespace support;
using otp::Ref;

inline Surroundings surroundings_with(std::shared_ptr<Store> store) {
  return surroundings_in_memory(1'000'000, std::move(store));
}

/// A desk that is linked to the caller.
inline Task<> start_desk(Self self, Surroundings surroundings) {
  auto starting = otp::start_link<otp::Supervisor>(self, desk_spec(surroundings));
  auto started = co_await starting;
  otp::or_exit(std::move(started));
}

inline Task<otp::Result<Pid>> open_contract(Self self, Terms terms, Surroundings surroundings) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{contract_supervisor});
  otp::DynamicSupervisor::StartChild start{contract_child(terms, surroundings)};
  auto request = self.call(supervisor, std::move(start));
  co_return co_await request;
}

inline Task<Result<Answered>> ask(Self self, std::string id, Order order) {
  auto request = self.call(contract_named(id), std::move(order));
  co_return co_await request;
}

template <class Message>
Task<Result<Contract>> ask(Self self, std::string id, Message message) {
  auto request = self.call(contract_named(id), std::move(message));
  auto answer = co_await request;
  co_return Result<Contract>(std::move(answer));
}

inline Task<Result<Contract>> act(Self self, std::string id, Action action) {
  return std::visit([&](auto& message) { return ask(self, id, std::move(message)); }, action);
}

/// The contract as it is now; ends the caller when there is none.
inline Task<Contract> look_at(Self self, std::string id) {
  auto contract = co_await ask(self, id, MurabahaContract::GetState{});
  co_return otp::or_exit(std::move(contract));
}

/// A new contract of the guide, taken to a state.
inline Task<> open_in(Self self, std::string id, Stage stage, Surroundings surroundings) {
  auto opened = co_await open_contract(self, terms_of_guide(id), surroundings);
  otp::or_exit(std::move(opened));
  for (const Action& step : steps_to(stage)) {
    auto taken = co_await act(self, id, step);
    otp::or_exit(std::move(taken));
  }
}

/// Waits until the supervisor of contracts has dealt with the exits that were sent to it before.
inline Task<> let_supervisor_restart(Self self) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{contract_supervisor});
  auto counted = co_await self.call(supervisor, otp::DynamicSupervisor::CountChildren{});
  otp::or_exit(std::move(counted));
}

/// Kills the process of a contract and waits until another has taken its place.
inline Task<> kill_and_restart(Self self, std::string id) {
  Pid process = contract_named(id).whereis(self.runtime());
  Ref ended = self.monitor(process);
  self.exit(process, otp::ExitReason::kill());
  auto is_this = [ended](const otp::Down& down) { return down.ref == ended; };
  co_await self.receive_if<otp::Down>(is_this);
  co_await let_supervisor_restart(self);
  EXPECT_NE(contract_named(id).whereis(self.runtime()), process);
}

/// How many keys the payment system has paid, by its own books.
inline std::int64_t paid_keys(const Surroundings& surroundings) {
  std::int64_t count = 0;
  for (const BookedPayment& booked : surroundings.gateway->books().all()) {
    if (booked.status != "declined") ++count;
  }
  return count;
}

}  // namespace murabaha
