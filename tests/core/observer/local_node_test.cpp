// What users do to a running system, on a world whose clock follows real time and on workers.

#include "observer/local_node.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "demo/cache_server.h"
#include "demo/counter.h"
#include "otp/child_spec.h"
#include "system.h"

namespace observer {
namespace {

using namespace support;
using trace::MessageRole;

/// Starts a counter of this name and keeps it until it ends.
Task<> keep_counter(Self self, Atom name, std::shared_ptr<std::promise<Pid>> started) {
  self.trap_exit(true);
  auto counter = co_await otp::start_link<demo::Counter>(self, otp::StartOptions().name(name),
                                                         std::int64_t{41});
  started->set_value(counter->target().resolve(self.runtime()));
  co_await self.receive<otp::Exit>();
}

/// A node and what a user would do with it.
class Driven {
 public:
  explicit Driven(unsigned workers)
      : node({.workers = workers, .watch = trace::Watch::Lifecycle | trace::Watch::Depth}) {}

  Pid start_counter() {
    auto started = std::make_shared<std::promise<Pid>>();
    node.post([&, started] {
      otp::spawn(node.runtime(), otp::Label("keeper"), &keep_counter, "counter"_a, started);
    });
    return get(started->get_future());
  }
  std::future<otp::Result<Term>> begin(Command command) {
    auto done = std::make_shared<std::promise<otp::Result<Term>>>();
    node.submit(std::move(command), [done](otp::Result<Term> result) { done->set_value(result); });
    return done->get_future();
  }
  otp::Result<Term> carry_out(Command command) { return get(begin(std::move(command))); }
  otp::Result<Term> send(Pid pid, std::string_view message, MessageRole role, Term fields = {}) {
    return carry_out(SendMessage{pid, "Counter"_a, Atom(message), role, std::move(fields)});
  }

  template <class T>
  T get(std::future<T> future) {
    if (future.wait_for(20s) != std::future_status::ready) throw std::runtime_error("no answer");
    return future.get();
  }
  /// Reads events up to one that is wanted; false when none comes.
  bool sees(const Recorder::Wanted& wanted) {
    auto deadline = std::chrono::steady_clock::now() + 20s;
    while (std::chrono::steady_clock::now() < deadline) {
      if (unread.empty()) unread = node.next_events();
      if (unread.empty()) {
        std::this_thread::yield();
        continue;
      }
      const trace::Event& event = unread.front();
      unread = unread.subspan(1);
      if (wanted(event)) return true;
    }
    return false;
  }

  bool sees_end(Pid pid, const Term& reason) {
    return sees([&](const trace::Event& event) {
      auto* exited = std::get_if<trace::Exited>(&event.what);
      return exited != nullptr && exited->pid == pid && exited->reason == reason;
    });
  }

  LocalNode node;
  std::span<trace::Event> unread;
};

class LocalNodeCommands : public testing::TestWithParam<unsigned> {
 protected:
  void SetUp() override {
    driven_.node.play();  // does nothing where there are workers
    counter_ = driven_.start_counter();
  }

  Driven driven_{GetParam()};
  Pid counter_;
};
std::string workers_name(const testing::TestParamInfo<unsigned>& workers) {
  return "workers" + std::to_string(workers.param);
}
INSTANTIATE_TEST_SUITE_P(Nodes, LocalNodeCommands, testing::Values(0U, 1U, 2U), workers_name);

TEST_P(LocalNodeCommands, kill_a_process) {
  EXPECT_EQ(outcome(driven_.carry_out(Kill{counter_})), "ok");
  EXPECT_TRUE(driven_.sees_end(counter_, otp::atoms::killed));
}

TEST_P(LocalNodeCommands, send_a_process_an_exit_of_any_reason) {
  Term reason = otp::tuple("fired"_a, 7);
  EXPECT_EQ(outcome(driven_.carry_out(SendExit{counter_, reason})), "ok");
  EXPECT_TRUE(driven_.sees_end(counter_, reason));
}

TEST_P(LocalNodeCommands, send_the_messages_that_a_server_accepts) {
  EXPECT_EQ(driven_.send(counter_, "Increment", MessageRole::Call).value(), Term(42));
  EXPECT_EQ(driven_.send(counter_, "Get", MessageRole::Call).value(), Term(42));
  EXPECT_EQ(outcome(driven_.send(counter_, "Reset", MessageRole::Cast)), "ok");
  EXPECT_EQ(driven_.send(counter_, "Get", MessageRole::Call).value(), Term(0));
}

TEST_P(LocalNodeCommands, refuse_messages_that_a_server_does_not_accept) {
  auto unknown = driven_.send(counter_, "Explode", MessageRole::Call);
  EXPECT_EQ(outcome(unknown), ":not_accepted");
  EXPECT_EQ(unknown.error().sentence, "Counter accepts no message Explode.");
  EXPECT_EQ(outcome(driven_.send(counter_, "Increment", MessageRole::Cast)), ":not_accepted");
  SendMessage to_stranger{counter_, "Stranger"_a, "Get"_a, MessageRole::Call, {}};
  EXPECT_EQ(outcome(driven_.carry_out(to_stranger)), ":not_accepted");
}

TEST_P(LocalNodeCommands, refuse_what_is_meant_for_a_process_that_has_ended) {
  driven_.carry_out(Kill{counter_});
  ASSERT_TRUE(driven_.sees_end(counter_, otp::atoms::killed));
  const std::vector<Command> all = {
      Kill{counter_},    SendExit{counter_, "x"_a},
      Suspend{counter_}, Resume{counter_},
      Inspect{counter_}, SendMessage{counter_, "Counter"_a, "Get"_a, MessageRole::Call, {}}};
  for (const Command& command : all) {
    auto result = driven_.carry_out(command);
    EXPECT_EQ(outcome(result), ":noproc");
    EXPECT_EQ(result.error().sentence, "The process " + counter_.text() + " has ended.");
  }
}

TEST_P(LocalNodeCommands, suspend_a_process_until_it_is_resumed) {
  EXPECT_EQ(outcome(driven_.carry_out(Suspend{counter_})), "ok");
  auto answer =
      driven_.begin(SendMessage{counter_, "Counter"_a, "Increment"_a, MessageRole::Call, {}});
  EXPECT_TRUE(driven_.sees([&](const trace::Event& event) {
    auto* depth = std::get_if<trace::DepthChanged>(&event.what);
    return depth != nullptr && depth->pid == counter_ && depth->depth == 1;
  }));
  EXPECT_NE(answer.wait_for(0s), std::future_status::ready);
  EXPECT_EQ(outcome(driven_.carry_out(Resume{counter_})), "ok");
  EXPECT_EQ(driven_.get(std::move(answer)).value(), Term(42));
}

TEST_P(LocalNodeCommands, show_the_state_and_the_mailbox_of_an_inspected_process) {
  EXPECT_EQ(outcome(driven_.carry_out(Inspect{counter_})), "ok");
  auto shows_state = [&](std::int64_t value) {
    return driven_.sees([&, value](const trace::Event& event) {
      auto* changed = std::get_if<trace::StateChanged>(&event.what);
      return changed != nullptr && changed->pid == counter_ &&
             changed->state.get("value"_a) == Term(value);
    });
  };
  EXPECT_TRUE(shows_state(41));
  driven_.send(counter_, "Increment", MessageRole::Call);
  EXPECT_TRUE(shows_state(42));
  driven_.carry_out(Suspend{counter_});
  driven_.send(counter_, "Reset", MessageRole::Cast);
  EXPECT_TRUE(driven_.sees([&](const trace::Event& event) {
    auto* seen = std::get_if<trace::MailboxSeen>(&event.what);
    return seen != nullptr && to_text(seen->messages) == "[%Reset{}]";
  }));
}

TEST_P(LocalNodeCommands, show_what_an_inspected_process_takes_and_sends) {
  EXPECT_EQ(outcome(driven_.carry_out(Inspect{counter_})), "ok");
  driven_.send(counter_, "Increment", MessageRole::Call);
  auto shows = [&](bool is_taken, MessageRole role, std::string_view content) {
    return driven_.sees([=, this](const trace::Event& event) {
      auto* seen = std::get_if<trace::MessageSeen>(&event.what);
      return seen != nullptr && seen->pid == counter_ && seen->is_taken == is_taken &&
             seen->role == role && to_text(seen->content) == content;
    });
  };
  EXPECT_TRUE(shows(true, MessageRole::Call, "%Increment{}"));
  EXPECT_TRUE(shows(false, MessageRole::Reply, "42"));
}

TEST_P(LocalNodeCommands, leave_no_trace_of_an_inspection_that_is_over) {
  EXPECT_EQ(outcome(driven_.carry_out(Inspect{counter_, true})), "ok");
  EXPECT_EQ(outcome(driven_.carry_out(Inspect{counter_, false})), "ok");
  driven_.send(counter_, "Increment", MessageRole::Call);
  driven_.carry_out(Kill{counter_});
  bool shown = false;
  EXPECT_TRUE(driven_.sees([&](const trace::Event& event) {
    auto* changed = std::get_if<trace::StateChanged>(&event.what);
    shown = shown || (changed != nullptr && changed->state.get("value"_a) == Term(42));
    auto* exited = std::get_if<trace::Exited>(&event.what);
    return exited != nullptr && exited->pid == counter_;
  }));
  EXPECT_FALSE(shown);
}

TEST_P(LocalNodeCommands, to_the_clock_are_for_worlds_only) {
  bool is_world = GetParam() == 0;
  EXPECT_EQ(driven_.node.world().has_clock, is_world);
  for (const Command& command :
       {Command(Pause{}), Command(StepMessage{}), Command(SetSpeed{2}), Command(Play{})}) {
    EXPECT_EQ(driven_.node.why_not(command).empty(), is_world);
    auto result = driven_.carry_out(command);
    EXPECT_EQ(outcome(result), is_world ? "ok" : ":not_supported");
    if (!is_world) {
      EXPECT_EQ(result.error().sentence, driven_.node.why_not(command));
    }
  }
  EXPECT_EQ(driven_.node.why_not(Kill{counter_}), "");
}

// Forms

std::string forms_of(const LocalNode& node, std::string_view module) {
  std::string text;
  for (const MessageForm& form : node.messages_of(Atom(module))) {
    text += std::string(name_of(form.role)) + " " + std::string(form.name.text());
    for (const auto& field : form.fields) {
      text += " " + std::string(field.name.text()) + ":" + field.shape.kind;
    }
    text += "\n";
  }
  return text;
}

TEST(LocalNode, knows_the_forms_of_messages_of_modules_that_have_run) {
  Driven driven(1);
  EXPECT_EQ(forms_of(driven.node, "Counter"), "");
  driven.start_counter();
  EXPECT_EQ(forms_of(driven.node, "Counter"), "call Increment\ncall Get\ncast Reset\n");
  EXPECT_EQ(forms_of(driven.node, "Stranger"), "");
}

TEST(LocalNode, builds_messages_from_their_fields_or_says_which_does_not_fit) {
  Driven driven(1);
  auto started = std::make_shared<std::promise<Pid>>();
  auto keep = [](Self self, std::shared_ptr<std::promise<Pid>> told) -> Task<> {
    auto cache = co_await otp::start_link<demo::CacheServer>(self, Duration(1min));
    told->set_value(cache->target().resolve(self.runtime()));
    co_await self.sleep(otp::infinity);
  };
  otp::spawn(driven.node.runtime(), otp::Label("keeper"), keep, started);
  Pid cache = driven.get(started->get_future());
  EXPECT_EQ(forms_of(driven.node, "CacheServer"),
            "cast Put key:text value:text\ncall Get key:text\n");
  auto send = [&](std::string_view message, MessageRole role, std::vector<Term::Field> fields) {
    Term record = Term::record("fields"_a, std::move(fields));
    return driven.carry_out(SendMessage{cache, "CacheServer"_a, Atom(message), role, record});
  };
  EXPECT_EQ(outcome(send("Put", MessageRole::Cast, {{"key"_a, "a"}, {"value"_a, "b"}})), "ok");
  EXPECT_EQ(send("Get", MessageRole::Call, {{"key"_a, "a"}}).value(), Term("b"));
  EXPECT_EQ(send("Get", MessageRole::Call, {{"key"_a, "z"}}).value(), Term());
  auto wrong = send("Put", MessageRole::Cast, {{"key"_a, 7}});
  EXPECT_EQ(outcome(wrong), "{:wrong_type, 7}");
  EXPECT_EQ(wrong.error().sentence, "7 is not a value of the kind text");
}

}  // namespace
}  // namespace observer
