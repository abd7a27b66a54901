#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "murabaha/contract.h"

/// A contract as rows of tables, which is how stores keep it. All of it follows from its audit
/// trail; the other rows are there so that lists and questions need not read every trail, and so
/// that the database itself can refuse what must not be.
namespace murabaha {

/// One accepted step, for good: rows of the trail are added, never changed.
struct AuditRow {
  std::int64_t seq = 0;  // 1, 2, ... without gaps; this orders steps, not the time
  std::string command;   // `start`, `approve`, `disburse_requested`, ...
  std::string from;      // the state before; empty for the first row
  std::string to;        // the state after
  std::string actor;
  Timestamp at = 0;
  std::string key;        // the idempotency key of the request; empty for none
  std::string params;     // canonical JSON: sorted keys, no spaces
  std::string prev_hash;  // of the row before; 64 zeros for the first row
  std::string hash;       // SHA-256 over prev_hash and this row, in lower-case hexadecimal digits

  friend bool operator==(const AuditRow&, const AuditRow&) = default;
};

struct PaymentRow {
  std::int64_t number = 0;  // 1, 2, ...
  std::int64_t seq = 0;     // the step that recorded it
  Amount received = 0;      // applied + excess
  Amount applied = 0;
  Amount excess = 0;
  std::string value_date;  // 2026-01-05
  std::string reference;   // of the payer's bank, once per contract; empty for none

  friend bool operator==(const PaymentRow&, const PaymentRow&) = default;
};

/// One line of an entry in the ledger. The lines of a step add up to zero.
struct PostingRow {
  std::int64_t seq = 0;     // the step that it belongs to, which is its entry
  std::int64_t number = 0;  // within the entry: 1, 2, ...
  std::string account;      // `cash`, `receivable`, ...
  Amount amount = 0;        // above zero: debit; below: credit

  friend bool operator==(const PostingRow&, const PostingRow&) = default;
};

struct EvidenceRow {
  std::int64_t number = 0;  // 1, 2, ...
  std::int64_t seq = 0;
  std::string kind;      // `promise`, `title`, ...
  std::string dated;     // 2026-01-05
  std::string document;  // its name
  std::string sha256;    // of the document's file; empty when it was not given
  std::string note;
  std::int64_t supersedes = 0;  // the number of the evidence of this kind before it; 0 for none

  friend bool operator==(const EvidenceRow&, const EvidenceRow&) = default;
};

struct InstalmentRow {
  std::int64_t version = 0;  // of the schedule
  std::int64_t number = 0;
  std::string due;  // 2026-01-05
  Amount amount = 0;
  Amount cost_part = 0;
  Amount profit_part = 0;

  friend bool operator==(const InstalmentRow&, const InstalmentRow&) = default;
};

/// What the payment system was, or is to be, told to pay. The only rows beside the snapshot that
/// change: `status` moves on.
struct IntentRow {
  std::string intent;        // the key at the payment system; unique over all contracts
  std::string purpose;       // `disburse`, `refund`
  std::int64_t attempt = 0;  // 1, 2, ... of the contract
  Amount amount = 0;
  std::string currency;
  std::string payee;
  std::string status;  // `intent`, `unknown`, `declined`, `confirmed`; the first two are open
  Timestamp created_at = 0;
  Timestamp settled_at = 0;  // 0: not yet
  std::string reason;        // why it was declined, or is unknown

  /// Nobody knows yet what has become of it.
  bool is_open() const { return status == "intent" || status == "unknown"; }

  friend bool operator==(const IntentRow&, const IntentRow&) = default;
};

/// A payout, and whose it is.
struct KeptPayout {
  std::string contract_id;
  IntentRow intent;

  friend bool operator==(const KeptPayout&, const KeptPayout&) = default;
};

/// An answer of the payment system, or that there was none.
struct GatewayCallRow {
  std::string intent;
  std::int64_t number = 0;  // 1, 2, ... of the contract
  std::int64_t seq = 0;     // the step that recorded it
  std::string kind;         // `send`, `query`
  Timestamp at = 0;
  std::string outcome;

  friend bool operator==(const GatewayCallRow&, const GatewayCallRow&) = default;
};

/// What a request with an idempotency key came to.
struct KeyRow {
  std::string command;
  std::string key;
  std::string params_hash;  // of the canonical parameters of the request
  std::int64_t seq = 0;     // the step that answered it

  friend bool operator==(const KeyRow&, const KeyRow&) = default;
};

/// A contract in one row, for lists.
struct Snapshot {
  std::string contract_id;
  std::string customer_id;
  std::string currency;
  int exponent = 0;
  Amount asset_cost = 0;
  Amount profit = 0;
  Amount total = 0;
  std::string profile;
  std::string choices = "{}";  // of the terms, see choices_text()
  std::string state;
  Amount paid = 0;  // received from the customer
  Amount outstanding = 0;
  Amount refund_due = 0;
  std::string next_due;      // 2026-01-05; empty: nothing is due, or there is no schedule
  std::string disbursement;  // `none`, `intent`, `unknown`, `declined`, `confirmed`
  std::int64_t version = 0;  // the seq of its last step
  std::string head_hash;
  Timestamp created_at = 0;

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// All rows of a contract, or those that a step adds.
struct Records {
  Snapshot snapshot;  // after the step
  std::vector<AuditRow> trail;
  std::vector<PaymentRow> payments;
  std::vector<PostingRow> postings;
  std::vector<EvidenceRow> evidence;
  std::vector<InstalmentRow> instalments;
  std::vector<IntentRow> intents;  // new ones, and known ones with another status
  std::vector<GatewayCallRow> gateway_calls;
  std::vector<KeyRow> keys;

  friend bool operator==(const Records&, const Records&) = default;
};

/// A request that was refused. It has changed nothing, so it is beside the trail.
struct Attempt {
  std::string contract_id;
  std::string command;
  std::string actor;
  Timestamp at = 0;
  std::string code;  // `invalid_state`, ...
  std::string sentence;

  friend bool operator==(const Attempt&, const Attempt&) = default;
};

}  // namespace murabaha
