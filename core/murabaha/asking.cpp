#include "murabaha/asking.h"

#include <algorithm>

namespace murabaha {

std::optional<Timestamp> next_query(const Payout& payout) {
  constexpr Timestamp first = 2'000'000;  // microseconds
  constexpr Timestamp longest = 300'000'000;
  bool is_under_way = payout.status == Payout::Status::Unknown && payout.reason == pending;
  if (!is_under_way || payout.calls.empty()) return std::nullopt;
  Timestamp pause = first / 2;
  for (auto call = payout.calls.rbegin(); call != payout.calls.rend(); ++call) {
    if (call->outcome != pending || pause >= longest) break;
    pause *= 2;
  }
  return payout.calls.back().at + std::min(pause, longest);
}

bool is_askable(const Payout& payout) {
  // What was wrong in the answer to a payment may be right in the answer to a question.
  bool was_asked = !payout.calls.empty() && payout.calls.back().kind == "query";
  bool is_told = payout.reason == payment_mismatch && was_asked;
  return payout.reason != key_expired && payout.reason != no_query && !is_told;
}

}  // namespace murabaha
