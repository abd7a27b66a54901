#pragma once

#include <concepts>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include "actor/process.h"
#include "actor/runtime.h"
#include "actor/task.h"

namespace otp {

class Self;

/// What kind of process is started, for people: `self.spawn(Label("traffic"), body)`.
struct Label {
  Label() : text(atoms::process) {}
  explicit Label(std::string_view name) : text(name) {}
  Atom text;
};

/// How a process is started: `self.spawn(SpawnOptions(Label("sink")).max_mailbox(1000), body)`.
class SpawnOptions {
 public:
  SpawnOptions(Label label = {}) : label_(label.text) {}

  /// At most so many messages wait; further ones are turned away, see Self::try_send. A call fails
  /// with `overload`. Exits, downs, answers to calls and what a process sends itself always fit;
  /// what comes by way of an alias, such as the value of a task, does not. Default: no limit.
  /// @throws ArgumentError for 0
  SpawnOptions max_mailbox(std::uint32_t messages) && {
    mailbox_limit_ = checked_mailbox_limit(messages);
    return std::move(*this);
  }

  Atom label() const { return label_; }
  std::uint32_t mailbox_limit() const { return mailbox_limit_; }

 private:
  Atom label_;
  std::uint32_t mailbox_limit_ = Process::no_limit;
};

namespace detail {

template <class Body, class... Args>
concept ProcessBody = std::is_invocable_r_v<Task<>, Body, Self, Args...>;

template <class Body>
constexpr void check_body() {
  static_assert(std::is_empty_v<Body> || std::is_pointer_v<Body>,
                "a process body must not capture: pass what it needs as arguments of spawn");
}

/// The body of a process that is a coroutine.
class CoroutineBody final : public Body {
 public:
  explicit CoroutineBody(Task<> main) : main_(std::move(main)) {}
  Step step(Process& process) override;

 private:
  Task<> main_;
  bool has_started_ = false;
};

/// A `Self` for a process that is being started; Self is complete where this is used.
template <class SelfType, class Fn, class... Args>
SpawnedProcess spawn_with(Runtime& runtime, const SpawnRequest& request, Fn body, Args... args) {
  check_body<Fn>();
  Process& process = runtime.prepare();
  Task<> main = body(SelfType(process), std::move(args)...);
  return runtime.launch(process, request, std::make_unique<CoroutineBody>(std::move(main)));
}

template <class Fn, class... Args>
SpawnedProcess spawn(Runtime& runtime, const SpawnRequest& request, Fn body, Args... args) {
  return spawn_with<Self>(runtime, request, body, std::move(args)...);
}

}  // namespace detail

/// Starts a process from outside of all processes; it has no parent.
/// @thread any
template <class Fn, class... Args>
Pid spawn(Runtime& runtime, SpawnOptions options, Fn body, Args... args) {
  SpawnRequest request{.label = options.label(), .mailbox_limit = options.mailbox_limit()};
  return detail::spawn_with<Self>(runtime, request, body, std::move(args)...).pid;
}

}  // namespace otp
