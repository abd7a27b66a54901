#pragma once

#include "demo/counter.h"
#include "otp/request.h"

namespace support {

/// Asks a counter so many times for its value, and does nothing then.
inline otp::Task<> asks(otp::Self self, otp::Pid counter, int times) {
  for (int i = 0; i < times; ++i) {
    auto value = self.call(otp::ServerRef<demo::Counter>(counter), demo::Counter::Get{});
    (void)co_await value;
  }
  co_await self.sleep(otp::infinity);
}

}  // namespace support
