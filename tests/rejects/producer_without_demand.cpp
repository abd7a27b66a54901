// says: a producer has no 'Emit<Out> handle_demand(std::int64_t, State&)'
#include "otp/stage/gen_stage.h"

struct Source : otp::GenStage<Source> {
  using Out = int;
  struct State {};
  otp::StageInit<State> init() { return State{}; }
#ifdef MENDED
  otp::Emit<int> handle_demand(std::int64_t, State&) { return otp::noreply(); }
#endif
};

otp::Task<> program(otp::Self self) { co_await otp::start_link<Source>(self); }
