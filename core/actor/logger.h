#pragma once

#include <memory>

#include "base/term.h"
#include "trace/event.h"

namespace otp {

/// Something that a person should read: a crash, an unexpected message, a supervisor's trouble.
struct Report {
  trace::LogLevel level;
  Pid process;
  /// A record whose name is the kind of the report, such as `server_terminate`, with its facts.
  Term content;
};

/// Where reports go. Pass one to the runtime to replace the default, which writes to stderr.
/// @thread any; called by the process that has something to report
class Logger {
 public:
  virtual ~Logger() = default;
  virtual void log(const Report& report) = 0;
};

/// Writes each report as a few lines to stderr.
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
