#pragma once

#include <concepts>
#include <string_view>
#include <utility>

#include "actor/hibernation.h"
#include "actor/receive.h"
#include "actor/spawn.h"

namespace otp {

/// A message of `start_timer`, which carries the timer's own reference: `{:timeout, ref, message}`.
template <class M>
struct TimerTick {
  Ref ref;
  M message;
  Term describe() const { return tuple(atoms::timeout, ref, otp::describe(message)); }
};

/// An address in a process that can be withdrawn. Messages to it arrive as plain messages as long
/// as it is active, and are dropped afterwards.
struct Alias {
  Pid pid;
  Ref ref;
  Term describe() const { return ref; }
};

/// The running process, seen from its own code: the first parameter of every process body.
///
///     Task<> echo(Self self) {
///       for (;;) {
///         Ping ping = co_await self.receive<Ping>();
///         self.send(ping.from, Pong{});
///       }
///     }
///
///     Pid pid = self.spawn_link(Label("echo"), &echo);
///     self.send(pid, Ping{self.pid()});
///     auto pong = co_await self.receive<Pong>(5s);
///
/// What is awaited gives a value or nothing; see each function. A process ends when its body
/// returns (`normal`), throws, or calls exit, and when it obeys an exit signal.
///
/// Not guaranteed: that a message sent is received (the other process may end first), and the order
/// of messages from different senders.
///
/// Cheap to copy. Use it in the process it belongs to only; to reach another process send messages.
/// @thread owner
class Self {
 public:
  /// Of no process yet: for a server module before its server runs.
  Self() = default;
  explicit Self(Process& process) : process_(&process) {}

  Pid pid() const { return process_->pid(); }
  Runtime& runtime() const { return process_->runtime(); }
  TimePoint now() const { return runtime().now(); }
  /// A reference that no other call gives.
  Ref make_ref() const { return process_->make_ref(); }

  // Sending

  /// Sends a message. Never waits, never fails; silent when the receiver has ended, or when its
  /// mailbox has a limit and is full.
  /// Messages and signals from one process to another arrive in the order in which they were sent.
  template <class M>
  void send(Pid to, M message) const {
    process_->send(to, make_envelope<plain_role<M>, M>(std::move(message)));
  }
  /// @throws ArgumentError when nobody has the name
  template <class M>
  void send(Atom name, M message) const {
    send(whereis_or_throw(name), std::move(message));
  }
  /// Sends a message, and says when the receiver's mailbox has a limit and is full: `overload`; the
  /// message is dropped then. ok, and silence, when the receiver has ended.
  template <class M>
  Result<> try_send(Pid to, M message) const {
    bool fits = process_->send(to, make_envelope<plain_role<M>, M>(std::move(message)));
    return fits ? Result<>() : overloaded(to);
  }
  template <class M>
  void send(const Alias& alias, M message) const {
    Message inner(make_envelope<plain_role<M>, M>(std::move(message)));
    process_->send(alias.pid,
                   make_envelope<Role::ViaAlias, AliasCover>(alias.ref, std::move(inner)));
  }

  // Receiving

  /// `co_await self.receive<Ping>()` gives the first message of that type; other messages stay in
  /// the mailbox, in their order. With several types it gives a variant of them.
  template <class... Ms>
  auto receive() const {
    auto convert = [](std::optional<Message> message) {
      return detail::take_one_of<Ms...>(std::move(*message));
    };
    return detail::Receive(*process_, infinity, &detail::is_one_of<Ms...>, convert);
  }
  /// The same with a limit, which counts from now and is not prolonged by other messages. One type
  /// gives an optional; several give a variant that ends with TimeoutMessage. A limit of zero takes
  /// what is there.
  template <class... Ms>
  auto receive(Timeout timeout) const {
    auto convert = [](std::optional<Message> message) {
      if constexpr (sizeof...(Ms) == 1) {
        return message ? std::optional(detail::take_value<Ms...>(std::move(*message)))
                       : std::nullopt;
      } else {
        using Variant = std::variant<Ms..., TimeoutMessage>;
        return message ? detail::take_variant<Variant, Ms...>(std::move(*message))
                       : Variant(TimeoutMessage{});
      }
    };
    return detail::Receive(*process_, timeout, &detail::is_one_of<Ms...>, convert);
  }
  /// The first message of type `M` for which `wanted(const M&)` holds. `wanted` must be a named
  /// object: it is used until the message has come.
  ///
  /// A mark made before spares the search through what had come until then; what is wanted must not
  /// be among it.
  ///
  ///     auto mark = self.mark_mailbox();
  ///     Ref ref = self.make_ref();
  ///     self.send(peer, Question{self.pid(), ref});
  ///     auto is_mine = [ref](const Answer& answer) { return answer.ref == ref; };
  ///     auto answer = co_await self.receive_if<Answer>(is_mine, 5s, mark);
  template <class M, std::predicate<const M&> Wanted>
  auto receive_if(const Wanted& wanted, Timeout timeout = infinity, MailboxMark mark = {}) const {
    auto accepts = [&wanted](const Envelope& envelope) {
      return envelope.type == &plain_type<M> &&
             wanted(value_of<plain_role<M>, M>(const_cast<Envelope&>(envelope)));
    };
    auto convert = [](std::optional<Message> message) {
      return message ? std::optional(detail::take_value<M>(std::move(*message))) : std::nullopt;
    };
    return detail::Receive(*process_, timeout, accepts, convert, mark);
  }
  template <class M, std::predicate<const M&> Wanted>
  void receive_if(const Wanted&&, Timeout = infinity, MailboxMark = {}) const = delete;
  /// The end of the mailbox now. The last mark of a process counts; an earlier one is forgotten,
  /// and a receive with it searches everything. Calls do not need it: answers do not wait in
  /// mailboxes.
  MailboxMark mark_mailbox() const { return process_->mailbox().mark(); }

  /// The next message of whatever type; nothing when the limit is reached first.
  auto receive_any(Timeout timeout = infinity) const {
    auto accepts = [](const Envelope&) { return true; };
    auto convert = [](std::optional<Message> message) { return message; };
    return detail::Receive(*process_, timeout, accepts, convert);
  }
  /// The next message of whatever type for which `wanted(const Envelope&)` holds; a named object.
  template <std::predicate<const Envelope&> Wanted>
  auto receive_any_if(const Wanted& wanted, Timeout timeout = infinity) const {
    auto accepts = [&wanted](const Envelope& envelope) { return wanted(envelope); };
    auto convert = [](std::optional<Message> message) { return message; };
    return detail::Receive(*process_, timeout, accepts, convert);
  }

  /// Waits without looking at messages.
  auto sleep(Timeout timeout) const { return detail::Sleep(*process_, timeout); }
  /// `co_await self.hibernate(body, args...)` throws away all that the process has under way, waits
  /// for the next message with as little memory as possible, and goes on with `body(self,
  /// args...)`, which finds that message in its mailbox. Nothing after the await is reached;
  /// destructors of what was under way run. With a message in the mailbox it goes on at once.
  ///
  /// The body must not capture, as with spawn. A server hibernates with the result of a handler:
  /// `noreply().hibernate()`.
  /// @throws ArgumentError in a server
  template <class... Args, detail::ProcessBody<Args...> Body>
  detail::Hibernation hibernate(Body body, Args... args) const {
    detail::check_body<Body>();
    check_can_hibernate();
    return {*process_,
            std::make_unique<detail::Hibernated<Self, Body, Args...>>(body, std::move(args)...)};
  }
  /// Lets other processes run.
  auto yield() const { return detail::Yield(*process_); }

  // Servers: see ServerRef, whose operations these are

  /// `co_await self.call(counter, Counter::Get{})` gives a Result. A message that owns something
  /// must be awaited in two steps: `auto request = self.call(...); co_await request`.
  template <class Server, class M>
  auto call(const Server& server, M message, Timeout timeout = default_call_timeout) const {
    return server.call(*this, std::move(message), timeout);
  }
  /// The same without a limit, to be waited for with `request.wait(limit)` or in a RequestGroup.
  template <class Server, class M>
  auto send_request(const Server& server, M message) const {
    return server.call(*this, std::move(message), infinity);
  }
  /// Sends a request without an answer; succeeds also when nobody is there.
  template <class Server, class M>
  void cast(const Server& server, M message) const {
    server.cast(*this, std::move(message));
  }

  /// The same, and says why it could not be delivered: `noproc` for a name that nobody has,
  /// `overload` for a mailbox with a limit that is full.
  template <class Server, class M>
  Result<> try_cast(const Server& server, M message) const {
    return server.try_cast(*this, std::move(message));
  }

  // Starting processes

  /// Starts a process that runs `body(Self, args...)`, a coroutine. The body must not capture
  /// anything; arguments are moved into it.
  template <class... Args, detail::ProcessBody<Args...> Body>
  Pid spawn(Body body, Args... args) const {
    return start({.parent = process_}, {}, body, std::move(args)...).pid;
  }
  /// The same with a link, there from the start: the exit of either reaches the other.
  template <class... Args, detail::ProcessBody<Args...> Body>
  Pid spawn_link(Body body, Args... args) const {
    return start({.parent = process_, .link = true}, {}, body, std::move(args)...).pid;
  }
  /// The same with a monitor, there from the start.
  template <class... Args, detail::ProcessBody<Args...> Body>
  SpawnedProcess spawn_monitor(Body body, Args... args) const {
    return start({.parent = process_, .monitor = make_ref()}, {}, body, std::move(args)...);
  }
  /// With options, such as a label that tools show.
  template <class Body, class... Args>
  Pid spawn(SpawnOptions options, Body body, Args... args) const {
    return start({.parent = process_}, options, body, std::move(args)...).pid;
  }
  template <class Body, class... Args>
  Pid spawn_link(SpawnOptions options, Body body, Args... args) const {
    return start({.parent = process_, .link = true}, options, body, std::move(args)...).pid;
  }
  template <class Body, class... Args>
  SpawnedProcess spawn_monitor(SpawnOptions options, Body body, Args... args) const {
    return start({.parent = process_, .monitor = make_ref()}, options, body, std::move(args)...);
  }

  // Ending

  /// Ends this process with `reason`, as if its body had thrown it. Trapping exits does not help.
  [[noreturn]] void exit(ExitReason reason) const { otp::exit(std::move(reason)); }
  /// Sends an exit signal. `kill` ends any process, with the reason `killed`; `normal` ends only
  /// the sender itself; others end a process that does not trap exits.
  void exit(Pid pid, ExitReason reason) const { process_->exit_signal(pid, reason); }
  /// With `true`, exit signals become messages of type Exit.
  /// @returns the former setting
  bool trap_exit(bool traps) const { return process_->trap_exits(traps); }

  // Links and monitors

  /// Links to `pid`; twice is as good as once. When the process is dead, one that traps exits gets
  /// Exit with `noproc`.
  /// @throws TermError `noproc` when the process is dead and this one does not trap exits
  void link(Pid pid) const;
  /// After this no exit of `pid` arrives because of a link, unless it has arrived already.
  void unlink(Pid pid) const { process_->unlink(pid); }
  /// Down arrives when the process ends, or at once with `noproc`.
  Ref monitor(Pid pid) const { return process_->monitor(pid, pid); }
  /// Monitors the process that has the name now; Down names it by that name.
  Ref monitor(Atom name) const;
  /// A monitor whose reference is an alias too, see Alias.
  Alias monitor_with_alias(Pid pid, AliasKind kind) const {
    Ref ref = monitor(pid);
    process_->add_alias(ref, kind);
    return {this->pid(), ref};
  }
  /// @returns whether the monitor was active; if not, its Down may be in the mailbox
  bool demonitor(Ref ref) const { return process_->demonitor(ref); }
  /// The same, and takes its Down out of the mailbox.
  bool demonitor_and_flush(Ref ref) const;
  /// An address of this process that `unalias` withdraws; one of the kind Reply also withdraws
  /// itself when the first message comes.
  Alias alias(AliasKind kind = AliasKind::Explicit) const {
    Ref ref = make_ref();
    process_->add_alias(ref, kind);
    return {pid(), ref};
  }
  /// @returns whether the alias was active
  bool unalias(const Alias& alias) const { return process_->drop_alias(alias.ref); }

  // Names

  /// @throws ArgumentError for a dead process, a name in use, a second name, or `undefined`
  void register_name(Atom name, Pid pid) const { runtime().register_name(name, pid); }
  /// @throws ArgumentError when nobody has the name
  void unregister_name(Atom name) const { runtime().unregister_name(name); }
  /// None when nobody has the name.
  Pid whereis(Atom name) const { return runtime().whereis(name); }

  // Timers

  /// Sends `message` after `delay`, not earlier. A name is looked up when the time has come.
  template <class M>
  TimerRef send_after(Timeout delay, Pid to, M message) const {
    return arm_timer(delay.after(now()), {.target = to}, std::move(message));
  }
  template <class M>
  TimerRef send_after(Timeout delay, Atom to, M message) const {
    return arm_timer(delay.after(now()), {.name = to}, std::move(message));
  }
  /// At a moment of the runtime's clock; at once when it is past.
  template <class M>
  TimerRef send_at(TimePoint due, Pid to, M message) const {
    return arm_timer(due, {.target = to}, std::move(message));
  }
  /// The same as send_after with the timer's reference in the message.
  template <class M>
  TimerRef start_timer(Timeout delay, Pid to, M message) const {
    Ref ref = make_ref();
    return arm_timer(delay.after(now()), {.ref = ref, .target = to},
                     TimerTick<M>{ref, std::move(message)});
  }
  /// Every `interval` until it is cancelled.
  template <std::copy_constructible M>
  TimerRef send_interval(Timeout interval, Pid to, M message) const {
    return arm_timer(interval.after(now()), {.target = to, .interval = interval.duration()},
                     std::move(message));
  }
  /// @returns the time that was left; nothing when the timer has fired or was cancelled, or its
  /// target has ended
  std::optional<Duration> cancel_timer(const TimerRef& timer) const;
  std::optional<Duration> read_timer(const TimerRef& timer) const;

  /// The control block, for the runtime's own layers.
  Process& process() const { return *process_; }

 private:
  template <class Body, class... Args>
  SpawnedProcess start(SpawnRequest request, const SpawnOptions& options, Body body,
                       Args... args) const {
    request.label = options.label();
    request.mailbox_limit = options.mailbox_limit();
    return detail::spawn(runtime(), request, body, std::move(args)...);
  }
  template <class M>
  TimerRef arm_timer(TimePoint due, SendLater later, M message) const {
    if (later.ref.is_none()) later.ref = make_ref();
    later.message = make_envelope<plain_role<M>, M>(std::move(message));
    return arm_timer(due, later);
  }
  TimerRef arm_timer(TimePoint due, SendLater later) const;
  bool has_dead_target(const TimerRef& timer) const;
  void check_can_hibernate() const;
  Pid whereis_or_throw(Atom name) const;

  Process* process_ = nullptr;
};

}  // namespace otp
