// says: Accepts lists Call<M, R>, but the server has no 'Reply<R> handle_call(const M&, From<R>,
// State&)'
#include "otp/gen_server.h"

struct Clock : otp::GenServer<Clock> {
  struct Time {};
  struct State {
    std::int64_t seconds = 0;
  };
  using Accepts = otp::Accepts<otp::Call<Time, std::int64_t>>;
  otp::Init<State> init() { return State{}; }
#ifdef MENDED
  otp::Reply<std::int64_t> handle_call(const Time&, otp::From<std::int64_t>, State& state) {
    return otp::reply(state.seconds);
  }
#else
  otp::Reply<std::string> handle_call(const Time&, otp::From<std::int64_t>, State&) {
    return otp::reply(std::string("noon"));
  }
#endif
};

otp::Task<> program(otp::Self self) { co_await otp::start_link<Clock>(self); }
