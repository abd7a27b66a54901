// What the layers lint must find: a view sees the observer, never the runtime.
#include "base/time.h"
#include "otp/gen_server.h"
