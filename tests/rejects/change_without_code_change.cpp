// says: the new version has another State: it needs 'Result<State> code_change(
#include "otp/sys.h"
#include "samples.h"

struct Meter : otp::GenServer<Meter> {
  struct State {
    double value = 0;
  };
  using Accepts = otp::Accepts<otp::Call<Counter::Get, std::int64_t>>;
  otp::Init<State> init() { return State{}; }
  otp::Reply<std::int64_t> handle_call(const Counter::Get&, otp::From<std::int64_t>, State& state) {
    return otp::reply(static_cast<std::int64_t>(state.value));
  }
#ifdef MENDED
  otp::Result<State> code_change(const otp::Term&, const Counter::State& state, const otp::Term&) {
    return State{static_cast<double>(state.value)};
  }
#endif
};

otp::Task<> program(otp::Self self, otp::ServerRef<Counter> counter) {
  co_await otp::sys::change_code<Meter>(self, counter, 1);
}
