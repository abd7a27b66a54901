// The examples in the documentation of the public headers, to the letter: they compile and do what
// they say. The last test finds an example that is not here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "actor/worker_pool.h"
#include "base/shared_log.h"
#include "otp/agent.h"
#include "otp/dynamic_supervisor.h"
#include "otp/outside.h"
#include "otp/registry.h"
#include "otp/request_group.h"
#include "otp/special_loop.h"
#include "otp/stage/consumer_supervisor.h"
#include "otp/stage/stream.h"
#include "otp/supervisor.h"
#include "otp/sys.h"
#include "otp/task/supervised.h"
#include "system.h"

namespace otp {
namespace {

using namespace literals;
using namespace std::chrono_literals;

class HeaderExamples : public testing::TestWithParam<support::Schedule> {
 protected:
  support::System system_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Schedules, HeaderExamples, support::every_schedule,
                         support::schedule_name);

// Servers

struct Counter : GenServer<Counter> {
  struct Get {};
  struct Add {
    int by;
  };
  struct State {
    int count;
  };
  using Accepts = otp::Accepts<Call<Get, int>, Cast<Add>>;

  Init<State> init(int first) { return State{first}; }
  Reply<int> handle_call(const Get&, From<int>, State& state) { return reply(state.count); }
  NoReply handle_cast(const Add& add, State& state) {
    state.count += add.by;
    return noreply();
  }
};

TEST_P(HeaderExamples, of_a_server) {
  system_.run([](Self self) -> Task<> {
    auto counter = or_exit(co_await start_link<Counter>(self, 1));
    self.cast(counter, Counter::Add{2});
    Result<int> three = co_await self.call(counter, Counter::Get{});
    EXPECT_EQ(three, Result<int>(3));
  });
}

TEST_P(HeaderExamples, of_requests) {
  system_.run([](Self self) -> Task<> {
    auto counter = or_exit(co_await start_link<Counter>(self, 1));
    Result<int> count = co_await self.call(counter, Counter::Get{}, 100ms);
    EXPECT_EQ(count, Result<int>(1));
    auto do_something_else = [] {};
    auto request = self.send_request(counter, Counter::Get{});
    while (!(co_await request.wait(10ms))) do_something_else();
  });
}

TEST_P(HeaderExamples, of_a_request_group) {
  system_.run([](Self self) -> Task<> {
    std::vector<ServerRef<Counter>> counters;
    for (int i = 0; i < 3; ++i) counters.push_back(or_exit(co_await start_link<Counter>(self, i)));
    std::size_t sum = 0;
    auto use = [&sum](std::size_t label, const Result<int>& answer) {
      EXPECT_EQ(answer, Result<int>(static_cast<int>(label)));
      sum += label;
    };
    RequestGroup<int, std::size_t> group(self);
    for (std::size_t i = 0; i < counters.size(); ++i)
      group.add(self.send_request(counters[i], Counter::Get{}), i);
    while (auto response = co_await group.wait()) use(response->label, response->answer);
    EXPECT_EQ(sum, 3U);
  });
}

TEST_P(HeaderExamples, of_the_debug_interface) {
  system_.run([](Self self) -> Task<> {
    auto counter = or_exit(co_await start_link<Counter>(self, 7));
    Result<Counter::State> state = co_await sys::get_state(self, counter);
    Result<> suspended = co_await sys::suspend(self, counter);
    Result<Term> status = co_await sys::get_status(self, counter);
    EXPECT_EQ(state->count, 7);
    EXPECT_TRUE(suspended);
    EXPECT_NE(to_text(*status).find("suspended"), std::string::npos);
  });
}

// Processes

struct Ping {
  Pid from;
};
struct Pong {};

Task<> echo(Self self) {
  for (;;) {
    Ping ping = co_await self.receive<Ping>();
    self.send(ping.from, Pong{});
  }
}

TEST_P(HeaderExamples, of_a_process) {
  system_.run([](Self self) -> Task<> {
    Pid pid = self.spawn_link(Label("echo"), &echo);
    self.send(pid, Ping{self.pid()});
    auto pong = co_await self.receive<Pong>(5s);
    EXPECT_TRUE(pong);
  });
}

struct Question {
  Pid from;
  Ref ref;
};
struct Answer {
  Ref ref;
};

Task<> answers(Self self) {
  Question question = co_await self.receive<Question>();
  self.send(question.from, Answer{Ref{}});
  self.send(question.from, Answer{question.ref});
}

TEST_P(HeaderExamples, of_a_mark_in_a_mailbox) {
  system_.run([](Self self) -> Task<> {
    Pid peer = self.spawn_link(&answers);
    auto mark = self.mark_mailbox();
    Ref ref = self.make_ref();
    self.send(peer, Question{self.pid(), ref});
    auto is_mine = [ref](const Answer& answer) { return answer.ref == ref; };
    auto answer = co_await self.receive_if<Answer>(is_mine, 5s, mark);
    EXPECT_TRUE(answer);
  });
}

struct Add {
  std::int64_t number;
};

Task<> adder(Self self) {
  std::int64_t sum = 0;
  SpecialLoop loop(self, sum);
  for (;;) {
    Add add = co_await loop.receive<Add>();
    sum += add.number;
  }
}

TEST_P(HeaderExamples, of_a_process_that_answers_sys) {
  system_.run([](Self self) -> Task<> {
    Pid pid = self.spawn_link(&adder);
    self.send(pid, Add{4});
    auto sum = co_await sys::get_state<std::int64_t>(self, pid);
    EXPECT_EQ(sum, Result<std::int64_t>(4));
  });
}

Task<> main_process(Self) { co_return; }

TEST(HeaderExamplesOutside, of_a_runtime) {
  Runtime runtime(std::make_unique<WorkerPool>());
  Pid main = spawn(runtime, Label("main"), &main_process);
  EXPECT_FALSE(main.is_none());
}

Task<> start_counter(Self self, std::promise<ServerRef<Counter>>* started) {
  started->set_value(or_exit(co_await start<Counter>(self, 1)));
}

TEST(HeaderExamplesOutside, of_a_call_from_outside) {
  Runtime runtime(std::make_unique<WorkerPool>());
  std::promise<ServerRef<Counter>> started;
  spawn(runtime, Label("starter"), &start_counter, &started);
  auto counter = started.get_future().get();
  Result<int> count = otp::call(runtime, counter, Counter::Get{}, 1s);
  EXPECT_EQ(count, Result<int>(1));
}

// Supervisors

struct Cache : GenServer<Cache> {
  struct State {
    int size;
  };
  using Accepts = otp::Accepts<>;
  Init<State> init(int size) { return State{size}; }
};
struct Sessions : GenServer<Sessions> {
  struct State {};
  using Accepts = otp::Accepts<>;
  Init<State> init() { return State{}; }
};
struct Session : GenServer<Session> {
  struct State {
    std::string user;
  };
  using Accepts = otp::Accepts<>;
  Init<State> init(std::string user) { return State{std::move(user)}; }
};

TEST_P(HeaderExamples, of_a_supervisor) {
  system_.run([](Self self) -> Task<> {
    auto spec = SupervisorSpec(Strategy::RestForOne)
                    .max_restarts(5, 1min)
                    .child(child<Cache>("cache"_a, 100))
                    .child(child<Sessions>("sessions"_a).restart(Restart::Transient));
    auto top = or_exit(co_await start_link<Supervisor>(self, std::move(spec)));
    auto counts = co_await self.call(top, Supervisor::CountChildren{});
    EXPECT_EQ(counts->active, 2);
  });
}

TEST(HeaderExamplesOutside, of_a_child) {
  auto spec = child<Cache>("cache"_a, 100).restart(Restart::Transient).shutdown(10s);
  EXPECT_EQ(spec.shutdown().duration(), 10s);
}

TEST_P(HeaderExamples, of_a_dynamic_supervisor) {
  system_.run([](Self self) -> Task<> {
    std::string user = "alice";
    auto spec = DynamicSupervisorSpec().max_children(1000);
    auto sessions = or_exit(co_await start_link<DynamicSupervisor>(self, std::move(spec)));
    DynamicSupervisor::StartChild request{default_child<Session>(user)};
    auto starting = self.call(sessions, std::move(request));
    Result<Pid> session = co_await starting;
    EXPECT_TRUE(self.runtime().is_alive(*session));
  });
}

TEST_P(HeaderExamples, of_a_registry) {
  system_.run([](Self self) -> Task<> {
    RegistryOptions options("Names"_a, Keys::Unique);
    auto names = or_exit(co_await start_link<Registry>(self, options));
    auto registered = registry::register_key(self, "Names"_a, "alice");
    auto entries = registry::lookup(self.runtime(), "Names"_a, "alice");
    EXPECT_EQ(*registered, names.whereis(self.runtime()));
    EXPECT_EQ(entries.at(0).pid, self.pid());
  });
}

// Agents and tasks

TEST_P(HeaderExamples, of_an_agent) {
  system_.run([](Self self) -> Task<> {
    auto ten = or_exit(co_await agent::start_link(self, [] { return 10; }));
    auto twenty = co_await agent::get(self, ten, [](const int& n) { return 2 * n; });
    co_await agent::update(self, ten, [](int n) { return n + 1; });
    EXPECT_EQ(twenty, Result<int>(20));
    EXPECT_EQ(co_await agent::get(self, ten), Result<int>(11));
  });
}

std::int64_t sum(std::int64_t a, std::int64_t b) { return a + b; }
int add(int a, int b) { return a + b; }
int square(int n) { return n * n; }

TEST_P(HeaderExamples, of_a_task) {
  system_.run([](Self self) -> Task<> {
    auto task = task::async(self, &sum, 1, 2);
    Result<std::int64_t> three = co_await task::await(self, task);
    EXPECT_EQ(three, Result<std::int64_t>(3));
  });
}

TEST_P(HeaderExamples, of_a_stream_of_tasks) {
  system_.run([](Self self) -> Task<> {
    std::vector<int> used;
    auto use = [&used](const Result<int>& result) { used.push_back(*result); };
    auto squares = task::async_stream(self, std::vector{1, 2, 3}, &square);
    while (auto result = co_await squares.next()) use(*result);
    EXPECT_EQ(used, (std::vector{1, 4, 9}));
  });
}

TEST_P(HeaderExamples, of_a_supervised_task) {
  system_.run([](Self self) -> Task<> {
    auto jobs = or_exit(co_await start_link<DynamicSupervisor>(self, DynamicSupervisorSpec()));
    auto sum = or_exit(co_await task_supervisor::async_nolink(self, jobs, &add, 1, 2));
    Result<int> three = co_await task::await(self, sum);
    EXPECT_EQ(three, Result<int>(3));
  });
}

// Stages

struct Numbers : GenStage<Numbers> {
  using Out = std::int64_t;
  struct State {
    std::int64_t next = 0;
  };
  StageInit<State> init() { return State{}; }
  Emit<Out> handle_demand(std::int64_t demand, State& state) {
    std::vector<Out> events;
    while (demand-- > 0) events.push_back(state.next++);
    return emit(std::move(events));
  }
};

struct Adder : GenStage<Adder> {
  using In = std::int64_t;
  struct State {
    std::int64_t sum = 0;
  };
  StageInit<State> init(Target numbers) { return StageInit(State{}).subscribe_to(numbers); }
  Emit<> handle_events(const std::vector<In>& events, const Subscription&, State& state) {
    for (In event : events) state.sum += event;
    return noreply();
  }
};

TEST_P(HeaderExamples, of_stages) {
  system_.run([](Self self) -> Task<> {
    auto numbers = or_exit(co_await start_link<Numbers>(self));
    auto adder = or_exit(co_await start_link<Adder>(self, numbers.target()));
    auto has_added = [&]() -> Task<bool> {
      auto state = co_await sys::get_state(self, adder);
      co_return state->sum > 1000;
    };
    for (;;) {
      auto looking = has_added();
      if (co_await looking) break;
    }
  });
}

TEST_P(HeaderExamples, of_a_stream_of_events) {
  system_.run([](Self self) -> Task<> {
    Pid producer = or_exit(co_await start_link<Numbers>(self)).whereis(self.runtime());
    auto numbers = stage::stream<std::int64_t>(self, {{producer, SubscribeOptions()}});
    auto ten = co_await numbers.take(10);
    EXPECT_EQ(ten.back(), 9);
  });
}

struct Done {
  std::int64_t event;
};
Task<> work(Self self, std::int64_t event) {
  self.send("listener"_a, Done{event});
  co_return;
}

TEST_P(HeaderExamples, of_a_consumer_supervisor) {
  system_.run([](Self self) -> Task<> {
    self.register_name("listener"_a, self.pid());
    Pid producer = or_exit(co_await start_link<Numbers>(self)).whereis(self.runtime());
    using Spec = ConsumerSupervisorSpec<std::int64_t>;
    auto spec = Spec::of_process(Label("job"), &work)
                    .subscribe_to(producer, SubscribeOptions().max_demand(10));
    auto jobs =
        or_exit(co_await start_link<ConsumerSupervisor<std::int64_t>>(self, std::move(spec)));
    Done done = co_await self.receive<Done>();
    EXPECT_LT(done.event, 10);
  });
}

// Values

TEST(HeaderExamplesOutside, of_a_shared_map) {
  SharedMap<std::string, int> before;
  auto after = before;
  after.set("a", 1);  // `before` is still empty
  EXPECT_TRUE(before.empty());
  EXPECT_EQ(*after.find("a"), 1);
}

// Are they all here?

/// The lines of a file without the blanks at their ends.
std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    auto first = line.find_first_not_of(' ');
    lines.push_back(first == std::string::npos ? "" : line.substr(first));
  }
  return lines;
}

/// Its examples: blocks of documentation that are set off by four blanks.
std::vector<std::vector<std::string>> examples_of(const std::filesystem::path& header) {
  std::vector<std::vector<std::string>> examples(1);
  for (const std::string& line : lines_of(header)) {
    if (line.starts_with("///     ")) {
      examples.back().push_back(line.substr(line.find_first_not_of(' ', 3)));
    } else if (!examples.back().empty()) {
      examples.emplace_back();
    }
  }
  examples.pop_back();
  return examples;
}

TEST(HeaderExamplesOutside, are_all_tested) {
  // Not __FILE__, which is a relative path in some builds.
  std::filesystem::path this_file =
      std::filesystem::path(CORE_FOLDER).parent_path() / "tests/core/otp/header_examples_test.cpp";
  std::vector<std::string> tested = lines_of(this_file);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CORE_FOLDER)) {
    if (entry.path().extension() != ".h") continue;
    for (const auto& example : examples_of(entry.path())) {
      ++count;
      EXPECT_FALSE(std::ranges::search(tested, example).empty())
          << entry.path() << " has an example that is not tested: " << example.front();
    }
  }
  EXPECT_GE(count, 20U);
}

}  // namespace
}  // namespace otp
