#pragma once

#include "murabaha/rate.h"

namespace murabaha {

/// What comes in when a solvent customer is late and has undertaken to donate: the debt stays what
/// it was, and the donation is the charity's and never income (SS-8 5/6; vectors V2, V3).
struct LateReceipt {
  Amount to_debt = 0;
  Amount to_charity = 0;

  Amount cash() const { return to_debt + to_charity; }
  friend bool operator==(const LateReceipt&, const LateReceipt&) = default;
};

/// A late instalment with its donation, a share of it rounded half up.
/// @returns `invalid_amount` for an instalment that is not above zero, or `amount_overflow`
Result<LateReceipt> late_receipt(Amount instalment, const Rate& share);

}  // namespace murabaha
