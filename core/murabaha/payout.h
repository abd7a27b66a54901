#pragma once

#include <functional>

#include "murabaha/asking.h"
#include "murabaha/contract_server.h"

namespace murabaha {

/// What a process that asks the payment system needs to know.
struct PayoutJob {
  otp::Pid contract;  // is told of the outcome with PayoutSettled
  otp::ServerRef<Bank> bank;
  PayoutRequested request;
  Currency currency;
  bool asks_first = false;  // it may be paid already: ask before paying
  bool is_safe = true;      // the payment system knows the key if it was sent
  bool can_be_asked = true;
  std::function<void()> crash_after_send = {};  // throws; none: it is not to crash
  Timestamp epoch = 0;
};

/// Pays, and tells the contract what came of it. It runs beside the contract, so that this can
/// answer meanwhile, and is linked to it.
otp::Task<> pay_out(otp::Self self, PayoutJob job);

}  // namespace murabaha
