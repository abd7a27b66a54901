#include "base/tick_clock.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <thread>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace otp {

constinit std::atomic<const TickClock::Rate*> TickClock::rate_ = nullptr;

namespace {

using SystemClock = std::chrono::steady_clock;

SystemClock::time_point start_of_program() {
  static const auto start = SystemClock::now();
  return start;
}

}  // namespace

TimePoint TickClock::system_now() { return TimePoint(SystemClock::now() - start_of_program()); }

#if defined(__x86_64__)

/// The measurements so far.
struct TickClock::Calibration {
  /// Both clocks at one moment, as nearly as can be.
  struct Reading {
    std::uint64_t ticks = 0;
    TimePoint time;
  };

  static Calibration& instance() {
    static auto* calibration = new Calibration;  // outlives every thread that asks for the time
    return *calibration;
  }

  Reading read() const {
    Reading best;
    std::uint64_t shortest = UINT64_MAX;
    for (int attempt = 0; attempt < 5; ++attempt) {  // one of them is not interrupted
      std::uint64_t before = __rdtsc();
      TimePoint time = system_now() + ahead.load(std::memory_order_relaxed);
      std::uint64_t took = __rdtsc() - before;
      if (took >= shortest) continue;
      shortest = took;
      best = {before + took / 2, time};
    }
    return best;
  }

  void start() {
    std::scoped_lock lock(mutex);
    if (rate_.load() != nullptr || !counter_is_steady()) return;
    constexpr auto least = std::chrono::milliseconds(2);
    std::this_thread::sleep_for(first.time + least - system_now());
    Reading now = read();
    publish(now, now.time, rate_until(now));
  }

  void refine() {
    const Rate* rate = rate_.load(std::memory_order_acquire);
    if (rate == nullptr) return;
    Reading now = read();
    Duration error = now.time - rate->time_at(now.ticks);
    bool has_jumped = now.ticks < rate->ticks || std::chrono::abs(error) > most_error;
    if (!has_jumped && now.time < due.load(std::memory_order_relaxed)) return;
    std::scoped_lock lock(mutex);
    if (rate != rate_.load()) return;  // somebody else has just done it
    if (has_jumped) return begin_anew(*rate, now);
    // Time goes on where it was, and a little faster or slower until the next measurement, so that
    // it is right then.
    auto next = until_next(now);
    auto correction =
        static_cast<double>((next + error).count()) / static_cast<double>(next.count());
    auto exact = static_cast<double>(rate_until(now));
    publish(now, now.time - error, static_cast<std::uint64_t>(exact * correction));
  }

 private:
  static constexpr Duration most_error = std::chrono::milliseconds(10);

  Calibration() = default;

  static bool counter_is_steady() {
    constexpr unsigned leaf = 0x80000007;
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid(leaf, &a, &b, &c, &d) != 0 && (d & (1U << 8)) != 0;
  }

  std::uint64_t rate_until(const Reading& now) const {
    auto time = static_cast<Wide>((now.time - first.time).count());
    return static_cast<std::uint64_t>((time << 32) / (now.ticks - first.ticks));
  }

  Duration until_next(const Reading& now) const {
    return std::max<Duration>(4 * (now.time - first.time), std::chrono::milliseconds(8));
  }

  /// Time never goes back: where the counter was ahead it stays ahead.
  void begin_anew(const Rate& rate, const Reading& now) {
    TimePoint time = std::max(now.time, rate.time_at(now.ticks));
    ahead.store(ahead.load() + (time - now.time));
    first = {now.ticks, time};
    publish(first, time, rate.time_per_tick);
  }

  void publish(const Reading& now, TimePoint time, std::uint64_t time_per_tick) {
    due.store(now.time + until_next(now), std::memory_order_relaxed);
    rate_.store(
        &rates.emplace_back(Rate{now.ticks, time.time_since_epoch().count(), time_per_tick}),
        std::memory_order_release);
  }

  std::mutex mutex;
  std::atomic<Duration> ahead =
      Duration::zero();  // of the system's clock, since the counter jumped
  Reading first = read();
  std::atomic<TimePoint> due;
  std::deque<Rate> rates;  // others may be reading any of them
};

namespace {

// The longer ago the first reading was, the more exact is the rate.
[[maybe_unused]] const auto first_read = (TickClock::refine(), 0);

}  // namespace

void TickClock::start() { Calibration::instance().start(); }
void TickClock::refine() { Calibration::instance().refine(); }

#else

void TickClock::start() {}
void TickClock::refine() {}

#endif

}  // namespace otp
