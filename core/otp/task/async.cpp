#include "otp/task/async.h"

#include "actor/crash_report.h"

namespace otp::detail {

void end_failed_task(Self self, Pid owner) {
  ExitReason reason = reason_of_current_exception();
  if (reason.is_abnormal()) {
    Runtime& runtime = self.runtime();
    runtime.log(trace::LogLevel::Error, self.pid(),
                Term::record(Atom("task_terminate"), {{Atom("pid"), self.pid()},
                                                      {Atom("owner"), owner},
                                                      {Atom("reason"), reason.term()}}));
    runtime.log(trace::LogLevel::Error, self.pid(),
                crash_report(self.process(), reason, "process_report"));
  }
  self.exit(reason);
}

}  // namespace otp::detail
