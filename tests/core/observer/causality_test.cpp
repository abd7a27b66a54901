// "Why?": the chain of causes of what happened in small systems, on every seed the same.

#include "observer/causality.h"

#include <gtest/gtest.h>

#include "otp/supervisor.h"
#include "server_steps.h"
#include "told_flow.h"

namespace observer {
namespace {

using namespace support;
using trace::Watch;
using Lines = std::vector<std::string>;

// A small system: a client tells a relay, which tells a bomb, which fails

struct Bomb : otp::GenServer<Bomb> {
  struct Explode {};
  struct State {};
  using Accepts = otp::Accepts<otp::Cast<Explode>>;

  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Explode&, State&) { otp::exit("boom"_a); }
};

struct Relay : otp::GenServer<Relay> {
  struct Pass {};
  struct State {};
  using Accepts = otp::Accepts<otp::Call<Pass, bool>>;

  otp::Init<State> init() { return State{}; }
  otp::Reply<bool> handle_call(const Pass&, otp::From<bool>, State&) {
    self.cast(otp::named<Bomb>("bomb"_a), Bomb::Explode{});
    return otp::reply(true);
  }
};

struct Go {};

Task<> client(Self self) {
  co_await self.receive<Go>();
  co_await self.call(otp::named<Relay>("relay"_a), Relay::Pass{});
  co_await self.sleep(otp::infinity);
}

Task<> companion(Self self, Pid of) {
  self.link(of);
  co_await self.sleep(otp::infinity);
}

/// What a system told, folded.
class Folded {
 public:
  explicit Folded(std::vector<trace::Event> events) : events_(std::move(events)) {
    for (const trace::Event& event : events_) {
      flow.apply(event);
      causality.apply(event);
      if (auto* e = std::get_if<trace::Spawned>(&event.what)) labels_[e->pid] = e->label;
    }
  }

  /// The chain of the first event for which `wanted` holds, as sentences with the labels of
  /// processes.
  template <class E>
  Lines why(std::function<bool(const E&)> wanted) const {
    for (const trace::Event& event : events_) {
      const E* e = std::get_if<E>(&event.what);
      if (e == nullptr || !wanted(*e)) continue;
      CausalChain chain = causality.why(event, [this](Pid pid) { return label_of(pid); });
      Lines lines;
      for (const CausalStep& step : chain.steps) lines.push_back(step.sentence);
      lines.push_back(chain.end);
      return lines;
    }
    return {"there was no such event"};
  }
  template <class E>
  Lines why_of(std::string_view label) const {
    return why<E>([&](const E& e) { return label_of(subject(e)) == label; });
  }
  std::string label_of(Pid pid) const {
    auto found = labels_.find(pid);
    return found == labels_.end() ? pid.text() : std::string(found->second.text());
  }

  MessageFlow flow;
  Causality causality{flow};

 private:
  std::vector<trace::Event> events_;
  std::map<Pid, Atom> labels_;
};

class WhySomethingHappens : public testing::TestWithParam<Schedule> {
 protected:
  Folded folded() { return Folded(system_.recorder().events()); }

  System system_{GetParam(), Watch::Lifecycle | Watch::Messages};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, WhySomethingHappens, every_schedule, schedule_name);

/// The bomb under a supervisor, after it has gone off once and was started again.
void let_it_explode(System& system) {
  system.run([&](Self self) -> Task<> {
    auto spec = otp::SupervisorSpec()
                    .child(otp::child<Relay>("relay"_a, otp::StartOptions().name("relay"_a)))
                    .child(otp::child<Bomb>("bomb"_a, otp::StartOptions().name("bomb"_a)));
    auto started = co_await up_linked<otp::Supervisor>(self, std::move(spec));
    Pid bomb = self.whereis("bomb"_a);
    self.spawn(otp::Label("companion"), &companion, bomb);
    Pid asking = self.spawn(otp::Label("client"), &client);
    Pid noise = self.spawn(otp::Label("noise"), &client);
    co_await self.sleep(1ms);
    Watched watched(self, bomb);
    self.send(asking, Go{});
    co_await watched.end();
    auto is_up_again = [self, bomb] {
      Pid now = self.whereis("bomb"_a);
      return !now.is_none() && now != bomb;
    };
    co_await until(self, is_up_again);
    self.exit(noise, otp::ExitReason::kill());
    co_await self.sleep(1ms);
  });
}

Lines operator+(Lines lines, const Lines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

const Lines to_the_start = {"Supervisor answered tester with StartAck",
                            "Bomb answered Supervisor with StartAck",
                            "Supervisor started Bomb, which runs Bomb",
                            "Relay answered Supervisor with StartAck",
                            "Supervisor started Relay, which runs Relay",
                            "tester started Supervisor, which runs Supervisor",
                            "somebody outside started tester, which runs tester",
                            "That came from outside the system."};
const Lines to_the_explosion =
    Lines{"Bomb crashed: :boom", "Relay sent the cast Explode to Bomb",
          "client called Relay with Pass", "tester sent the info Go to client"} +
    to_the_start;

TEST_P(WhySomethingHappens, leads_from_a_crash_to_its_first_cause_and_to_nothing_else) {
  let_it_explode(system_);
  EXPECT_EQ(folded().why_of<trace::Crashed>("Bomb"), to_the_explosion);
}

TEST_P(WhySomethingHappens, leads_from_an_end_by_a_link_to_the_process_that_ended_before) {
  let_it_explode(system_);
  Lines expected = Lines{"companion ended: :boom", "companion crashed: :boom",
                         "Bomb sent companion an exit signal", "Bomb ended: :boom"} +
                   to_the_explosion;
  EXPECT_EQ(folded().why_of<trace::Exited>("companion"), expected);
}

TEST_P(WhySomethingHappens, leads_from_a_restart_to_the_crash) {
  let_it_explode(system_);
  auto chain = folded().why<trace::ChildStarted>(
      [](const trace::ChildStarted& e) { return e.incarnation == 2; });
  Lines expected = Lines{"Supervisor started its child bomb again: Bomb, incarnation 2",
                         "Supervisor decided on its child bomb: restart", "Bomb ended: :boom"} +
                   to_the_explosion;
  EXPECT_EQ(chain, expected);
}

TEST_P(WhySomethingHappens, leads_from_a_killed_process_to_its_killer) {
  let_it_explode(system_);
  Lines chain = folded().why_of<trace::Exited>("noise");
  ASSERT_GT(chain.size(), 4U);
  EXPECT_EQ(Lines(chain.begin(), chain.begin() + 4),
            (Lines{"noise ended: :killed", "noise crashed: :killed",
                   "tester sent noise an exit signal", "tester was told that Bomb has ended"}));
}

TEST_P(WhySomethingHappens, leads_from_a_message_of_a_timer_to_what_set_it) {
  system_.run([&](Self self) -> Task<> {
    Pid asked = self.spawn(
        otp::Label("sleeper"), +[](Self sleeper) -> Task<> {
          co_await sleeper.receive<Go>();
          sleeper.send_after(5ms, sleeper.pid(), Stranger{});
          co_await sleeper.receive<Stranger>();
          throw std::runtime_error("woken up");
        });
    Watched watched(self, asked);
    self.send(asked, Go{});
    co_await watched.end();
  });
  EXPECT_EQ(
      folded().why_of<trace::Crashed>("sleeper"),
      (Lines{"sleeper crashed: (runtime_error) woken up",
             "a timer of sleeper sent Stranger to sleeper",
             "sleeper set a timer that is to send Stranger", "tester sent the info Go to sleeper",
             "somebody outside started tester, which runs tester",
             "That came from outside the system."}));
}

TEST_P(WhySomethingHappens, leads_from_a_call_of_somebody_who_is_gone_to_the_call) {
  system_.run([&](Self self) -> Task<> {
    Pid asking = self.spawn(
        otp::Label("client"), +[](Self caller) -> Task<> {
          co_await caller.receive<Go>();
          Pid gone = caller.spawn(
              otp::Label("guest"), +[](Self) -> Task<> { co_return; });
          Watched watched(caller, gone);
          co_await watched.end();
          auto request = caller.call(otp::ServerRef<Relay>(otp::Target(gone)), Relay::Pass{});
          auto result = co_await request;
          otp::or_exit(std::move(result));
        });
    Watched watched(self, asking);
    self.send(asking, Go{});
    co_await watched.end();
  });
  Lines chain = folded().why_of<trace::Crashed>("client");
  ASSERT_GT(chain.size(), 5U);
  EXPECT_EQ(Lines(chain.begin() + 1, chain.begin() + 5),
            (Lines{"client took CallFailure of guest",
                   "client called guest with Pass; it was dropped: receiver dead",
                   "client was told that guest has ended", "guest ended: :normal"}));
}

/// The message that a process was at, as one finds by reading the events backwards.
std::optional<trace::MessageId> at_work(const std::vector<trace::Event>& events, std::size_t before,
                                        Pid pid, bool is_server) {
  while (before-- > 0) {
    const trace::What& what = events[before].what;
    if (auto* e = std::get_if<trace::HandlerStarted>(&what); e != nullptr && e->pid == pid) {
      return e->id;
    }
    auto* e = std::get_if<trace::Received>(&what);
    if (e != nullptr && e->pid == pid && !is_server) return e->id;
  }
  return {};
}

TEST_P(WhySomethingHappens, agrees_with_reading_all_events_backwards) {
  let_it_explode(system_);
  auto events = system_.recorder().events();
  Folded all(events);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto* e = std::get_if<trace::Sent>(&events[i].what);
    auto is_end = [&](const trace::Event& event) {
      auto* exited = std::get_if<trace::Exited>(&event.what);
      return exited != nullptr && e != nullptr && exited->pid == e->id.sender;
    };
    if (e == nullptr ||
        std::any_of(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(i), is_end))
      continue;
    auto is_server = [&] {
      auto label = all.label_of(e->id.sender);
      return label == "Relay" || label == "Bomb";
    };
    auto expected = at_work(events, i, e->id.sender, is_server());
    auto cause = all.flow.cause_of(all.flow.number_of(e->id).value());
    EXPECT_EQ(cause.has_value(), expected.has_value());
    if (cause && expected) {
      EXPECT_EQ(all.flow.record(*cause).id, *expected);
    }
    ++compared;
  }
  EXPECT_GT(compared, 5U);
}

class WithoutMessages : public testing::TestWithParam<Schedule> {
 protected:
  System system_{GetParam(), Watch::Lifecycle};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, WithoutMessages, every_schedule, schedule_name);

TEST_P(WithoutMessages, the_trail_follows_lives_and_says_where_it_ends) {
  let_it_explode(system_);
  Folded all(system_.recorder().events());
  const std::string end =
      "The trail ends here: nobody told of what led to this. The events of messages were off, or "
      "some were lost.";
  EXPECT_EQ(all.why_of<trace::Exited>("companion"),
            (Lines{"companion ended: :boom", "companion crashed: :boom", "Bomb ended: :boom",
                   "Bomb crashed: :boom", end}));
}

// By hand

/// A flow and its causality, told of events one millisecond apart.
struct Told : ToldFlow {
  explicit Told(std::size_t messages = 1024, std::size_t incidents = 1024)
      : ToldFlow(messages), causality(flow, incidents) {}
  Told& operator<<(trace::What what) {
    ToldFlow::operator<<(what);
    last = {now, std::move(what)};
    causality.apply(last);
    return *this;
  }
  std::string why() const { return to_text(causality.why(last)); }

  Causality causality;
  trace::Event last;
};

const Pid one = pid(1), other = pid(2);

TEST(Causality, says_when_what_came_before_is_forgotten) {
  Told told(2);
  told << sent({one, 1}, other) << received(other, {one, 1}) << sent({other, 1}, one);
  EXPECT_EQ(
      told.why(),
      "0.003000 s  <0.2.0> sent the cast Increment to <0.1.0>\n"
      "0.001000 s  <0.1.0> sent the cast Increment to <0.2.0>\n"
      "The trail ends here: nobody told of what led to this. The events of messages were off, "
      "or some were lost.\n");
  told << sent({one, 2}, pid(3)) << sent({other, 2}, one);
  EXPECT_EQ(told.why(),
            "0.005000 s  <0.2.0> sent the cast Increment to <0.1.0>\n"
            "The trail ends here: what led to this has been forgotten.\n");
  Told few(16, 1);
  few << spawned(one) << spawned(other, one);
  EXPECT_EQ(few.why(),
            "0.002000 s  <0.1.0> started <0.2.0>, which runs Client\n"
            "The trail ends here: what led to this has been forgotten.\n");
}

TEST(Causality, takes_any_other_event_for_a_deed_at_that_moment) {
  Told told;
  told << spawned(one) << sent({{}, 1}, one) << received(one, {{}, 1});
  told << trace::Registered{one, "first"_a};
  EXPECT_EQ(told.why(),
            "0.004000 s  <0.1.0>: registered\n"
            "0.002000 s  somebody outside sent the cast Increment to <0.1.0>\n"
            "That came from outside the system.\n");
}

TEST(Causality, does_not_take_the_normal_end_of_a_linked_process_for_a_cause) {
  Told told;
  told << spawned(one) << spawned(other) << trace::Linked{one, other};
  told << sent({{}, 1}, other) << received(other, {{}, 1});
  told << trace::Exited{one, otp::atoms::normal} << sent({one, 1}, other, MessageRole::Exit);
  told << trace::Exited{other, otp::atoms::normal};
  EXPECT_EQ(told.why(),
            "0.008000 s  <0.2.0> ended: :normal\n"
            "0.004000 s  somebody outside sent the cast Increment to <0.2.0>\n"
            "That came from outside the system.\n");
}

TEST(Causality, leads_from_the_end_of_a_supervisor_to_the_child_for_which_it_gave_up) {
  Told told;
  told << spawned_supervisor(one) << spawned(other, one);
  told << trace::ChildStarted{one, "worker"_a, other, 1, {}};
  told << trace::Exited{other, "boom"_a};
  told << trace::Decided{one, "worker"_a, other, trace::Decision::GiveUp, 3};
  told << trace::Exited{one, otp::atoms::shutdown};
  EXPECT_EQ(
      told.why(),
      "0.006000 s  <0.1.0> ended: :shutdown\n"
      "0.005000 s  <0.1.0> decided on its child worker: give up\n"
      "0.004000 s  <0.2.0> ended: :boom\n"
      "The trail ends here: nobody told of what led to this. The events of messages were off, "
      "or some were lost.\n");
}

TEST(Causality, shows_the_last_thousand_steps_of_a_long_trail) {
  Told told(1 << 14);
  told << spawned(one) << spawned(other);
  for (std::uint32_t i = 1; i <= 2000; ++i) {  // the two answer each other
    told << sent({one, i}, other) << received(other, {one, i});
    told << sent({other, i}, one) << received(one, {other, i});
  }
  CausalChain chain = told.causality.why(told.last);
  EXPECT_EQ(chain.steps.size(), 1000U);
  EXPECT_TRUE(chain.end.starts_with("The trail goes on"));
}

TEST(Causality, remembers_only_so_much) {
  Told told(16, 8);
  for (std::uint32_t i = 1; i < 100; ++i) told << spawned(pid(i));
  std::size_t kept = 0;
  told.causality.for_each_incident([&](const Incident&) { ++kept; });
  EXPECT_EQ(kept, 8U);
}

}  // namespace
}  // namespace observer
