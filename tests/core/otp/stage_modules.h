#pragma once

#include "otp/stage/stage.h"
#include "server_steps.h"

/// The stages of the tests: a source that emits what it is told to, a sink that tells what it gets,
/// and one for between them; and what tests do with them again and again.
namespace support::stages {

using otp::AskMode;
using otp::CancelMode;
using otp::DemandMode;
using otp::ExitReason;
using otp::SubscribeOptions;
using otp::Subscription;
namespace stage = otp::stage;
namespace sys = otp::sys;
using Number = std::int64_t;
using Numbers = std::vector<Number>;

// What stages tell the test

struct Demanded {
  Number count = 0;
};
struct Got {
  Atom name;
  Numbers events;
};
/// A note, or the end of a subscription: `a: {:cancel, :normal}`.
struct Told {
  std::string what;
};

/// A note in the line of events.
struct Remark {
  std::string text;
};

struct Source : otp::GenStage<Source> {
  using Out = Number;
  struct Give {
    Numbers events;
  };
  struct State {
    Pid out;
    bool counts = false;  // answers demand by itself, with numbers from 0 on
    bool reports_loss = true;
    Number next = 0;
  };
  using Accepts = otp::Accepts<otp::Call<Give, bool>, otp::Info<Remark>>;
  using Start = otp::StageInit<State>;
  using Settings = std::function<Start(Start)>;

  Start init(Pid out, Settings settings) {
    Start start(State{out});
    return settings ? settings(std::move(start)) : std::move(start);
  }
  otp::Emit<Number> handle_demand(Number demand, State& state) {
    self.send(state.out, Demanded{demand});
    if (!state.counts) return otp::noreply();
    Numbers events;
    while (demand-- > 0) events.push_back(state.next++);
    return otp::emit(std::move(events));
  }
  otp::StageReply<bool, Number> handle_call(const Give& give, otp::From<bool>, State&) {
    return otp::reply(true, give.events);
  }
  otp::Emit<Number> handle_info(const Remark& remark, State& state) {
    self.send(state.out, Told{remark.text});
    return otp::noreply();
  }
  otp::Emit<Number> handle_cancel(const otp::Cancellation& why, const Subscription&, State& state) {
    self.send(state.out, Told{"source: " + to_text(why.describe())});
    return otp::noreply();
  }
  bool format_discarded(Number, const State& state) { return state.reports_loss; }
};

struct Sink : otp::GenStage<Sink> {
  using In = Number;
  struct AskFor {
    Number count = 0;
  };
  struct State {
    Pid out;
    Atom name;
    AskMode mode;
    Subscription producer;
  };
  using Accepts = otp::Accepts<otp::Call<AskFor, bool>, otp::Info<Remark>>;

  otp::StageInit<State> init(Pid out, Atom name, AskMode mode) {
    return State{out, name, mode, {}};
  }
  otp::SubscribeResult handle_subscribe(otp::StageKind, const SubscribeOptions&,
                                        const Subscription& producer, State& state) {
    state.producer = producer;
    return state.mode;
  }
  otp::Emit<> handle_events(const Numbers& events, const Subscription&, State& state) {
    self.send(state.out, Got{state.name, events});
    return otp::noreply();
  }
  otp::Emit<> handle_cancel(const otp::Cancellation& why, const Subscription&, State& state) {
    self.send(state.out, Told{std::string(state.name.text()) + ": " + to_text(why.describe())});
    return otp::noreply();
  }
  otp::StageReply<bool, void> handle_call(const AskFor& ask, otp::From<bool>, State& state) {
    stage::ask(self, state.producer, ask.count);
    return otp::reply(true);
  }
  otp::Emit<> handle_info(const Remark& remark, State& state) {
    self.send(state.out, Told{remark.text});
    return otp::noreply();
  }
};

/// Emits ten times what it gets, and tells what it has handled.
struct Tenfold : otp::GenStage<Tenfold> {
  using In = Number;
  using Out = Number;
  struct State {
    Pid out;
  };
  using Accepts = otp::Accepts<otp::Info<Remark>>;
  using Start = otp::StageInit<State>;
  using Settings = std::function<Start(Start)>;

  Start init(Pid out, Settings settings) {
    Start start(State{out});
    return settings ? settings(std::move(start)) : std::move(start);
  }
  otp::Emit<Number> handle_events(const Numbers& events, const Subscription&, State& state) {
    self.send(state.out, Got{"tenfold"_a, events});
    Numbers tenfold;
    for (Number event : events) tenfold.push_back(10 * event);
    return otp::emit(std::move(tenfold));
  }
  otp::Emit<Number> handle_cancel(const otp::Cancellation& why, const Subscription&, State& state) {
    self.send(state.out, Told{"tenfold: " + to_text(why.describe())});
    return otp::noreply();
  }
  otp::Emit<Number> handle_info(const Remark& remark, State& state) {
    self.send(state.out, Told{remark.text});
    return otp::noreply();
  }
};

// Steps

template <class... N>
Numbers list(N... numbers) {
  return Numbers{static_cast<Number>(numbers)...};
}
inline Numbers from_to(Number first, Number last) {
  Numbers numbers;
  for (Number n = first; n <= last; ++n) numbers.push_back(n);
  return numbers;
}

inline SubscribeOptions window(Number max, Number min) {
  return SubscribeOptions().max_demand(max).min_demand(min);
}
inline Source::Start counting(Source::Start start) {
  start.state->counts = true;
  return start;
}

inline Task<Pid> source(Self self, Source::Settings settings = {}) {
  auto starting = up<Source>(self, self.pid(), std::move(settings));
  co_return pid_of(self, co_await starting);
}
inline Task<Pid> sink(Self self, Atom name, AskMode mode = AskMode::Automatic) {
  auto starting = up<Sink>(self, self.pid(), name, mode);
  co_return pid_of(self, co_await starting);
}
inline Task<Pid> tenfold(Self self, Tenfold::Settings settings = {}) {
  auto starting = up<Tenfold>(self, self.pid(), std::move(settings));
  co_return pid_of(self, co_await starting);
}

inline Task<Subscription> subscribe(Self self, Pid consumer, Pid producer,
                                    SubscribeOptions options = {}) {
  auto subscribing = stage::sync_subscribe(self, consumer, producer, std::move(options));
  co_return otp::or_exit(co_await subscribing);
}
/// A sink that asks only when it is told to, with `ask`.
inline Task<Pid> manual_sink(Self self, Atom name, Pid producer, SubscribeOptions options = {}) {
  auto starting = sink(self, name, AskMode::Manual);
  Pid started = co_await starting;
  auto subscribing = subscribe(self, started, producer, std::move(options));
  co_await subscribing;
  co_return started;
}

/// Lets a source emit events.
inline Task<> give(Self self, Pid producer, Numbers events) {
  Source::Give message{std::move(events)};
  auto giving = answer(self, otp::ServerRef<Source>(producer), std::move(message));
  co_await giving;
}
/// Lets a manual sink ask, and waits until its producer knows.
inline Task<> ask(Self self, Pid consumer, Number count) {
  otp::ServerRef<Sink> asks(consumer);
  co_await answer(self, asks, Sink::AskFor{count});
  auto state = co_await state_of(self, asks);
  co_await sys::get_status(self, state.producer.peer);
}
inline Task<> stop_stage(Self self, Pid stage) {
  auto stopping = otp::stop(self, stage);
  co_await stopping;
}

/// The next `count` events of a stage, or fewer when no more come. A manual consumer is also called
/// for no event at all, when its selector has chosen none.
inline Task<Numbers> got(Self self, Atom name, std::size_t count) {
  Numbers all;
  auto is_wanted = [name](const Got& got) { return got.name == name; };
  while (all.size() < count) {
    auto more = co_await self.receive_if<Got>(is_wanted, 2s);
    if (!more) break;
    all.insert(all.end(), more->events.begin(), more->events.end());
  }
  co_return all;
}
/// Events beyond those that were expected.
inline Task<Numbers> excess(Self self) {
  Numbers all;
  for (;;) {
    auto more = co_await self.receive<Got>(5ms);
    if (!more) break;
    all.insert(all.end(), more->events.begin(), more->events.end());
  }
  co_return all;
}
/// The demand that has reached sources by now.
inline Task<Numbers> demanded(Self self) {
  Numbers counts;
  for (;;) {
    auto demand = co_await self.receive<Demanded>(5ms);
    if (!demand) break;
    counts.push_back(demand->count);
  }
  co_return counts;
}
/// What a stage is told next must be this; "nothing" when it is told nothing in time.
inline Task<> expect_told(Self self, const char* wanted, otp::Timeout patience = 2s) {
  auto next = co_await self.receive<Told>(patience);
  std::string what = next ? next->what : "nothing";
  EXPECT_EQ(what, wanted);
}

}  // namespace support::stages
