#pragma once

#include <atomic>

#include "otp/task/supervised.h"
#include "server_steps.h"

/// Closures as the bodies of tasks, and steps that blocks about tasks share.
namespace conf {

template <class Fn>
Task<Term> run_task(Self self, Fn body) {
  Task<Term> running = body(self);
  co_return co_await running;
}
/// A task whose body is `[...](Self self) -> Task<Term> {...}` and may capture.
template <class Fn>
TaskRef<Term> async(Self self, Fn body) {
  return task::async(self, &run_task<Fn>, std::move(body));
}

template <class Fn>
Task<Term> run_with_input(Self self, Term input, Fn body) {
  Task<Term> running = body(self, std::move(input));
  co_return co_await running;
}
/// A stream of tasks whose body is `[...](Self self, Term input) -> Task<Term> {...}`.
template <class Fn>
auto async_stream(Self self, std::vector<Term> inputs, StreamOptions options, Fn body) {
  return task::async_stream(self, std::move(inputs), options, &run_with_input<Fn>, std::move(body));
}

// Bodies

inline Task<Term> never_ends(Self self) {
  co_await self.sleep(infinity);
  co_return Term();
}
inline Task<Term> raises(Self) {
  throw std::runtime_error("boom");
  co_return Term();
}
inline Task<Term> exits_with_oops(Self self) {
  self.exit("oops"_a);
  co_return Term();
}
inline Task<Term> done_on_go(Self self) {
  co_await take(self, "go"_a);
  co_return "done"_a;
}

// Outcomes as the traces print them

/// `{:ok, value}`, `{:exit, reason}`, or nil for none.
inline Term shown(const std::optional<Result<Term>>& outcome) {
  if (!outcome) return Term();
  return *outcome ? tuple(atoms::ok, **outcome) : tuple("exit"_a, outcome->error().reason);
}
inline Term shown(const std::vector<std::optional<Result<Term>>>& outcomes) {
  std::vector<Term> terms;
  for (const auto& outcome : outcomes) terms.push_back(shown(outcome));
  return Term::list(std::move(terms));
}
inline Term shown(const std::vector<Result<Term>>& results) {
  std::vector<Term> terms;
  for (const auto& result : results) terms.push_back(shown(std::optional(result)));
  return Term::list(std::move(terms));
}

inline bool is_linked(Self self, Pid peer) { return self.process().is_linked(peer); }

}  // namespace conf
