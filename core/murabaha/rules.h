#pragma once

#include <string>
#include <vector>

#include "murabaha/contract.h"

/// What a contract may do next, and why not.
namespace murabaha {

/// Why this stage does not allow the action: a sentence for the screen. Empty when it does.
std::string why_not(Stage stage, const Action& action);
/// The same of a contract, with the day on which it came to its stage.
std::string why_not(const Contract& contract, const Action& action);
/// The stages that allow the action.
std::vector<Stage> stages_allowing(const Action& action);

/// A condition that an action needs beside the stage.
struct Guard {
  enum class Verdict {
    Passes,
    Fails,
    NotEvaluated,  // the stage does not allow the action, so the question does not arise
  };

  std::string code;  // `possession`, ...
  std::string rule;  // where it comes from: `SS-8 3/1/1`
  std::string text;  // what is asked for, and so what would satisfy it
  Verdict verdict = Verdict::NotEvaluated;
};
/// `pass`, `fail`, `not evaluated`
std::string_view name_of(Guard::Verdict verdict);

/// All guards of an action, by the contract's profile.
/// @thread any
std::vector<Guard> guards_of(const Contract& contract, const Action& action, const Moment& moment);

/// What an approval needs of the terms, and they do not have: since they never change, such a
/// contract could never be approved.
/// @thread any
std::vector<Guard> unmet_for_good(const Terms& terms);

/// Whether the contract takes the action, and what then happens: its first fact. For a payout that
/// is the intent to pay; what comes of it is up to the payment system. Texts are kept in their
/// normal form, see `in_normal_form`.
///
/// Refusals in the order of the checks:
/// - `{invalid_state, STATE, [ALLOWED, ...]}` when the stage does not allow it;
/// - `{invalid_amount, FIELD}`, for a donation above what is stipulated `{invalid_amount, FIELD,
///   MAX}`, `{invalid_id, FIELD}`, `amount_overflow`, `invalid_text`,
///   `invalid_evidence`, `invalid_outcome`,
///   `{invalid_value_date, MIN, MAX}`, `{duplicate_reference, SEQ}`, `{overpayment, MAX}`,
///   `{rebate_exceeds_profit, MAX}`, `{settlement_mismatch, EXPECTED}` for what was given;
/// - `{exceeds_donations, MAX}` for more than was taken for charity and not passed on;
/// - `{guard_failed, [{CODE, RULE, TEXT}, ...]}` with all guards that fail;
/// - `busy` when a payout is not settled.
/// @thread any
Result<Fact> decide(const Contract& contract, const Action& action, const Moment& moment);

/// A payment of the same amount that was recorded at most a minute before, neither of the two with
/// a reference: the new one may be the same by mistake. The rules allow it; who records it should
/// be asked.
/// @returns nullptr when there is none; else a part of the contract
/// @thread any
const Payment* possible_duplicate(const Contract& contract, const RecordPayment& payment,
                                  const Moment& moment);

/// The contract after the action, as if the payment system paid at once: what a dry run shows.
/// @returns the refusals of `decide`; the contract is then unchanged
/// @thread any
Result<Contract> apply(const Contract& contract, const Action& action, const Moment& moment);

}  // namespace murabaha
