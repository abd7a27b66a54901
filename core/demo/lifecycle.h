#pragma once

#include <string>
#include <vector>

#include "demo/counter.h"

namespace demo {

/// Writes down which of its callbacks runs when, in its state and in the log.
struct LifecycleServer : otp::GenServer<LifecycleServer> {
  struct Work {
    std::string what = "something";
    static constexpr auto fields = std::tuple{field("what", &Work::what)};
  };
  struct Note {
    std::string text = "hello";
    static constexpr auto fields = std::tuple{field("text", &Note::text)};
  };
  struct LoadConfiguration {};
  struct Crash {};
  struct State {
    std::vector<std::string> callbacks;
    static constexpr auto fields = std::tuple{field("callbacks", &State::callbacks)};
  };
  using Accepts = otp::Accepts<otp::Call<Work, std::string>, otp::Cast<Note>, otp::Cast<Crash>,
                               otp::Continue<LoadConfiguration>, otp::Info<otp::Message>>;

  otp::Init<State> init();
  otp::NoReply handle_continue(const LoadConfiguration&, State&);
  otp::Reply<std::string> handle_call(const Work&, otp::From<std::string>, State&);
  otp::NoReply handle_cast(const Note&, State&);
  otp::NoReply handle_cast(const Crash&, State&);
  otp::NoReply handle_info(const otp::Message&, State&);
  void terminate(const otp::ExitReason&, State&);

 private:
  void note(State& state, std::string callback);
};

/// Answers a call after a long computation, during which it serves nothing else; then it has an
/// idle time of ten seconds, after which the message timeout comes.
struct LongOperation : otp::GenServer<LongOperation> {
  struct Compute {
    otp::Duration takes = std::chrono::seconds(1);
    static constexpr auto fields = std::tuple{field("takes", &Compute::takes)};
  };
  struct State {
    std::int64_t done = 0;
    std::int64_t idle_times = 0;
    static constexpr auto fields =
        std::tuple{field("done", &State::done), field("idle_times", &State::idle_times)};
  };
  using Accepts = otp::Accepts<otp::Call<Compute, std::int64_t>, otp::Info<otp::TimeoutMessage>>;

  otp::Init<State> init() { return State{}; }
  Task<otp::Reply<std::int64_t>> handle_call(const Compute&, otp::From<std::int64_t>, State&);
  otp::NoReply handle_info(const otp::TimeoutMessage&, State&);
};

}  // namespace demo
