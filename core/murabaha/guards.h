#pragma once

#include "murabaha/rules.h"

namespace murabaha {

/// `{guard_failed, [{CODE, RULE, TEXT}, ...]}` with all guards of the action that fail.
/// @pre the stage allows the action
Result<> check_guards(const Contract& contract, const Action& action, const Moment& moment);

}  // namespace murabaha
