// says: a consumer has no 'Emit<Out> handle_events(const std::vector<In>&, const Subscription&,
// State&)'
#include "otp/stage/gen_stage.h"

struct Sink : otp::GenStage<Sink> {
  using In = int;
  struct State {};
  otp::StageInit<State> init() { return State{}; }
#ifdef MENDED
  otp::Emit<> handle_events(const std::vector<int>&, const otp::Subscription&, State&) {
    return otp::noreply();
  }
#endif
};

otp::Task<> program(otp::Self self) { co_await otp::start_link<Sink>(self); }
