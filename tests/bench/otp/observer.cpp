// From events to what the screen shows: the rings are drained and their events folded.
#include "base/random.h"
#include "observer/causality.h"
#include "observer/event_log.h"
#include "observer/mailbox_stats.h"
#include "observer/system_model.h"
#include "observer/tombstone.h"
#include "trace/ring.h"
#include "world.h"

namespace bench {
namespace {

constexpr std::uint32_t servers = 500;
constexpr std::int64_t events_in_all = 4'000'000;
constexpr std::int64_t events_at_once = 100'000;  // fit into the ring

/// Makes up what a busy system tells, of which one event in twenty is of a process that comes,
/// is linked and watched, and goes.
class System {
 public:
  explicit System(trace::Sink& sink) : sink_(sink) {
    for (std::uint32_t i = 1; i <= servers; ++i) spawn({i, 1}, Pid{}, trace::ProcessKind::Server);
  }

  void run(std::int64_t events) {
    for (std::int64_t end = told_ + events; told_ < end;) {
      if (random_.below(chance_of_guest) == 0) guest();
      else serve();
    }
  }
  std::int64_t told() const { return told_; }

 private:
  static constexpr std::uint64_t chance_of_guest = 24;

  void tell(trace::What what) {
    now_ += 200ns;
    ++told_;
    sink_.put({now_, std::move(what)});
  }
  void spawn(Pid pid, Pid parent, trace::ProcessKind kind) {
    tell(trace::Spawned{pid, parent, label_, kind});
  }
  Pid server() { return {1 + static_cast<std::uint32_t>(random_.below(servers)), 1}; }

  /// One of the eight that a server gets messages from.
  Pid partner_of(Pid server) {
    auto other = server.index * 7 + static_cast<std::uint32_t>(random_.below(8));
    return {1 + other % servers, 1};
  }

  /// A server is sent some messages and takes them in one slice.
  void serve() {
    Pid to = server(), from = partner_of(to);
    std::uint32_t first = messages_;
    messages_ += 1 + static_cast<std::uint32_t>(random_.below(6));
    for (auto i = first; i < messages_; ++i) {
      tell(trace::Sent{{from, i}, to, label_, trace::MessageRole::Cast});
    }
    for (auto i = first; i < messages_; ++i) {
      trace::MessageId id{from, i};
      tell(trace::Received{to, id, label_, trace::MessageRole::Cast});
      tell(trace::HandlerStarted{to, id, label_, trace::MessageRole::Cast});
      tell(trace::HandlerEnded{to, id, 1us});
    }
    tell(trace::DepthChanged{to, static_cast<std::uint32_t>(random_.below(100))});
  }

  void guest() {
    Pid parent = server(), pid{servers + 1 + guests_ % 1000, 2 * (guests_ / 1000) + 1};
    Ref ref{++guests_};
    spawn(pid, parent, trace::ProcessKind::Plain);
    tell(trace::Linked{parent, pid});
    tell(trace::Monitored{server(), pid, ref});
    tell(trace::Exited{pid, atoms::normal});
  }

  trace::Sink& sink_;
  Random random_{1};
  Atom label_{"Tally"};
  TimePoint now_;
  std::int64_t told_ = 0;
  std::uint32_t messages_ = 1;
  std::uint32_t guests_ = 0;
};

/// Only the reader's side is measured, not the making up of the events.
template <class Apply>
void fold_all(benchmark::State& state, Apply apply) {
  trace::Rings rings(std::size_t{1} << 17);
  state.PauseTiming();
  System system(rings.open());
  while (system.told() < events_in_all) {
    system.run(events_at_once);
    state.ResumeTiming();
    for (auto events = rings.next(); !events.empty(); events = rings.next()) {
      for (trace::Event& event : events) apply(event);
    }
    state.PauseTiming();
  }
  state.ResumeTiming();
}

void to_model(benchmark::State& state, std::int64_t) {
  observer::SystemModel model;
  fold_all(state, [&](const trace::Event& event) { model.apply(event); });
  expects(model.alive_count() == servers && model.lost() == 0, "all guests have gone");
}

void to_log(benchmark::State& state, std::int64_t) {
  observer::SystemModel model;
  observer::EventLog log;
  fold_all(state, [&](const trace::Event& event) { log.append(event, model.apply(event)); });
  expects(log.end() == model.event_count(), "every event is in the log");
}

void to_tombstones(benchmark::State& state, std::int64_t) {
  observer::SystemModel model;
  observer::Tombstones tombstones;
  fold_all(state, [&](const trace::Event& event) {
    observer::Identity subject = model.apply(event);
    tombstones.apply(event, subject, model);
  });
  expects(tombstones.size() > 1000, "guests have left some");
}

void to_flow(benchmark::State& state, std::int64_t) {
  observer::MessageFlow flow;
  fold_all(state, [&](const trace::Event& event) { flow.apply(event); });
  expects(flow.end() > events_in_all / 8, "all messages were seen");
}

void to_mailboxes(benchmark::State& state, std::int64_t) {
  observer::MailboxStats mailboxes;
  fold_all(state, [&](const trace::Event& event) { mailboxes.apply(event); });
  expects(mailboxes.overlooked() == 0, "all mailboxes were looked into");
}

/// What a window with all its views does for each event.
void to_all(benchmark::State& state, std::int64_t) {
  observer::SystemModel model;
  observer::MessageFlow flow;
  observer::Causality causality(flow);
  observer::Tombstones tombstones;
  observer::MailboxStats mailboxes;
  fold_all(state, [&](const trace::Event& event) {
    observer::Identity subject = model.apply(event);
    flow.apply(event);
    causality.apply(event);
    tombstones.apply(event, subject, model);
    mailboxes.apply(event);
  });
  expects(model.alive_count() == servers, "all guests have gone");
}

constexpr std::int64_t pictures = 1000;

/// Frames of a sequence diagram that moves along a million messages, some of them between the
/// processes that are shown.
void pictures_of_a_million(benchmark::State& state, std::int64_t) {
  constexpr std::uint32_t lanes = 20;
  constexpr std::size_t arrows = 2000;
  state.PauseTiming();
  trace::Rings rings(std::size_t{1} << 17);
  System system(rings.open());
  observer::MessageFlow flow;
  while (flow.end() < 2'000'000) {
    system.run(events_at_once);
    for (auto events = rings.next(); !events.empty(); events = rings.next()) {
      for (const trace::Event& event : events) flow.apply(event);
    }
  }
  std::vector<Pid> shown;
  for (std::uint32_t i = 1; i <= lanes; ++i) shown.push_back({i * 7, 1});
  TimePoint first = flow.record(flow.first()).sent, last = flow.record(flow.end() - 1).sent;
  std::size_t found = 0;
  state.ResumeTiming();
  for (std::int64_t i = 0; i < pictures; ++i) {
    Duration span = (last - first) / state.range(1);
    TimePoint from = first + (last - first - span) * i / pictures;
    found += flow.between({from, from + span}, shown, arrows).numbers.size();
  }
  expects(found > 0, "some messages are in the pictures");
}

const bool entered[] = {
    enter_single("events_to_tombstones", events_in_all, &to_tombstones),
    enter_single("events_to_flow", events_in_all, &to_flow),
    enter_single("events_to_mailboxes", events_in_all, &to_mailboxes),
    enter_single("events_to_all_folds", events_in_all, &to_all),
    enter_sizes("sequence_pictures", pictures, &pictures_of_a_million, {1, 100, 10'000}),
    enter_single("events_to_model", events_in_all, &to_model),
    enter_single("events_to_log", events_in_all, &to_log),
};

}  // namespace
}  // namespace bench
