#pragma once

#include <optional>
#include <string>
#include <vector>

#include "murabaha/contract.h"
#include "murabaha/records.h"

/// The audit trail of a contract: from facts to rows, chained by their hashes, and back.
///
/// The chain proves that a trail is consistent in itself, not who wrote it: whoever can write the
/// file can compute all of it anew. That is why statements carry the head's hash.
namespace murabaha {

/// The hash before the first row.
inline const std::string no_hash(64, '0');

/// The hash that a row must have, from all its other fields and the contract's id.
std::string hash_of(const std::string& contract_id, const AuditRow& row);

/// A step that is about to be taken: the contract after it, and the rows that keep it.
struct Step {
  Contract contract;
  Records records;
};

/// @pre the rules allow the fact
/// @thread any
Step take_step(const Contract& contract, const Fact& fact, Moment moment);

/// What is wrong with a contract's rows.
struct Fault {
  std::int64_t seq = 0;  // of the trail's first row that is wrong; 0: the trail is right
  std::string sentence;  // names the first row that is wrong, in whatever table
};

/// The contract that a trail tells of.
struct Replay {
  Contract contract;                // as far as the trail is right
  std::optional<otp::Error> fault;  // `{chain_broken, SEQ}`: the first row that is missing, changed
                                    // or cannot be read
};
/// Looks at the trail alone.
/// @thread any
Replay replay(const std::string& contract_id, const std::vector<AuditRow>& trail);

/// All rows that a trail leads to.
/// @returns `{chain_broken, SEQ}` as above
/// @thread any
Result<Records> rebuild(const std::string& contract_id, const std::vector<AuditRow>& trail);

/// Adds the rows of a step to those that are kept.
void add_records(Records& kept, const Records& step);

/// Compares the rows that are kept with those that their trail leads to, and checks the invariants
/// of the ledger.
/// @returns the contract that the trail tells of, and the first fault as `{chain_broken, SEQ}`,
/// where 0 stands for rows beside the trail
/// @thread any
Replay verified(const Records& kept);
/// The same, if only the fault is asked for.
/// @thread any
std::optional<Fault> verify(const Records& kept);

}  // namespace murabaha
