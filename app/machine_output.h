#pragma once

#include <cstdio>

#include "options.h"

namespace app {

/// Runs a demo without a window and prints what a machine can read: its state at a time as one
/// object of the schema `actorscope.snapshot/2`, or its events until then as a line of
/// `actorscope.event/1` each. A stream prints such lines as the events happen, in real time, until
/// its time has come or nobody reads any more.
/// @param options the demo, the seed, the time, and which of the three
/// @param out where it is printed to
/// @returns an exit code; what is wrong is said on the standard error output
int print_json(const Options& options, std::FILE* out);

}  // namespace app
