#pragma once

#include <string>

#include "murabaha/contract_server.h"

/// How the desk gets a contract's process to run, and what it says when that fails.
namespace murabaha {

/// `already_exists`
otp::Error exists_already(const std::string& contract_id);
/// `noproc`: there is no supervisor of contracts.
otp::Error closed();
/// Whether a call has failed since nobody has that name.
bool is_noproc(const otp::Error& error);
/// Says in a sentence what the failure of a call to a contract means.
otp::Error explained(const otp::Error& error, const std::string& contract_id);

/// Starts the process of a contract; the refusals are those of Desk::open.
otp::Task<Result<otp::Pid>> start_contract(otp::Self self, Opening opening,
                                           Surroundings surroundings);
/// Whether the contract's process runs now, started if it did not.
otp::Task<Result<>> wake(otp::Self self, std::string contract_id, Surroundings surroundings);

}  // namespace murabaha
