#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "otp/child_spec.h"
#include "otp/restart_window.h"

/// What both kinds of supervisor do with a child.
namespace otp::detail {

/// Asks a child to stop and waits until it is gone; kills it when it takes longer than its
/// specification allows. A child that ended for another reason than it was told is reported, by
/// `id`.
Task<> shut_down(Self supervisor, const ChildSpec& spec, Pid pid, Term id);

struct RunningChild {
  Pid pid;
  Term id;  // in reports
  std::shared_ptr<const ChildSpec> spec;
};
/// The same for many children at once, each with its own limit.
Task<> shut_down_all(Self supervisor, std::vector<RunningChild> children);

/// The reason with which a stopped child ended, if that is worth a report.
std::optional<ExitReason> shutdown_error(const ChildSpec& spec, const ExitReason& reason,
                                         bool was_killed_at_once);

/// The real reason of a child that is gone: that of its exit where the monitor came too late. Takes
/// the exit out of the mailbox.
ExitReason reason_of_gone(Self supervisor, const Down& down);

/// Whether a child that ended so is to be restarted.
bool wants_restart(const ChildSpec& spec, const ExitReason& reason);
/// What is to be done about a child that ended so.
trace::Decision decision_on(const ChildSpec& spec, const ExitReason& reason,
                            const RestartWindow& restarts, TimePoint now);

void report(Self supervisor, std::string_view error, const Term& id, const ExitReason& reason,
            std::optional<trace::Decision> decision = {});
void note_start(Self supervisor, const ChildSpec& spec, Pid pid, std::uint32_t incarnation,
                Pid predecessor);

}  // namespace otp::detail
