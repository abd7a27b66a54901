#include "actor/timer_wheel.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "base/random.h"

namespace otp {
namespace {

using namespace std::chrono_literals;

struct Ring {};

SendLater ringing(std::uint64_t ref, Duration interval = {}) {
  return {
      .ref = Ref{ref}, .message = make_envelope<plain_role<Ring>, Ring>(), .interval = interval};
}

/// What is due by `now`, as references in the order in which it was handed out.
std::vector<std::uint64_t> expired(TimerWheel& wheel, TimePoint now) {
  std::vector<DueTimer> due;
  wheel.expire(now, due);
  std::vector<std::uint64_t> refs;
  for (const DueTimer& timer : due) {
    refs.push_back(timer.is_deadline ? timer.owner.index : timer.send.ref.bits);
    if (timer.send.message != nullptr) release(timer.send.message);
  }
  return refs;
}

using Refs = std::vector<std::uint64_t>;
TimePoint at(Duration time) { return TimePoint(time); }

TEST(TimerWheel, is_never_early_not_even_by_a_nanosecond) {
  TimerWheel wheel;
  wheel.send_later(ringing(1), at(1s));
  EXPECT_EQ(expired(wheel, at(1s - 1ns)), Refs{});
  EXPECT_EQ(expired(wheel, at(1s)), Refs{1});
  EXPECT_EQ(expired(wheel, at(2s)), Refs{});
}

TEST(TimerWheel, hands_out_what_is_due_at_one_moment_in_the_order_of_arming) {
  TimerWheel wheel;
  Refs expected;
  for (std::uint64_t i = 1; i <= 100; ++i) {
    wheel.send_later(ringing(i), at(1s));
    expected.push_back(i);
  }
  wheel.send_later(ringing(101), at(1s - 1ns));
  expected.insert(expected.begin(), 101);
  EXPECT_EQ(expired(wheel, at(1s)), expected);
}

TEST(TimerWheel, knows_when_the_next_is_due) {
  TimerWheel wheel;
  EXPECT_EQ(wheel.next_due(), TimePoint::max());
  TimerRef far = wheel.send_later(ringing(1), at(24h * 365 * 100));
  EXPECT_EQ(wheel.next_due(), at(24h * 365 * 100));
  TimerRef near = wheel.send_later(ringing(2), at(3ns));
  EXPECT_EQ(wheel.next_due(), at(3ns));
  EXPECT_LE(wheel.quiet_until(), at(3ns));
  EXPECT_TRUE(TimerWheel::cancel(near, at(0s)));
  EXPECT_EQ(wheel.next_due(), at(24h * 365 * 100));
  EXPECT_TRUE(TimerWheel::cancel(far, at(0s)));
  EXPECT_EQ(wheel.next_due(), TimePoint::max());
}

TEST(TimerWheel, gives_the_time_that_is_left_until_it_has_fired_or_was_cancelled) {
  TimerWheel wheel;
  TimerRef timer = wheel.send_later(ringing(1), at(5s));
  EXPECT_EQ(TimerWheel::read(timer, at(2s)), 3s);
  EXPECT_EQ(TimerWheel::read(timer, at(9s)), 0s);
  EXPECT_EQ(TimerWheel::cancel(timer, at(2s)), 3s);
  EXPECT_EQ(TimerWheel::read(timer, at(2s)), std::nullopt);
  EXPECT_EQ(TimerWheel::cancel(timer, at(2s)), std::nullopt);
  TimerRef successor = wheel.send_later(ringing(2), at(6s));  // in the same memory
  EXPECT_EQ(TimerWheel::cancel(timer, at(2s)), std::nullopt);
  EXPECT_EQ(expired(wheel, at(6s)), Refs{2});
  EXPECT_EQ(TimerWheel::read(successor, at(6s)), std::nullopt);
  EXPECT_EQ(TimerWheel::cancel(TimerRef(), at(0s)), std::nullopt);
}

TEST(TimerWheel, repeats_an_interval_until_it_is_cancelled) {
  TimerWheel wheel;
  TimerRef timer = wheel.send_later(ringing(1, 10ms), at(10ms));
  for (int tick = 1; tick <= 20; ++tick) {
    EXPECT_EQ(wheel.next_due(), at(tick * 10ms));
    EXPECT_EQ(expired(wheel, at(tick * 10ms)), Refs{1});
    EXPECT_EQ(expired(wheel, at(tick * 10ms + 1ms)), Refs{});
  }
  EXPECT_TRUE(TimerWheel::cancel(timer, at(200ms)));
  EXPECT_EQ(expired(wheel, at(10s)), Refs{});
}

TEST(TimerWheel, hands_out_at_once_what_was_due_in_the_past) {
  TimerWheel wheel;
  expired(wheel, at(10s));
  wheel.send_later(ringing(1), at(3s));
  EXPECT_EQ(wheel.next_due(), at(3s));
  EXPECT_EQ(expired(wheel, at(10s)), Refs{1});
}

// Threads that share a wheel read the clock before they take its lock.
TEST(TimerWheel, does_not_go_back_when_a_thread_comes_with_an_earlier_time_than_another) {
  TimerWheel wheel;
  wheel.send_later(ringing(1), at(17'100us));  // in the second turn of the lowest level
  ASSERT_EQ(expired(wheel, at(17'100us)), Refs{1});
  wheel.send_later(ringing(1), at(15ms));
  ASSERT_EQ(expired(wheel, at(16ms)), Refs{1});
  wheel.send_later(ringing(2), at(18ms));
  ASSERT_EQ(wheel.next_due(), at(18ms));
  EXPECT_EQ(expired(wheel, at(17'900us)), Refs{});
  EXPECT_EQ(expired(wheel, at(18ms)), Refs{2});
}

TEST(TimerWheel, lets_a_deadline_be_set_again_and_again) {
  TimerWheel wheel;
  TimerEntry entry;
  entry.is_deadline = true;
  entry.owner = Pid{7, 1};
  for (int i = 1; i <= 10; ++i) {
    TimerWheel::disarm(entry);
    wheel.arm(entry, at(i * 1s));
  }
  EXPECT_EQ(expired(wheel, at(9s)), Refs{});
  EXPECT_EQ(expired(wheel, at(10s)), Refs{7});
  EXPECT_EQ(entry.wheel.load(), nullptr);
  TimerWheel::disarm(entry);
}

// Against a plain model

/// Timers in a map by moment and order of arming.
class Model {
 public:
  explicit Model(std::uint64_t seed) : random_(seed) {}

  void arm(TimePoint due) {
    auto ref = ++last_ref_;
    timers_[ref] = wheel_.send_later(ringing(ref), due);
    plain_[{due, ref}] = ref;
    dues_[ref] = due;
  }
  void cancel() {
    if (plain_.empty()) return;
    auto chosen =
        std::next(plain_.begin(), static_cast<std::ptrdiff_t>(random_.below(plain_.size())));
    auto ref = chosen->second;
    Duration left = std::max(dues_[ref] - now_, Duration::zero());
    EXPECT_EQ(TimerWheel::cancel(timers_[ref], now_), left);
    plain_.erase(chosen);
  }
  void move() {
    TimePoint next = plain_.empty() ? TimePoint::max() : plain_.begin()->first.first;
    EXPECT_EQ(wheel_.next_due(), next);
    EXPECT_LE(wheel_.quiet_until(), next);
    bool goes_to_next = next != TimePoint::max() && random_.below(2) == 0;
    now_ = goes_to_next ? next : now_ + far_ahead();
    expire(now_);
  }
  void anything() {
    switch (random_.below(9)) {
      case 0:
      case 1: return cancel();
      case 2:
      case 3: return move();
      case 4: return expire(now_ - far_ahead());  // a thread that has read the clock before others
      case 5: return arm(now_ - far_ahead());
      default: return arm(now_ + far_ahead());
    }
  }

 private:
  void expire(TimePoint now) {
    Refs expected;
    while (!plain_.empty() && plain_.begin()->first.first <= now) {
      expected.push_back(plain_.begin()->second);
      plain_.erase(plain_.begin());
    }
    EXPECT_EQ(expired(wheel_, now), expected);
  }
  /// From nanoseconds to years: a random number of digits.
  Duration far_ahead() {
    auto most = std::uint64_t{1} << random_.below(57);
    return Duration(static_cast<Duration::rep>(random_.below(most)));
  }

  Random random_;
  TimerWheel wheel_;
  TimePoint now_;
  std::uint64_t last_ref_ = 0;
  std::map<std::pair<TimePoint, std::uint64_t>, std::uint64_t> plain_;
  std::map<std::uint64_t, TimerRef> timers_;
  std::map<std::uint64_t, TimePoint> dues_;
};

TEST(TimerWheel, agrees_with_a_plain_map_of_timers) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Model model(seed);
    for (int i = 0; i < 2000; ++i) model.anything();
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

}  // namespace
}  // namespace otp
