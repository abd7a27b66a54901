// Reports in words.
#include <gtest/gtest.h>

#include "demo/counter.h"
#include "otp/supervisor.h"
#include "otp/task/async.h"
#include "server_steps.h"

namespace {

using namespace support;
using otp::ExitReason;

/// Keeps reports as text, with every pid as `<pid>`.
class TextLogger final : public otp::Logger {
 public:
  void log(const otp::Report& report) override {
    std::string text = to_text(report);
    for (auto at = text.find("<0."); at != std::string::npos; at = text.find("<0.", at + 1)) {
      text.replace(at, text.find('>', at) - at + 1, "<pid>");
    }
    texts.push_back(std::move(text));
  }
  std::vector<std::string> texts;
};

class Reports : public testing::Test {
 protected:
  /// What is logged while `body` runs as a process.
  template <class Body>
  std::vector<std::string> logged(Body body) {
    auto logger = std::make_shared<TextLogger>();
    auto owned = std::make_unique<otp::ManualScheduler>(1);
    otp::ManualScheduler& world = *owned;
    otp::RuntimeOptions options;
    options.logger = logger;
    otp::Runtime runtime(std::move(owned), std::move(options));
    otp::spawn(runtime, otp::Label("tester"), body);
    world.run_to_rest(TimePoint(1s));
    return logger->texts;
  }
};

struct Vase : otp::GenServer<Vase> {
  struct Drop {};
  struct State {
    std::int64_t flowers = 3;
    static constexpr auto fields = std::tuple{otp::field("flowers", &State::flowers)};
  };
  using Accepts = otp::Accepts<otp::Cast<Drop>>;
  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Drop&, State&) { throw std::runtime_error("broken"); }
};

TEST_F(Reports, of_a_server_that_crashes_say_why_and_what_it_was_doing) {
  auto texts = logged([](Self self) -> Task<> {
    auto vase = co_await up<Vase>(self, otp::StartOptions().name("vase"_a));
    self.cast(vase, Vase::Drop{});
  });
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0],
            "[error] 0.000 s  Server :vase <pid> ended: (runtime_error) broken\n"
            "    last_message {:cast, %Drop{}}\n"
            "    state        %Vase{flowers: 3}\n");
  EXPECT_EQ(texts[1],
            "[error] 0.000 s  Process :vase <pid> ended: (runtime_error) broken\n"
            "    parent       <pid>\n"
            "    last_message {:cast, %Drop{}}\n"
            "    state        %Vase{flowers: 3}\n");
}

TEST_F(Reports, of_a_process_by_hand_say_what_waited_for_it) {
  auto texts = logged([](Self self) -> Task<> {
    self.send(self.pid(), Term("hello"_a));
    co_await self.sleep(1500us);
    throw std::runtime_error("boom");
  });
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0],
            "[error] 0.002 s  Process tester <pid> ended: (runtime_error) boom\n"
            "    depth        1\n"
            "    mailbox      [:hello]\n");
}

TEST_F(Reports, of_a_task_name_its_owner) {
  auto texts = logged([](Self self) -> Task<> {
    otp::task::start(self, [](Self task) { task.exit("oops"_a); });
    co_return;
  });
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0],
            "[error] 0.000 s  Task <pid> ended: {:oops, [...]}\n"
            "    owner        <pid>\n");
}

TEST_F(Reports, of_a_supervisor_say_what_it_has_decided) {
  auto texts = logged([](Self self) -> Task<> {
    self.trap_exit(true);
    auto waits = [](Self child) -> Task<> { co_await child.receive<Stranger>(); };
    auto spec = otp::SupervisorSpec().max_restarts(1, 5s).child(
        otp::process_child("worker"_a, otp::Label("worker"), waits));
    auto supervisor = co_await up_linked<otp::Supervisor>(self, std::move(spec));
    for (int i = 0; i < 2; ++i) {
      auto children = co_await answer(self, supervisor, otp::Supervisor::WhichChildren{});
      Watched watched(self, children[0].pid);
      self.exit(children[0].pid, "sick"_a);
      co_await watched.end();
    }
  });
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[0],
            "[error] 0.000 s  Supervisor <pid>: child :worker ended: :sick\n"
            "    decision     \"restart\"\n");
  EXPECT_EQ(texts[1],
            "[error] 0.000 s  Supervisor <pid>: child :worker ended: :sick\n"
            "    decision     \"give up\"\n");
  EXPECT_EQ(texts[2],
            "[error] 0.000 s  Supervisor <pid>: gives up because of child :worker: "
            ":reached_max_restart_intensity\n");
}

TEST_F(Reports, of_strange_messages_and_of_notices_are_one_line) {
  auto texts = logged([](Self self) -> Task<> {
    auto counter = co_await up<demo::Counter>(self, std::int64_t{0});
    self.send(pid_of(self, counter), Term("hello"_a));
    co_await answer(self, counter, demo::Counter::Get{});
    self.runtime().log(trace::LogLevel::Info, self.pid(),
                       Term::record("notice"_a, {{"text"_a, "all is well"}}));
  });
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0],
            "[error] 0.000 s  Server <pid> got a message that it does not know: :hello\n");
  EXPECT_EQ(texts[1], "[info] 0.000 s  <pid> all is well\n");
}

}  // namespace
