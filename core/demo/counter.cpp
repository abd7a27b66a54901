#include "demo/counter.h"

#include "base/match.h"

namespace demo::manual_counter {

using namespace std::chrono_literals;

Task<> serve(Self self, std::int64_t value) {
  for (;;) {
    auto message = co_await self.receive<Increment, Get, Stop>(60s);
    if (std::holds_alternative<otp::TimeoutMessage>(message)) {
      co_await self.hibernate(&serve, value);
    }
    bool goes_on = otp::match(
        message,
        [&](const Increment& request) {
          self.send(request.asker, Answer{++value});
          return true;
        },
        [&](const Get& request) {
          self.send(request.asker, Answer{value});
          return true;
        },
        [&](const Stop& request) {
          self.send(request.asker, Answer{otp::atoms::ok});
          return false;
        },
        [](const otp::TimeoutMessage&) { return true; });
    if (!goes_on) co_return;
  }
}

otp::Pid start_link(Self self, std::int64_t value) {
  return self.spawn_link(otp::Label("ManualCounter"), serve, value);
}

namespace {

template <class Request>
Task<Answered> ask(Self self, otp::Pid counter, otp::Timeout timeout) {
  self.send(counter, Request{self.pid()});
  auto answer = co_await self.receive<Answer>(timeout);
  if (!answer) co_return std::nullopt;
  co_return answer->value;
}

}  // namespace

Task<Answered> increment(Self self, otp::Pid counter, otp::Timeout timeout) {
  return ask<Increment>(self, counter, timeout);
}
Task<Answered> get(Self self, otp::Pid counter, otp::Timeout timeout) {
  return ask<Get>(self, counter, timeout);
}
Task<Answered> stop(Self self, otp::Pid counter, otp::Timeout timeout) {
  return ask<Stop>(self, counter, timeout);
}

}  // namespace demo::manual_counter
