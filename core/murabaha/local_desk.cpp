#include "murabaha/local_desk.h"

#include "base/match.h"
#include "otp/dynamic_supervisor.h"

namespace murabaha {
namespace {

using otp::refuse;
using otp::Self;
using otp::Task;

/// Says in a sentence what the failure of a call to a contract means.
otp::Error explained(const otp::Error& error, const std::string& contract_id) {
  if (error.reason.is(Atom("already_exists"))) {
    return {error.reason, "A contract " + contract_id + " exists already, with other terms."};
  }
  bool is_failed_call = error.reason.is_tuple() && error.reason.items().size() == 2 &&
                        error.reason[1].kind() == Term::Kind::Call;
  bool is_clash = error.reason.is_tagged(otp::atoms::already_started, 2);
  if (!is_failed_call && !is_clash) return error;
  const Term& why = error.reason[0];
  if (why.is(otp::atoms::noproc)) {
    return {Atom("not_found"), "No contract " + contract_id + " is open."};
  }
  if (why.is(otp::atoms::timeout)) {
    return {otp::atoms::timeout, "The contract's process did not answer within 5 s."};
  }
  if (why.is(otp::atoms::already_started)) {
    return {why, "A contract " + contract_id + " is open already."};
  }
  std::string reason = why.is_atom() ? std::string(why.atom().text()) : to_text(why);
  return {error.reason, "The contract's process ended: " + reason + "."};
}

Result<Contract> explained(Result<Contract> result, const std::string& contract_id) {
  if (result) return result;
  return std::unexpected(explained(result.error(), contract_id));
}

Result<Contract> closed() { return refuse(otp::atoms::noproc, "The contract desk does not run."); }

template <class Message>
Task<Result<Contract>> answer_of(Self self, std::string contract_id, Message message) {
  try {
    auto asking = self.call(contract_named(contract_id), std::move(message));
    co_return co_await asking;
  } catch (const otp::ArgumentError&) {  // there is no registry to find the contract in
    co_return closed();
  }
}

template <class Message>
Task<> ask(Self self, std::string contract_id, Message message, Desk::Done done) {
  Task<Result<Contract>> asking = answer_of(self, contract_id, std::move(message));
  Result<Contract> answer = co_await asking;
  done(explained(std::move(answer), contract_id));
}

Task<> open_contract(Self self, Terms terms, Surroundings surroundings, Desk::Done done) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{contract_supervisor});
  otp::DynamicSupervisor::StartChild start{contract_child(terms, surroundings)};
  auto starting = self.call(supervisor, std::move(start));
  Result<otp::Pid> started = co_await starting;
  if (!started) {
    const Term& reason = started.error().reason;
    bool is_closed = reason.is_tuple() && reason[0].is(otp::atoms::noproc);
    done(is_closed ? closed() : explained(std::unexpected(started.error()), terms.contract_id));
    co_return;
  }
  Task<> asking = ask(self, terms.contract_id, MurabahaContract::GetState{}, std::move(done));
  co_await asking;
}

}  // namespace

void LocalDesk::open(Terms terms, Done done) {
  if (auto checked = terms.check(); !checked) return done(std::unexpected(checked.error()));
  post_([this, terms = std::move(terms), done = std::move(done)] {
    otp::spawn(runtime_, otp::Label("observer"), &open_contract, terms, surroundings_, done);
  });
}

void LocalDesk::submit(std::string contract_id, Action action, Done done) {
  post_([this, contract_id = std::move(contract_id), action = std::move(action),
         done = std::move(done)] {
    otp::match(action, [&]<class Message>(const Message& message) {
      otp::spawn(runtime_, otp::Label("observer"), &ask<Message>, contract_id, message, done);
    });
  });
}

void LocalDesk::set_bank(BankManner manner, std::string reason) {
  post_([this, manner, reason = std::move(reason)] {
    auto tell = [](Self self, BankManner how, std::string why) -> Task<> {
      otp::ServerRef<Bank> bank = otp::named<Bank>(bank_name);
      switch (how) {
        case BankManner::Pays: self.cast(bank, Bank::PayFromNowOn{}); break;
        case BankManner::Declines: self.cast(bank, Bank::DeclineFromNowOn{why}); break;
        case BankManner::KeepsSilent: self.cast(bank, Bank::KeepSilentFromNowOn{}); break;
      }
      co_return;
    };
    otp::spawn(runtime_, otp::Label("observer"), tell, manner, reason);
  });
}

}  // namespace murabaha
