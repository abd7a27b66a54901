#include "actor/worker_pool.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "system.h"

namespace {

using namespace support;

struct Numbered {
  int sender = 0;
  int number = 0;
};

/// Takes the messages of some senders to the end, and says whether each came in its order.
Task<> check_order(Self self, int senders, int each, std::shared_ptr<std::promise<bool>> told) {
  std::vector<int> last(static_cast<std::size_t>(senders), 0);
  bool in_order = true;
  for (int i = 0; i < senders * each; ++i) {
    auto message = co_await self.receive<Numbered>();
    int& before = last[static_cast<std::size_t>(message.sender)];
    in_order = in_order && message.number == ++before;
  }
  told->set_value(in_order);
}

class Pools : public testing::TestWithParam<unsigned> {
 protected:
  System system_{Schedule{GetParam(), 0}};
};
std::string workers_name(const testing::TestParamInfo<unsigned>& workers) {
  return "workers" + std::to_string(workers.param);
}
INSTANTIATE_TEST_SUITE_P(WorkerPool, Pools, testing::Values(1U, 2U, 8U), workers_name);

TEST_P(Pools, take_messages_from_outside_threads_in_the_order_of_each) {
  constexpr int senders = 4, each = 5000;
  auto told = std::make_shared<std::promise<bool>>();
  auto in_order = told->get_future();
  Pid receiver =
      otp::spawn(system_.runtime(), otp::Label("receiver"), &check_order, senders, each, told);
  std::vector<std::jthread> threads;
  for (int sender = 0; sender < senders; ++sender) {
    threads.emplace_back([&, sender] {
      for (int i = 1; i <= each; ++i) system_.runtime().send(receiver, Numbered{sender, i});
    });
  }
  ASSERT_TRUE(system_.wait(in_order));
  EXPECT_TRUE(in_order.get());
}

Task<> send_all(Self self, Pid receiver, int sender, int each) {
  for (int i = 1; i <= each; ++i) {
    self.send(receiver, Numbered{sender, i});
    if (i % 100 == 0) co_await self.yield();
  }
}

TEST_P(Pools, take_messages_from_processes_in_the_order_of_each) {
  constexpr int senders = 50, each = 500;
  auto told = std::make_shared<std::promise<bool>>();
  auto in_order = told->get_future();
  Pid receiver =
      otp::spawn(system_.runtime(), otp::Label("receiver"), &check_order, senders, each, told);
  for (int sender = 0; sender < senders; ++sender) {
    otp::spawn(system_.runtime(), otp::Label("sender"), &send_all, receiver, sender, each);
  }
  ASSERT_TRUE(system_.wait(in_order));
  EXPECT_TRUE(in_order.get());
}

TEST_P(Pools, pass_a_token_round_a_thousand_processes) {
  auto pass_on = [](Self self, Pid next) -> Task<> {
    Numbered token = co_await self.receive<Numbered>();
    self.send(next, Numbered{token.sender, token.number + 1});
  };
  system_.run([pass_on](Self self) -> Task<> {
    Pid next = self.pid();
    for (int i = 0; i < 1000; ++i) next = self.spawn(pass_on, next);
    self.send(next, Numbered{});
    Numbered token = co_await self.receive<Numbered>();
    EXPECT_EQ(token.number, 1000);
  });
}

/// A monitor that arrives behind the signal which ends the process tells of the end too.
TEST_P(Pools, count_no_process_as_alive_of_whose_end_somebody_was_told) {
  system_.run([](Self self) -> Task<> {
    int told_too_early = 0;
    for (int round = 0; round < 50; ++round) {
      std::vector<Pid> pids;
      for (int i = 0; i < 200; ++i) {
        pids.push_back(
            self.spawn([](Self child) -> Task<> { co_await child.receive<Numbered>(); }));
      }
      for (Pid pid : pids) {
        self.exit(pid, "fired"_a);
        self.monitor(pid);
      }
      for (std::size_t i = 0; i < pids.size(); ++i) {
        auto down = co_await self.receive<otp::Down>();
        if (self.runtime().is_alive(down.pid)) ++told_too_early;
      }
    }
    EXPECT_EQ(told_too_early, 0);
  });
}

TEST_P(Pools, wake_sleepers_in_the_order_of_their_timers_and_not_early) {
  system_.run([](Self self) -> Task<> {
    TimePoint start = self.now();
    for (int i = 5; i >= 1; --i) self.send_after(i * 2ms, self.pid(), Numbered{0, i});
    for (int i = 1; i <= 5; ++i) {
      Numbered next = co_await self.receive<Numbered>();
      EXPECT_EQ(next.number, i);
      EXPECT_GE(self.now() - start, i * 2ms);
    }
  });
}

TEST_P(Pools, share_the_time_with_a_process_that_never_rests) {
  auto restless = [](Self self) -> Task<> {
    for (;;) co_await self.yield();
  };
  for (int i = 0; i < 10; ++i) otp::spawn(system_.runtime(), otp::Label("restless"), restless);
  system_.run([](Self self) -> Task<> {
    self.send(self.pid(), Numbered{});
    co_await self.receive<Numbered>();
  });
}

// The end of a runtime

/// Keeps something alive in its frame, and in a message that it never takes.
struct Keeps {
  std::shared_ptr<int> kept;
};
Task<> wait_for_ever(Self self, std::shared_ptr<int> kept,
                     std::shared_ptr<std::promise<void>> told) {
  Keeps also{kept};
  self.send(self.pid(), Keeps{kept});
  self.send_after(1h, self.pid(), Keeps{kept});
  told->set_value();
  co_await self.receive<Numbered>();
}

class EndOfRuntime : public testing::TestWithParam<Schedule> {};
INSTANTIATE_TEST_SUITE_P(Everywhere, EndOfRuntime, every_schedule, schedule_name);

TEST_P(EndOfRuntime, frees_living_processes_their_messages_and_their_timers) {
  auto kept = std::make_shared<int>(1);
  {
    System system(GetParam());
    for (int i = 0; i < 50; ++i) {
      auto told = std::make_shared<std::promise<void>>();
      auto waits = told->get_future();
      otp::spawn(system.runtime(), otp::Label("waiting"), &wait_for_ever, kept, told);
      ASSERT_TRUE(system.wait(waits));
    }
    otp::spawn(system.runtime(), otp::Label("not started"), &wait_for_ever, kept,
               std::make_shared<std::promise<void>>());
    EXPECT_GE(kept.use_count(), 151);
  }
  EXPECT_EQ(kept.use_count(), 1);
}

TEST_P(EndOfRuntime, is_not_awaited_to_free_a_process_that_has_ended) {
  auto kept = std::make_shared<int>(1);
  System system(GetParam());
  system.run([&kept](Self self) -> Task<> {
    auto briefly = [](Self, std::shared_ptr<int>) -> Task<> { co_return; };
    for (int i = 0; i < 1000; ++i) {
      self.spawn_monitor(briefly, kept);
      co_await self.receive<otp::Down>();
      EXPECT_EQ(kept.use_count(), 1);
    }
    EXPECT_EQ(self.runtime().process_count(), 1U);
  });
}

// What things cost

TEST(Sizes, are_what_the_budget_of_a_process_counts_on) {
  EXPECT_EQ(sizeof(Term), 16U);
  EXPECT_EQ(sizeof(otp::Envelope), 32U);
  EXPECT_EQ(sizeof(trace::Event), 64U);
  EXPECT_EQ(sizeof(otp::SmallMap<otp::Ref, Pid>), 8U);
  EXPECT_LE(sizeof(otp::Process), 232U);
}

// Processes that keep their thread

struct Neighbour {};

struct Waits {};

Task<> says_that_it_runs(Self self, Pid parent, std::atomic<bool>* runs) {
  self.send(parent, Waits{});
  co_await self.receive<Neighbour>();
  runs->store(true);
}

/// Wakes a neighbour, and keeps the thread until that one has run.
Task<> waits_busily(Self self, Pid neighbour, std::atomic<bool>* runs) {
  self.send(neighbour, Neighbour{});
  auto last = std::chrono::steady_clock::now() + 20s;
  while (!runs->load() && std::chrono::steady_clock::now() < last) {}
  EXPECT_TRUE(runs->load());
  co_return;
}

TEST(WorkerPool, lets_others_take_over_what_waits_behind_a_process_that_keeps_its_thread) {
  std::atomic<bool> runs = false;
  System system(Schedule{2, 0});
  system.run([&runs](Self self) -> Task<> {
    Pid neighbour = self.spawn(&says_that_it_runs, self.pid(), &runs);
    co_await self.receive<Waits>();
    auto busy = self.spawn_monitor(&waits_busily, neighbour, &runs);
    auto is_its = [&](const otp::Down& down) { return down.ref == busy.monitor; };
    co_await self.receive_if<otp::Down>(is_its);
  });
}

/// Starts more than a run queue holds, and keeps the thread until all of them have run.
Task<> waits_for_many(Self self, int many, std::atomic<int>* ended) {
  auto counts = [](Self, std::atomic<int>* sum) -> Task<> {
    sum->fetch_add(1);
    co_return;
  };
  for (int i = 0; i < many; ++i) self.spawn(counts, ended);
  auto last = std::chrono::steady_clock::now() + 20s;
  while (ended->load() < many && std::chrono::steady_clock::now() < last) {}
  EXPECT_EQ(ended->load(), many);
  co_return;
}

TEST(WorkerPool, lets_others_take_over_a_queue_of_whatever_length) {
  std::atomic<int> ended = 0;
  System system(Schedule{2, 0});
  system.run([&ended](Self self) -> Task<> {
    auto busy = self.spawn_monitor(&waits_for_many, 2000, &ended);
    auto is_its = [&](const otp::Down& down) { return down.ref == busy.monitor; };
    co_await self.receive_if<otp::Down>(is_its);
  });
}

/// Sets a timer, and keeps the thread until it has gone off.
Task<> waits_for_timer(Self self, Pid receiver, std::atomic<bool>* rung) {
  self.send_after(10ms, receiver, Neighbour{});
  auto last = std::chrono::steady_clock::now() + 20s;
  while (!rung->load() && std::chrono::steady_clock::now() < last) {}
  EXPECT_TRUE(rung->load());
  co_return;
}

TEST(WorkerPool, lets_timers_go_off_while_the_thread_that_set_them_is_kept) {
  std::atomic<bool> rung = false;
  System system(Schedule{2, 0});
  system.run([&rung](Self self) -> Task<> {
    Pid receiver = self.spawn(&says_that_it_runs, self.pid(), &rung);
    co_await self.receive<Waits>();
    auto busy = self.spawn_monitor(&waits_for_timer, receiver, &rung);
    auto is_its = [&](const otp::Down& down) { return down.ref == busy.monitor; };
    co_await self.receive_if<otp::Down>(is_its);
  });
}

Task<> computes_until(Self, const std::atomic<bool>* told) {
  while (!told->load()) {}
  co_return;
}

TEST_P(Pools, tell_of_a_process_that_keeps_its_thread_for_long) {
  std::atomic<bool> told = false;  // outlives the processes that look at it
  System system(Schedule{GetParam(), 0}, trace::Watch::Lifecycle);
  Pid slow = otp::spawn(system.runtime(), otp::Label("slow"), &computes_until, &told);
  EXPECT_TRUE(system.recorder().wait_for([slow](const trace::Event& event) {
    auto* what = std::get_if<trace::Slow>(&event.what);
    return what != nullptr && what->pid == slow && what->busy >= 10ms;
  }));
  told.store(true);
}

struct More {};

Task<> never_has_an_empty_mailbox(Self self, const std::atomic<bool>* stop) {
  self.send(self.pid(), More{});
  while (!stop->load()) {
    self.send(self.pid(), More{});
    co_await self.receive<More>();
  }
}

TEST_P(Pools, let_others_run_beside_processes_whose_mailboxes_are_never_empty) {
  std::atomic<bool> stop = false;  // outlives the processes that look at it
  System system(Schedule{GetParam(), 0});
  system.run([&stop](Self self) -> Task<> {
    for (int i = 0; i < 100; ++i) self.spawn(&never_has_an_empty_mailbox, &stop);
    for (int i = 0; i < 20; ++i) {  // each time behind all others
      self.send_after(1ms, self.pid(), Neighbour{});
      co_await self.receive<Neighbour>();
    }
    stop.store(true);
  });
}

/// The most that was queued while so many processes sent so many messages each.
std::uint32_t deepest_of_a_flood(int senders, int each) {
  std::uint32_t deepest = 0;
  System system(Schedule{1, 0});
  system.run([&deepest, senders, each](Self self) -> Task<> {
    auto sends = [](Self child, Pid to, int count) -> Task<> {
      for (int i = 0; i < count; ++i) child.send(to, Numbered{0, i});
      co_return;
    };
    for (int i = 0; i < senders; ++i) self.spawn(sends, self.pid(), each);
    for (int i = 0; i < senders * each; ++i) {
      co_await self.receive<Numbered>();
      deepest = std::max(deepest, self.process().mailbox_depth());
    }
  });
  return deepest;
}

TEST(OneWorker, lets_a_receiver_keep_up_with_senders_that_nobody_can_interrupt) {
  // Where other programs take the processor away for long, the watchdog ends the receiver's slices.
  std::uint32_t deepest = deepest_of_a_flood(10, 1000);
  for (int i = 0; i < 20 && deepest >= 3000; ++i) deepest = deepest_of_a_flood(10, 1000);
  EXPECT_LT(deepest, 3000U);  // not the messages of all of them
}

TEST_P(Pools, run_more_processes_than_a_run_queue_holds) {
  constexpr int many = 5000;
  system_.run([](Self self) -> Task<> {
    auto tells = [](Self child, Pid parent, int number) -> Task<> {
      child.send(parent, Numbered{0, number});
      co_return;
    };
    for (int i = 1; i <= many; ++i) self.spawn(tells, self.pid(), i);
    std::int64_t sum = 0;
    for (int i = 1; i <= many; ++i) sum += (co_await self.receive<Numbered>()).number;
    EXPECT_EQ(sum, std::int64_t{many} * (many + 1) / 2);
  });
}

// A pool without work

/// How often the threads of the runtime have gone to sleep.
std::uint64_t sleeps() {
  std::uint64_t sleeps = 0;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task")) {
    std::string name;
    std::getline(std::ifstream(thread.path() / "comm"), name);
    if (!name.starts_with("otp")) continue;
    std::ifstream status(thread.path() / "status");
    for (std::string word; status >> word;) {
      std::uint64_t count = 0;
      if (word == "voluntary_ctxt_switches:" && status >> count) sleeps += count;
    }
  }
  return sleeps;
}

TEST_P(Pools, do_not_wake_up_while_nothing_happens) {
  system_.run([](Self) -> Task<> { co_return; });
  // A thread that a busy machine has kept from its processor comes to rest late, or has not slept
  // yet, so that the first seconds prove nothing.
  std::uint64_t before = 0, after = sleeps();
  for (int second = 0; second < 20 && (after == 0 || before != after); ++second) {
    std::this_thread::sleep_for(1s);
    before = std::exchange(after, sleeps());
  }
  EXPECT_GT(after, 0U);
  EXPECT_EQ(before, after) << "no second without a wake-up";
}

}  // namespace
