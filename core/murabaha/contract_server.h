#pragma once

#include <memory>
#include <string>

#include "murabaha/bank.h"
#include "murabaha/journal.h"
#include "otp/registry.h"
#include "otp/supervisor.h"

namespace murabaha {

/// What a contract needs beside its terms.
struct Surroundings {
  std::shared_ptr<Journal> journal;  // none: a contract that dies begins anew
  otp::ServerRef<Bank> bank;
  Timestamp epoch = 0;  // the time of day at which the runtime's clock began
};

/// The process of one contract. It answers each action with the contract after it, or with why it
/// was refused: `invalid_state`, `invalid_amount`, the bank's reason, `timeout` when the bank keeps
/// silent. A refused action changes nothing.
struct MurabahaContract : otp::GenServer<MurabahaContract> {
  struct GetState {};
  struct State {
    Contract contract;
    Surroundings surroundings;
    Term describe() const { return contract.describe(); }
  };
  using Answer = Result<Contract>;
  using Accepts = otp::Accepts<otp::Call<Approve, Answer>, otp::Call<Reject, Answer>,
                               otp::Call<Disburse, Answer>, otp::Call<RecordPayment, Answer>,
                               otp::Call<GetState, Contract>>;

  /// How long the bank may take.
  static constexpr otp::Timeout bank_timeout{std::chrono::seconds(2)};

  /// Begins pending, or where the journal has left off. `already_exists` when the journal has the
  /// contract with other terms.
  otp::Init<State> init(Terms terms, Surroundings surroundings);
  otp::Reply<Answer> handle_call(const Approve&, otp::From<Answer>, State&);
  otp::Reply<Answer> handle_call(const Reject&, otp::From<Answer>, State&);
  otp::Task<otp::Reply<Answer>> handle_call(const Disburse&, otp::From<Answer>, State&);
  otp::Reply<Answer> handle_call(const RecordPayment&, otp::From<Answer>, State&);
  otp::Reply<Contract> handle_call(const GetState&, otp::From<Contract>, State&);
  void terminate(const otp::ExitReason& reason, State& state);

 private:
  Timestamp now(const State& state) const;
  Answer accept(const Action& action, State& state);
};

// Where a desk keeps its contracts
inline const Atom contract_registry{"MurabahaContracts"};
inline const Atom contract_supervisor{"contracts"};
inline const Atom bank_name{"bank"};

/// The contract of this id.
otp::ServerRef<MurabahaContract> contract_named(const std::string& contract_id);
/// A contract under the desk's supervisor, named by its id and restarted whenever it ends.
otp::ChildSpec contract_child(const Terms& terms, const Surroundings& surroundings);
/// The desk as a branch of a supervision tree: registry, bank, and the supervisor of contracts.
otp::SupervisorSpec desk_spec();

}  // namespace murabaha
