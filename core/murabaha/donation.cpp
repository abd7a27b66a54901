#include "murabaha/donation.h"

namespace murabaha {

Result<LateReceipt> late_receipt(Amount instalment, const Rate& share) {
  if (instalment <= 0) {
    return invalid_amount("instalment", "The instalment must be above zero.");
  }
  auto donation = share.of(instalment);
  if (!donation) return std::unexpected(donation.error());
  auto cash = add(instalment, *donation);
  if (!cash) return std::unexpected(cash.error());
  return LateReceipt{instalment, *donation};
}

}  // namespace murabaha
