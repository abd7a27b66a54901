#pragma once

#include "otp/stage/gen_stage.h"

/// Operations on stages; see GenStage for what stages are.
///
/// What is awaited fails like a call (see Request). What is sent is silent when nobody is there.
/// @thread any process
namespace otp::stage {

/// Subscribes a consumer to a producer, both by their process or name.
/// - the subscription, as the consumer sees it
/// - `{bad_opts, sentence}` for options that cannot be, `not_a_consumer`
/// A producer that is not there ends the consumer with `noproc`, unless the subscription is
/// temporary; the answer is a subscription all the same.
Request<Result<Subscription>, SubscribeTo> sync_subscribe(Self self, const Target& consumer,
                                                          Target producer,
                                                          SubscribeOptions options = {},
                                                          Timeout timeout = default_call_timeout);
/// The same, and cancels a former subscription, with this reason, at the same time.
Request<Result<Subscription>, SubscribeTo> sync_resubscribe(Self self, const Target& consumer,
                                                            Subscription former, ExitReason reason,
                                                            Target producer,
                                                            SubscribeOptions options = {},
                                                            Timeout timeout = default_call_timeout);
/// The same as sync_subscribe without an answer.
void async_subscribe(Self self, const Target& consumer, Target producer,
                     SubscribeOptions options = {});

/// Asks a producer for events, in a consumer whose subscription is manual.
/// @throws ArgumentError for a negative number
void ask(Self self, Subscription producer, std::int64_t count);

/// Ends a subscription, by the producer's process and its reference. Both sides are told; what it
/// means for the consumer is up to its CancelMode.
void cancel(Self self, Subscription producer, ExitReason reason);

/// Whether a producer passes demand on, or accumulates it.
Request<DemandMode, GetDemand> demand(Self self, const Target& producer,
                                      Timeout timeout = default_call_timeout);
/// Sets it. Forward passes on at once what has been accumulated.
void demand(Self self, const Target& producer, DemandMode mode);

/// How many events wait in the buffer of a producer.
Request<std::int64_t, CountBuffered> estimate_buffered_count(
    Self self, const Target& producer, Timeout timeout = default_call_timeout);

namespace detail {
void async_note(Self self, const Target& stage, Message message);
}

/// Sends a plain message that the stage handles, with handle_info, only when the events that it
/// holds now have left.
template <class M>
void async_info(Self self, const Target& stage, M message) {
  detail::async_note(self, stage, Message(make_envelope<plain_role<M>, M>(std::move(message))));
}
/// The same; the answer says that the message is in its place.
template <class M>
Request<Nothing, Note> sync_info(Self self, const Target& stage, M message,
                                 Timeout timeout = default_call_timeout) {
  Message note(make_envelope<plain_role<M>, M>(std::move(message)));
  return {self, stage, Note(std::move(note)), timeout};
}

}  // namespace otp::stage
