#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <typeindex>
#include <utility>
#include <vector>

#include "otp/target.h"

namespace otp {

/// A subscription as one of its two stages sees it: the other stage, and the reference that both
/// know it by.
struct Subscription {
  Pid peer;
  Ref ref;
  Term describe() const { return tuple(peer, ref); }
};

/// What the end of a producer, or of the subscription, means for a consumer.
enum class CancelMode {
  Permanent,  // the consumer ends with the same reason
  Transient,  // so it does unless the reason is normal or a shutdown
  Temporary,  // the consumer goes on
};

/// How a consumer subscribes. Its window: it asks for `max_demand` events at first, and for more as
/// soon as it has handled so many that only `min_demand` are still to come.
class SubscribeOptions {
 public:
  /// Default 1000; at least 1.
  SubscribeOptions max_demand(std::int64_t events) && {
    max_demand_ = events;
    return std::move(*this);
  }
  /// Default half of max_demand; below max_demand.
  SubscribeOptions min_demand(std::int64_t events) && {
    min_demand_ = events;
    return std::move(*this);
  }
  /// Default: Permanent.
  SubscribeOptions cancel(CancelMode mode) && {
    cancel_ = mode;
    return std::move(*this);
  }
  /// Of a producer with a PartitionDispatcher: which partition.
  SubscribeOptions partition(Term name) && {
    partition_ = std::move(name);
    return std::move(*this);
  }
  /// Of a producer of `T` with a BroadcastDispatcher: only events for which `wanted(event)` holds.
  template <class T>
  SubscribeOptions selector(std::function<bool(const T&)> wanted) && {
    selector_ = std::move(wanted);
    return std::move(*this);
  }

  std::int64_t max_demand() const { return max_demand_; }
  std::int64_t min_demand() const { return min_demand_.value_or(max_demand_ / 2); }
  CancelMode cancel() const { return cancel_; }
  const Term& partition() const { return partition_; }
  /// nullptr for none
  /// @throws ArgumentError for a selector of other events
  template <class T>
  const std::function<bool(const T&)>* selector() const {
    if (!selector_.has_value()) return nullptr;
    auto* wanted = std::any_cast<std::function<bool(const T&)>>(&selector_);
    if (wanted == nullptr) throw ArgumentError("the selector is for events of another type");
    return wanted;
  }

  /// `{bad_opts, sentence}` for a window that cannot be.
  Result<> check() const;

 private:
  std::int64_t max_demand_ = 1000;
  std::optional<std::int64_t> min_demand_;
  CancelMode cancel_ = CancelMode::Permanent;
  Term partition_;
  std::any selector_;
};

/// Why a subscription ended: by request, or because the peer did.
struct Cancellation {
  enum class Kind { Cancel, Down };
  Kind kind = Kind::Cancel;
  ExitReason reason;
  Term describe() const {
    return tuple(Atom(kind == Kind::Cancel ? "cancel" : "down"), reason.term());
  }
};

/// Whether a producer passes demand on to its module, or keeps it for later.
enum class DemandMode { Forward, Accumulate };
std::string_view name_of(DemandMode mode);

// What stages send each other; modules do not see these messages.
namespace stage {

// To a producer

/// A consumer, the sender, subscribes.
struct Subscribe {
  Ref ref;
  SubscribeOptions options;
  std::type_index events;         // that the consumer takes
  std::optional<Ref> instead_of;  // a subscription to be cancelled at the same time
  ExitReason reason = {};         // for which it is cancelled
};
/// A consumer asks for so many events.
struct Ask {
  Ref ref;
  std::int64_t count = 0;
};
/// A consumer ends its subscription.
struct Cancel {
  Ref ref;
  ExitReason reason;
};

// To a consumer

/// Events that the consumer has asked for.
template <class T>
struct Events {
  Ref ref;
  std::vector<T> events;
  Term describe() const { return tuple(Atom("events"), ref, otp::describe(events)); }
};
/// The producer has ended the subscription.
struct Cancelled {
  Ref ref;
  ExitReason reason;
};

// Requests of anybody

/// To a consumer: subscribe to this producer.
struct SubscribeTo {
  explicit SubscribeTo(Target its_producer, SubscribeOptions its_options = {})
      : producer(std::move(its_producer)), options(std::move(its_options)) {}
  Target producer;
  SubscribeOptions options;
  std::optional<Ref> instead_of;
  ExitReason reason;
};
/// To a producer: see stage::demand.
struct SetDemand {
  DemandMode mode = DemandMode::Forward;
};
/// To a producer: see stage::demand.
struct GetDemand {};
/// To a producer: see stage::estimate_buffered_count.
struct CountBuffered {};
/// A plain message that the stage gets when the events before it have left.
struct Note {
  explicit Note(Message its_message) : message(std::make_shared<Message>(std::move(its_message))) {}
  std::shared_ptr<Message> message;
};

}  // namespace stage

}  // namespace otp
