// What processes hold, counted in bytes that the program has allocated: a program of its own, since
// it replaces operator new.
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "demo/counter.h"
#include "server_steps.h"

namespace {

std::atomic<std::int64_t> bytes_in_use = 0;

void* counted(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  bytes_in_use += static_cast<std::int64_t>(malloc_usable_size(block));
  return block;
}
void uncount_and_free(void* block) noexcept {
  if (block != nullptr) bytes_in_use -= static_cast<std::int64_t>(malloc_usable_size(block));
  std::free(block);
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(std::malloc(bytes)); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  auto step = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(step, (bytes + step - 1) / step * step));
}
void operator delete(void* block) noexcept { uncount_and_free(block); }
void operator delete(void* block, std::size_t) noexcept { uncount_and_free(block); }
void operator delete(void* block, std::align_val_t) noexcept { uncount_and_free(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  uncount_and_free(block);
}

namespace {

using namespace support;

constexpr int count = 8000;

/// Bytes for each of `count` processes by which `act` changes what the program holds.
template <class Act>
Task<std::int64_t> change_by(Act act) {
  std::int64_t before = bytes_in_use;
  Task<> acting = act();
  co_await acting;
  co_return (bytes_in_use - before) / count;
}

Task<> all_hibernate(Self self, const std::vector<Pid>& pids) {
  for (Pid pid : pids) {
    co_await until(self, [&] { return self.runtime().info(pid)->is_hibernating; });
  }
}

Task<> wakes(Self self) { co_await self.receive<Stranger>(); }

/// Waits with more on its frame than fits into a pooled block, so that it is counted.
Task<> waits_then_hibernates(Self self) {
  std::array<char, 4096> scratch{};
  co_await self.receive<Stranger>();
  scratch[0] = 1;
  co_await self.hibernate(&wakes);
  std::abort();  // never reached; keeps `scratch` alive until here
}

TEST(Memory, of_a_plain_process_that_hibernates_is_given_back) {
  System system;
  system.run([](Self self) -> Task<> {
    std::vector<Pid> pids(count);
    auto start = [&]() -> Task<> {
      for (Pid& pid : pids) pid = self.spawn(&waits_then_hibernates);
      co_await self.sleep(1ms);
    };
    auto hibernate = [&]() -> Task<> {
      for (Pid pid : pids) self.send(pid, Stranger{});
      auto hibernating = all_hibernate(self, pids);
      co_await hibernating;
    };
    auto starting = change_by(start);
    std::int64_t idle = co_await starting;
    auto sleeping = change_by(hibernate);
    std::int64_t saved = -co_await sleeping;
    EXPECT_GT(saved, 4096);
    EXPECT_LT(idle - saved, 400);
    std::printf("plain process: %ld bytes waiting, %ld hibernating\n", long(idle),
                long(idle - saved));
  });
}

/// Has used what a server may use, and has spare room in its state.
struct Worn : otp::GenServer<Worn> {
  struct Sleep {};
  struct State {
    std::vector<std::int64_t> numbers;
    static constexpr auto fields = std::tuple{otp::field("numbers", &State::numbers)};
  };
  using Accepts = otp::Accepts<otp::Cast<Sleep>, otp::Info<otp::TimeoutMessage>>;

  Task<otp::Init<State>> init(otp::ServerRef<demo::Counter> counter) {
    State state;
    state.numbers.reserve(100);
    state.numbers.push_back(1);
    self.demonitor(self.monitor(pid_of(self, counter)));
    for (int i = 0; i < 3; ++i) self.link(pid_of(self, counter));
    co_await self.call(counter, demo::Counter::Increment{});
    co_return otp::Init<State>(std::move(state)).timeout(1h);
  }
  otp::NoReply handle_cast(const Sleep&, State&) { return otp::noreply().hibernate(); }
  otp::NoReply handle_info(const otp::TimeoutMessage&, State&) { return otp::noreply(); }
};

TEST(Memory, of_a_server_that_hibernates_is_given_back) {
  System system;
  system.run([](Self self) -> Task<> {
    auto counter = co_await up<demo::Counter>(self, std::int64_t{0});
    std::vector<Pid> pids(count);
    auto start = [&]() -> Task<> {
      for (Pid& pid : pids) pid = pid_of(self, co_await up<Worn>(self, counter));
    };
    auto hibernate = [&]() -> Task<> {
      for (Pid pid : pids) self.cast(otp::ServerRef<Worn>(pid), Worn::Sleep{});
      auto hibernating = all_hibernate(self, pids);
      co_await hibernating;
    };
    auto starting = change_by(start);
    std::int64_t idle = co_await starting;
    auto sleeping = change_by(hibernate);
    std::int64_t saved = -co_await sleeping;
    std::int64_t spare_numbers = 99 * 8;
    EXPECT_GT(saved, spare_numbers + 100);  // and its table of monitors, and its timer
    std::printf("server: %ld bytes waiting, %ld hibernating\n", long(idle), long(idle - saved));
    auto kept = co_await otp::sys::get_state(self, otp::ServerRef<Worn>(pids[0]));
    EXPECT_EQ(kept->numbers, std::vector<std::int64_t>{1});
  });
}

}  // namespace
