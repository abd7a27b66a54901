// Calls from threads that are no processes.
#include "otp/outside.h"

#include <gtest/gtest.h>

#include <thread>

#include "otp/gen_server.h"
#include "system.h"

namespace {

using namespace support;

struct Clerk : otp::GenServer<Clerk> {
  struct Add {
    int number;
  };
  struct Crash {};
  struct Never {
    std::atomic<bool>* asked = nullptr;
  };
  struct State {
    int sum = 0;
    static constexpr auto fields = std::tuple{otp::field("sum", &State::sum)};
  };
  using Accepts = otp::Accepts<otp::Call<Add, int>, otp::Call<Crash, int>, otp::Call<Never, int>>;

  otp::Init<State> init() { return State{}; }
  otp::Reply<int> handle_call(const Add& add, otp::From<int>, State& state) {
    return otp::reply(state.sum += add.number);
  }
  otp::Reply<int> handle_call(const Crash&, otp::From<int>, State&) {
    return otp::stop(otp::ExitReason("crash"_a));
  }
  otp::Reply<int> handle_call(const Never& never, otp::From<int>, State&) {
    if (never.asked != nullptr) never.asked->store(true);
    return otp::noreply();
  }
};

class OutsideCalls : public testing::Test {
 protected:
  void SetUp() override {
    system_.run(
        [this](Self self) -> Task<> { clerk_ = otp::or_exit(co_await otp::start<Clerk>(self)); });
  }

  System system_{Schedule{2, 0}};
  otp::ServerRef<Clerk> clerk_;
};

TEST_F(OutsideCalls, give_the_answer) {
  EXPECT_EQ(*otp::call(system_.runtime(), clerk_, Clerk::Add{2}), 2);
  EXPECT_EQ(*otp::call(system_.runtime(), clerk_, Clerk::Add{3}), 5);
}

TEST_F(OutsideCalls, may_come_from_many_threads) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      for (int k = 0; k < 500; ++k)
        ASSERT_TRUE(otp::call(system_.runtime(), clerk_, Clerk::Add{1}));
    });
  }
  threads.clear();
  EXPECT_EQ(*otp::call(system_.runtime(), clerk_, Clerk::Add{0}), 2000);
}

TEST_F(OutsideCalls, fail_as_calls_between_processes_do) {
  auto why = [](const otp::Result<int>& result) { return to_text(result.error().reason[0]); };
  EXPECT_EQ(why(otp::call(system_.runtime(), clerk_, Clerk::Never{}, 5ms)), ":timeout");
  EXPECT_EQ(why(otp::call(system_.runtime(), clerk_, Clerk::Crash{})), ":crash");
  EXPECT_EQ(why(otp::call(system_.runtime(), clerk_, Clerk::Add{1})), ":noproc");
  auto nobody = otp::named<Clerk>("nobody"_a);
  EXPECT_EQ(why(otp::call(system_.runtime(), nobody, Clerk::Add{1})), ":noproc");
}

TEST_F(OutsideCalls, are_refused_in_a_process) {
  system_.run([this](Self self) -> Task<> {
    EXPECT_THROW((void)otp::call(self.runtime(), clerk_, Clerk::Add{1}), otp::ArgumentError);
    co_return;
  });
}

TEST(OutsideCall, is_refused_where_nothing_would_run_meanwhile) {
  System system;
  EXPECT_THROW((void)otp::call(system.runtime(), otp::named<Clerk>("clerk"_a), Clerk::Add{1}),
               otp::ArgumentError);
}

TEST(OutsideCall, ends_with_the_runtime) {
  auto system = std::make_unique<System>(Schedule{1, 0});
  otp::ServerRef<Clerk> clerk;
  system->run(
      [&clerk](Self self) -> Task<> { clerk = otp::or_exit(co_await otp::start<Clerk>(self)); });
  std::atomic<bool> asked = false;
  std::jthread caller([&runtime = system->runtime(), clerk, &asked] {
    auto result = otp::call(runtime, clerk, Clerk::Never{&asked}, otp::infinity);
    EXPECT_EQ(to_text(result.error().reason), ":noproc");
  });
  while (!asked.load()) std::this_thread::yield();
  system.reset();
}

}  // namespace
