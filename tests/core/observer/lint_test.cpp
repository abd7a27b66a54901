// What is wrong in a system: each rule just before and just after it holds.

#include "observer/lint.h"

#include <gtest/gtest.h>

#include "demo/demo.h"
#include "desk_steps.h"
#include "model_events.h"
#include "otp/gen_server.h"
#include "system.h"

namespace observer {
namespace {

using namespace support;
using trace::MessageRole;

const Pid outside = pid(1), top = pid(2), first = pid(3), second = pid(4), third = pid(5);

std::vector<std::string> sentences(const SystemModel& model, TimePoint now) {
  std::vector<std::string> all;
  for (const Finding& finding : lint(model, now).told) all.push_back(finding.sentence);
  return all;
}
std::vector<std::string> sentences(const Told& told, Duration later = {}) {
  return sentences(told.model, told.now + later);
}
using Sentences = std::vector<std::string>;

trace::SupervisorReady flags(Pid supervisor, int intensity) {
  return {supervisor, Term::record("flags"_a, {{"strategy"_a, "one_for_one"_a},
                                               {"intensity"_a, intensity},
                                               {"period"_a, 5000}})};
}

/// An application with a supervisor of two children.
void start(Told& told, int intensity = 3) {
  told << spawned(outside, {}, "application") << spawned_supervisor(top, outside);
  told << trace::Linked{outside, top} << flags(top, intensity);
  told << spawned_server(first, top) << trace::ChildStarted{top, "orders"_a, first, 1, {}};
  told << spawned_server(second, top) << trace::ChildStarted{top, "ledger"_a, second, 1, {}};
}

/// A child dies and comes back as another process.
Pid restart(Told& told, Pid child, std::uint32_t life, std::uint32_t restarts) {
  Pid next = pid(child.index, life);
  told << trace::Exited{child, "boom"_a};
  told << trace::Decided{top, "orders"_a, child, trace::Decision::Restart, restarts};
  told << spawned_server(next, top) << trace::ChildStarted{top, "orders"_a, next, life, child};
  return next;
}

TEST(Lint, finds_nothing_in_a_system_that_is_in_order) {
  Told told;
  start(told);
  EXPECT_EQ(sentences(told, 10s), Sentences());
}

TEST(Lint, says_how_many_there_are_of_each) {
  EXPECT_EQ(summary(Rule::Unsupervised, 1), "1 process is not supervised");
  EXPECT_EQ(summary(Rule::Unsupervised, 3), "3 processes are not supervised");
  EXPECT_EQ(summary(Rule::CallCircle, 1), "1 chain of calls waits in a circle");
  EXPECT_EQ(summary(Rule::LostName, 2), "2 registered names are lost");
  EXPECT_EQ(summary(Rule::CrashLoop, 1), "1 process restarts again and again");
  EXPECT_EQ(summary(Rule::NoRestartLeft, 1), "1 supervisor has no restart left");
  EXPECT_EQ(summary(Rule::NoRestartLeft, 3), "3 supervisors have no restart left");
  EXPECT_EQ(summary(Rule::GrowingMailbox, 2), "2 mailboxes grow");
}

// Supervision

TEST(Lint, finds_whom_nobody_supervises) {
  Told told;
  start(told);
  told << spawned(third, first, "Helper");
  EXPECT_EQ(sentences(told),
            Sentences{"Helper <0.5.0> has no supervisor: nobody starts it again or stops it"});
  EXPECT_EQ(lint(told.model, told.now).told.front().place, told.at(third).id);
  told << trace::Linked{first, third};  // now it ends with one that is supervised
  EXPECT_EQ(sentences(told), Sentences());
  told << trace::Exited{first, "boom"_a};
  EXPECT_EQ(sentences(told).size(), 1U);
}

TEST(Lint, does_not_count_own_processes) {
  Told told;
  start(told);
  told << spawned(third, first, "observer");
  EXPECT_EQ(sentences(told), Sentences());
  EXPECT_EQ(lint(told.model, told.now, true).told.size(), 1U);  // unless one asks for them
}

TEST(Lint, finds_whom_a_supervisor_has_left_behind) {
  Told told;
  start(told);
  const Pid inner = pid(6), next = pid(7), child = pid(8);
  told << spawned_supervisor(inner, top) << trace::ChildStarted{top, "inner"_a, inner, 1, {}};
  told << spawned(child, inner) << trace::ChildStarted{inner, "child"_a, child, 1, {}};
  told << trace::Exited{inner, otp::atoms::killed};
  told << spawned_supervisor(next, top) << trace::ChildStarted{top, "inner"_a, next, 2, inner};
  EXPECT_EQ(sentences(told), Sentences{"child lives on without its supervisor, which has ended"});
}

// Restarts

TEST(Lint, finds_who_is_restarted_again_and_again) {
  Told told;
  start(told, 100);
  Pid child = restart(told, first, 2, 1);
  child = restart(told, child, 3, 2);
  EXPECT_EQ(sentences(told), Sentences());
  child = restart(told, child, 4, 3);
  EXPECT_EQ(sentences(told), Sentences{"orders was restarted 3 times in the last 60 s"});
  TimePoint third_last = told.at(child).restart_trail.front();
  EXPECT_EQ(sentences(told.model, third_last + 60s).size(), 1U);
  EXPECT_EQ(sentences(told.model, third_last + 60s + 1ns), Sentences());
  for (std::uint32_t life = 5; life < 25; ++life) child = restart(told, child, life, life - 1);
  EXPECT_EQ(sentences(told), Sentences{"orders was restarted at least 16 times in the last 60 s"});
}

TEST(Lint, finds_a_supervisor_without_restarts_left) {
  Told told;
  start(told, 2);
  Pid child = restart(told, first, 2, 1);
  EXPECT_EQ(sentences(told), Sentences());
  restart(told, child, 3, 2);
  EXPECT_EQ(sentences(told), Sentences{"Supervisor <0.2.0> has used up all 2 restarts in 5 s: one "
                                       "more child that ends will end it"});
  EXPECT_EQ(lint(told.model, told.now).told.front().rule, Rule::NoRestartLeft);
  EXPECT_EQ(sentences(told, 5s), Sentences());
}

// Mailboxes

TEST(Lint, finds_a_mailbox_that_grows) {
  Told told;
  start(told);
  told << trace::DepthChanged{second, 26};
  told.now += 5s;
  told << trace::DepthChanged{second, 40};
  told.now += 5s;
  told << trace::DepthChanged{second, 66};
  EXPECT_EQ(sentences(told),
            Sentences{"ledger has 66 messages waiting and got 40 more in the last 10 s"});
  told << trace::DepthChanged{second, 1'234'566};
  EXPECT_EQ(
      sentences(told),
      Sentences{"ledger has 1,234,566 messages waiting and got 1,234,540 more in the last 10 s"});
  EXPECT_EQ(sentences(told, 5s), Sentences());  // it has stood still since
  told << trace::DepthChanged{second, 49};
  EXPECT_EQ(sentences(told), Sentences());  // few
}

// Names

TEST(Lint, finds_a_name_that_nobody_has_taken_over) {
  Told told;
  start(told);
  told << trace::Registered{first, "orders"_a} << trace::Unregistered{first, "orders"_a};
  told << trace::Exited{first, "boom"_a};
  EXPECT_EQ(sentences(told, 999ms), Sentences());
  EXPECT_EQ(sentences(told, 1s),
            Sentences{"orders <0.3.0> ended 1 s ago and nobody has taken over its name :orders"});
  told << trace::Registered{second, "orders"_a};
  EXPECT_EQ(sentences(told, 2s), Sentences());
}

TEST(Lint, finds_the_name_in_a_registry_that_hears_of_the_end_later) {
  Told told;
  start(told);
  Term name = otp::tuple("Sessions"_a, "s-1");
  told << trace::Registered{first, name} << trace::Exited{first, "boom"_a};
  told << trace::Unregistered{first, name};
  EXPECT_EQ(sentences(told, 2s).size(), 1U);
}

TEST(Lint, misses_no_name_that_was_given_up_on_purpose) {
  Told told;
  start(told);
  told << trace::Registered{first, "done"_a} << trace::Unregistered{first, "done"_a};
  told << trace::Exited{first, otp::atoms::normal};
  told << trace::Registered{second, "old"_a} << trace::Unregistered{second, "old"_a};
  told.now += 1s;
  told << trace::Exited{second, "boom"_a};
  EXPECT_EQ(sentences(told, 2s), Sentences());
}

// Calls

trace::Sent call(Pid from, Pid to) { return {{from, 1}, to, "Get"_a, MessageRole::Call}; }

TEST(Lint, finds_calls_that_wait_in_a_circle) {
  Told told;
  start(told);
  told << spawned_server(third, top) << trace::ChildStarted{top, "stock"_a, third, 1, {}};
  told << call(second, third) << call(third, first);
  EXPECT_EQ(sentences(told, 2s), Sentences());  // a chain has an end
  told << call(first, second);
  EXPECT_EQ(sentences(told, 999ms), Sentences());
  EXPECT_EQ(sentences(told, 2s),
            Sentences{"orders waits for the answer of ledger, ledger waits for the answer of stock "
                      "and stock waits for the answer of orders: for 2 s none of them can go on"});
  EXPECT_EQ(lint(told.model, told.now + 2s).told.front().place, told.at(first).id);
  told << trace::Received{third, {first, 7}, "Get"_a, MessageRole::Reply};
  EXPECT_EQ(sentences(told, 2s), Sentences());
}

TEST(Lint, finds_each_circle_once_and_not_those_who_wait_outside) {
  Told told;
  start(told);
  const Pid fourth = pid(6), fifth = pid(7);
  for (Pid each : {third, fourth, fifth}) {
    told << spawned_server(each, top) << trace::ChildStarted{top, each.text(), each, 1, {}};
  }
  told << call(third, first) << call(first, second) << call(second, first);
  told << call(fourth, fifth) << call(fifth, fourth);
  EXPECT_EQ(sentences(told, 2s).size(), 2U);
}

// In real systems

/// Asks another, which asks it.
struct Asker : otp::GenServer<Asker> {
  struct Ask {
    Pid whom;
  };
  struct Get {};
  struct State {};
  using Accepts = otp::Accepts<otp::Cast<Ask>, otp::Call<Get, int>>;

  otp::Init<State> init() { return State{}; }
  Task<otp::NoReply> handle_cast(const Ask& ask, State&) {
    otp::ServerRef<Asker> peer{otp::Target(ask.whom)};
    auto answered = co_await self.call(peer, Get{});
    (void)answered;
    co_return otp::noreply();
  }
  otp::Reply<int> handle_call(const Get&, otp::From<int>, State&) { return otp::reply(1); }
};

SystemModel& follow(System& system, SystemModel& model) {
  for (const trace::Event& event : system.recorder().events()) model.apply(event);
  return model;
}

TEST(Lint, finds_servers_that_call_each_other_until_they_give_up) {
  System system({0, 1}, trace::Watch::Lifecycle | trace::Watch::Messages);
  Pid a, b;
  system.run([&](Self self) -> Task<> {
    auto one = co_await otp::start<Asker>(self);
    auto two = co_await otp::start<Asker>(self);
    a = one->whereis(self.runtime()), b = two->whereis(self.runtime());
    self.cast(*one, Asker::Ask{b});
    self.cast(*two, Asker::Ask{a});
  });
  auto circles = [&] {
    SystemModel model;
    auto findings = lint(follow(system, model), system.runtime().now());
    return findings.counts[Rule::CallCircle];
  };
  system.world().advance(900ms);
  EXPECT_EQ(circles(), 0U);
  system.world().advance(1s);
  EXPECT_EQ(circles(), 1U);
  system.world().advance(5s);
  EXPECT_EQ(circles(), 0U);
}

TEST(Lint, finds_the_leak_of_the_guide) {
  auto surroundings = murabaha::surroundings_in_memory(1'000'000);
  System system({0, 1}, trace::Watch::Lifecycle);
  demo::find_demo("leak")->start(system.runtime(), surroundings);
  system.world().run_until(TimePoint(1s));
  SystemModel linked;
  auto findings = lint(follow(system, linked), system.runtime().now());
  EXPECT_EQ(findings.counts[Rule::Unsupervised], 1001U);
  EXPECT_EQ((findings.alike[{Rule::Unsupervised, "ManualCounter"_a}]), 1000U);
  EXPECT_EQ(findings.told.size(), Findings::most_told + 1);  // the others are counted only
  system.world().run_until(TimePoint(4s));
  SystemModel gone;
  EXPECT_EQ(lint(follow(system, gone), system.runtime().now()), Findings());
}

}  // namespace
}  // namespace observer
