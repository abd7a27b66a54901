#pragma once

#include "murabaha/contract_server.h"

namespace murabaha {

/// Wakes the contracts whose payouts are under way as soon as the desk runs, and again whenever the
/// supervisor of contracts has ended, and with it all of them: at once the first time. They may be
/// what has ended it. Woken at once again they would end the next one, and soon the whole desk: so
/// it waits before, and longer each time that one ends soon, too. Ends where no desk is to come.
otp::Task<> keep_payouts_going(otp::Self self, Surroundings surroundings);

}  // namespace murabaha
