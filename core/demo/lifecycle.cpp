#include "demo/lifecycle.h"

#include "demo/notice.h"

namespace demo {

using namespace std::chrono_literals;

void LifecycleServer::note(State& state, std::string callback) {
  constexpr std::size_t kept = 12;
  notice(self, callback);
  state.callbacks.push_back(std::move(callback));
  if (state.callbacks.size() > kept) state.callbacks.erase(state.callbacks.begin());
}

otp::Init<LifecycleServer::State> LifecycleServer::init() {
  self.trap_exit(true);
  State state;
  note(state, "init");
  return otp::Init<State>(std::move(state)).then(LoadConfiguration{});
}

otp::NoReply LifecycleServer::handle_continue(const LoadConfiguration&, State& state) {
  note(state, "handle_continue: load configuration");
  return otp::noreply();
}

otp::Reply<std::string> LifecycleServer::handle_call(const Work& work, otp::From<std::string>,
                                                     State& state) {
  note(state, "handle_call: " + work.what);
  return otp::reply("did " + work.what);
}

otp::NoReply LifecycleServer::handle_cast(const Note& text, State& state) {
  note(state, "handle_cast: " + text.text);
  return otp::noreply();
}

otp::NoReply LifecycleServer::handle_cast(const Crash&, State&) {
  throw std::runtime_error("told to crash");
}

otp::NoReply LifecycleServer::handle_info(const otp::Message& message, State& state) {
  note(state, "handle_info: " + std::string(message.label().text()));
  return otp::noreply();
}

void LifecycleServer::terminate(const otp::ExitReason& reason, State& state) {
  note(state, "terminate: " + to_text(reason));
}

Task<otp::Reply<std::int64_t>> LongOperation::handle_call(const Compute& compute,
                                                          otp::From<std::int64_t>, State& state) {
  co_await self.sleep(compute.takes);
  ++state.done;
  co_return otp::reply(state.done).timeout(10s);
}

otp::NoReply LongOperation::handle_info(const otp::TimeoutMessage&, State& state) {
  ++state.idle_times;
  return otp::noreply();
}

}  // namespace demo
