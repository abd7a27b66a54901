#include "otp/debugging.h"

#include <algorithm>

namespace otp::sys {

std::string_view name_of(Event::Kind kind) {
  switch (kind) {
    case Event::Kind::In: return "in";
    case Event::Kind::Continue: return "continue";
    case Event::Kind::Out: return "out";
    case Event::Kind::NoReply: return "noreply";
  }
  return {};
}

Term Event::describe() const {
  Atom name(name_of(kind));
  switch (kind) {
    case Kind::In: return tuple(name, tuple(Atom(trace::name_of(role)), content), peer);
    case Kind::Continue: return tuple(name, content);
    case Kind::Out: return tuple(name, content, peer, state);
    case Kind::NoReply: return tuple(name, state);
  }
  return name;
}

Debugging::Debugging(const DebugOptions& options, TimePoint now)
    : traces_(options.traces_), log_size_(options.log_size_), functions_(options.functions_) {
  if (options.counts_) count(now);
}

void Debugging::log(std::size_t size) {
  log_size_ = size;
  while (log_.size() > size) log_.pop_front();
}

std::optional<Statistics> Debugging::statistics(TimePoint now) const {
  std::optional<Statistics> counted = statistics_;
  if (counted) counted->current_time = now;
  return counted;
}

void Debugging::install(Term id, DebugFunction function, Term state) {
  if (std::ranges::find(functions_, id, &InstalledFunction::id) != functions_.end()) return;
  functions_.insert(functions_.begin(), {std::move(id), std::move(function), std::move(state)});
}

void Debugging::remove(const Term& id) {
  std::erase_if(functions_, [&](const InstalledFunction& installed) { return installed.id == id; });
}

void Debugging::note(Self self, const Term& server, const Event& event) {
  if (traces_) {
    self.runtime().log(trace::LogLevel::Debug, self.pid(),
                       Term::record(Atom("sys_trace"),
                                    {{Atom("server"), server}, {Atom("event"), event.describe()}}));
  }
  if (log_size_ > 0) {
    log_.push_back(event);
    log(log_size_);
  }
  if (statistics_) {
    if (event.kind == Event::Kind::In) ++statistics_->messages_in;
    if (event.kind == Event::Kind::Out) ++statistics_->messages_out;
  }
  std::erase_if(functions_,
                [&](InstalledFunction& installed) { return !goes_on(installed, event, server); });
}

bool Debugging::goes_on(InstalledFunction& installed, const Event& event, const Term& server) {
  try {
    auto next = installed.function(installed.state, event, server);
    if (next) installed.state = std::move(*next);
    return next.has_value();
  } catch (...) {  // as in OTP: the server must not suffer from whoever looks at it
    return false;
  }
}

}  // namespace otp::sys
