#pragma once

#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "actor/pool.h"
#include "base/describe.h"
#include "trace/sink.h"

namespace otp {

/// What an envelope is for. The first group waits in a mailbox; the rest are signals, which the
/// receiving process obeys as soon as it looks at its inbox.
enum class Role : std::uint8_t {
  Info,
  Cast,
  Call,
  System,
  Timeout,
  Exit,
  Down,
  ExitSignal,
  LinkExit,
  DownSignal,
  Reply,
  CallFailed,
  CancelCall,
  Link,
  Unlink,
  UnlinkAck,
  Monitor,
  Demonitor,
  ViaAlias,
  Deadline,
  Suspend,
  Resume,
  Watch,
};

constexpr bool is_signal(Role role) { return role >= Role::ExitSignal; }

/// How a role shows in traces; signals that carry no message show as `system`.
constexpr trace::MessageRole traced_role(Role role) {
  using enum trace::MessageRole;
  switch (role) {
    case Role::Info:
    case Role::ViaAlias: return Info;
    case Role::Cast: return Cast;
    case Role::Call: return Call;
    case Role::Timeout: return Timeout;
    case Role::Exit:
    case Role::ExitSignal:
    case Role::LinkExit: return Exit;
    case Role::Down:
    case Role::DownSignal: return Down;
    case Role::Reply:
    case Role::CallFailed: return Reply;
    case Role::System:
    case Role::CancelCall:
    case Role::Link:
    case Role::Unlink:
    case Role::UnlinkAck:
    case Role::Monitor:
    case Role::Demonitor:
    case Role::Deadline:
    case Role::Suspend:
    case Role::Resume:
    case Role::Watch: return System;
  }
  return System;
}

/// Whether sending it is worth an event: messages, replies, exits and downs are; housekeeping is
/// not.
constexpr bool is_traced(Role role) {
  return role == Role::System || traced_role(role) != trace::MessageRole::System;
}

struct Envelope;

/// What the runtime knows of a C++ type that travels as a message: one instance for each type and
/// role, whose address identifies both.
struct MessageType {
  Role role;
  trace::MessageRole traced_role;
  bool is_traced;
  std::uint32_t bytes;  // of the whole envelope
  Atom label;
  Term (*describe)(const Envelope&);
  void (*destroy)(Envelope&) noexcept;
  Envelope* (*clone)(const Envelope&);  // nullptr for types that cannot be copied
};

/// A message or signal on its way: 32 bytes, then its value. Small ones fill one block of 64 bytes.
struct Envelope {
  Envelope* next = nullptr;
  const MessageType* type;
  std::uint32_t generation = 0;  // of the receiver's slot, so that a successor does not take it
  std::uint32_t number = 0;      // running number at the sender
  Pid from;

  explicit Envelope(const MessageType& its_type) : type(&its_type) {}

  trace::MessageId id() const { return {from, number}; }
};
static_assert(sizeof(Envelope) == 32);

/// An envelope that belongs to a reference: calls, their answers, monitors.
struct RefEnvelope : Envelope {
  RefEnvelope(const MessageType& its_type, Ref its_ref) : Envelope(its_type), ref(its_ref) {}
  Ref ref;
};

constexpr bool carries_ref(Role role) {
  return role == Role::Call || role == Role::System || role == Role::Reply ||
         role == Role::CallFailed || role == Role::CancelCall || role == Role::Monitor ||
         role == Role::Demonitor || role == Role::ViaAlias;
}

/// An envelope with its value.
template <class Value>
struct Carrier : Envelope {
  template <class... Args>
  explicit Carrier(const MessageType& its_type, Args&&... args)
      : Envelope(its_type), value{std::forward<Args>(args)...} {}
  [[no_unique_address]] Value value;
};

/// The same with a reference.
template <class Value>
struct RefCarrier : RefEnvelope {
  template <class... Args>
  RefCarrier(const MessageType& its_type, Ref its_ref, Args&&... args)
      : RefEnvelope(its_type, its_ref), value{std::forward<Args>(args)...} {}
  [[no_unique_address]] Value value;
};

template <Role role, class Value>
using CarrierOf = std::conditional_t<carries_ref(role), RefCarrier<Value>, Carrier<Value>>;

/// For envelopes that say everything by their role.
struct Nothing {};

inline void release(Envelope* envelope) noexcept {
  auto bytes = envelope->type->bytes;
  envelope->type->destroy(*envelope);
  pool::release(envelope, bytes);
}

namespace detail {

template <Role role, class Value>
struct TypeOf {
  using Carried = CarrierOf<role, Value>;

  static Term describe_value(const Envelope& envelope) {
    return described([&] { return otp::describe(static_cast<const Carried&>(envelope).value); });
  }
  static void destroy(Envelope& envelope) noexcept { static_cast<Carried&>(envelope).~Carried(); }
  static Envelope* clone(const Envelope& envelope) {
    return new (pool::allocate(sizeof(Carried)))
        Carried(*envelope.type, static_cast<const Carried&>(envelope).value);
  }
  static constexpr auto cloner() -> Envelope* (*)(const Envelope&) {
    if constexpr (!carries_ref(role) && std::copy_constructible<Value>) return &clone;
    else return nullptr;
  }
  static const MessageType& get() {
    static const MessageType type{role,
                                  traced_role(role),
                                  is_traced(role),
                                  sizeof(Carried),
                                  atom_of_type<Value>(),
                                  &describe_value,
                                  &destroy,
                                  cloner()};
    return type;
  }
};

}  // namespace detail

/// The message type of a value in a role.
/// @thread any
template <Role role, class Value>
inline const MessageType& message_type = detail::TypeOf<role, Value>::get();

/// A new envelope; roles with a reference take it as the first argument.
template <Role role, class Value, class... Args>
CarrierOf<role, Value>* make_envelope(Args&&... args) {
  return new (pool::allocate(sizeof(CarrierOf<role, Value>)))
      CarrierOf<role, Value>(message_type<role, Value>, std::forward<Args>(args)...);
}

template <Role role, class Value>
Value& value_of(Envelope& envelope) {
  return static_cast<CarrierOf<role, Value>&>(envelope).value;
}
inline Ref ref_of(const Envelope& envelope) {
  return static_cast<const RefEnvelope&>(envelope).ref;
}

// Messages that the runtime makes itself

/// A trapped exit signal: `{:EXIT, from, reason}`.
struct Exit {
  Pid from;
  ExitReason reason;
  Term describe() const { return tuple(atoms::exit, from, reason.term()); }
};

/// A monitored process has ended, or was not there: `{:DOWN, ref, :process, object, reason}`.
struct Down {
  Ref ref;
  Pid pid;      // none when a monitored name belonged to nobody
  Term object;  // the pid, or {name, node} for a monitor by name
  ExitReason reason;
  Term describe() const { return tuple(atoms::down, ref, atoms::process, object, reason.term()); }
};

/// No message came within a time: `:timeout`.
struct TimeoutMessage {
  Term describe() const { return atoms::timeout; }
};

// What signals carry

/// With Role::Monitor.
struct MonitorRequest {
  Term object;  // how the watcher calls the watched process
};
/// With Role::CallFailed: why a call will not be answered.
struct CallFailure {
  ExitReason reason;
};
/// With Role::Watch: what is to be recorded from now on, and what no more.
struct WatchRequest {
  trace::Watch on = trace::Watch::Nothing;
  trace::Watch off = trace::Watch::Nothing;
};

namespace detail {
template <class M>
struct PlainRole : std::integral_constant<Role, Role::Info> {};
template <>
struct PlainRole<Exit> : std::integral_constant<Role, Role::Exit> {};
template <>
struct PlainRole<Down> : std::integral_constant<Role, Role::Down> {};
template <>
struct PlainRole<TimeoutMessage> : std::integral_constant<Role, Role::Timeout> {};
}  // namespace detail

/// The role of `M` as a plain message, one that `send` sends and `receive` takes.
template <class M>
inline constexpr Role plain_role = detail::PlainRole<M>::value;
template <class M>
inline const MessageType& plain_type = message_type<plain_role<M>, M>;

/// A message of any type, owned, or none. What `receive_any` gives.
/// @thread owner
class Message {
 public:
  Message() = default;
  explicit Message(Envelope* envelope) : envelope_(envelope) {}
  Message(Message&& other) noexcept : envelope_(std::exchange(other.envelope_, nullptr)) {}
  Message& operator=(Message&& other) noexcept {
    std::swap(envelope_, other.envelope_);
    return *this;
  }
  ~Message() {
    if (envelope_ != nullptr) otp::release(envelope_);
  }

  explicit operator bool() const { return envelope_ != nullptr; }
  const Envelope& envelope() const { return *envelope_; }
  Envelope* take() { return std::exchange(envelope_, nullptr); }
  Role role() const { return envelope_->type->role; }
  Pid from() const { return envelope_->from; }
  Atom label() const { return envelope_->type->label; }
  Term describe() const { return envelope_->type->describe(*envelope_); }

  /// The value if this is a plain message of type `M`, else nullptr.
  template <class M>
  const M* get() const {
    return envelope_->type == &plain_type<M> ? &value_of<plain_role<M>, M>(*envelope_) : nullptr;
  }

 private:
  Envelope* envelope_ = nullptr;
};

/// A message to an alias, taken out of its cover if the alias is still active.
struct AliasCover {
  Message message;
  Term describe() const { return message.describe(); }
};

/// What an envelope is called in traces: one to an alias has the name of what it carries.
inline Atom traced_label(const Envelope& envelope) {
  if (envelope.type->role != Role::ViaAlias) return envelope.type->label;
  return value_of<Role::ViaAlias, AliasCover>(const_cast<Envelope&>(envelope)).message.label();
}

}  // namespace otp
