#include "conformance.h"

#include <algorithm>

namespace conf {
namespace {

class TracePrinter final : public TermPrinter {
 public:
  explicit TracePrinter(const Run& run) : run_(run) {}

 protected:
  std::string atom(Atom atom) const override {
    return atom == atoms::nonode ? "NODE" : TermPrinter::atom(atom);
  }
  std::string pid(Pid pid) const override { return role_or(pid, "pid(?)"); }
  std::string ref(Ref ref) const override { return role_or(ref, "ref"); }
  std::string crash(const Term& crash) const override {
    bool is_plain = crash.crash_type() == "runtime_error";
    return "crash(" + (is_plain ? quoted(crash.text()) : std::string(crash.crash_type())) + ")";
  }
  std::string call(const Term&) const override { return "CALL"; }
  std::string stack() const override { return "STACK"; }

 private:
  std::string role_or(const Term& id, std::string otherwise) const {
    std::string role = run_.role_of(id);
    return role.empty() ? otherwise : role;
  }
  const Run& run_;
};

std::string field(const Run& run, const Term& record, std::string_view name) {
  return run.show(record.get(Atom(name)));
}

std::string log_line(const Run& run, const Report& report) {
  const Term& content = report.content;
  std::string line(trace::name_of(report.level));
  std::string kind(content.record_name().text());
  if (kind == "server_terminate") {
    return line + " server_terminate name=" + field(run, content, "name") +
           " reason=" + field(run, content, "reason") +
           " last=" + field(run, content, "last_message") +
           " state=" + field(run, content, "state");
  }
  if (kind == "process_report") {
    return line + " process_report pid=" + field(run, content, "pid") +
           " reason=" + field(run, content, "reason");
  }
  if (kind == "unexpected_message") {
    return line + " unexpected_message " + field(run, content, "message");
  }
  if (kind == "task_terminate") {
    return line + " task_terminate reason=" + field(run, content, "reason");
  }
  if (kind == "supervisor") {
    return line + " supervisor " + std::string(content.get(Atom("error")).atom().text()) +
           " id=" + field(run, content, "id") + " reason=" + field(run, content, "reason");
  }
  return line + " " + kind;
}

}  // namespace

// Run

void Run::say(std::string text) {
  std::scoped_lock lock(mutex_);
  lines_.push_back(std::move(text));
}

void Run::say_any(std::vector<std::string> lines) {
  std::ranges::sort(lines);
  for (const std::string& line : lines) say("~ " + line);
}

std::vector<std::string> Run::lines() const {
  std::scoped_lock lock(mutex_);
  return lines_;
}

void Run::attempt(const std::string& label, const std::function<Term()>& act) {
  std::string text;
  try {
    text = show(act());
  } catch (const ProcessExit& exit) {
    text = "exit " + show(exit.reason().term());
  } catch (const ArgumentError&) {
    text = "raise ArgumentError";
  } catch (const TermError& error) {
    text = "raise error(" + show(error.reason()) + ")";
  } catch (const std::exception& error) {
    text = "raise RuntimeError(" + quoted(error.what()) + ")";
  }
  say(label + " -> " + text);
}

void Run::give_role(const Term& id, const std::string& name) {
  std::scoped_lock lock(mutex_);
  int count = ++counts_[name];
  std::string shown = count == 1 ? name : name + "#" + std::to_string(count);
  roles_[id] = shown;
  by_role_[shown] = id;
}

Pid Run::role(Pid pid, const std::string& name) {
  give_role(pid, name);
  return pid;
}

Ref Run::role(Ref ref, const std::string& name) {
  give_role(ref, name);
  return ref;
}

Pid Run::find(const std::string& shown) const {
  std::scoped_lock lock(mutex_);
  auto found = by_role_.find(shown);
  return found == by_role_.end() ? Pid{} : found->second.pid();
}

std::string Run::role_of(const Term& pid_or_ref) const {
  std::scoped_lock lock(mutex_);
  auto found = roles_.find(pid_or_ref);
  return found == roles_.end() ? std::string() : found->second;
}

std::string Run::show(const Term& term) const { return TracePrinter(*this).print(term); }

void Run::log(const Report& report) {
  std::scoped_lock lock(mutex_);
  logged_.push_back(log_line(*this, report));
}

std::vector<std::string> Run::logged() const {
  std::scoped_lock lock(mutex_);
  return logged_;
}

// Waiting

Task<bool> until(Self self, std::function<bool()> holds) {
  TimePoint stop = self.now() + 5s;
  while (!holds()) {
    if (self.now() > stop) co_return false;
    co_await self.sleep(5ms);
  }
  co_return true;
}

Task<Pid> who(Self self, Run& conf, std::string role) {
  TimePoint stop = self.now() + 5s;
  while (conf.find(role).is_none() && self.now() < stop) co_await self.sleep(5ms);
  co_return conf.find(role);
}

Task<Term> gone(Self self, Ref monitor, Timeout timeout) {
  auto is_it = [monitor](const Down& down) { return down.ref == monitor; };
  auto down = co_await self.receive_if<Down>(is_it, timeout);
  co_return down ? down->reason.term() : Term(Atom("STILL_ALIVE"));
}

Task<> ended(Self self, Run& conf, std::string label, Ref monitor, Timeout timeout) {
  Term reason = co_await gone(self, monitor, timeout);
  conf.say(label + " exit", reason);
}

Task<Term> next(Self self) {
  auto message = co_await self.receive_any();
  co_return message->describe();
}

Task<std::vector<Term>> drain(Self self, Timeout quiet) {
  std::vector<Term> messages;
  for (;;) {
    auto message = co_await self.receive_any(quiet);
    if (!message) co_return messages;
    messages.push_back(message->describe());
  }
}

namespace {

Task<std::vector<Term>> at_least(Self self, std::size_t count, Timeout quiet) {
  std::vector<Term> messages;
  while (messages.size() < count) {
    auto message = co_await self.receive_any(5s);
    if (!message) co_return messages;
    messages.push_back(message->describe());
  }
  std::vector<Term> more = co_await drain(self, quiet);
  messages.insert(messages.end(), more.begin(), more.end());
  co_return messages;
}

}  // namespace

Task<> mail_n(Self self, Run& conf, std::size_t count, Timeout quiet) {
  std::vector<Term> messages = co_await at_least(self, count, quiet);
  for (const Term& message : messages) conf.say("mail", message);
}

Task<> mail_any_n(Self self, Run& conf, std::size_t count, Timeout quiet) {
  std::vector<Term> messages = co_await at_least(self, count, quiet);
  std::vector<std::string> lines;
  for (const Term& message : messages) lines.push_back("mail: " + conf.show(message));
  conf.say_any(std::move(lines));
}

Task<> mail(Self self, Run& conf, Timeout quiet) {
  std::vector<Term> messages = co_await drain(self, quiet);
  if (messages.empty()) conf.say("mail: (empty)");
  for (const Term& message : messages) conf.say("mail", message);
}

Task<> logs(Self self, Run& conf, std::size_t count) {
  std::function<bool()> enough = [&conf, count] { return conf.logged().size() >= count; };
  co_await until(self, enough);
  auto logged = conf.logged();
  if (logged.empty()) conf.say("log: (none)");
  for (const std::string& line : logged) conf.say("log: " + line);
}

void logs_of(Run& conf, const std::string& kind) {
  bool any = false;
  for (const std::string& line : conf.logged()) {
    auto start = line.find(' ') + 1;
    if (line.substr(start, line.find(' ', start) - start) != kind) continue;
    conf.say("log: " + line);
    any = true;
  }
  if (!any) conf.say("log " + kind + ": (none)");
}

void alive(Self self, Run& conf, const std::string& label, Pid pid) {
  conf.say(label + " alive", self.runtime().is_alive(pid));
}

std::uint32_t queue_len(Self self, Pid pid) {
  auto info = self.runtime().info(pid);
  return info ? info->mailbox_depth : 0;
}

bool hibernating(Self self, Pid pid) {
  auto info = self.runtime().info(pid);
  return info && info->is_hibernating;
}

// Servers

namespace {

/// What all closure servers share; which rows their tables have depends on the callbacks they have.
template <class Module>
struct Srv : GenServer<Module> {
  using State = SrvState;
  static constexpr bool rolls_back_state = true;

  Task<Init<State>> init(Run* conf, std::string role, Term argument,
                         std::shared_ptr<Callbacks> callbacks) {
    if (!role.empty()) conf->role(this->self.pid(), role);
    if (callbacks->trap) this->self.trap_exit(true);
    if (!callbacks->init) co_return State{argument, callbacks};
    std::optional<Init<Term>> result;
    try {
      Task<Init<Term>> initialising = callbacks->init(this->self, argument);
      result.emplace(co_await initialising);
    } catch (Init<Term>& thrown) {
      result.emplace(std::move(thrown));
    }
    co_return with_state(std::move(*result), callbacks);
  }
  Task<Reply<Term>> handle_call(const Term& message, From<Term> from, State& state) {
    if (!state.callbacks->call) throw std::runtime_error("no handle_call");
    Task<Reply<Term>> handling = state.callbacks->call(this->self, message, from, state.value);
    co_return co_await handling;
  }
  Task<NoReply> handle_cast(const Term& message, State& state) {
    if (!state.callbacks->cast) throw std::runtime_error("no handle_cast");
    Task<NoReply> handling = state.callbacks->cast(this->self, message, state.value);
    co_return co_await handling;
  }
  Task<NoReply> handle_info(const Message& message, State& state) {
    Task<NoReply> handling = state.callbacks->info(this->self, message.describe(), state.value);
    co_return co_await handling;
  }
  Task<NoReply> handle_continue(const Term& message, State& state) {
    Task<NoReply> handling = state.callbacks->cont(this->self, message, state.value);
    co_return co_await handling;
  }
  Task<> terminate(const ExitReason& reason, State& state) {
    if (!state.callbacks->term) co_return;
    Task<> terminating = state.callbacks->term(this->self, reason, state.value);
    co_await terminating;
  }
  Result<State> code_change(const Term& version, const State& state, const Term& extra) {
    if (!state.callbacks->code) return state;
    Result<Term> value = state.callbacks->code(version, state.value, extra);
    if (!value) return std::unexpected(value.error());
    return State{*value, state.callbacks};
  }

 private:
  static Init<State> with_state(Init<Term> result, std::shared_ptr<Callbacks> callbacks) {
    std::optional<Term> value = std::move(result.state);
    Outcome outcome = std::move(result).take_outcome();
    if (outcome.kind == Outcome::Kind::Ignore) return ignore();
    if (outcome.kind == Outcome::Kind::Stop) return otp::stop(outcome.stop->reason);
    Init<State> init(State{*value, std::move(callbacks)});
    if (!outcome.idle.is_infinite()) init = std::move(init).timeout(outcome.idle);
    if (outcome.hibernates) init = std::move(init).hibernate();
    if (outcome.continuation) {
      init = std::move(init).then(*Term_of(outcome.continuation));
    }
    return init;
  }
  static const Term* Term_of(const Message& message) { return message.get<Term>(); }
};

struct WithInfo : Srv<WithInfo> {
  using Accepts = otp::Accepts<Call<Term, Term>, Cast<Term>, Info<Message>, Continue<Term>>;
};
struct WithoutInfo : Srv<WithoutInfo> {
  using Accepts = otp::Accepts<Call<Term, Term>, Cast<Term>, Continue<Term>>;
};

template <class Module>
Task<Started> start_module(Self self, bool links, StartOptions options, Run& conf, std::string role,
                           Term argument, std::shared_ptr<Callbacks> callbacks) {
  detail::StartingServer<Module> starting(self, links, std::move(options), &conf, std::move(role),
                                          std::move(argument), std::move(callbacks));
  auto started = co_await starting;
  if (!started) co_return std::unexpected(started.error());
  co_return started->target().resolve(self.runtime());
}

Task<Started> start_any(Self self, bool links, Run& conf, Term argument, Callbacks callbacks,
                        StartOptions options, std::string role) {
  bool has_info = static_cast<bool>(callbacks.info);
  auto shared = std::make_shared<Callbacks>(std::move(callbacks));
  auto start = has_info ? &start_module<WithInfo> : &start_module<WithoutInfo>;
  return start(self, links, std::move(options), conf, std::move(role), std::move(argument),
               std::move(shared));
}

}  // namespace

Task<Started> start(Self self, Run& conf, Term argument, Callbacks callbacks, StartOptions options,
                    std::string role) {
  return start_any(self, false, conf, std::move(argument), std::move(callbacks), std::move(options),
                   std::move(role));
}

Task<Started> start_link(Self self, Run& conf, Term argument, Callbacks callbacks,
                         StartOptions options, std::string role) {
  return start_any(self, true, conf, std::move(argument), std::move(callbacks), std::move(options),
                   std::move(role));
}

void cast(Self self, Target server, Term message) {
  Pid pid = server.resolve(self.runtime());
  if (!pid.is_none()) {
    self.process().send(pid, make_envelope<Role::Cast, Term>(std::move(message)));
  }
}

Task<Result<Term>> get_state(Self self, Target server, Timeout timeout) {
  auto state = co_await sys::get_state<SrvState>(self, server, timeout);
  if (!state) co_return std::unexpected(state.error());
  co_return state->value;
}

Task<Result<Term>> replace_state(Self self, Target server, std::function<Term(Term)> change) {
  auto replace = [change](SrvState state) {
    return SrvState{change(state.value), state.callbacks};
  };
  auto replacing = sys::replace_state<SrvState>(self, server, replace);
  auto state = co_await replacing;
  if (!state) co_return std::unexpected(state.error());
  co_return state->value;
}

Task<Result<>> change_code(Self self, Pid server, Term version, Term extra) {
  auto changing =
      sys::change_code<WithoutInfo>(self, ServerRef<WithoutInfo>(server), version, extra);
  co_return co_await changing;
}

// Workers

Task<Init<Kid::State>> Kid::init(conf::Run* conf, std::string id, KidOptions options) {
  self.trap_exit(options.trap);
  if (options.init) {
    Task<KidInit> initialising = options.init(self);
    KidInit instead = co_await initialising;
    if (instead) {
      Outcome outcome = std::move(*instead).take_outcome();
      if (outcome.kind == Outcome::Kind::Ignore) co_return ignore();
      co_return otp::stop(outcome.stop->reason);
    }
  }
  conf->role(self.pid(), id);
  conf->say("start " + conf->show(self.pid()));
  co_return State{conf, std::move(options), 0};
}

Task<> Kid::terminate(const ExitReason& reason, State& state) {
  state.conf->say("stop " + state.conf->show(self.pid()) + " " + state.conf->show(reason.term()));
  if (!state.options.term) co_return;
  Task<> terminating = state.options.term(self, reason);
  co_await terminating;
}

ChildSpec kid(Run& conf, const std::string& id, KidOptions options) {
  StartOptions start_options;
  if (!options.name.is_nil()) start_options = StartOptions().name(options.name);
  return child<Kid>(Atom(id), start_options, &conf, id, std::move(options));
}

SupervisorSpec raw(Strategy strategy, int intensity, std::chrono::seconds period) {
  return SupervisorSpec(strategy).max_restarts(intensity, period);
}

Task<Started> start_supervisor(Self self, SupervisorSpec spec) {
  auto started = co_await otp::start_link<Supervisor>(self, std::move(spec));
  if (!started) co_return std::unexpected(started.error());
  co_return started->target().resolve(self.runtime());
}

Task<> say_children(Self self, Run& conf, std::string label, Pid supervisor) {
  ServerRef<Supervisor> server(supervisor);
  auto children = co_await self.call(server, Supervisor::WhichChildren{});
  conf.say(label, children ? describe(*children) : children.error().reason);
}

Task<> say_counts(Self self, Run& conf, std::string label, Pid supervisor) {
  ServerRef<Supervisor> server(supervisor);
  auto counts = co_await self.call(server, Supervisor::CountChildren{});
  conf.say(label, counts
                      ? tuple(counts->specs, counts->active, counts->supervisors, counts->workers)
                      : counts.error().reason);
}

}  // namespace conf
