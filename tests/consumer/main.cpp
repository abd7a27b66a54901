// A supervised counter on the worker pool: it crashes, is started anew, and counts from zero.
#include <cstdio>
#include <future>

#include "actor/worker_pool.h"
#include "otp/supervisor.h"

struct Counter : otp::GenServer<Counter> {
  struct Increment {};
  struct Crash {};
  struct State {
    int value = 0;
  };
  using Accepts = otp::Accepts<otp::Call<Increment, int>, otp::Cast<Crash>>;
  otp::Init<State> init() { return State{}; }
  otp::Reply<int> handle_call(const Increment&, otp::From<int>, State& state) {
    return otp::reply(++state.value);
  }
  otp::NoReply handle_cast(const Crash&, State&) { throw std::runtime_error("as told"); }
};

otp::Task<> client(otp::Self self, std::promise<int>* done) {
  auto counter = otp::named<Counter>(otp::Atom("counter"));
  auto child =
      otp::child<Counter>(otp::Atom("counter"), otp::StartOptions().name(otp::Atom("counter")));
  co_await otp::start_link<otp::Supervisor>(self, otp::SupervisorSpec().child(std::move(child)));
  for (int i = 0; i < 3; ++i) co_await self.call(counter, Counter::Increment{});
  self.cast(counter, Counter::Crash{});
  auto first = co_await self.call(counter, Counter::Increment{});
  while (!first) first = co_await self.call(counter, Counter::Increment{});
  done->set_value(*first);
}

int main() {
  std::promise<int> done;
  otp::Runtime runtime(std::make_unique<otp::WorkerPool>(2));
  otp::spawn(runtime, otp::Label("client"), client, &done);
  std::printf("after the restart: %d\n", done.get_future().get());
}
