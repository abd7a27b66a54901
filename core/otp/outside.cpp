#include "otp/outside.h"

namespace otp::detail {

void check_is_outside(Runtime& runtime) {
  if (runtime.scheduler().current() != nullptr) {
    throw ArgumentError("a process must not block its thread: co_await self.call(...) instead");
  }
  if (!runtime.scheduler().has_threads()) {
    throw ArgumentError("nothing would run while this thread waits: use a WorkerPool");
  }
}

}  // namespace otp::detail
