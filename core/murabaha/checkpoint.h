#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "murabaha/store.h"

/// What somebody can keep outside of the database, to find out later what was taken out of it:
/// whole contracts, or the ends of their trails. Neither breaks a chain of hashes.
namespace murabaha {

/// The last step of a contract.
struct Head {
  std::string contract_id;
  std::int64_t seq = 0;
  std::string hash;

  friend bool operator==(const Head&, const Head&) = default;
};

/// The last steps of all contracts at a moment.
struct Checkpoint {
  std::string at;           // in UTC, as `format_time` writes it
  std::vector<Head> heads;  // by contract id, byte for byte

  /// SHA-256 over all heads, line by line: one checkpoint has another only if it is another.
  std::string digest() const;

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The checkpoint as lines of text, for a file.
std::string text_of(const Checkpoint& checkpoint);
/// Reads what `text_of` has written. `invalid_checkpoint` for anything else, also for what was
/// changed since, with a sentence.
Result<Checkpoint> parse_checkpoint(std::string_view text);

/// Reads the heads of all contracts. Waits for the store.
/// @returns `storage_error` when the store cannot be read
/// @thread any but the store's own, and no process
Result<Checkpoint> take_checkpoint(Store& store, Timestamp at);

/// What has become of the contracts of a checkpoint.
struct CheckpointReport {
  struct Found {
    std::string contract_id;
    std::string sentence;  // what is missing, or is other than it was
  };

  std::int64_t contracts = 0;  // of the checkpoint
  std::int64_t grown = 0;      // of them, those that have had steps since
  std::int64_t since = 0;      // opened since
  std::vector<Found> faults;   // the first one of each contract
};

/// Looks for every contract of the checkpoint with its steps as they were, and for the last one in
/// the list of contracts. Waits for the store.
/// @returns `storage_error` when the store cannot be read
/// @thread any but the store's own, and no process
Result<CheckpointReport> compare(Store& store, const Checkpoint& checkpoint);

/// So many digits of a hash, from its beginning on, at least tell one step from another.
inline constexpr std::size_t least_hash_digits = 8;

/// The step of a trail whose hash is printed somewhere, such as on a statement.
/// @param printed the hash or its beginning, in small or capital letters, with spaces or without
/// @returns its seq; `invalid_hash` for what is none or is too short, `hash_not_found` when the
/// trail has no such step, `{chain_broken, SEQ}` for a trail that is not right, with a sentence
/// @thread any
Result<std::int64_t> step_with_hash(const std::string& contract_id,
                                    const std::vector<AuditRow>& trail, std::string_view printed);

}  // namespace murabaha
