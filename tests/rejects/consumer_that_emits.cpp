// says: a consumer has no 'Emit<Out> handle_events(const std::vector<In>&, const Subscription&,
// State&)'
#include "otp/stage/gen_stage.h"

struct Sink : otp::GenStage<Sink> {
  using In = int;
#ifdef MENDED
  using Out = int;
#endif
  struct State {};
  otp::StageInit<State> init() { return State{}; }
  otp::Emit<int> handle_events(const std::vector<int>& events, const otp::Subscription&, State&) {
    return otp::emit(events);
  }
};

otp::Task<> program(otp::Self self) { co_await otp::start_link<Sink>(self); }
