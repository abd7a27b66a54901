#include "otp/request.h"

#include <fmt/format.h>

namespace otp::detail {
namespace {

std::string advice(const Term& why, Pid server, std::string_view message) {
  if (why.is(atoms::noproc)) {
    return server.is_none()
               ? fmt::format("{}: nobody has that name; start the server first", message)
               : fmt::format("{}: {} has ended", message, server.text());
  }
  if (why.is(atoms::calling_self)) {
    return fmt::format(
        "{}: a process that calls itself would wait for ever; do the work at once, or "
        "cast the message to handle it later",
        message);
  }
  if (why.is(atoms::timeout)) {
    return fmt::format("{}: {} has not answered in time; it may still do the work", message,
                       server.text());
  }
  if (why.is(atoms::overload)) {
    return fmt::format("{}: the mailbox of {} is full; try again later", message, server.text());
  }
  return fmt::format("{}: {} has ended before it answered: {}", message, server.text(),
                     to_text(why));
}

}  // namespace

std::unexpected<Error> failed_call(const Term& why, Pid server, Atom message) {
  Term call = Term::call(fmt::format("call({}, {})", server.text(), message.text()));
  return refuse(tuple(why, call), advice(why, server, message.text()));
}

}  // namespace otp::detail
