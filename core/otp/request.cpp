#include "otp/request.h"

#include <fmt/format.h>

namespace otp::detail {
namespace {

std::string advice(const Term& why, const Term& its_server, std::string_view message) {
  std::string server = to_text(its_server);
  if (why.is(atoms::noproc)) {
    return its_server.is_pid()
               ? fmt::format("{}: {} has ended", message, server)
               : fmt::format("{}: nobody has the name {}; start the server first", message, server);
  }
  if (why.is(atoms::calling_self)) {
    return fmt::format(
        "{}: a process that calls itself would wait for ever; do the work at once, or "
        "cast the message to handle it later",
        message);
  }
  if (why.is(atoms::timeout)) {
    return fmt::format("{}: {} has not answered in time; it may still do the work", message,
                       server);
  }
  if (why.is(atoms::overload)) {
    return fmt::format("{}: the mailbox of {} is full; try again later", message, server);
  }
  if (why.is_tuple() && why[0].is(Atom("wrong_state"))) {
    return fmt::format("{}: the state of {}, a {}, is of another type", message, server,
                       to_text(why[1]));
  }
  if (why.is_tuple() && why[0].is(Atom("bad_reply"))) {
    return fmt::format("{}: {} has answered with {}, not with what its table says", message, server,
                       to_text(why[1]));
  }
  return fmt::format("{}: {} has ended before it answered: {}", message, server, to_text(why));
}

}  // namespace

std::unexpected<Error> failed_call(const Term& why, const Term& server, Atom message) {
  Term call = Term::call(fmt::format("call({}, {})", to_text(server), message.text()));
  return refuse(tuple(why, call), advice(why, server, message.text()));
}

}  // namespace otp::detail
