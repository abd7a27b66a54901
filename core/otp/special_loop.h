#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "otp/special_process.h"

namespace otp {

/// Lets a process written by hand take part in the debug interface: its receive serves the orders
/// of sys.h between the messages of the process.
///
///     Task<> adder(Self self) {
///       std::int64_t sum = 0;
///       SpecialLoop loop(self, sum);
///       for (;;) {
///         Add add = co_await loop.receive<Add>();
///         sum += add.number;
///       }
///     }
///
/// `sys::get_state<std::int64_t>(self, pid)` then gives the sum. While it is suspended only orders
/// are served. When it is told to terminate, or when it traps exits and its parent ends, `receive`
/// ends the process with the reason, as `self.exit(reason)` does: whoever must clean up catches
/// ProcessExit and throws it on.
/// @thread owner
template <class State>
class SpecialLoop final : public SpecialProcess {
 public:
  /// The state must outlive the loop.
  SpecialLoop(Self self, State& state) : self_(self), state_(state) {}
  SpecialLoop(const SpecialLoop&) = delete;
  SpecialLoop& operator=(const SpecialLoop&) = delete;

  /// The first message of one of these types; a variant where there are several.
  template <class... Ms>
  auto receive() -> Task<detail::OneOf<Ms...>> {
    for (;;) {
      auto wanted = [this](const Envelope& envelope) {
        return is_for_the_loop(envelope) || (!is_suspended_ && detail::is_one_of<Ms...>(envelope));
      };
      auto message = co_await self_.receive_any_if(wanted);
      if (!serves(*message)) {
        if (known_debugging() != nullptr) note_in(*message);
        co_return detail::take_one_of<Ms...>(std::move(*message));
      }
      if (ends_with_) self_.exit(*ends_with_);
    }
  }

  Process& process() const override { return self_.process(); }
  Term shown_name() const override {
    Atom name = self_.runtime().name_of(self_.pid());
    return name.is_nil() ? Term(self_.pid()) : Term(name);
  }
  bool is_suspended() const override { return is_suspended_; }
  void suspend() override { is_suspended_ = true; }
  void resume() override { is_suspended_ = false; }
  void terminate(ExitReason reason) override { ends_with_ = std::move(reason); }
  void* state_of_type(const std::type_info& type) override {
    return type == typeid(State) ? &state_ : nullptr;
  }
  Term status() const override {
    Pid parent = process().life().parent;
    return Term::record(Atom("status"),
                        {{Atom("behaviour"), Atom("special_process")},
                         {Atom("module"), process().life().label},
                         {Atom("name"), shown_name()},
                         {Atom("mode"), Atom(is_suspended_ ? "suspended" : "running")},
                         {Atom("parent"), parent.is_none() ? Term() : Term(parent)},
                         {Atom("state"), described([this] { return otp::describe(state_); })}});
  }

 private:
  bool is_for_the_loop(const Envelope& envelope) const {
    Role role = envelope.type->role;
    Pid parent = process().life().parent;
    if (role == Role::System) return true;
    if (role != Role::Exit || parent.is_none()) return false;
    return value_of<Role::Exit, Exit>(const_cast<Envelope&>(envelope)).from == parent;
  }

  /// @returns whether the message was an order or the exit of the parent
  bool serves(const Message& message) {
    if (!is_for_the_loop(message.envelope())) return false;
    auto& envelope = const_cast<Envelope&>(message.envelope());
    if (message.role() == Role::Exit) {
      ends_with_ = value_of<Role::Exit, Exit>(envelope).reason;
      return true;
    }
    Ref ref = ref_of(envelope);
    Envelope* reply = value_of<Role::System, SystemOrder>(envelope).perform(*this, ref);
    if (reply != nullptr) process().send(message.from(), reply);
    else process().add_call(ref, message.from());  // the end of the process is the answer
    return true;
  }

  void note_in(const Message& message) {
    note({sys::Event::Kind::In,
          traced_role(message.role()),
          message.describe(),
          message.from(),
          {}});
  }

  Self self_;
  State& state_;
  bool is_suspended_ = false;
  std::optional<ExitReason> ends_with_;
};

}  // namespace otp
