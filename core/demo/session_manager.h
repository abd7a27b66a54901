#pragma once

#include <map>
#include <string>

#include "demo/counter.h"
#include "otp/registry.h"
#include "otp/supervisor.h"

namespace demo {

/// A session, named by its id in a unique registry.
struct SessionManager : otp::GenServer<SessionManager> {
  struct Put {
    std::string key = "page";
    std::string value = "home";
    static constexpr auto fields = std::tuple{field("key", &Put::key), field("value", &Put::value)};
  };
  struct Get {};
  struct LogOut {};
  struct Crash {};
  struct State {
    std::string id;
    std::map<std::string, std::string> data;
    static constexpr auto fields = std::tuple{field("id", &State::id), field("data", &State::data)};
  };
  using Accepts =
      otp::Accepts<otp::Call<Put, bool>, otp::Call<Get, std::map<std::string, std::string>>,
                   otp::Cast<LogOut>, otp::Cast<Crash>>;

  otp::Init<State> init(std::string id) { return State{std::move(id), {}}; }
  otp::Reply<bool> handle_call(const Put& put, otp::From<bool>, State& state) {
    state.data[put.key] = put.value;
    return otp::reply(true);
  }
  otp::Reply<std::map<std::string, std::string>> handle_call(
      const Get&, otp::From<std::map<std::string, std::string>>, State& state) {
    return otp::reply(state.data);
  }
  otp::NoReply handle_cast(const LogOut&, State&) { return otp::stop(otp::ExitReason::normal()); }
  otp::NoReply handle_cast(const Crash&, State&) { throw std::runtime_error("session is corrupt"); }
};

inline const otp::Atom session_registry{"Sessions"};

inline otp::ServerRef<SessionManager> session_named(const std::string& id) {
  return otp::via<SessionManager>(session_registry, id);
}
/// A session under a dynamic supervisor; restarted after a crash, not after logging out.
inline otp::ChildSpec session_child(const std::string& id) {
  auto name = otp::via(session_registry, id);
  return otp::child<SessionManager>(id, otp::StartOptions().name(name), id)
      .restart(otp::Restart::Transient);
}

}  // namespace demo
