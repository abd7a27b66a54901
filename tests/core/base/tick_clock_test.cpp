#include "base/tick_clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace otp {
namespace {

using namespace std::chrono_literals;

TEST(TickClock, never_goes_back) {
  TickClock::start();
  TimePoint last = TickClock::now();
  for (int i = 0; i < 100'000; ++i) {
    if (i % 1000 == 0) TickClock::refine();
    TimePoint now = TickClock::now();
    ASSERT_GE(now, last);
    last = now;
  }
}

TEST(TickClock, goes_as_fast_as_the_clock_of_the_system) {
  TickClock::start();
  TickClock::refine();
  auto system_start = std::chrono::steady_clock::now();
  TimePoint start = TickClock::now();
  std::this_thread::sleep_for(50ms);
  TickClock::refine();
  Duration passed = TickClock::now() - start;
  Duration system_passed = std::chrono::steady_clock::now() - system_start;
  EXPECT_GE(passed, 49ms);
  EXPECT_LE(passed, system_passed + 1ms);
}

}  // namespace
}  // namespace otp
