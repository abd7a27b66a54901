// says: name the request first, then await it: what it is given owns something
#include "samples.h"

#include "otp/agent.h"

otp::Task<> program(otp::Self self, otp::AgentRef<std::string> agent, std::string more) {
#ifdef MENDED
  auto request = otp::agent::update(self, agent, [more](std::string& text) { text += more; });
  co_await request;
#else
  co_await otp::agent::update(self, agent, [more](std::string& text) { text += more; });
#endif
}
