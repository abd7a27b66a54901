#pragma once

#include <string>

#include "base/term.h"
#include "base/time.h"
#include "trace/event.h"

namespace otp {

/// Something that a person should read: a crash, an unexpected message, a supervisor's trouble.
struct Report {
  trace::LogLevel level;
  Pid process;
  TimePoint at;
  /// A record whose name is the kind of the report, with its facts:
  /// - `server_terminate`, `task_terminate`, `process_crash`, `process_report`: a process ended
  ///   abnormally; see crash_report for the facts
  /// - `supervisor`: the error (`child_terminated`, `start_error`, `shutdown_error`, `shutdown`),
  ///   the child's id, the reason, the supervisor's decision
  /// - `unexpected_message`: the message
  /// - `events_discarded`: the count; `stage`, `notice`: a text; `sys_trace`: the server, the event
  Term content;
};

/// A report in words: a headline, then a line for each fact that it does not say.
/// @thread any
std::string to_text(const Report& report);

/// Where reports go. Pass one to the runtime (RuntimeOptions::logger) to replace the default, which
/// writes to stderr.
/// @thread any; called by the process that has something to report
class Logger {
 public:
  virtual ~Logger() = default;
  virtual void log(const Report& report) = 0;
};

/// Writes each report as text to stderr.
class StderrLogger final : public Logger {
 public:
  void log(const Report& report) override;
};

/// Keeps silent: for programs that show reports in another way, such as by trace events.
class SilentLogger final : public Logger {
 public:
  void log(const Report&) override {}
};

}  // namespace otp
