// says: Accepts lists Cast<M>, but there is no 'NoReply handle_cast(const M&, State&)'
#include "otp/gen_server.h"

struct Lamp : otp::GenServer<Lamp> {
  struct Switch {};
  struct State {
    bool is_on = false;
  };
  using Accepts = otp::Accepts<otp::Cast<Switch>>;
  otp::Init<State> init() { return State{}; }
#ifdef MENDED
  otp::NoReply handle_cast(const Switch&, State& state) {
    state.is_on = !state.is_on;
    return otp::noreply();
  }
#endif
};

otp::Task<> program(otp::Self self) { co_await otp::start_link<Lamp>(self); }
