// says: name the start first, then await it: what init is given owns something
#include "samples.h"

struct Settings {
  std::string name;
};
struct Named : otp::GenServer<Named> {
  using State = Settings;
  using Accepts = otp::Accepts<>;
  otp::Init<State> init(Settings settings) { return settings; }
};

otp::Task<> program(otp::Self self) {
#ifdef MENDED
  auto starting = otp::start_link<Named>(self, Settings{"a name too long for the small string"});
  co_await starting;
#else
  co_await otp::start_link<Named>(self, Settings{"a name too long for the small string"});
#endif
}
