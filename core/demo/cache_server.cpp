#include "demo/cache_server.h"

#include "demo/notice.h"

namespace demo {

otp::Init<CacheServer::State> CacheServer::init(otp::Duration idle) {
  return otp::Init<State>(State{{}, idle}).timeout(idle);
}

otp::NoReply CacheServer::handle_cast(const Put& put, State& state) {
  state.entries[put.key] = put.value;
  return otp::noreply().timeout(state.idle);
}

otp::Reply<std::optional<std::string>> CacheServer::handle_call(
    const Get& get, otp::From<std::optional<std::string>>, State& state) {
  auto found = state.entries.find(get.key);
  std::optional<std::string> value;
  if (found != state.entries.end()) value = found->second;
  return otp::reply(std::move(value)).timeout(state.idle);
}

otp::NoReply CacheServer::handle_info(const otp::TimeoutMessage&, State&) {
  notice(self, "Cache idle, hibernating...");
  return otp::noreply().hibernate();
}

}  // namespace demo
