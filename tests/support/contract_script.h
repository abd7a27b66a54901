#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "desk_steps.h"

namespace support {

/// What is done to a contract next, as three numbers that any generator can make and shrink: which
/// action, how much, and how the payment system behaves.
using ScriptStep = std::tuple<std::uint8_t, std::uint8_t, std::uint8_t>;
using Script = std::vector<ScriptStep>;

/// Terms of either profile, with any method, policy and down payment, by a number that a generator
/// can make and shrink: 0 are those of the guide in four instalments.
murabaha::Terms terms_drawn(const std::string& contract_id, std::uint32_t number);

/// Does a script, in which much is illegal, to a contract of the desk and to the pure contract
/// beside it, and compares each answer and the contract after it. Keys are used again and again,
/// the contract's process crashes now and then, and payouts are unknown for longer than keys live.
/// @returns the first difference in words; empty when there is none
/// @pre the desk runs, its contract is new, and its clock is virtual
Task<std::string> run_script(Self self, murabaha::Terms terms, Script script,
                             murabaha::Surroundings surroundings);

}  // namespace support
