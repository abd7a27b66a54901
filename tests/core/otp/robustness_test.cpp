// What goes wrong in code that a process calls harms that process, and nobody else.
#include <gtest/gtest.h>

#include "otp/registry.h"
#include "otp/special_loop.h"
#include "otp/supervisor.h"
#include "otp/task/stream.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::ExitReason;
using otp::Term;
namespace sys = otp::sys;

class Robustness : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam(), trace::Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, Robustness, every_schedule, schedule_name);

/// Cannot be looked at.
struct Shy : otp::GenServer<Shy> {
  struct Break {};
  struct State {
    int secret = 1;
  };
  using Accepts = otp::Accepts<otp::Cast<Break>>;
  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Break&, State&) { throw std::runtime_error("broken"); }
  Term format_status(const State&) { throw std::runtime_error("do not look"); }
};

TEST_P(Robustness, of_a_server_that_cannot_be_shown) {
  system_.run([](Self self) -> Task<> {
    auto shy = co_await otp::start<Shy>(self);
    Pid pid = pid_of(self, *shy);
    auto status = otp::or_exit(co_await sys::get_status(self, pid));
    EXPECT_EQ(status.get("state"_a)[0], Term("EXIT"_a));
    Watched watched(self, pid);
    self.cast(*shy, Shy::Break{});
    ExitReason reason = co_await watched.end();
    EXPECT_NE(to_text(reason).find("broken"), std::string::npos) << to_text(reason);
  });
}

TEST_P(Robustness, of_a_guard_that_throws) {
  system_.run([](Self self) -> Task<> {
    self.send(self.pid(), 1);
    self.send(self.pid(), 7);
    auto guard = [](int number) {
      if (number == 1) throw std::runtime_error("cannot compare");
      return number > 3;
    };
    auto seven = co_await self.receive_if<int>(guard, 1s);
    EXPECT_EQ(seven, 7);
    EXPECT_EQ(co_await self.receive<int>(), 1);  // as on the BEAM: that was no match
  });
}

/// Sends when it is destroyed.
class Farewell {
 public:
  Farewell(Self self, Pid to) : self_(self), to_(to) {}
  ~Farewell() { self_.send(to_, Stranger{}); }

 private:
  Self self_;
  Pid to_;
};

TEST_P(Robustness, of_a_process_that_has_ended_itself_and_goes_on) {
  system_.run([](Self self) -> Task<> {
    auto body = [](Self child, Pid to) -> Task<> {
      Farewell farewell(child, to);
      try {
        child.exit(child.pid(), ExitReason("boom"_a));
      } catch (const otp::ProcessExit&) {
        child.send(to, Stranger{});
      }
      co_return;
    };
    Watched watched(self, self.spawn(body, self.pid()));
    EXPECT_EQ(co_await watched.end(), ExitReason("boom"_a));
    EXPECT_FALSE(co_await self.receive<Stranger>(5ms));
  });
}

TEST_P(Robustness, of_a_supervisor_that_is_told_to_end_from_outside) {
  system_.run([](Self self) -> Task<> {
    auto spec = otp::SupervisorSpec()
                    .child(otp::child<Shy>("stopped"_a))
                    .child(otp::child<Shy>("running"_a));
    auto top = co_await up<otp::Supervisor>(self, std::move(spec));
    auto stopping = self.call(top, otp::Supervisor::TerminateChild{"stopped"_a});
    co_await stopping;
    self.runtime().exit(pid_of(self, top), ExitReason::shutdown());
    auto counted = co_await self.call(top, otp::Supervisor::CountChildren{});
    EXPECT_EQ(counted->active, 1);  // a stopped child is nobody's exit
  });
}

TEST_P(Robustness, of_a_match_that_throws_in_a_registry) {
  system_.run([](Self self) -> Task<> {
    auto options = otp::RegistryOptions("Names"_a, otp::Keys::Duplicate);
    auto starting = otp::start_link<otp::Registry>(self, options);
    co_await starting;
    for (int value : {1, 2, 3}) (void)otp::registry::register_key(self, "Names"_a, "key"_a, value);
    auto throws_at_two = [](const Term& value) {
      if (value == Term(2)) throw std::runtime_error("no good");
      return true;
    };
    EXPECT_THROW(otp::registry::unregister_match(self, "Names"_a, "key"_a, throws_at_two),
                 std::runtime_error);
    EXPECT_EQ(otp::registry::values(self.runtime(), "Names"_a, "key"_a, self.pid()),
              (std::vector<Term>{1, 2, 3}));
  });
}

Task<std::int64_t> sleeps(Self self, std::int64_t ms) {
  co_await self.sleep(std::chrono::milliseconds(ms));
  co_return ms;
}

TEST_P(Robustness, of_a_stream_that_is_stopped_when_its_tasks_are_late) {
  system_.run([](Self self) -> Task<> {
    std::vector<std::int64_t> inputs = {0, 100'000, 100'000};
    auto options = otp::StreamOptions().max_concurrency(3).timeout(300ms);
    auto stream = otp::task::async_stream(self, inputs, options, &sleeps);
    EXPECT_TRUE(co_await stream.next());
    co_await self.sleep(350ms);
    co_await stream.stop();
    EXPECT_FALSE(co_await stream.next());
  });
}

}  // namespace
