#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "otp/protocol.h"
#include "otp/temporaries.h"

namespace otp {

namespace detail {

template <class R>
struct Answered {
  using Type = Result<R>;
};
template <class T>
struct Answered<Result<T>> {  // a refusal and a failed call are read in one place
  using Type = Result<T>;
};
template <>
struct Answered<Nothing> {  // that it is done is all there is to say
  using Type = Result<>;
};

/// Does a server with this table answer `M` with what?
template <class M, class Table>
struct AnswerOf {
  using Type = void;
  static constexpr bool exists = false;
};
template <class M, class R, class... Rest>
struct AnswerOf<M, Accepts<Call<M, R>, Rest...>> {
  using Type = R;
  static constexpr bool exists = true;
};
template <class M, class Row, class... Rest>
struct AnswerOf<M, Accepts<Row, Rest...>> : AnswerOf<M, Accepts<Rest...>> {};

template <class M, class Table>
inline constexpr bool accepts_cast = false;
template <class M, class... Rows>
inline constexpr bool accepts_cast<M, Accepts<Rows...>> = (std::same_as<Rows, Cast<M>> || ...);

/// What people call a message: the name of its type, unless it says another.
template <class M>
Atom name_of_message(const M& message) {
  if constexpr (requires { message.shown_name(); }) return message.shown_name();
  else return atom_of_type<M>();
}

/// The caller's side of a request: where its answer will be, and how it is read.
/// @thread owner
template <class R>
class OpenRequest {
 public:
  using Answer = typename Answered<R>::Type;

  OpenRequest(Self self, const Target& server, Atom message)
      : process_(&self.process()), pending_(std::make_unique<PendingRequest>()) {
    pending_->message = message;
    pending_->server = server.resolve(self.runtime());
    if (pending_->server.is_none()) {
      pending_->failure = atoms::noproc;
      missing_ = server.describe();
    } else if (pending_->server == self.pid()) {
      pending_->failure = atoms::calling_self;
    }
  }
  OpenRequest(OpenRequest&&) noexcept = default;
  OpenRequest& operator=(OpenRequest&& other) noexcept {
    give_up();
    process_ = other.process_;
    missing_ = std::move(other.missing_);
    pending_ = std::move(other.pending_);
    return *this;
  }
  ~OpenRequest() { give_up(); }

  /// @throws ArgumentError when the answer has been taken
  bool is_settled() const { return pending().is_settled(); }
  TimePoint deadline() const { return pending().deadline; }
  /// Earlier answers have lower numbers; 0 when it could not be sent.
  std::uint64_t arrival() const { return pending().arrival; }
  Process& process() const { return *process_; }
  /// Fails with `timeout` when that time has come.
  void check_deadline() {
    if (!is_settled() && deadline() <= process_->runtime().now()) {
      pending_->failure = atoms::timeout;
      pending_->arrival = UINT64_MAX;
    }
  }

  /// @pre it is settled
  Answer take_answer() {
    Answer answer = read_answer();
    give_up();
    return answer;
  }

 protected:
  bool can_be_sent() const { return !pending_->failure.has_value(); }
  void send(Envelope* (*make)(Ref, void*), void* message, Timeout timeout) {
    if (!timeout.is_infinite()) pending_->deadline = timeout.after(process_->runtime().now());
    pending_->ref = process_->make_ref();
    process_->add_request(*pending_);
    process_->send(pending_->server, make(pending_->ref, message));
  }

 private:
  const PendingRequest& pending() const {
    if (!pending_) throw ArgumentError("this request has given its answer: make another");
    return *pending_;
  }
  void give_up() {
    if (!pending_) return;
    if (!pending_->ref.is_none()) {
      process_->drop_request(*pending_);
      bool server_waits = pending_->reply == nullptr &&
                          (!pending_->failure || pending_->failure->is(atoms::timeout));
      if (server_waits) {
        process_->send(pending_->server, make_envelope<Role::CancelCall, Nothing>(pending_->ref));
      }
    }
    if (pending_->reply != nullptr) release(pending_->reply);
    pending_.reset();
  }

  Answer read_answer() {
    if (pending_->failure) return failed(*pending_->failure);
    if (pending_->reply->type != &message_type<Role::Reply, R>) {
      return failed(tuple(Atom("bad_reply"), pending_->reply->type->label));
    }
    if constexpr (std::same_as<R, Nothing>) return {};
    else return std::move(value_of<Role::Reply, R>(*pending_->reply));
  }

  std::unexpected<Error> failed(const Term& why) const;

  Process* process_;
  Term missing_;  // the name of a server, when nobody has it
  std::unique_ptr<PendingRequest> pending_;
};

/// Why a call has failed: `{why, call}`, and a sentence that says what to do about it. The server
/// is a pid, or a name that nobody has.
std::unexpected<Error> failed_call(const Term& why, const Term& server, Atom message);

template <class R>
std::unexpected<Error> OpenRequest<R>::failed(const Term& why) const {
  Term server = missing_.is_nil() ? Term(pending_->server) : missing_;
  return failed_call(why, server, pending_->message);
}

/// Waits until a request is settled, which it is after its own limit, or for this long.
template <class R>
class SettledWaiter : public ProcessWaiter {
 public:
  explicit SettledWaiter(OpenRequest<R>& request, Timeout limit = infinity)
      : ProcessWaiter(request.process(), limit), request_(request) {
    deadline = std::min(deadline, request.deadline());
  }
  bool complete(Process&) final { return request_.is_settled(); }
  void time_out() final { request_.check_deadline(); }

 protected:
  ~SettledWaiter() = default;
  OpenRequest<R>& request_;
};

}  // namespace detail

/// A call under way.
///
///     Result<int> count = co_await self.call(counter, Counter::Get{}, 100ms);
///
///     auto request = self.send_request(counter, Counter::Get{});
///     while (!(co_await request.wait(10ms))) do_something_else();
///
/// `co_await request` waits for its answer and gives `Result<R>`: the answer, or as reason
/// `{why, call}` where `why` is
/// - `timeout`: none came within the limit. The server is not told and may still do the work; its
///   late answer is dropped.
/// - `noproc`: there is no such process.
/// - `calling_self`: a process cannot wait for itself.
/// - `overload`: the server's mailbox has a limit and is full.
/// - else the reason with which the server ended before it answered.
///
/// Several may be under way at once; await them in any order, or as a RequestGroup. Destroying one
/// gives up its answer.
///
/// Not guaranteed: that a request which failed has not been served, nor that it will not be.
/// @tparam Given what the caller has given to be sent, where that is not the message itself
/// @thread owner: the process that made it
template <class R, class M, Role role = Role::Call, class Given = M>
class [[nodiscard]] Request : public detail::OpenRequest<R> {
 public:
  using Answer = typename detail::OpenRequest<R>::Answer;

  Request(Self self, const Target& server, M message, Timeout timeout)
      : detail::OpenRequest<R>(self, server, detail::name_of_message(message)) {
    if (!this->can_be_sent()) return;
    auto make = [](Ref ref, void* its_message) -> Envelope* {
      return make_envelope<role, M>(ref, std::move(*static_cast<M*>(its_message)));
    };
    this->send(make, &message, timeout);
  }

  /// Once: a second time throws ArgumentError, as `wait` does then.
  auto operator co_await() & { return Awaiter(*this); }
  auto operator co_await() && {
    static_assert(!detail::destroyed_twice<Given>,
                  "name the request first, then await it: what it is given owns something, and "
                  "g++ 12 would destroy it twice in 'co_await call(...)'");
    return Awaiter(*this);
  }

  /// `co_await request.wait(limit)` gives the answer, or nothing when none has come within the
  /// limit; the request goes on, and can be waited for again. Its own limit counts too.
  auto wait(Timeout limit) { return Polling(*this, limit); }

 private:
  class Awaiter final : public detail::SettledWaiter<R> {
   public:
    using detail::SettledWaiter<R>::SettledWaiter;
    Answer await_resume() { return this->request_.take_answer(); }
  };
  class Polling final : public detail::SettledWaiter<R> {
   public:
    using detail::SettledWaiter<R>::SettledWaiter;
    std::optional<Answer> await_resume() {
      if (!this->request_.is_settled()) return std::nullopt;
      return this->request_.take_answer();
    }
  };
};

/// Who waits for the answer to a call. Keep it to answer later, or give it to another process.
/// @thread any process
template <class R>
class From {
 public:
  From() = default;
  From(Runtime& runtime, Pid caller, Ref ref, Pid server)
      : runtime_(&runtime), caller_(caller), ref_(ref), server_(server) {}

  Pid pid() const { return caller_; }
  /// The same caller with an answer of another type, for a server that knows what each caller waits
  /// for.
  template <class Other>
  From<Other> as() const {
    return runtime_ == nullptr ? From<Other>() : From<Other>(*runtime_, caller_, ref_, server_);
  }
  /// Answers now. The caller that has given up does not see it; a second answer is dropped.
  /// @throws ArgumentError when it is nobody
  void reply(R value) const {
    if (runtime_ == nullptr) throw ArgumentError("this From is of no call: nobody waits for it");
    Envelope* answer = make_envelope<Role::Reply, R>(ref_, std::move(value));
    Process* current = runtime_->scheduler().current();
    if (current == nullptr) {
      runtime_->send_from_outside(caller_, answer);
      return;
    }
    if (current->pid() == server_) current->drop_call(ref_);
    current->send(caller_, answer);
  }
  Term describe() const { return tuple(caller_, ref_); }

 private:
  Runtime* runtime_ = nullptr;
  Pid caller_;
  Ref ref_;
  Pid server_;
};

/// A server of the module `S`, by its process or by a name.
/// @thread any
template <class S>
class ServerRef {
 public:
  ServerRef() = default;
  ServerRef(Pid pid) : target_(pid) {}
  explicit ServerRef(Target target) : target_(std::move(target)) {}

  const Target& target() const { return target_; }
  operator const Target&() const { return target_; }
  /// The process that is meant now; none when nobody has the name.
  Pid whereis(Runtime& runtime) const { return target_.resolve(runtime); }
  Term describe() const { return target_.describe(); }

  /// Sends the request and gives what to await. See Request.
  template <class M>
  auto call(Self self, M message, Timeout timeout) const {
    using Answer = detail::AnswerOf<M, typename S::Accepts>;
    static_assert(Answer::exists, "the server's Accepts has no Call<M, R> for this message");
    return Request<typename Answer::Type, M>(self, target_, std::move(message), timeout);
  }
  /// Sends a message that is not answered. Silent when nobody is there, nor a registry to ask for
  /// the name, or when the server's mailbox has a limit and is full.
  template <class M>
  void cast(Self self, M message) const {
    try {
      (void)try_cast(self, std::move(message));
    } catch (const ArgumentError&) {}
  }
  /// The same, and says when nobody has the name (`noproc`) and when the mailbox is full
  /// (`overload`).
  template <class M>
  Result<> try_cast(Self self, M message) const {
    static_assert(detail::accepts_cast<M, typename S::Accepts>,
                  "the server's Accepts has no Cast<M> for this message");
    Pid pid = target_.resolve(self.runtime());
    if (pid.is_none()) {
      return refuse(atoms::noproc,
                    "nobody has the name " + to_text(describe()) + "; start the server first");
    }
    bool fits = self.process().send(pid, make_envelope<Role::Cast, M>(std::move(message)));
    return fits ? Result<>() : overloaded(pid);
  }

 private:
  Target target_;
};

/// A server of the module `S` by its local name.
template <class S>
ServerRef<S> named(Atom name) {
  return ServerRef<S>(Target(name));
}

}  // namespace otp
