#include "murabaha/bank.h"

namespace murabaha {

std::string_view name_of(Bank::Manner manner) {
  switch (manner) {
    case Bank::Manner::Pays: return "pays";
    case Bank::Manner::Declines: return "declines";
    case Bank::Manner::KeepsSilent: return "keeps_silent";
  }
  return {};
}

otp::Reply<Result<>> Bank::handle_call(const Pay& pay, otp::From<Result<>>, State& state) {
  if (state.manner == Manner::KeepsSilent) return otp::noreply();
  if (state.paid_contracts.contains(pay.contract_id)) return otp::reply(Result<>());
  if (state.manner == Manner::Declines) {
    return otp::reply(
        Result<>(otp::refuse(Atom(state.reason), "The bank declines: " + state.reason + ".")));
  }
  ++state.payments;
  state.paid += pay.amount;
  state.paid_contracts.insert(pay.contract_id);
  return otp::reply(Result<>());
}

otp::NoReply Bank::handle_cast(const PayFromNowOn&, State& state) {
  state.manner = Manner::Pays;
  state.reason.clear();
  return otp::noreply();
}

otp::NoReply Bank::handle_cast(const DeclineFromNowOn& decline, State& state) {
  state.manner = Manner::Declines;
  state.reason = decline.reason;
  return otp::noreply();
}

otp::NoReply Bank::handle_cast(const KeepSilentFromNowOn&, State& state) {
  state.manner = Manner::KeepsSilent;
  state.reason.clear();
  return otp::noreply();
}

}  // namespace murabaha
