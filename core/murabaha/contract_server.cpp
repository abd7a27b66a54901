#include "murabaha/contract_server.h"

#include "otp/dynamic_supervisor.h"

namespace murabaha {

using otp::refuse;
using otp::reply;

otp::Init<MurabahaContract::State> MurabahaContract::init(Terms terms, Surroundings surroundings) {
  if (auto checked = terms.check(); !checked) return otp::stop(checked.error());
  State state{{std::move(terms), {}, {}, {}, {}, {}}, std::move(surroundings)};
  if (!state.surroundings.journal) return state;
  Journal& journal = *state.surroundings.journal;
  const Terms& kept = state.contract.terms;
  if (auto opened = journal.open(kept); !opened) return otp::stop(opened.error().reason);
  for (const auto& entry : journal.entries_of(kept.contract_id)) {
    Answer next = apply(state.contract, entry.action, entry.at);
    if (!next) throw std::runtime_error("the journal holds a step that was never accepted");
    state.contract = std::move(*next);
  }
  return state;
}

Timestamp MurabahaContract::now(const State& state) const {
  auto since_start = self.now().time_since_epoch();
  return state.surroundings.epoch +
         std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

/// Takes the step if it is allowed: in the journal first, then in the state.
MurabahaContract::Answer MurabahaContract::accept(const Action& action, State& state) {
  Timestamp at = now(state);
  Answer next = apply(state.contract, action, at);
  if (!next) return next;
  if (state.surroundings.journal) {
    auto kept = state.surroundings.journal->append(state.contract.terms.contract_id, {action, at});
    if (!kept) return std::unexpected(kept.error());
  }
  state.contract = *next;
  return next;
}

otp::Reply<MurabahaContract::Answer> MurabahaContract::handle_call(const Approve& approve,
                                                                   otp::From<Answer>,
                                                                   State& state) {
  return reply(accept(approve, state));
}

otp::Reply<MurabahaContract::Answer> MurabahaContract::handle_call(const Reject& reject,
                                                                   otp::From<Answer>,
                                                                   State& state) {
  return reply(accept(reject, state));
}

otp::Reply<MurabahaContract::Answer> MurabahaContract::handle_call(const RecordPayment& payment,
                                                                   otp::From<Answer>,
                                                                   State& state) {
  return reply(accept(payment, state));
}

otp::Task<otp::Reply<MurabahaContract::Answer>> MurabahaContract::handle_call(
    const Disburse& disburse, otp::From<Answer>, State& state) {
  if (std::string why = why_not(state.contract.stage, disburse); !why.empty()) {
    co_return reply(Answer(refuse(Atom("invalid_state"), why)));
  }
  const Terms& terms = state.contract.terms;
  auto paying = self.call(state.surroundings.bank, Bank::Pay{terms.contract_id, terms.asset_cost},
                          bank_timeout);
  Result<> paid = co_await paying;
  if (paid) co_return reply(accept(disburse, state));
  bool was_silent =
      paid.error().reason.is_tuple() && paid.error().reason[0].is(otp::atoms::timeout);
  if (was_silent) {
    co_return reply(Answer(refuse(
        otp::atoms::timeout, "The bank did not answer within 2 s; the contract stays approved.")));
  }
  co_return reply(Answer(std::unexpected(paid.error())));
}

otp::Reply<Contract> MurabahaContract::handle_call(const GetState&, otp::From<Contract>,
                                                   State& state) {
  return reply(state.contract);
}

void MurabahaContract::terminate(const otp::ExitReason& reason, State& state) {
  self.runtime().log(
      trace::LogLevel::Info, self.pid(),
      Term::record(Atom("notice"), {{Atom("text"), "Contract " + state.contract.terms.contract_id +
                                                       " terminating: " + to_text(reason)}}));
}

otp::ServerRef<MurabahaContract> contract_named(const std::string& contract_id) {
  return otp::via<MurabahaContract>(contract_registry, contract_id);
}

otp::ChildSpec contract_child(const Terms& terms, const Surroundings& surroundings) {
  auto name = otp::via(contract_registry, terms.contract_id);
  return otp::child<MurabahaContract>(terms.contract_id, otp::StartOptions().name(name), terms,
                                      surroundings);
}

otp::SupervisorSpec desk_spec() {
  using otp::StartOptions;
  return otp::SupervisorSpec(otp::Strategy::RestForOne)
      .child(otp::child<otp::Registry>(Atom("contract_registry"),
                                       otp::RegistryOptions(contract_registry, otp::Keys::Unique)))
      .child(otp::child<Bank>(Atom("bank"), StartOptions().name(bank_name)))
      .child(otp::child<otp::DynamicSupervisor>(
          Atom("contracts"), StartOptions().name(contract_supervisor),
          otp::DynamicSupervisorSpec().max_restarts(20, std::chrono::seconds(5))));
}

}  // namespace murabaha
