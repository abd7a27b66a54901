#pragma once

#if defined(__linux__)
#include <pthread.h>
#endif

namespace otp {

/// What debuggers and `top -H` call this thread; at most 15 letters.
/// @thread any
inline void name_this_thread([[maybe_unused]] const char* name) {
#if defined(__linux__)
  pthread_setname_np(pthread_self(), name);
#endif
}

}  // namespace otp
