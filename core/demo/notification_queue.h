#pragma once

#include <string>
#include <vector>

#include "demo/counter.h"

namespace demo {

/// Keeps notifications, newest first. Nothing takes them out and nothing bounds them.
struct NotificationQueue : otp::GenServer<NotificationQueue> {
  struct Enqueue {
    std::string notification = "Email";
    static constexpr auto fields = std::tuple{field("notification", &Enqueue::notification)};
  };
  struct GetQueue {};
  struct State {
    std::vector<std::string> newest_first;
    otp::Term describe() const;
  };
  using Accepts = otp::Accepts<otp::Cast<Enqueue>, otp::Call<GetQueue, std::vector<std::string>>>;

  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Enqueue& request, State& state) {
    state.newest_first.insert(state.newest_first.begin(), request.notification);
    return otp::noreply();
  }
  otp::Reply<std::vector<std::string>> handle_call(const GetQueue&,
                                                   otp::From<std::vector<std::string>>,
                                                   State& state) {
    return otp::reply(state.newest_first);
  }
};

/// Writes a numbered line at each interval. Each report sets the timer for the next one, so a slow
/// report delays those that follow, and a `Report` sent by hand starts a second chain for good.
struct PeriodicReporter : otp::GenServer<PeriodicReporter> {
  struct Report {};
  struct State {
    otp::Duration interval{};
    std::int64_t count = 0;
    static constexpr auto fields =
        std::tuple{field("interval", &State::interval), field("count", &State::count)};
  };
  using Accepts = otp::Accepts<otp::Info<Report>>;

  otp::Init<State> init(otp::Duration interval);
  otp::NoReply handle_info(const Report&, State& state);
};

}  // namespace demo
