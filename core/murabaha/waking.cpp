#include "murabaha/waking.h"

#include "otp/dynamic_supervisor.h"

namespace murabaha {

using otp::Self;
using otp::Task;

otp::Error exists_already(const std::string& contract_id) {
  return {Atom("already_exists"), "A contract " + contract_id + " exists already."};
}

otp::Error explained(const otp::Error& error, const std::string& contract_id) {
  if (error.reason.is(Atom("already_exists"))) return exists_already(contract_id);
  if (error.reason.is(Atom("not_found"))) {
    return {error.reason, "There is no contract " + contract_id + "."};
  }
  bool is_failed_call = error.reason.is_tuple() && error.reason.items().size() == 2 &&
                        error.reason[1].kind() == Term::Kind::Call;
  bool is_clash = error.reason.is_tagged(otp::atoms::already_started, 2);
  if (!is_failed_call && !is_clash) return error;
  const Term& why = error.reason[0];
  if (why.is(otp::atoms::timeout)) {
    return {otp::atoms::timeout, "The contract's process did not answer within 5 s."};
  }
  if (why.is(otp::atoms::already_started)) {
    return {why, "A contract " + contract_id + " is open already."};
  }
  std::string reason = why.is_atom() ? std::string(why.atom().text()) : to_text(why);
  return {error.reason, "The contract's process ended: " + reason + "."};
}

otp::Error closed() { return {otp::atoms::noproc, "The contract desk does not run."}; }

bool is_noproc(const otp::Error& error) {
  return error.reason.is_tuple() && error.reason[0].is(otp::atoms::noproc);
}

Task<Result<otp::Pid>> start_contract(Self self, Opening opening, Surroundings surroundings) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{contract_supervisor});
  otp::DynamicSupervisor::StartChild start{contract_child(opening, surroundings)};
  auto starting = self.call(supervisor, std::move(start));
  Result<otp::Pid> started = co_await starting;
  if (!started && is_noproc(started.error())) co_return std::unexpected(closed());
  if (!started) co_return std::unexpected(explained(started.error(), opening.contract_id));
  co_return started;
}

Task<Result<>> wake(Self self, std::string contract_id, Surroundings surroundings) {
  Opening opening{contract_id};
  Task<Result<otp::Pid>> starting = start_contract(self, std::move(opening), surroundings);
  Result<otp::Pid> started = co_await starting;
  bool runs = started || started.error().reason.is(otp::atoms::already_started);
  if (!runs) co_return std::unexpected(started.error());
  co_return Result<>();
}

}  // namespace murabaha
