// says: keep all data in State: a server module has no hidden state
#include "otp/gen_server.h"

struct Vault : otp::GenServer<Vault> {
  struct Open {};
  struct State {
    int opened = 0;
  };
  using Accepts = otp::Accepts<otp::Cast<Open>>;
  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Open&, State& state) {
#ifdef MENDED
    ++state.opened;
#else
    ++opened_;
    state.opened = opened_;
#endif
    return otp::noreply();
  }
#ifndef MENDED
  int opened_ = 0;
#endif
};

otp::Task<> program(otp::Self self) { co_await otp::start_link<Vault>(self); }
