#include "otp/server_loop.h"

#include "actor/crash_report.h"

namespace otp {

using trace::Watch;

namespace {

/// Whoever looks at one process wants to know what keeps it from answering.
constexpr Watch shows_handlers = Watch::Messages | Watch::State;

}  // namespace

Body::Step ServerLoop::step(Process&) {
  if (process_.has_ended()) return Step::Wait;
  if (task_) {
    begin([this] {
      Task<Outcome> ended = std::move(task_);
      return Handling(ended.take());
    });
    return Step::Again;
  }
  switch (phase_) {
    case Phase::Starting:
      phase_ = Phase::Initialising;
      if (start_.options.debug() != nullptr) begin_debugging(*start_.options.debug());
      begin([this] { return claim_name() ? init() : Handling(); });
      return Step::Again;
    case Phase::Serving: return serve_next();
    case Phase::Initialising:
    case Phase::Terminating:
    case Phase::Ended: return Step::Wait;
  }
  return Step::Wait;
}

/// Runs a handler, or takes the result of one that had to wait.
template <class Handler>
void ServerLoop::begin(Handler&& handler) {
  try {
    Handling handling = handler();
    if (auto* waiting = std::get_if<Task<Outcome>>(&handling)) {
      task_ = std::move(*waiting);
      task_.start(process_);
    } else {
      complete(std::get<Outcome>(handling));
    }
  } catch (...) {
    failed();
  }
}

void ServerLoop::complete(Outcome& outcome) {
  switch (phase_) {
    case Phase::Initialising: return initialised(outcome);
    case Phase::Serving: return handled(outcome);
    case Phase::Terminating: return terminated();
    case Phase::Starting:
    case Phase::Ended: return;
  }
}

void ServerLoop::failed() {
  if (process_.has_ended()) return;  // it ended itself by a signal: nothing of it runs any more
  try {
    throw;
  } catch (const Term& thrown) {  // in a handler a thrown value counts as the value it returns
    if (phase_ == Phase::Terminating) return terminated();  // nobody looks at what that returns
    failed_with({tuple(atoms::bad_return_value, thrown)});
  } catch (...) {
    failed_with(current_failure());
  }
}

void ServerLoop::failed_with(Failure failure) {
  switch (phase_) {
    case Phase::Initialising: return refuse_start(failure);
    case Phase::Serving:
      restore_state();
      if (handler_is_shown_) note_handler_end();
      failure_ = std::make_unique<Failure>(std::move(failure));
      return terminate(failure_->reason);
    case Phase::Terminating:
      terminate_failed_ = true;
      failure_ = std::make_unique<Failure>(std::move(failure));
      reason_ = failure_->reason;
      return terminated();
    case Phase::Starting:
    case Phase::Ended: return;
  }
}

// Starting

bool ServerLoop::claim_name() {
  const Target& name = start_.options.name();
  Runtime& runtime = process_.runtime();
  bool claimed = true;
  if (name.name() != nullptr) claimed = runtime.claim_name(*name.name(), process_.pid());
  if (name.via() != nullptr) {
    claimed = name.via()->service->register_name(self(), name.via()->key, name.via()->value);
  }
  if (claimed) return true;
  acknowledge({StartAck::Verdict::Refused, name_in_use(name, name.resolve(runtime))});
  phase_ = Phase::Ended;
  process_.end(ExitReason::normal());
  return false;
}

/// A failed start leaves its name free before the starter hears of it. A name service that does not
/// run any more has no name to free.
void ServerLoop::release_name() {
  const Target& name = start_.options.name();
  if (name.name() != nullptr) process_.runtime().forget_name(process_);
  if (name.via() == nullptr) return;
  try {
    name.via()->service->unregister_name(self(), name.via()->key);
  } catch (const std::exception&) {  // the reason for which the start failed is the one to tell
  }
}

void ServerLoop::acknowledge(StartAck ack) {
  process_.drop_call(start_.answers);
  process_.send(start_.starter,
                make_envelope<Role::Reply, StartAck>(start_.answers, std::move(ack)));
}

void ServerLoop::initialised(Outcome& outcome) {
  switch (outcome.kind) {
    case Outcome::Kind::Go:
      phase_ = Phase::Serving;
      acknowledge({StartAck::Verdict::Started});
      if (process_.watches(Watch::State)) show_state(process_);
      return apply(outcome);
    case Outcome::Kind::Ignore:
      release_name();
      acknowledge({StartAck::Verdict::Ignored});
      return process_.end(ExitReason::normal());
    case Outcome::Kind::Stop:
      return refuse_start({outcome.stop->reason}, std::move(outcome.stop->sentence));
  }
}

void ServerLoop::refuse_start(const Failure& failure, std::string sentence) {
  const ExitReason& reason = failure.reason;
  phase_ = Phase::Ended;
  release_name();
  acknowledge({StartAck::Verdict::Refused, Error(reason.term(), std::move(sentence))});
  if (reason.is_abnormal()) {
    process_.runtime().log(trace::LogLevel::Error, process_.pid(),
                           crash_report(process_, failure.reported_of_process, "process_report"));
  }
  process_.end(reason);
}

// Serving

Body::Step ServerLoop::serve_next() {
  if (continuation_) {
    current_ = std::move(continuation_);
    continuation_ = {};
    is_continuing_ = true;
    note_in(current_);
    if (process_.watches(shows_handlers)) note_handler_start(current_.envelope());
    save_state();
    begin([this] { return handle_continue(current_); });
    return Step::Again;
  }
  Envelope* envelope = next_message();
  if (envelope == nullptr) return Step::Wait;
  dispatch(envelope);
  return Step::Again;
}

Envelope* ServerLoop::next_message() {
  if (!is_suspended_) return process_.take_first();
  process_.mailbox().rewind();
  return process_.take([this](const Envelope& envelope) {
    return envelope.type->role == Role::System || is_end_of_parent(const_cast<Envelope&>(envelope));
  });
}

/// As in OTP it is the message that counts, whoever has sent it.
bool ServerLoop::is_end_of_parent(Envelope& envelope) const {
  return envelope.type->role == Role::Exit &&
         value_of<Role::Exit, Exit>(envelope).from == start_.parent;
}

void ServerLoop::dispatch(Envelope* envelope) {
  deadline = TimePoint::max();
  Role role = envelope->type->role;
  if (role == Role::System) {
    Message order(envelope);
    obey(value_of<Role::System, SystemOrder>(*envelope), ref_of(*envelope), envelope->from);
    return;
  }
  hibernates_ = waits_to_hibernate_ = is_continuing_ = false;
  if (is_end_of_parent(*envelope)) {
    ExitReason reason = value_of<Role::Exit, Exit>(*envelope).reason;
    Message exit(envelope);
    if (!is_suspended_) current_ = std::move(exit);
    return terminate(std::move(reason));
  }
  if (role == Role::Call) process_.add_call(ref_of(*envelope), envelope->from);
  current_ = Message(envelope);
  note_in(current_);
  if (process_.watches(shows_handlers)) note_handler_start(*envelope);
  save_state();
  begin([this] { return handle(current_); });
}

void ServerLoop::obey(SystemOrder& order, Ref ref, Pid from) {
  Envelope* reply = nullptr;
  try {
    reply = order.perform(*this, ref);
  } catch (...) {  // the state cannot be copied, say
    process_.add_call(ref, from);
    return terminate(reason_of_current_exception());
  }
  if (reply != nullptr) process_.send(from, reply);
  else process_.add_call(ref, from);   // the end of this process is the answer
  if (process_.is_replaced()) return;  // another loop goes on
  if (process_.watches(Watch::State)) show_state(process_);
  if (phase_ == Phase::Serving) wait_idle();  // looking at it starts its idle time anew
}

void ServerLoop::handled(Outcome& outcome) {
  if (handler_is_shown_) note_handler_end();
  answer_ = std::move(outcome.answer);
  if (outcome.kind == Outcome::Kind::Stop) return terminate(std::move(outcome.stop->reason));
  std::optional<Term> answered = shown_answer();
  answer();
  note_out(answered);
  if (process_.watches(Watch::State)) show_state(process_);
  current_ = {};
  apply(outcome);
}

std::optional<Term> ServerLoop::shown_answer() const {
  if (!answer_ || known_debugging() == nullptr) return std::nullopt;
  return answer_.describe();
}

void ServerLoop::answer() {
  if (!answer_) return;
  Envelope* reply = answer_.take();
  process_.drop_call(ref_of(*reply));
  process_.send(current_.from(), reply);
}

void ServerLoop::apply(Outcome& outcome) {
  continuation_ = std::move(outcome.continuation);
  idle_ = outcome.idle;
  hibernates_ = outcome.hibernates;
  wait_idle();
}

void ServerLoop::wait_idle() {
  deadline = TimePoint::max();
  if (is_suspended_ || continuation_) return;
  if (hibernates_) return process_.hibernate();
  Timeout hibernate_after = start_.options.hibernate_after();
  waits_to_hibernate_ =
      idle_.is_infinite() && !hibernate_after.is_infinite() && !process_.is_hibernating();
  Timeout idle = waits_to_hibernate_ ? hibernate_after : idle_;
  if (!idle.is_infinite()) deadline = idle.after(process_.runtime().now());
}

void ServerLoop::time_out(Process&) {
  deadline = TimePoint::max();
  if (std::exchange(waits_to_hibernate_, false)) {
    hibernates_ = true;
    return process_.hibernate();
  }
  idle_ = infinity;
  Envelope* timeout = make_envelope<Role::Timeout, TimeoutMessage>();
  timeout->from = process_.pid();
  dispatch(timeout);
}

void ServerLoop::suspend() {
  if (std::exchange(is_suspended_, true)) return;
  deadline = TimePoint::max();
  process_.publish_lifecycle(trace::Suspended{process_.pid()});
}

void ServerLoop::resume() {
  if (!std::exchange(is_suspended_, false)) return;
  process_.publish_lifecycle(trace::Resumed{process_.pid()});
}

// Terminating

void ServerLoop::terminate(ExitReason reason) {
  phase_ = Phase::Terminating;
  deadline = TimePoint::max();
  reason_ = std::move(reason);
  begin([this] { return run_terminate(reason_); });
}

void ServerLoop::terminated() {
  phase_ = Phase::Ended;
  std::optional<Term> answered = shown_answer();
  answer();
  if (answered) note_out(answered);
  if (reason_.is_abnormal() || terminate_failed_) log_termination();
  process_.end(reason_);
}

Term ServerLoop::shown_name() const {
  const Target& name = start_.options.name();
  return name.is_none() ? Term(process_.pid()) : name.describe();
}

void ServerLoop::log_termination() const {
  Runtime& runtime = process_.runtime();
  Failure failure = failure_ ? *failure_ : Failure{reason_};
  runtime.log(trace::LogLevel::Error, process_.pid(),
              Term::record(Atom("server_terminate"), {{Atom("name"), shown_name()},
                                                      {Atom("reason"), failure.reported},
                                                      {Atom("last_message"), last_message()},
                                                      {Atom("state"), describe_state()}}));
  if (!reason_.is_abnormal()) return;
  runtime.log(trace::LogLevel::Error, process_.pid(),
              crash_report(process_, failure.reported_of_process, "process_report"));
}

Term ServerLoop::last_message() const {
  if (!current_) return Term::list({});
  Term message = current_.describe();
  if (is_continuing_) return tuple(Atom("continue"), message);
  return current_.role() == Role::Cast ? tuple(Atom("cast"), message) : message;
}

// Being watched

void ServerLoop::show_state(Process&) {
  if (phase_ == Phase::Starting || phase_ == Phase::Initialising) return;
  Term state = describe_state();
  if (state == state_shown_) return;
  state_shown_ = state;
  process_.publish(trace::StateChanged{process_.pid(), std::move(state)});
}

Term ServerLoop::status() const {
  Term logged;
  if (const sys::Debugging* debugging = known_debugging()) logged = describe(debugging->logged());
  std::vector<Term::Field> fields = {{Atom("behaviour"), Atom("gen_server")},
                                     {Atom("module"), process_.life().label},
                                     {Atom("name"), shown_name()},
                                     {Atom("mode"), Atom(is_suspended_ ? "suspended" : "running")},
                                     {Atom("parent"), start_.parent},
                                     {Atom("log"), logged},
                                     {Atom("state"), describe_state()}};
  add_status(fields);
  return Term::record(Atom("status"), std::move(fields));
}

void ServerLoop::note_in(const Message& message) {
  if (known_debugging() == nullptr) return;
  auto kind = is_continuing_ ? sys::Event::Kind::Continue : sys::Event::Kind::In;
  note({kind, traced_role(message.role()), message.describe(), message.from(), {}});
}

void ServerLoop::note_out(const std::optional<Term>& answer) {
  if (known_debugging() == nullptr) return;
  using Kind = sys::Event::Kind;
  Pid peer = current_ ? current_.from() : Pid{};
  note({answer ? Kind::Out : Kind::NoReply, {}, answer.value_or(Term()), peer, describe_state()});
}

void ServerLoop::note_handler_start(const Envelope& message) {
  handler_is_shown_ = true;
  handler_started_ = process_.runtime().now();
  process_.publish(trace::HandlerStarted{process_.pid(), message.id(), message.type->label,
                                         message.type->traced_role});
}

/// Also when nobody watches any more: else it would be thought busy for ever.
void ServerLoop::note_handler_end() {
  handler_is_shown_ = false;
  if (!current_) return;
  process_.publish(trace::HandlerEnded{process_.pid(), current_.envelope().id(),
                                       process_.runtime().now() - handler_started_});
}

}  // namespace otp
