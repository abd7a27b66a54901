// says: the server's Accepts has no Cast<M> for this message
#include "samples.h"

otp::Task<> program(otp::Self self, otp::ServerRef<Counter> counter) {
#ifdef MENDED
  self.cast(counter, Counter::Clear{});
#else
  self.cast(counter, Counter::Get{});
#endif
  co_return;
}
