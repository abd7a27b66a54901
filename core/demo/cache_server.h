#pragma once

#include <map>
#include <optional>
#include <string>

#include "demo/counter.h"

namespace demo {

/// Keeps values under keys. After an idle time it says so, once, and hibernates; the next request
/// wakes it with all it has.
struct CacheServer : otp::GenServer<CacheServer> {
  struct Put {
    std::string key = "key";
    std::string value = "value";
    static constexpr auto fields = std::tuple{field("key", &Put::key), field("value", &Put::value)};
  };
  /// The value, or nothing.
  struct Get {
    std::string key = "key";
    static constexpr auto fields = std::tuple{field("key", &Get::key)};
  };
  struct State {
    std::map<std::string, std::string> entries;
    otp::Duration idle{};
    static constexpr auto fields =
        std::tuple{field("entries", &State::entries), field("idle", &State::idle)};
  };
  using Accepts = otp::Accepts<otp::Cast<Put>, otp::Call<Get, std::optional<std::string>>,
                               otp::Info<otp::TimeoutMessage>>;

  otp::Init<State> init(otp::Duration idle);
  otp::NoReply handle_cast(const Put&, State&);
  otp::Reply<std::optional<std::string>> handle_call(const Get&,
                                                     otp::From<std::optional<std::string>>, State&);
  otp::NoReply handle_info(const otp::TimeoutMessage&, State&);
};

}  // namespace demo
