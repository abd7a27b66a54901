#pragma once

#include "store/schema.h"

namespace app {

/// The tables of the contract desk.
///
/// The database itself keeps these rules, whoever writes, and with whatever PRAGMAs: what was
/// added to the trail, the payments, the postings, the evidence, the instalments, the calls of the
/// payment system and the idempotency keys stays as it is; the steps of a contract have no gaps,
/// and its other rows belong to one of them; its terms do not change and its total is cost plus
/// profit; what was received is what was applied plus the excess; a reference is met once per
/// contract; one disbursement at most is open and one at most is confirmed, and a settled one stays
/// so; the lines of an entry add up to zero when a transaction ends; amounts are whole.
const Schema& contract_schema();

/// Which rows of `transitions` move money of charity; there is an index of them.
inline constexpr const char* charity_condition =
    "command IN ('record_charity_donation', 'pay_on_charity')";

}  // namespace app
