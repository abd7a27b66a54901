#pragma once

#include <set>
#include <string>

#include "murabaha/contract.h"
#include "otp/gen_server.h"

namespace murabaha {

/// The payment system that a disbursement goes through, simulated: it pays, declines, or keeps
/// silent, as it was last told.
struct Bank : otp::GenServer<Bank> {
  /// Answered with ok, or with the reason of a refusal; not at all by a silent bank. It pays once
  /// for a contract: whoever asks again, since the answer was lost, hears that it is paid.
  struct Pay {
    std::string contract_id;
    Amount amount = 0;
    static constexpr auto fields = std::tuple{otp::field("contract_id", &Pay::contract_id),
                                              otp::field("amount", &Pay::amount)};
  };
  struct PayFromNowOn {};
  struct DeclineFromNowOn {
    std::string reason = "insufficient_funds";
    static constexpr auto fields = std::tuple{otp::field("reason", &DeclineFromNowOn::reason)};
  };
  struct KeepSilentFromNowOn {};

  enum class Manner { Pays, Declines, KeepsSilent };
  struct State {
    Manner manner = Manner::Pays;
    std::string reason;
    std::int64_t payments = 0;
    Amount paid = 0;
    std::set<std::string> paid_contracts;
    static constexpr auto fields =
        std::tuple{otp::field("manner", &State::manner), otp::field("reason", &State::reason),
                   otp::field("payments", &State::payments), otp::field("paid", &State::paid)};
  };
  using Accepts = otp::Accepts<otp::Call<Pay, Result<>>, otp::Cast<PayFromNowOn>,
                               otp::Cast<DeclineFromNowOn>, otp::Cast<KeepSilentFromNowOn>>;

  otp::Init<State> init() { return State{}; }
  otp::Reply<Result<>> handle_call(const Pay&, otp::From<Result<>>, State&);
  otp::NoReply handle_cast(const PayFromNowOn&, State&);
  otp::NoReply handle_cast(const DeclineFromNowOn&, State&);
  otp::NoReply handle_cast(const KeepSilentFromNowOn&, State&);
};
std::string_view name_of(Bank::Manner manner);

}  // namespace murabaha
