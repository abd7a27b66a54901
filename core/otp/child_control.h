#pragma once

#include <optional>

#include "otp/child_spec.h"

/// What both kinds of supervisor do with a child.
namespace otp::detail {

/// Asks a child to stop and waits until it is gone; kills it when it takes longer than its
/// specification allows. A child that ended for another reason than it was told is reported.
Task<> shut_down(Self supervisor, const ChildSpec& spec, Pid pid);

/// The reason with which a stopped child ended, if that is worth a report.
std::optional<ExitReason> shutdown_error(const ChildSpec& spec, const ExitReason& reason,
                                         bool was_killed_at_once);

/// The real reason of a child that is gone: that of its exit where the monitor came too late. Takes
/// the exit out of the mailbox.
ExitReason reason_of_gone(Self supervisor, const Down& down);

void report(Self supervisor, std::string_view error, const Term& id, const ExitReason& reason);
void note_start(Self supervisor, const ChildSpec& spec, Pid pid, std::uint32_t incarnation,
                Pid predecessor);

/// Whether a child that ended so is to be restarted.
bool wants_restart(const ChildSpec& spec, const ExitReason& reason);

}  // namespace otp::detail
