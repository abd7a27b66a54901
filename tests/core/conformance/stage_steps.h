#pragma once

#include "otp/stage/broadcast_dispatcher.h"
#include "otp/stage/stage.h"
#include "server_steps.h"

/// Stages whose callbacks are closures, and the producers and consumers that the blocks use.
namespace conf {

using Emits = Emit<Term>;
using Answers = StageReply<Term, Term>;

/// One that is absent behaves as in a module that does not define it.
struct StageCallbacks {
  std::function<Task<Emits>(Self self, std::int64_t demand, Term& state)> demand;
  std::function<Task<Emits>(Self self, std::vector<Term> events, Term& state)> events;
  std::function<Task<Answers>(Self self, Term message, From<Term> from, Term& state)> call;
  std::function<Task<Emits>(Self self, Term message, Term& state)> info;
  std::function<AskMode(Subscription from, Term& state)> subscribed_to;
  std::function<void(Self self, const Cancellation& why)> cancel;
  Subscription producer;  // the last one subscribed to
};

struct Stg : GenStage<Stg> {
  using In = Term;
  using Out = Term;
  struct State {
    Term value;
    std::shared_ptr<StageCallbacks> callbacks;
    Term describe() const { return value; }
  };
  using Accepts = otp::Accepts<Call<Term, Term>, Info<Message>>;
  using Starting = StageInit<State>;
  using Options = std::function<Starting(Starting)>;

  Starting init(StageKind kind, Term value, StageCallbacks callbacks, Options options,
                std::function<void(Pid)> give_role) {
    if (give_role) give_role(self.pid());
    auto shared = std::make_shared<StageCallbacks>(std::move(callbacks));
    Starting starting = Starting(State{std::move(value), std::move(shared)}).kind(kind);
    return options ? options(std::move(starting)) : std::move(starting);
  }
  Task<Emits> handle_demand(std::int64_t demand, State& state) {
    if (!state.callbacks->demand) co_return noreply();
    auto running = state.callbacks->demand(self, demand, state.value);
    co_return co_await running;
  }
  Task<Emits> handle_events(const std::vector<Term>& events, const Subscription&, State& state) {
    auto running = state.callbacks->events(self, events, state.value);
    co_return co_await running;
  }
  Task<Answers> handle_call(const Term& message, From<Term> from, State& state) {
    auto running = state.callbacks->call(self, message, from, state.value);
    co_return co_await running;
  }
  Task<Emits> handle_info(const Message& message, State& state) {
    if (!state.callbacks->info) co_return noreply();
    auto running = state.callbacks->info(self, message.describe(), state.value);
    co_return co_await running;
  }
  SubscribeResult handle_subscribe(StageKind peer, const SubscribeOptions&,
                                   const Subscription& from, State& state) {
    bool asks_itself = peer == StageKind::Producer && state.callbacks->subscribed_to;
    return asks_itself ? state.callbacks->subscribed_to(from, state.value) : AskMode::Automatic;
  }
  Emits handle_cancel(const Cancellation& why, const Subscription&, State& state) {
    if (state.callbacks->cancel) state.callbacks->cancel(self, why);
    return noreply();
  }
};

/// A stage that is not linked to the caller.
inline Task<Result<Pid>> start_stage(Self self, StageKind kind, Term value,
                                     StageCallbacks callbacks, Stg::Options options = {},
                                     std::function<void(Pid)> give_role = {}) {
  auto starting = otp::start<Stg>(self, kind, std::move(value), std::move(callbacks),
                                  std::move(options), std::move(give_role));
  auto started = co_await starting;
  if (!started) co_return std::unexpected(started.error());
  co_return started->whereis(self.runtime());
}
inline Task<Pid> stage_up(Self self, StageKind kind, Term value, StageCallbacks callbacks,
                          Stg::Options options = {}) {
  auto starting =
      start_stage(self, kind, std::move(value), std::move(callbacks), std::move(options));
  co_return or_exit(co_await starting);
}

// Options

using Producers = std::vector<std::pair<Target, SubscribeOptions>>;

inline Stg::Options subscribed_to(Producers producers) {
  return [producers](Stg::Starting starting) {
    for (const auto& [producer, options] : producers) {
      starting = std::move(starting).subscribe_to(producer, options);
    }
    return starting;
  };
}
inline Stg::Options subscribed_to(Pid producer, SubscribeOptions options = {}) {
  return subscribed_to(Producers{{producer, std::move(options)}});
}
inline Stg::Options accumulating() {
  return [](Stg::Starting starting) { return std::move(starting).demand(DemandMode::Accumulate); };
}
inline Stg::Options broadcasting(DemandMode mode = DemandMode::Forward) {
  return [mode](Stg::Starting starting) {
    return std::move(starting).dispatcher(BroadcastDispatcher<Term>()).demand(mode);
  };
}
inline SubscribeOptions window(std::int64_t max, std::int64_t min) {
  return SubscribeOptions().max_demand(max).min_demand(min);
}

// Producers

inline std::vector<Term> numbers_from(std::int64_t first, std::int64_t end) {
  std::vector<Term> numbers;
  for (std::int64_t n = first; n < end; ++n) numbers.emplace_back(n);
  return numbers;
}

/// Emits numbers below a limit on demand, and tells `out` of every demand, as `{:demand, n}`.
inline Task<Pid> numbers(Self self, std::int64_t limit, Stg::Options options = {},
                         std::int64_t start = 0, Term name = {}) {
  Pid out = self.pid();
  StageCallbacks callbacks;
  callbacks.demand = [out, limit, name](Self stage, std::int64_t n, Term& next) -> Task<Emits> {
    stage.send(out, name.is_nil() ? tuple("demand"_a, n) : tuple("demand"_a, name, n));
    std::int64_t first = next.integer();
    std::int64_t end = std::min(first + n, limit);
    next = end;
    co_return emit(numbers_from(first, end));
  };
  return stage_up(self, StageKind::Producer, start, std::move(callbacks), std::move(options));
}

/// Emits what it is handed by a call `{:emit, events}`, and tells `out` of demand.
inline Task<Pid> hand(Self self, Stg::Options options = {}) {
  Pid out = self.pid();
  StageCallbacks callbacks;
  callbacks.demand = [out](Self stage, std::int64_t n, Term&) -> Task<Emits> {
    stage.send(out, tuple("demand"_a, n));
    co_return noreply();
  };
  callbacks.call = [](Self, Term message, From<Term>, Term&) -> Task<Answers> {
    auto items = message[1].items();
    co_return reply(Term(atoms::ok), std::vector<Term>(items.begin(), items.end()));
  };
  return stage_up(self, StageKind::Producer, Term(), std::move(callbacks), std::move(options));
}
inline Task<> hand_over(Self self, Pid producer, std::vector<Term> events) {
  Term message = tuple("emit"_a, Term::list(std::move(events)));
  co_await ask(self, producer, message);
}

// Consumers

/// Tells `out` of every batch, as `{:got, name, events}`.
inline StageCallbacks telling(Pid out, std::string name) {
  StageCallbacks callbacks;
  callbacks.events = [out, name](Self stage, std::vector<Term> events, Term&) -> Task<Emits> {
    stage.send(out, tuple("got"_a, name, Term::list(std::move(events))));
    co_return noreply();
  };
  return callbacks;
}
inline Task<Pid> teller(Self self, std::string name, Stg::Options options = {}) {
  return stage_up(self, StageKind::Consumer, Term(), telling(self.pid(), std::move(name)),
                  std::move(options));
}

inline Task<Result<Subscription>> subscribe(Self self, Pid consumer, Target producer,
                                            SubscribeOptions options = {}) {
  auto request = stage::sync_subscribe(self, consumer, std::move(producer), std::move(options));
  co_return co_await request;
}

/// A consumer that asks when it is told to, with `ask_for`.
inline Task<Pid> manual(Self self, std::string name, Pid producer, SubscribeOptions options = {}) {
  StageCallbacks callbacks = telling(self.pid(), std::move(name));
  callbacks.subscribed_to = [](Subscription from, Term& state) {
    state = from.describe();
    return AskMode::Manual;
  };
  callbacks.call = [](Self stage, Term count, From<Term>, Term& state) -> Task<Answers> {
    stage::ask(stage, {state[0].pid(), state[1].ref()}, count.integer());
    co_return reply(Term(atoms::ok));
  };
  auto starting = stage_up(self, StageKind::Consumer, Term(), std::move(callbacks));
  Pid consumer = co_await starting;
  auto subscribing = subscribe(self, consumer, producer, std::move(options));
  or_exit(co_await subscribing);
  co_return consumer;
}
inline Task<> ask_for(Self self, Pid consumer, std::int64_t count) {
  co_await ask(self, consumer, count);
}

// What has come

using Mail = std::vector<Term>;

inline Term demands(const Mail& mail) {
  std::vector<Term> found;
  for (const Term& message : mail) {
    if (message.is_tagged("demand"_a, 2)) found.push_back(message[1]);
  }
  return Term::list(std::move(found));
}

inline std::vector<Term> batches_of(const Mail& mail, std::string_view name) {
  std::vector<Term> found;
  for (const Term& message : mail) {
    if (message.is_tagged("got"_a, 3) && message[1] == Term(name)) found.push_back(message[2]);
  }
  return found;
}

/// `["0..499", "500"]`: the first and last event of each batch.
inline Term batches(const Mail& mail, std::string_view name) {
  auto plain = [](const Term& event) {
    return event.is_atom() ? std::string(event.atom().text()) : to_text(event);
  };
  std::vector<Term> spans;
  for (const Term& batch : batches_of(mail, name)) {
    auto events = batch.items();
    if (events.empty()) spans.emplace_back("[]");
    else if (events.size() == 1) spans.emplace_back(plain(events[0]));
    else spans.emplace_back(plain(events.front()) + ".." + plain(events.back()));
  }
  return Term::list(std::move(spans));
}

/// All events that a consumer has got.
inline std::vector<Term> events_of(const Mail& mail, std::string_view name) {
  std::vector<Term> events;
  for (const Term& batch : batches_of(mail, name)) {
    events.insert(events.end(), batch.items().begin(), batch.items().end());
  }
  return events;
}

}  // namespace conf
