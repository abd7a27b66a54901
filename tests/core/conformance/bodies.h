#pragma once

#include "conformance.h"

/// What the plain processes of several areas do.
namespace conf {

inline Task<> wait_for_ever(Self self) { co_await self.sleep(infinity); }

/// Takes the first message that is `tag` or `{tag, ...}`; others stay in the mailbox.
inline Task<Term> take(Self self, Atom tag) {
  auto is_it = [tag](const Term& message) {
    return message.is(tag) || (message.is_tuple() && message[0].is(tag));
  };
  auto message = co_await self.receive_if<Term>(is_it);
  co_return *message;
}

/// Waits for `:go`, whatever else comes.
inline Task<> wait_for_go(Self self) { co_await take(self, "go"_a); }

inline Task<> end_at_once(Self) { co_return; }

inline Task<> exit_with(Self self, Term reason) {
  self.exit(ExitReason(reason));
  co_return;
}

inline Task<> exit_on_go(Self self, Term reason) {
  co_await wait_for_go(self);
  self.exit(ExitReason(reason));
}

/// A process that has ended already.
inline Task<Pid> dead_process(Self self) {
  auto [pid, monitor] = self.spawn_monitor(end_at_once);
  co_await gone(self, monitor);
  co_return pid;
}

}  // namespace conf
