#pragma once

#include "otp/stage/body.h"

namespace otp {

/// The base of a stage module, in place of `use GenStage`.
///
/// Stages exchange events: a producer emits them, a consumer takes them, a producer-consumer does
/// both. Consumers ask, and producers never send more than was asked for; that holds back a chain
/// of stages at the pace of its slowest.
///
///     struct Numbers : GenStage<Numbers> {
///       using Out = std::int64_t;
///       struct State {
///         std::int64_t next = 0;
///       };
///       StageInit<State> init() { return State{}; }
///       Emit<Out> handle_demand(std::int64_t demand, State& state) {
///         std::vector<Out> events;
///         while (demand-- > 0) events.push_back(state.next++);
///         return emit(std::move(events));
///       }
///     };
///
///     struct Adder : GenStage<Adder> {
///       using In = std::int64_t;
///       struct State {
///         std::int64_t sum = 0;
///       };
///       StageInit<State> init(Target numbers) { return StageInit(State{}).subscribe_to(numbers); }
///       Emit<> handle_events(const std::vector<In>& events, const Subscription&, State& state) {
///         for (In event : events) state.sum += event;
///         return noreply();
///       }
///     };
///
/// A stage is a server: it is started with start and start_link, supervised as a child, accepts the
/// messages of its `Accepts` table (which it need not have), and answers sys. Its handlers return
/// `Emit<Out>`, and handle_call may return `reply(value, events)`: events first, then the answer.
///
/// - `StageInit<State> init(args...)` as of a server, with the options of StageInit.
/// - `Emit<Out> handle_demand(std::int64_t demand, State&)`: a producer is asked for events. It may
///   emit fewer, and emit the rest later, from any handler.
/// - `Emit<Out> handle_events(const std::vector<In>&, const Subscription& from, State&)`: events
///   have come. With automatic demand the next are asked for when it returns.
/// - `SubscribeResult handle_subscribe(StageKind peer, const SubscribeOptions&, const Subscription&
///   from, State&)`, optional: a consumer, or a producer, has been subscribed. Whoever takes events
///   may answer AskMode::Manual, and then asks with stage::ask.
/// - `Emit<Out> handle_cancel(const Cancellation&, const Subscription& from, State&)`, optional: a
///   subscription has ended. What it means for a consumer is up to the CancelMode.
/// - `bool format_discarded(std::int64_t count, const State&)`, optional: whether it is to be
///   logged that events from a full buffer are lost. They are counted in any case, see
///   sys::get_status.
/// - `terminate`, `format_status`, `code_change` as of a server; the new version has the same
/// events,
///   and goes on with the subscriptions, the demand and the buffer of the old one.
///
/// Each handler may be a coroutine.
///
/// Not guaranteed: that events under way to a consumer which ends are handled by anybody.
/// @thread all handlers run in the stage's process, one at a time
template <class Module>
class GenStage : public GenServer<Module> {
 public:
  using Accepts = otp::Accepts<>;
  template <class S>
  using Body = detail::StageBody<S>;
};

}  // namespace otp
