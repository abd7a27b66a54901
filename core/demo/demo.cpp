#include "demo/demo.h"

#include <algorithm>
#include <array>

namespace demo {
namespace {

constexpr auto everything =
    trace::Watch::Lifecycle | trace::Watch::Depth | trace::Watch::Messages | trace::Watch::State;
constexpr auto depths = trace::Watch::Lifecycle | trace::Watch::Depth;

constexpr std::array all = std::to_array<Demo>({
    {"guide", "The systems of the guide",
     "Counters, queues, pools, caches, sessions and Murabaha contracts under one supervision tree, "
     "with clients that keep them busy and now and then a crash.",
     everything, &start_guide, "", "charts"},
    {"leak", "Disaster 1: process leak",
     "1,000 counters that nobody supervises: one crash ends them all, and a starter that ends "
     "normally leaves them orphaned. Then the same under a dynamic supervisor.",
     depths, &start_process_leak, "Starter", "findings"},
    {"overflow", "Disaster 2: mailbox overflow",
     "1,000,000 messages to a counter that cannot keep up: its mailbox climbs. Then calls, which "
     "hold the senders back.",
     depths | trace::Watch::Messages, &start_mailbox_overflow, "slow_counter", "xray"},
    {"shutdown", "Disaster 3: graceless shutdown",
     "A pool that does not trap exits leaves its connections open when it is stopped. One that "
     "does "
     "closes them.",
     everything, &start_graceless_shutdown, "database", "log"},
});

otp::Task<> application(otp::Self self, otp::Atom name, otp::SupervisorSpec spec) {
  self.trap_exit(true);
  auto started = co_await otp::start_link<otp::Supervisor>(self, otp::StartOptions().name(name),
                                                           std::move(spec));
  if (!started) otp::exit(otp::ExitReason(started.error().reason));
  otp::Exit exit = co_await self.receive<otp::Exit>();
  otp::exit(exit.reason);
}

}  // namespace

std::span<const Demo> demos() { return all; }

const Demo* find_demo(std::string_view name) {
  auto found = std::ranges::find(all, name, &Demo::name);
  return found == all.end() ? nullptr : &*found;
}

void start_application(otp::Runtime& runtime, std::string_view name, otp::SupervisorSpec spec) {
  otp::spawn(runtime, otp::Label("application"), &application, otp::Atom(name), std::move(spec));
}

}  // namespace demo
