#pragma once

#include <string>

#include "base/error.h"

namespace murabaha {

/// The word that stands for a refusal, such as `invalid_state`; what comes with it is left out.
inline std::string code_of(const otp::Error& error) {
  const otp::Term& reason = error.reason.is_tuple() ? error.reason[0] : error.reason;
  return reason.is_atom() ? std::string(reason.atom().text()) : to_text(reason);
}

}  // namespace murabaha
