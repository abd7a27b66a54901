#pragma once

#include "bodies.h"

/// Callbacks and steps that many blocks about servers share.
namespace conf {

/// The process of a new server; a start that fails ends the block.
inline Task<Pid> up(Self self, Run& conf, Term argument, Callbacks&& callbacks,
                    StartOptions options = {}, std::string role = {}) {
  auto starting = conf::start(self, conf, std::move(argument), std::move(callbacks),
                              std::move(options), std::move(role));
  auto started = co_await starting;
  co_return or_exit(std::move(started));
}
inline Task<Pid> up_linked(Self self, Run& conf, Term argument, Callbacks&& callbacks,
                           std::string role = {}) {
  auto starting = conf::start_link(self, conf, std::move(argument), std::move(callbacks),
                                   StartOptions(), std::move(role));
  auto started = co_await starting;
  co_return or_exit(std::move(started));
}

/// The answer of a server; a call that fails ends the process that makes it.
inline Task<Term> ask(Self self, Target server, Term message,
                      Timeout timeout = default_call_timeout) {
  auto request = conf::call(self, std::move(server), std::move(message), timeout);
  auto answer = co_await request;
  co_return or_exit(std::move(answer));
}

// Callbacks

/// Answers every call with the state.
inline Task<Reply<Term>> give_state(Self, Term, From<Term>, Term& state) { co_return reply(state); }

/// Sends every message on as `{:info, message}`.
inline std::function<Task<NoReply>(Self, Term, Term&)> info_to(Pid receiver) {
  return [receiver](Self server, Term message, Term&) -> Task<NoReply> {
    server.send(receiver, tuple("info"_a, message));
    co_return noreply();
  };
}

/// `terminate: reason`
inline std::function<Task<>(Self, ExitReason, Term)> say_reason(Run& conf) {
  return [&conf](Self, ExitReason reason, Term) -> Task<> {
    conf.say("terminate", reason.term());
    co_return;
  };
}

}  // namespace conf
