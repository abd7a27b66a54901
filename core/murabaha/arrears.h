#pragma once

#include <string_view>

#include "murabaha/contract.h"

namespace murabaha {

/// How far a contract is behind what is due. It is told from the schedule and the day, and never
/// kept: nothing in the debt changes with it (SS-8 4/8).
struct Arrears {
  enum class Kind { Current, Late, Default };

  Kind kind = Kind::Current;
  int days_late = 0;  // of the first instalment that is not paid in full

  friend bool operator==(const Arrears&, const Arrears&) = default;
};
/// `current`, `late`, `default`
std::string_view name_of(Arrears::Kind kind);

/// @param moment whose day and desk policy count
/// @thread any
Arrears arrears_of(const Contract& contract, const Moment& moment);

}  // namespace murabaha
