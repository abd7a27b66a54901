#pragma once

#include "actor/self.h"
#include "murabaha/contract_server.h"

/// Clients that keep the systems of the guide busy. Each is a process that does one kind of work
/// for ever, in a rhythm that looks irregular and is the same in every run.
namespace demo::traffic {

/// Increments both counters, and now and then resets one.
otp::Task<> count(otp::Self self);
/// Queues notifications in bursts, and lets the lifecycle server work, and crash.
otp::Task<> notify(otp::Self self);
/// Sends queries to the database pool faster than it answers, and uses the cache in between.
otp::Task<> query(otp::Self self);
/// Asks for long operations.
otp::Task<> compute(otp::Self self, std::uint64_t seed);
/// Opens sessions, uses them, logs out, and meets a crash now and then.
otp::Task<> visit(otp::Self self);
/// Opens contracts and pays instalments.
otp::Task<> trade(otp::Self self, murabaha::Surroundings surroundings);

}  // namespace demo::traffic
