#pragma once

#include <cstdio>
#include <cstdlib>

namespace otp {

/// Stops the program when a promise of the runtime itself is broken. A bug in a process is thrown
/// instead: it ends that process and its supervisor decides.
/// @thread any
inline void expects(bool holds, const char* promise) {
  if (holds) [[likely]]
    return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace otp
