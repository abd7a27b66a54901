#pragma once

#include <string>
#include <vector>

#include "desk_steps.h"

namespace support {

/// Asks contracts in each state for each action, and compares what comes of it with the table of
/// the reference (section 1.1), which stands here letter for letter.
/// @returns the differences in words
/// @pre the desk runs, and has no contracts
Task<std::vector<std::string>> differences_from_state_table(Self self,
                                                            murabaha::Surroundings surroundings);

}  // namespace support
