// says: the server's Accepts has no Call<M, R> for this message
#include "samples.h"

struct Reset {};

otp::Task<> program(otp::Self self, otp::ServerRef<Counter> counter) {
#ifdef MENDED
  co_await self.call(counter, Counter::Get{});
#else
  co_await self.call(counter, Reset{});
#endif
}
