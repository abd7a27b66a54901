#include "otp/sys.h"

namespace otp::sys {
namespace {

Envelope* done(Ref ref) { return make_envelope<Role::Reply, Nothing>(ref); }

}  // namespace

Order<Term> get_status(Self self, const Target& server, Timeout timeout) {
  auto perform = [](ServerLoop& loop, Ref ref) -> Envelope* {
    return make_envelope<Role::Reply, Term>(ref, loop.status());
  };
  return detail::order<Term>(self, server, "get_status", perform, timeout);
}

Order<Nothing> suspend(Self self, const Target& server, Timeout timeout) {
  auto perform = [](ServerLoop& loop, Ref ref) {
    loop.suspend();
    return done(ref);
  };
  return detail::order<Nothing>(self, server, "suspend", perform, timeout);
}

Order<Nothing> resume(Self self, const Target& server, Timeout timeout) {
  auto perform = [](ServerLoop& loop, Ref ref) {
    loop.resume();
    return done(ref);
  };
  return detail::order<Nothing>(self, server, "resume", perform, timeout);
}

}  // namespace otp::sys

namespace otp {

Task<Result<>> stop(Self self, Target server, ExitReason reason, Timeout timeout) {
  auto perform = [reason](ServerLoop& loop, Ref) -> Envelope* {
    loop.begin_terminate(reason);
    return nullptr;
  };
  Pid pid = server.resolve(self.runtime());
  bool was_alive = self.runtime().is_alive(pid);
  auto order = sys::detail::order<Nothing>(self, pid, "terminate", perform, timeout);
  auto ended = co_await order;
  // `noproc` and `timeout` may be reasons asked for, but are failures unless the server has ended.
  bool has_ended = !ended && was_alive && !self.runtime().is_alive(pid);
  if (has_ended && ended.error().reason[0] == reason.term()) co_return Result<>();
  co_return std::unexpected(ended.error());
}

}  // namespace otp
