#include "otp/task/async.h"

#include "actor/crash_report.h"

namespace otp::detail {

void end_failed_task(Self self, Pid owner) {
  Failure failure = current_failure();
  if (failure.reason.is_abnormal()) {
    Runtime& runtime = self.runtime();
    runtime.log(trace::LogLevel::Error, self.pid(),
                Term::record(Atom("task_terminate"), {{Atom("pid"), self.pid()},
                                                      {Atom("owner"), owner},
                                                      {Atom("reason"), failure.reported}}));
    runtime.log(trace::LogLevel::Error, self.pid(),
                crash_report(self.process(), failure.reported_of_process, "process_report"));
  }
  self.exit(failure.reason);
}

}  // namespace otp::detail
