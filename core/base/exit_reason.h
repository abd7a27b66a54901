#pragma once

#include <string>
#include <utility>

#include "base/term.h"

namespace otp {

/// Why a process ended. Any term can be a reason; a few mean something to links and supervisors.
/// @thread any
class ExitReason {
 public:
  /// `normal`: the work is done. Linked processes that do not trap exits are not affected.
  ExitReason() : ExitReason(atoms::normal) {}
  ExitReason(Term term) : term_(std::move(term)) {}
  ExitReason(Atom atom) : term_(atom) {}

  static ExitReason normal() { return atoms::normal; }
  static ExitReason shutdown() { return atoms::shutdown; }
  static ExitReason shutdown(Term why) { return tuple(atoms::shutdown, std::move(why)); }
  /// As a signal it cannot be trapped; the process then ends with `killed`.
  static ExitReason kill() { return atoms::kill; }
  static ExitReason killed() { return atoms::killed; }
  static ExitReason noproc() { return atoms::noproc; }

  const Term& term() const { return term_; }
  bool is_normal() const { return term_.is(atoms::normal); }
  bool is_kill() const { return term_.is(atoms::kill); }
  /// `shutdown` or `{shutdown, x}`
  bool is_shutdown() const {
    return term_.is(atoms::shutdown) || term_.is_tagged(atoms::shutdown, 2);
  }
  /// Neither `normal` nor a shutdown: a transient child is restarted, a report is logged.
  bool is_abnormal() const { return !is_normal() && !is_shutdown(); }

  friend bool operator==(const ExitReason&, const ExitReason&) = default;

 private:
  Term term_;
};

inline std::string to_text(const ExitReason& reason) { return to_text(reason.term()); }

}  // namespace otp
