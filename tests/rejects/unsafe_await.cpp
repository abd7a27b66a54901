// says: name the request first, then await it: what it is given owns something
#include "samples.h"

otp::Task<> program(otp::Self self, otp::ServerRef<Counter> counter) {
#ifdef MENDED
  auto request =
      self.call(counter, Counter::Rename{"a name that is too long for the small string"});
  co_await request;
#else
  co_await self.call(counter, Counter::Rename{"a name that is too long for the small string"});
#endif
}
