#pragma once

#include "contract_script.h"
#include "reference_contract.h"

namespace support {

/// Terms of either profile and policy by a number that a generator can make and shrink.
ReferenceTerms reference_terms_drawn(std::uint32_t number);

/// Does a script, in which much is illegal, to a new contract of the desk and to the contract of
/// the reference beside it. After each step it compares the answer, what the contract and its row
/// in the list say, and the sums of the postings in the store. Keys are used again and again, also
/// for other requests; the contract's process crashes now and then, and months pass.
/// @returns the first difference in words; empty when there is none
/// @pre the desk runs, its contract is new, its clock is virtual, and its store answers at once
Task<std::string> run_against_reference(Self self, std::string contract_id, ReferenceTerms terms,
                                        Script script, murabaha::Surroundings surroundings);

}  // namespace support
