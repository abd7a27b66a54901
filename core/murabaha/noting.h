#pragma once

#include <string>
#include <string_view>

#include "murabaha/store.h"

namespace murabaha {

/// Notes a request that was refused, for the timeline of the contract that it was about. What
/// cannot be the id of a contract is not noted, and a name that nobody can have is left out.
/// @thread any
void note_refusal(Store& store, const std::string& contract_id, std::string_view command,
                  const std::string& actor, Timestamp at, const otp::Error& error);

}  // namespace murabaha
