#pragma once

#include "actor/process.h"

namespace otp {

/// What is left of a process that ends abnormally, as a record of the name `kind`: `pid`, `label`
/// (its module), `name`, `parent`, `reason`, `last_message` (the one at work), `state` (as
/// described), `links`, `monitors`, `traps_exits`, `depth` and `mailbox` (the first messages that
/// wait).
///
/// Every abnormal end gives one as the event trace::Crashed to whoever watches lifecycles. The
/// logger gets one when the code of the process has failed; as on the BEAM it does not for a
/// process that a signal has ended, of which the supervisor tells.
/// @thread the process, before it has ended
Term crash_report(const Process& process, const ExitReason& reason,
                  std::string_view kind = "crash_report");

}  // namespace otp
