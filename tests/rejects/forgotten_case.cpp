// says: a case is missing: match needs one for each alternative
#include "actor/self.h"
#include "base/match.h"

struct Ping {};
struct Pong {};

otp::Task<> program(otp::Self self) {
  auto message = co_await self.receive<Ping, Pong>(std::chrono::seconds(1));
  int seen = otp::match(
      message, [](const Ping&) { return 1; }, [](const Pong&) { return 2; }
#ifdef MENDED
      ,
      [](const otp::TimeoutMessage&) { return 0; }
#endif
  );
  self.send(self.pid(), seen);
}
