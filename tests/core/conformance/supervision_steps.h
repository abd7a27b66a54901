#pragma once

#include <atomic>

#include "conformance.h"

/// Workers and steps that the blocks about supervisors share.
namespace conf {

// Supervisors

/// The process of a new supervisor; a start that fails ends the block.
inline Task<Pid> up(Self self, SupervisorSpec spec) {
  auto starting = start_supervisor(self, std::move(spec));
  auto started = co_await starting;
  co_return or_exit(std::move(started));
}
inline SupervisorSpec with_kids(Run& conf, SupervisorSpec spec,
                                std::initializer_list<const char*> ids) {
  for (const char* id : ids) spec = std::move(spec).child(kid(conf, id));
  return spec;
}

template <class S = Supervisor>
Request<Result<Pid>, typename S::StartChild> start_child(Self self, Pid supervisor,
                                                         ChildSpec spec) {
  return self.call(ServerRef<S>(supervisor), typename S::StartChild{std::move(spec)});
}
/// `label -> {:ok, pid}`, or why the child did not start.
template <class S = Supervisor>
Task<> say_start(Self self, Run& conf, std::string label, Pid supervisor, ChildSpec spec) {
  auto starting = start_child<S>(self, supervisor, std::move(spec));
  auto started = co_await starting;
  conf.answered(label, started);
}
/// `label -> answer`. The message must be a named object.
template <class S = Supervisor, class Message>
Task<> say_answer(Self self, Run& conf, std::string label, Pid supervisor, const Message& message) {
  auto request = self.call(ServerRef<S>(supervisor), message);
  auto answer = co_await request;
  conf.answered(label, answer);
}
template <class S = Supervisor>
Task<std::vector<ChildInfo>> which_children(Self self, Pid supervisor) {
  auto children = co_await self.call(ServerRef<S>(supervisor), typename S::WhichChildren{});
  co_return or_exit(std::move(children));
}

// Workers

/// Ends the process that has this role, once there is one.
inline Task<> kill(Self self, Run& conf, std::string role) {
  Pid pid = co_await who(self, conf, std::move(role));
  self.exit(pid, ExitReason::kill());
}
inline Task<> stop_kid(Self self, Run& conf, std::string role, ExitReason reason) {
  ServerRef<Kid> server(co_await who(self, conf, std::move(role)));
  self.cast(server, Kid::Stop{std::move(reason)});
}
/// A monitor of the process that has this role, once there is one.
inline Task<Ref> watch(Self self, Run& conf, std::string role) {
  Pid pid = co_await who(self, conf, std::move(role));
  co_return self.monitor(pid);
}

/// A worker whose init stops with this reason.
inline KidOptions failing(Term reason) {
  KidOptions options;
  options.init = [reason](Self) -> Task<KidInit> { co_return otp::stop(ExitReason(reason)); };
  return options;
}
/// A worker whose init throws.
inline KidOptions throwing(std::string message) {
  KidOptions options;
  options.init = [message](Self) -> Task<KidInit> {
    throw std::runtime_error(message);
    co_return std::nullopt;
  };
  return options;
}

using Counter = std::shared_ptr<std::atomic<int>>;
inline Counter counter() { return std::make_shared<std::atomic<int>>(0); }
/// A worker whose init counts its runs, and does what `decide` says of the run with this number.
inline KidOptions counting(Counter runs, std::function<KidInit(int run)> decide) {
  KidOptions options;
  options.init = [runs, decide](Self) -> Task<KidInit> { co_return decide(++*runs); };
  return options;
}
inline KidInit starts() { return std::nullopt; }
inline KidInit stops(Atom reason) { return Init<Term>(otp::stop(ExitReason(reason))); }

/// A child that is a server with these callbacks, and says nothing of itself.
inline ChildSpec server_child(Run& conf, Term id, Callbacks callbacks = {}) {
  return ChildSpec(std::move(id), [&conf, callbacks](Self supervisor, std::vector<Term>) {
    return conf::start_link(supervisor, conf, 0, callbacks);
  });
}
/// Asks a server to stop, from another process, which does not mind what comes of it.
inline void stop_from_aside(Self self, Pid server, ExitReason reason) {
  conf::spawn(self, [server, reason](Self other) -> Task<> {
    auto stopping = otp::stop(other, server, reason);
    co_await stopping;
  });
}

}  // namespace conf
