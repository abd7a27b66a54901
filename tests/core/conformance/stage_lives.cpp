// Stages: subscriptions that end, wrong options, streams, notes, worker processes. STAGE-17 to
// STAGE-25, STAGE-27 and STAGE-28.

#include <algorithm>

#include "otp/stage/consumer_supervisor.h"
#include "otp/stage/range_producer.h"
#include "otp/stage/stream.h"
#include "stage_steps.h"

using namespace conf;

namespace {

std::string name_of_mode(CancelMode mode) {
  switch (mode) {
    case CancelMode::Permanent: return "permanent";
    case CancelMode::Transient: return "transient";
    case CancelMode::Temporary: return "temporary";
  }
  return {};
}

}  // namespace

// The producer ends: three kinds of subscription.
BLOCK(STAGE_17) {
  using enum CancelMode;
  for (CancelMode mode : {Permanent, Transient, Temporary}) {
    for (Atom reason : {atoms::normal, atoms::shutdown, "boom"_a}) {
      Pid p = co_await numbers(self, 0);
      Pid c = co_await teller(self, "c");
      auto subscribing = subscribe(self, c, p, SubscribeOptions().cancel(mode));
      or_exit(co_await subscribing);
      co_await until(self, [&] { return queue_len(self, self.pid()) > 0; });
      Ref m = self.monitor(c);
      conf::spawn(self, [p, reason](Self other) -> Task<> {
        auto stopping = otp::stop(other, p, reason);
        co_await stopping;
      });
      bool lives = mode == Temporary || (mode == Transient && reason != "boom"_a);
      Term end = co_await gone(self, m, lives ? 120ms : 5000ms);
      conf.say(name_of_mode(mode) + " " + std::string(reason.text()) + ": consumer " +
               conf.show(end));
      co_await drain(self, 0ms);
    }
  }
}

// Cancelling a subscription.
BLOCK(STAGE_18) {
  Pid me = self.pid();
  using enum CancelMode;
  for (CancelMode mode : {Temporary, Permanent}) {
    StageCallbacks producing;
    producing.cancel = [me](Self stage, const Cancellation& why) {
      stage.send(me, tuple("producer_told"_a, why.describe()));
    };
    producing.call = [](Self, Term, From<Term>, Term&) -> Task<Answers> {
      co_return reply(Term(atoms::ok), std::vector<Term>{1});
    };
    auto starting = stage_up(self, StageKind::Producer, Term(), std::move(producing));
    Pid p = co_await starting;
    Pid c = co_await teller(self, "c");
    auto subscribing = subscribe(self, c, p, SubscribeOptions().cancel(mode));
    Subscription subscription = or_exit(co_await subscribing);
    Ref m = self.monitor(c);
    stage::cancel(self, subscription, "enough"_a);
    Term told = co_await take(self, "producer_told"_a);
    conf.say("producer told", told[1]);
    conf.say(name_of_mode(mode), co_await gone(self, m, mode == Temporary ? 120ms : 5000ms));
    co_await ask(self, p, "emit"_a);
    co_await mail(self, conf, 60ms);
  }
}

// A consumer that dies.
BLOCK(STAGE_19) {
  Pid me = self.pid();
  StageCallbacks producing;
  producing.cancel = [me](Self stage, const Cancellation& why) {
    stage.send(me, tuple("producer_told"_a, why.describe()));
  };
  producing.demand = [](Self, std::int64_t n, Term& next) -> Task<Emits> {
    std::int64_t first = next.integer();
    next = first + n;
    co_return emit(numbers_from(first, first + n));
  };
  auto starting_p = stage_up(self, StageKind::Producer, 0, std::move(producing));
  Pid p = co_await starting_p;
  StageCallbacks consuming;
  consuming.events = [me](Self stage, std::vector<Term> events, Term&) -> Task<Emits> {
    stage.send(me, tuple("first"_a, Term::list(std::move(events))));
    co_await stage.sleep(infinity);
    co_return noreply();
  };
  auto starting_c = stage_up(self, StageKind::Consumer, Term(), std::move(consuming));
  Pid c = co_await starting_c;
  auto subscribing = subscribe(self, c, p, window(3, 0).cancel(CancelMode::Temporary));
  or_exit(co_await subscribing);
  conf.say("mail", co_await next(self));
  self.exit(c, ExitReason::kill());
  conf.say("mail", co_await next(self));
  Pid d = co_await manual(self, "second", p);
  co_await ask_for(self, d, 2);
  co_await mail_n(self, conf, 1);
}

// Subscribing to somebody who is not there.
BLOCK(STAGE_20) {
  using enum CancelMode;
  for (CancelMode mode : {Permanent, Temporary}) {
    Pid c = co_await teller(self, "c");
    Ref m = self.monitor(c);
    auto subscribing = subscribe(self, c, "stage_nobody"_a, SubscribeOptions().cancel(mode));
    auto subscribed = co_await subscribing;
    conf.say("subscribe", subscribed ? Term(atoms::ok) : subscribed.error().reason);
    conf.say(name_of_mode(mode), co_await gone(self, m, mode == Temporary ? 120ms : 5000ms));
  }
}

namespace {

/// `:bad_opts` of `{:bad_opts, sentence}`.
template <class T>
Term kind_of_refusal(const Result<T>& result) {
  return result ? Term(atoms::ok) : result.error().reason[0];
}

}  // namespace

// Wrong options.
BLOCK(STAGE_21) {
  Pid c = co_await teller(self, "c");
  auto nothing = subscribe(self, c, "whatever"_a, SubscribeOptions().max_demand(0));
  conf.say("max 0", kind_of_refusal(co_await nothing));
  auto inverted = subscribe(self, c, "whatever"_a, window(10, 10));
  conf.say("min above max", kind_of_refusal(co_await inverted));
  alive(self, conf, "c", c);
  Stg::Options negative = [](Stg::Starting starting) {
    return std::move(starting).buffer_size(-1);
  };
  auto starting = start_stage(self, StageKind::Producer, 0, StageCallbacks(), negative);
  conf.say("negative buffer", kind_of_refusal(co_await starting));
}

// A consumer cannot emit.
BLOCK(STAGE_22) {
  Pid me = self.pid();
  Pid p = co_await hand(self);
  StageCallbacks emitting;
  emitting.events = [me](Self stage, std::vector<Term> events, Term&) -> Task<Emits> {
    stage.send(me, tuple("got"_a, "c", Term::list(std::move(events))));
    co_return emit(std::vector<Term>{"mine"_a});
  };
  auto starting = stage_up(self, StageKind::Consumer, Term(), std::move(emitting),
                           subscribed_to(p, window(5, 0)));
  Pid c = co_await starting;
  Term demand = co_await take(self, "demand"_a);
  conf.say("demand", demand[1]);
  for (int i = 1; i <= 2; ++i) {
    std::vector<Term> events = numbers_from(i, i + 1);
    co_await hand_over(self, p, events);
    conf.say("batches", batches(co_await drain(self, 250ms), "c"));
  }
  alive(self, conf, "c", c);
  conf.say("logged", !conf.logged().empty());
}

// An answer and events from one call.
BLOCK(STAGE_23) {
  StageCallbacks producing;
  producing.call = [](Self, Term message, From<Term> from, Term& state) -> Task<Answers> {
    std::vector<Term> events(message[1].items().begin(), message[1].items().end());
    if (message[0].is("early"_a)) {
      from.reply("early"_a);
      co_return emit(std::move(events));
    }
    Term before = state;
    state = state.integer() + 1;
    co_return reply(tuple("state"_a, before), std::move(events));
  };
  auto starting = stage_up(self, StageKind::Producer, 7, std::move(producing));
  Pid p = co_await starting;
  co_await teller(self, "c", subscribed_to(p, window(10, 0)));
  Term both = tuple("both"_a, Term::list({1, 2}));
  conf.say("both", co_await ask(self, p, both));
  Term early = tuple("early"_a, Term::list({3}));
  conf.say("early", co_await ask(self, p, early));
  Mail ms = co_await drain(self, 250ms);
  conf.say("events", Term::list(events_of(ms, "c")));
}

namespace {

auto stream_over(Self self, Pid producer) {
  SubscribeOptions options = SubscribeOptions().max_demand(5).cancel(CancelMode::Temporary);
  return stage::stream<Term>(self, {{producer, options}});
}

}  // namespace

// A stream over a producer.
BLOCK(STAGE_24) {
  Pid p = co_await numbers(self, 1'000'000);
  auto first = stream_over(self, p);
  conf.say("ten", Term::list(co_await first.take(10)));
  alive(self, conf, "producer", p);
  auto second = stream_over(self, p);
  std::vector<Term> next = co_await second.take(3);
  std::int64_t start = next[0].integer();
  conf.say("next is later", start >= 10 && next == numbers_from(start, start + 3));
}

// A producer made from a list.
BLOCK(STAGE_25) {
  auto making = stage::from_range(self, numbers_from(1, 26),
                                  RangeOptions().unlinked().demand(DemandMode::Accumulate));
  Pid p = or_exit(co_await making);
  Ref m = self.monitor(p);
  Pid c = co_await teller(self, "c");
  SubscribeOptions options = SubscribeOptions().cancel(CancelMode::Transient).max_demand(10);
  auto subscribing = subscribe(self, c, p, options);
  or_exit(co_await subscribing);
  stage::demand(self, p, DemandMode::Forward);
  co_await ended(self, conf, "producer", m);
  Mail ms = co_await drain(self, 250ms);
  conf.say("all in order", events_of(ms, "c") == numbers_from(1, 26));
  alive(self, conf, "consumer", c);
}

// Notes in the event line.
BLOCK(STAGE_27) {
  Pid me = self.pid();
  StageCallbacks producing;
  producing.call = [](Self, Term message, From<Term>, Term&) -> Task<Answers> {
    auto items = message[1].items();
    co_return reply(Term(atoms::ok), std::vector<Term>(items.begin(), items.end()));
  };
  producing.info = [me](Self stage, Term message, Term&) -> Task<Emits> {
    stage.send(me, tuple("note"_a, message));
    co_return noreply();
  };
  auto starting = stage_up(self, StageKind::Producer, Term(), std::move(producing));
  Pid p = co_await starting;
  stage::async_info(self, p, Term("first"_a));
  co_await mail_n(self, conf, 1, 60ms);
  std::vector<Term> events = numbers_from(1, 4);
  co_await hand_over(self, p, events);
  stage::async_info(self, p, Term("second"_a));
  co_await mail(self, conf, 60ms);
  Pid c = co_await manual(self, "c", p);
  co_await ask_for(self, c, 2);
  co_await mail_n(self, conf, 1, 100ms);
  co_await ask_for(self, c, 1);
  co_await mail_any_n(self, conf, 2, 100ms);
}

namespace {

Task<> one_job(Self self, Term event) {
  Pid out = event[1].pid();
  self.send(out, tuple("job"_a, event[0], self.pid()));
  co_await take(self, "finish"_a);
}

/// The jobs that have begun, by their numbers.
Task<std::vector<Term>> jobs(Self self) {
  std::vector<Term> begun;
  std::vector<Term> messages = co_await drain(self, 250ms);
  for (const Term& message : messages) {
    if (message.is_tagged("job"_a, 3)) begun.push_back(tuple(message[1], message[2]));
  }
  std::ranges::sort(begun);
  co_return begun;
}

Term numbers_of(const std::vector<Term>& jobs) {
  std::vector<Term> numbers;
  for (const Term& job : jobs) numbers.push_back(job[0]);
  return Term::list(std::move(numbers));
}

using Jobs = ConsumerSupervisor<Term>;

Task<std::int64_t> active(Self self, ServerRef<Jobs> supervisor) {
  auto counts = co_await self.call(supervisor, Jobs::CountChildren{});
  co_return or_exit(std::move(counts)).active;
}

}  // namespace

// A worker process for each event.
BLOCK(STAGE_28) {
  Pid me = self.pid();
  StageCallbacks producing;
  producing.demand = [me](Self, std::int64_t n, Term& next) -> Task<Emits> {
    std::int64_t end = std::min<std::int64_t>(next.integer() + n, 5);
    std::vector<Term> events;
    for (std::int64_t i = next.integer(); i < end; ++i) events.push_back(tuple(i, me));
    next = end;
    co_return emit(std::move(events));
  };
  auto starting_p = stage_up(self, StageKind::Producer, 0, std::move(producing));
  Pid p = co_await starting_p;
  auto spec = Jobs::Spec::of_process(Label("job"), &one_job).subscribe_to(p, window(3, 1));
  auto starting = otp::start_link<Jobs>(self, std::move(spec));
  ServerRef<Jobs> supervisor = or_exit(co_await starting);
  std::vector<Term> first = co_await jobs(self);
  conf.say("first", numbers_of(first));
  conf.say("active", co_await active(self, supervisor));
  for (const Term& job : first) self.send(job[1].pid(), Term("finish"_a));
  std::vector<Term> second = co_await jobs(self);
  conf.say("second", numbers_of(second));
  conf.say("active", co_await active(self, supervisor));
}
