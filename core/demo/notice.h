#pragma once

#include <string>

#include "actor/self.h"

namespace demo {

/// Writes a line to the log of the system, where the guide prints to the terminal.
inline void notice(otp::Self self, std::string text) {
  self.runtime().log(
      trace::LogLevel::Info, self.pid(),
      otp::Term::record(otp::Atom("notice"), {{otp::Atom("text"), std::move(text)}}));
}

}  // namespace demo
