#include "otp/stage/stage.h"

namespace otp {

std::string_view name_of(StageKind kind) {
  switch (kind) {
    case StageKind::Producer: return "producer";
    case StageKind::Consumer: return "consumer";
    case StageKind::ProducerConsumer: return "producer_consumer";
  }
  return {};
}

std::string_view name_of(DemandMode mode) {
  switch (mode) {
    case DemandMode::Forward: return "forward";
    case DemandMode::Accumulate: return "accumulate";
  }
  return {};
}

Result<> SubscribeOptions::check() const {
  auto bad = [](std::string sentence) {
    return refuse(tuple(Atom("bad_opts"), sentence), sentence);
  };
  if (max_demand_ < 1) return bad("max_demand must be at least 1");
  if (min_demand() < 0) return bad("min_demand must not be negative");
  if (min_demand() >= max_demand_) return bad("min_demand must be below max_demand");
  return {};
}

namespace stage {

Request<Result<Subscription>, SubscribeTo> sync_subscribe(Self self, const Target& consumer,
                                                          Target producer, SubscribeOptions options,
                                                          Timeout timeout) {
  return {self, consumer, SubscribeTo(std::move(producer), std::move(options)), timeout};
}

Request<Result<Subscription>, SubscribeTo> sync_resubscribe(Self self, const Target& consumer,
                                                            Subscription former, ExitReason reason,
                                                            Target producer,
                                                            SubscribeOptions options,
                                                            Timeout timeout) {
  SubscribeTo to(std::move(producer), std::move(options));
  to.instead_of = former.ref;
  to.reason = std::move(reason);
  return {self, consumer, std::move(to), timeout};
}

namespace {

template <class M>
void cast(Self self, const Target& stage, M message) {
  Pid pid = stage.resolve(self.runtime());
  if (pid.is_none()) return;
  self.process().send(pid, make_envelope<Role::Cast, M>(std::move(message)));
}

}  // namespace

void async_subscribe(Self self, const Target& consumer, Target producer, SubscribeOptions options) {
  cast(self, consumer, SubscribeTo(std::move(producer), std::move(options)));
}

void ask(Self self, Subscription producer, std::int64_t count) {
  if (count < 0) throw ArgumentError("a consumer cannot ask for a negative number of events");
  if (count > 0) self.send(producer.peer, Ask{producer.ref, count});
}

void cancel(Self self, Subscription producer, ExitReason reason) {
  self.send(producer.peer, Cancel{producer.ref, std::move(reason)});
}

Request<DemandMode, GetDemand> demand(Self self, const Target& producer, Timeout timeout) {
  return {self, producer, GetDemand{}, timeout};
}

void demand(Self self, const Target& producer, DemandMode mode) {
  cast(self, producer, SetDemand{mode});
}

Request<std::int64_t, CountBuffered> estimate_buffered_count(Self self, const Target& producer,
                                                             Timeout timeout) {
  return {self, producer, CountBuffered{}, timeout};
}

void detail::async_note(Self self, const Target& stage, Message message) {
  cast(self, stage, Note(std::move(message)));
}

}  // namespace stage
}  // namespace otp
