// says: a process body must not capture: pass what it needs as arguments of spawn
#include "actor/self.h"

void program(otp::Self self, int number) {
#ifdef MENDED
  self.spawn(
      [](otp::Self child, int its_number) -> otp::Task<> {
        child.send(child.pid(), its_number);
        co_return;
      },
      number);
#else
  self.spawn([number](otp::Self child) -> otp::Task<> {
    child.send(child.pid(), number);
    co_return;
  });
#endif
}
