#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace murabaha {

/// How the simulated payment system treats a payment.
enum class Manner {
  Pays,
  Declines,       // with a reason; final for the key
  IsSlow,         // pays, and answers later
  PaysSilently,   // pays, and the answer is lost
  KeepsSilent,    // neither pays nor answers, not even questions
  AnswersTwice,   // pays once
  WrongAmount,    // pays, and answers with another amount
  ReversesLater,  // pays, answers, and takes the money back
  IsUnreachable,
  IsPending,  // says that it is under way, and pays when it has been asked often enough
};
inline constexpr Manner all_manners[] = {
    Manner::Pays,          Manner::Declines,     Manner::IsSlow,      Manner::PaysSilently,
    Manner::KeepsSilent,   Manner::AnswersTwice, Manner::WrongAmount, Manner::ReversesLater,
    Manner::IsUnreachable, Manner::IsPending};
/// `pays`, `declines`, ...
std::string_view name_of(Manner manner);

struct Behaviour {
  Manner manner = Manner::Pays;
  std::string reason = {};  // of a refusal; empty: `insufficient_funds`
  otp::Duration answers_after = std::chrono::milliseconds(1500);  // when it is slow
  std::int64_t pays_at_question = 2;                              // when it is pending
};

}  // namespace murabaha
