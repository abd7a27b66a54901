// says: a process body must not capture: pass what it needs as arguments of spawn
#include "otp/task/async.h"

void program(otp::Self self, int number) {
#ifdef MENDED
  otp::task::async(
      self, [](int its_number) { return 2 * its_number; }, number);
#else
  otp::task::async(self, [number] { return 2 * number; });
#endif
}
