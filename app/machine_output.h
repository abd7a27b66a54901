#pragma once

#include <cstdio>

#include "options.h"

namespace app {

/// Runs a demo without a window and prints what a machine can read: its state at a time as one
/// object of the schema `actorscope.snapshot/1`, or its events until then as a line of
/// `actorscope.event/1` each.
/// @param options the demo, the seed, the time, and which of the two
/// @param out where it is printed to
/// @returns an exit code; what is wrong is said on the standard error output
int print_json(const Options& options, std::FILE* out);

}  // namespace app
