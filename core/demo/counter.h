#pragma once

#include <optional>

#include "otp/gen_server.h"

/// The systems of the GenServer guide, and worlds that put them to work.
namespace demo {

using otp::field;
using otp::Self;
using otp::Task;

/// The counter as a process by hand: a loop, and for each request a message of its own that carries
/// whom to answer. Answers have no tag, so a late one is taken for the next one; nobody watches the
/// process, so a dead one costs the whole waiting time.
namespace manual_counter {

struct Increment {
  otp::Pid asker;
};
struct Get {
  otp::Pid asker;
};
struct Stop {
  otp::Pid asker;
};
/// The new or present value; `ok` for Stop.
struct Answer {
  otp::Term value;
  static constexpr auto fields = std::tuple{field("value", &Answer::value)};
};

/// The loop; unknown messages stay in its mailbox for good. After a minute without a request it
/// hibernates.
Task<> serve(Self self, std::int64_t value);
/// Starts a counter that is linked to the caller.
otp::Pid start_link(Self self, std::int64_t value = 0);

/// The first answer that comes, whoever it was meant for; nothing when none came in time.
using Answered = std::optional<otp::Term>;
Task<Answered> increment(Self self, otp::Pid counter,
                         otp::Timeout timeout = otp::default_call_timeout);
Task<Answered> get(Self self, otp::Pid counter, otp::Timeout timeout = otp::default_call_timeout);
Task<Answered> stop(Self self, otp::Pid counter, otp::Timeout timeout = otp::default_call_timeout);

}  // namespace manual_counter

/// The same counter as a server.
struct Counter : otp::GenServer<Counter> {
  struct Increment {};
  struct Get {};
  struct Reset {};
  struct State {
    std::int64_t value = 0;
    static constexpr auto fields = std::tuple{field("value", &State::value)};
  };
  using Accepts = otp::Accepts<otp::Call<Increment, std::int64_t>, otp::Call<Get, std::int64_t>,
                               otp::Cast<Reset>>;

  otp::Init<State> init(std::int64_t start) { return State{start}; }
  otp::Reply<std::int64_t> handle_call(const Increment&, otp::From<std::int64_t>, State& state) {
    return otp::reply(++state.value);
  }
  otp::Reply<std::int64_t> handle_call(const Get&, otp::From<std::int64_t>, State& state) {
    return otp::reply(state.value);
  }
  otp::NoReply handle_cast(const Reset&, State& state) {
    state.value = 0;
    return otp::noreply();
  }
};

}  // namespace demo
