#include "demo/traffic.h"

#include <vector>

#include "base/random.h"
#include "demo/cache_server.h"
#include "demo/database_pool.h"
#include "demo/lifecycle.h"
#include "demo/notification_queue.h"
#include "demo/session_manager.h"
#include "otp/dynamic_supervisor.h"

namespace demo::traffic {

using namespace otp::literals;
using namespace std::chrono_literals;
using otp::Duration;
using otp::Random;

namespace {

Duration between(Random& random, Duration shortest, Duration longest) {
  auto span = static_cast<std::uint64_t>((longest - shortest).count());
  return shortest + Duration(static_cast<Duration::rep>(random.below(span)));
}

bool one_in(Random& random, std::uint64_t n) { return random.below(n) == 0; }

}  // namespace

Task<> count(Self self) {
  Random random(11);
  auto counter = otp::named<Counter>("counter"_a);
  for (;;) {
    co_await self.sleep(between(random, 150ms, 600ms));
    auto counted = co_await self.call(counter, Counter::Increment{});
    (void)counted;  // a counter that is just being restarted is not our worry
    if (one_in(random, 25)) self.cast(counter, Counter::Reset{});
    otp::Pid manual = self.whereis("manual_counter"_a);
    if (!manual.is_none()) co_await manual_counter::increment(self, manual);
  }
}

Task<> notify(Self self) {
  Random random(12);
  auto queue = otp::named<NotificationQueue>("notification_queue"_a);
  auto hooks = otp::named<LifecycleServer>("lifecycle_hooks"_a);
  for (int round = 1;; ++round) {
    co_await self.sleep(between(random, 700ms, 1500ms));
    for (auto left = 1 + random.below(6); left > 0; --left) {
      self.cast(queue, NotificationQueue::Enqueue{one_in(random, 2) ? "Email" : "SMS"});
    }
    self.cast(hooks, LifecycleServer::Note{"round " + std::to_string(round)});
    if (round % 6 == 0) self.cast(hooks, LifecycleServer::Crash{});
  }
}

Task<> query(Self self) {
  Random random(13);
  auto pool = otp::named<DatabasePool>("database_pool"_a);
  auto cache = otp::named<CacheServer>("cache_server"_a);
  using Query = decltype(self.call(pool, DatabasePool::Query{}));
  for (;;) {
    co_await self.sleep(between(random, 900ms, 2600ms));
    std::vector<Query> queries;
    for (auto left = 10 + random.below(40); left > 0; --left) {
      queries.push_back(self.call(pool, DatabasePool::Query{}));
    }
    for (Query& query : queries) co_await query;
    self.cast(cache, CacheServer::Put{"answer", std::to_string(random.below(1000))});
    if (one_in(random, 4)) co_await self.sleep(5s);  // long enough for the cache to fall asleep
  }
}

Task<> compute(Self self, std::uint64_t seed) {
  Random random(seed);
  auto server = otp::named<LongOperation>("long_operation"_a);
  for (;;) {
    co_await self.sleep(between(random, 300ms, 2000ms));
    LongOperation::Compute work{between(random, 200ms, 900ms)};
    auto computed = co_await self.call(server, work);
    (void)computed;
  }
}

namespace {

Task<> start_session(Self self, std::string id) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target("session_supervisor"_a));
  otp::DynamicSupervisor::StartChild start{session_child(id)};
  auto starting = self.call(supervisor, std::move(start));
  auto started = co_await starting;
  if (!started) co_return;
  SessionManager::Put put{"page", "home"};
  auto putting = self.call(session_named(id), std::move(put));
  co_await putting;
}

}  // namespace

Task<> visit(Self self) {
  constexpr std::size_t most_at_once = 6;
  Random random(14);
  std::vector<std::string> open;
  for (int number = 1;; ++number) {
    co_await self.sleep(between(random, 500ms, 1400ms));
    std::string id = "session-" + std::to_string(number);
    Task<> starting = start_session(self, id);
    co_await starting;
    open.push_back(id);
    auto chosen = random.below(open.size());
    if (number % 5 == 0) self.cast(session_named(open[chosen]), SessionManager::Crash{});
    if (open.size() <= most_at_once) continue;
    self.cast(session_named(open.front()), SessionManager::LogOut{});
    open.erase(open.begin());
  }
}

namespace {

Task<> open_contract(Self self, murabaha::Terms terms, murabaha::Surroundings surroundings) {
  otp::ServerRef<otp::DynamicSupervisor> supervisor(otp::Target{murabaha::contract_supervisor});
  otp::DynamicSupervisor::StartChild start{murabaha::contract_child(terms, surroundings)};
  auto opening = self.call(supervisor, std::move(start));
  co_await opening;
}

/// Whether the contract has taken the order.
Task<bool> act(Self self, std::string contract_id, murabaha::Order order) {
  auto asking = self.call(murabaha::contract_named(contract_id), std::move(order));
  auto answer = co_await asking;
  co_return answer.has_value();
}

}  // namespace

Task<> trade(Self self, murabaha::Surroundings surroundings) {
  auto aed = *murabaha::Currency::of("AED");
  auto kwd = *murabaha::Currency::of("KWD");
  std::vector<murabaha::Terms> terms = {{"M-1001", "customer-17", aed, 10'000'000, 1'000'000},
                                        {"M-1002", "customer-23", kwd, 80'000, 12'000},
                                        {"M-1003", "customer-31", aed, 4'500'000, 540'000}};
  for (const murabaha::Terms& each : terms) co_await open_contract(self, each, surroundings);
  co_await self.sleep(800ms);
  const murabaha::Order approve{murabaha::Approve{}, "clerk"};
  const murabaha::Order disburse{murabaha::Disburse{}, "clerk"};
  const murabaha::Order pay{murabaha::RecordPayment{500'000}, "clerk"};
  co_await act(self, "M-1001", approve);
  co_await act(self, "M-1002", approve);
  co_await self.sleep(800ms);
  co_await act(self, "M-1001", disburse);
  for (bool is_owed = true; is_owed;) {
    co_await self.sleep(4s);
    is_owed = co_await act(self, "M-1001", pay);
  }
}

}  // namespace demo::traffic
