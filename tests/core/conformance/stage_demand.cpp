// Stages: demand, buffers, dispatchers. STAGE-01 to STAGE-16 and STAGE-26.

#include <algorithm>

#include "otp/stage/partition_dispatcher.h"
#include "stage_steps.h"

using namespace conf;

namespace {

/// Says what demand a producer of numbers has got, and what batches its only consumer.
Task<> say_flow(Self self, Run& conf, std::int64_t limit, SubscribeOptions options) {
  Pid p = co_await numbers(self, limit);
  co_await teller(self, "c", subscribed_to(p, options));
  Mail ms = co_await drain(self, 250ms);
  conf.say("demands", demands(ms));
  conf.say("batches", batches(ms, "c"));
}

}  // namespace

// The default demand.
BLOCK(STAGE_01) {
  auto flow = say_flow(self, conf, 2000, SubscribeOptions());
  co_await flow;
}

// A window of 100 refilled at 80.
BLOCK(STAGE_02) {
  auto flow = say_flow(self, conf, 140, window(100, 80));
  co_await flow;
}

// One at a time.
BLOCK(STAGE_03) {
  auto flow = say_flow(self, conf, 4, window(1, 0));
  co_await flow;
}

// A busy consumer stops the producer.
BLOCK(STAGE_04) {
  Pid me = self.pid();
  Pid p = co_await numbers(self, 1000);
  StageCallbacks busy;
  busy.events = [me](Self stage, std::vector<Term> events, Term&) -> Task<Emits> {
    stage.send(me, tuple("got"_a, "c", Term::list(std::move(events))));
    co_await stage.sleep(infinity);
    co_return noreply();
  };
  auto starting =
      stage_up(self, StageKind::Consumer, Term(), std::move(busy), subscribed_to(p, window(10, 5)));
  co_await starting;
  Mail ms = co_await drain(self, 250ms);
  conf.say("demands", demands(ms));
  conf.say("batches", batches(ms, "c"));
}

// Never more under way than the window.
BLOCK(STAGE_05) {
  auto made = std::make_shared<std::atomic<std::int64_t>>(0);
  auto done = std::make_shared<std::atomic<std::int64_t>>(0);
  auto top = std::make_shared<std::atomic<std::int64_t>>(0);
  StageCallbacks producing;
  producing.demand = [made, done, top](Self, std::int64_t n, Term& next) -> Task<Emits> {
    std::int64_t first = next.integer();
    std::int64_t end = std::min<std::int64_t>(first + n, 200);
    *made += end - first;
    *top = std::max<std::int64_t>(*top, *made - *done);
    next = end;
    co_return emit(numbers_from(first, end));
  };
  auto starting_p = stage_up(self, StageKind::Producer, 0, std::move(producing));
  Pid p = co_await starting_p;
  Pid me = self.pid();
  StageCallbacks consuming;
  consuming.events = [done, me](Self stage, std::vector<Term> events, Term&) -> Task<Emits> {
    *done += static_cast<std::int64_t>(events.size());
    stage.send(me, tuple("got"_a, "c", Term::list(std::move(events))));
    co_return noreply();
  };
  auto starting_c = stage_up(self, StageKind::Consumer, Term(), std::move(consuming),
                             subscribed_to(p, window(8, 4)));
  co_await starting_c;
  Mail ms = co_await drain(self, 250ms);
  conf.say("all in order", events_of(ms, "c") == numbers_from(0, 200));
  conf.say("at most 8", *top <= 8);
}

namespace {

Stg::Options buffer_of_three(BufferKeep keep) {
  return [keep](Stg::Starting starting) {
    return std::move(starting).buffer_size(3).buffer_keep(keep);
  };
}

std::vector<Term> letters() { return {"a"_a, "b"_a, "c"_a, "d"_a, "e"_a}; }

}  // namespace

// A full buffer drops the oldest.
BLOCK(STAGE_06) {
  Pid p = co_await hand(self, buffer_of_three(BufferKeep::Last));
  std::vector<Term> events = letters();
  co_await hand_over(self, p, events);
  conf.say("buffered", or_exit(co_await stage::estimate_buffered_count(self, p)));
  co_await logs(self, conf, 1);
  co_await teller(self, "c", subscribed_to(p, window(10, 0)));
  conf.say("batches", batches(co_await drain(self, 250ms), "c"));
}

// A full buffer that keeps the first.
BLOCK(STAGE_07) {
  Pid p = co_await hand(self, buffer_of_three(BufferKeep::First));
  std::vector<Term> events = letters();
  co_await hand_over(self, p, events);
  co_await logs(self, conf, 1);
  co_await teller(self, "c", subscribed_to(p, window(10, 0)));
  conf.say("batches", batches(co_await drain(self, 250ms), "c"));
}

// Manual demand.
BLOCK(STAGE_08) {
  Pid p = co_await numbers(self, 100);
  Pid c = co_await manual(self, "c", p);
  co_await mail(self, conf, 60ms);
  co_await ask_for(self, c, 3);
  conf.say("batches", batches(co_await drain(self, 250ms), "c"));
  co_await ask_for(self, c, 2);
  conf.say("batches", batches(co_await drain(self, 250ms), "c"));
}

// Two consumers share the events.
BLOCK(STAGE_09) {
  Pid p = co_await hand(self);
  Pid a = co_await manual(self, "a", p);
  Pid b = co_await manual(self, "b", p);
  co_await ask_for(self, a, 2);
  co_await ask_for(self, b, 4);
  co_await until(self, [&] { return queue_len(self, self.pid()) == 2; });
  co_await drain(self, 0ms);
  std::vector<Term> events = numbers_from(1, 6);
  co_await hand_over(self, p, events);
  Mail ms = co_await drain(self, 250ms);
  conf.say("a", batches(ms, "a"));
  conf.say("b", batches(ms, "b"));
}

// Two automatic consumers, nothing lost, nothing twice.
BLOCK(STAGE_10) {
  Pid p = co_await numbers(self, 1000, accumulating());
  for (const char* name : {"a", "b"}) {
    co_await teller(self, name, subscribed_to(p, window(20, 10)));
  }
  co_await self.sleep(60ms);
  stage::demand(self, p, DemandMode::Forward);
  Mail ms = co_await drain(self, 250ms);
  std::vector<Term> a = events_of(ms, "a");
  std::vector<Term> b = events_of(ms, "b");
  std::vector<Term> all = a;
  all.insert(all.end(), b.begin(), b.end());
  std::ranges::sort(all);
  conf.say("all once", all == numbers_from(0, 1000));
  conf.say("ascending", std::ranges::is_sorted(a) && std::ranges::is_sorted(b));
}

// Broadcast: everybody gets everything, at the pace of the slowest.
BLOCK(STAGE_11) {
  Pid p = co_await numbers(self, 100, broadcasting());
  Pid a = co_await manual(self, "a", p);
  Pid b = co_await manual(self, "b", p);
  co_await ask_for(self, a, 5);
  conf.say("after a asked", Term::list(co_await drain(self, 250ms)));
  for (std::int64_t count : {3, 2}) {
    co_await ask_for(self, b, count);
    Mail ms = co_await drain(self, 250ms);
    conf.say("demands", demands(ms));
    conf.say("a", batches(ms, "a"));
    conf.say("b", batches(ms, "b"));
  }
}

// Broadcast: the slow one leaves.
BLOCK(STAGE_12) {
  Pid p = co_await numbers(self, 100, broadcasting());
  Pid a = co_await manual(self, "a", p);
  auto starting = manual(self, "b", p, SubscribeOptions().cancel(CancelMode::Temporary));
  Pid b = co_await starting;
  co_await ask_for(self, a, 4);
  conf.say("waiting", Term::list(co_await drain(self, 250ms)));
  Ref mb = self.monitor(b);
  or_exit(co_await otp::stop(self, b));
  co_await gone(self, mb);
  Mail ms = co_await drain(self, 250ms);
  conf.say("demands", demands(ms));
  conf.say("a", batches(ms, "a"));
}

// Broadcast with a filter.
BLOCK(STAGE_13) {
  Pid p = co_await numbers(self, 6, broadcasting(DemandMode::Accumulate));
  co_await teller(self, "a", subscribed_to(p, window(6, 0)));
  Pid b = co_await teller(self, "b");
  std::function<bool(const Term&)> is_even = [](const Term& n) { return n.integer() % 2 == 0; };
  auto subscribing = subscribe(self, b, p, window(6, 0).selector(is_even));
  or_exit(co_await subscribing);
  co_await self.sleep(60ms);
  stage::demand(self, p, DemandMode::Forward);
  Mail ms = co_await drain(self, 250ms);
  conf.say("a", Term::list(batches_of(ms, "a")));
  conf.say("b", Term::list(batches_of(ms, "b")));
}

// Partitions.
BLOCK(STAGE_14) {
  Stg::Options partitioned = [](Stg::Starting starting) {
    auto hash = [](Term n) { return std::pair(n, Term(n.integer() % 3)); };
    return std::move(starting).dispatcher(PartitionDispatcher<Term>({0, 1, 2}, hash));
  };
  Pid p = co_await hand(self, partitioned);
  for (int i = 0; i < 3; ++i) {
    Pid c = co_await teller(self, "c" + std::to_string(i));
    auto subscribing = subscribe(self, c, p, window(10, 0).partition(i));
    or_exit(co_await subscribing);
  }
  co_await until(self, [&] { return queue_len(self, self.pid()) > 0; });
  std::vector<Term> events = numbers_from(0, 9);
  co_await hand_over(self, p, events);
  Mail ms = co_await drain(self, 250ms);
  for (int i = 0; i < 3; ++i) {
    std::string name = "c" + std::to_string(i);
    conf.say(name, Term::list(events_of(ms, name)));
  }
}

// A chain with a stage in the middle.
BLOCK(STAGE_15) {
  Pid p = co_await numbers(self, 50);
  StageCallbacks doubling;
  doubling.events = [](Self, std::vector<Term> events, Term&) -> Task<Emits> {
    for (Term& event : events) event = 2 * event.integer();
    co_return emit(std::move(events));
  };
  auto starting = stage_up(self, StageKind::ProducerConsumer, Term(), std::move(doubling),
                           subscribed_to(p, window(10, 5)));
  Pid mid = co_await starting;
  co_await teller(self, "c", subscribed_to(mid, window(20, 10)));
  Mail ms = co_await drain(self, 250ms);
  std::vector<Term> expected;
  for (int i = 0; i < 50; ++i) expected.emplace_back(2 * i);
  conf.say("all in order", events_of(ms, "c") == expected);
  conf.say("first demand", demands(ms)[0]);
}

// Accumulating demand.
BLOCK(STAGE_16) {
  Pid p = co_await numbers(self, 4, accumulating());
  conf.say("mode", Atom(name_of(or_exit(co_await stage::demand(self, p)))));
  co_await teller(self, "c", subscribed_to(p, window(4, 0)));
  conf.say("waiting", Term::list(co_await drain(self, 250ms)));
  stage::demand(self, p, DemandMode::Forward);
  Mail ms = co_await drain(self, 250ms);
  conf.say("demands", demands(ms));
  conf.say("batches", batches(ms, "c"));
}

namespace {

Term first_demand_of(const Mail& mail, Atom name) {
  for (const Term& message : mail) {
    if (message.is_tagged("demand"_a, 3) && message[1].is(name)) return message[2];
  }
  return {};
}

}  // namespace

// Two producers for one consumer.
BLOCK(STAGE_26) {
  auto starting_a = numbers(self, 10, {}, 0, "a"_a);
  Pid a = co_await starting_a;
  auto starting_b = numbers(self, 110, {}, 100, "b"_a);
  Pid b = co_await starting_b;
  Producers both = {{a, window(4, 0)}, {b, window(6, 0)}};
  co_await teller(self, "c", subscribed_to(both));
  Mail ms = co_await drain(self, 250ms);
  std::vector<Term> of_a, of_b;
  for (const Term& event : events_of(ms, "c")) {
    (event.integer() < 100 ? of_a : of_b).push_back(event);
  }
  conf.say("first demand of a", first_demand_of(ms, "a"_a));
  conf.say("first demand of b", first_demand_of(ms, "b"_a));
  conf.say("of a", of_a == numbers_from(0, 10));
  conf.say("of b", of_b == numbers_from(100, 110));
}
