#pragma once

#include <memory>

#include "murabaha/simulated_gateway.h"
#include "otp/gen_server.h"

namespace murabaha {

/// The process that payments go through. It passes them on to the payment system and the answers
/// back, if there are any: a caller needs a limit.
struct Bank : otp::GenServer<Bank> {
  struct Pay {
    Instruction instruction;
    static constexpr auto fields = std::tuple{otp::field("instruction", &Pay::instruction)};
  };
  struct Query {
    std::string key;
    static constexpr auto fields = std::tuple{otp::field("key", &Query::key)};
  };
  /// An answer of the payment system for one that waits.
  struct Arrived {
    otp::From<GatewayAnswer> caller;
    GatewayAnswer answer;
    otp::Duration delay;  // it is still on its way
  };

  struct State {
    std::shared_ptr<SimulatedGateway> gateway;
    Timestamp epoch = 0;  // the time of day at which the runtime's clock began
    Term describe() const;
  };
  using Accepts = otp::Accepts<otp::Call<Pay, GatewayAnswer>, otp::Call<Query, GatewayAnswer>,
                               otp::Info<Arrived>>;

  otp::Init<State> init(std::shared_ptr<SimulatedGateway> gateway, Timestamp epoch) {
    return State{std::move(gateway), epoch};
  }
  otp::Reply<GatewayAnswer> handle_call(const Pay&, otp::From<GatewayAnswer>, State&);
  otp::Reply<GatewayAnswer> handle_call(const Query&, otp::From<GatewayAnswer>, State&);
  otp::NoReply handle_info(const Arrived&, State&);

 private:
  Timestamp now(const State& state) const;
  PaymentGateway::Reply reply_to(otp::From<GatewayAnswer> caller) const;
};

}  // namespace murabaha
