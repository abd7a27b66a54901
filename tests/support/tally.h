#pragma once

#include "otp/gen_server.h"

namespace support {

using namespace otp;

/// The smallest server that is of use: what calls and casts cost is measured with it.
struct Tally : GenServer<Tally> {
  struct Get {};
  struct Add {
    int number;
  };
  struct State {
    std::int64_t value = 0;
    static constexpr auto fields = std::tuple{field("value", &State::value)};
  };
  using Accepts = otp::Accepts<Call<Get, std::int64_t>, Cast<Add>>;

  Init<State> init() { return State{}; }
  Reply<std::int64_t> handle_call(const Get&, From<std::int64_t>, State& state) {
    return reply(state.value);
  }
  NoReply handle_cast(const Add& add, State& state) {
    state.value += add.number;
    return noreply();
  }
};

}  // namespace support
