#pragma once

#include <string>

#include "otp/gen_server.h"

/// A server that is as it should be.
struct Counter : otp::GenServer<Counter> {
  struct Get {};
  struct Clear {};
  struct Rename {
    std::string name;
  };
  struct State {
    std::int64_t value = 0;
    std::string name;
  };
  using Accepts =
      otp::Accepts<otp::Call<Get, std::int64_t>, otp::Call<Rename, bool>, otp::Cast<Clear>>;

  otp::Init<State> init() { return State{}; }
  otp::Reply<std::int64_t> handle_call(const Get&, otp::From<std::int64_t>, State& state) {
    return otp::reply(state.value);
  }
  otp::Reply<bool> handle_call(const Rename& rename, otp::From<bool>, State& state) {
    state.name = rename.name;
    return otp::reply(true);
  }
  otp::NoReply handle_cast(const Clear&, State& state) {
    state.value = 0;
    return otp::noreply();
  }
};
