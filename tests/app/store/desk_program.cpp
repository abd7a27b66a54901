#include "desk_program.h"

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "desk_steps.h"
#include "forwarding_store.h"
#include "murabaha/trail.h"
#include "murabaha/waiting.h"
#include "store/sql_books.h"
#include "store/sql_store.h"
#include "store/waiting_store.h"

namespace store_test {
namespace {

using namespace murabaha;
using support::Self;
using support::Task;

/// Ends the program at its first commit, as a power cut would.
class KillingStore final : public support::ForwardingStore {
 public:
  KillingStore(std::shared_ptr<Store> store, bool is_after)
      : ForwardingStore(std::move(store)), is_after_(is_after) {}

  void commit(Records step, Done<void>) override {
    if (!is_after_) die();
    ForwardingStore::commit(std::move(step), [](const Result<>&) { die(); });
  }

 private:
  [[noreturn]] static void die() {
    std::raise(SIGKILL);
    std::abort();
  }

  bool is_after_;
};

void say(const std::string& key, std::int64_t version) {
  std::printf("%s %lld\n", key.c_str(), static_cast<long long>(version));
  std::fflush(stdout);
}

Manner manner_named(const std::string& name) {
  for (Manner manner : all_manners) {
    if (name_of(manner) == name) return manner;
  }
  throw std::invalid_argument(name);
}

/// What is kept of the contract; empty when it is new.
Contract kept_contract(Store& store, const std::string& id) {
  auto kept = wait_for<Records>([&](auto done) { store.read(id, std::move(done)); });
  return kept ? replay(id, kept->trail).contract : Contract();
}

bool is_final(const otp::Error& error) {
  return error.reason.is(Atom("insufficient_funds")) || error.reason.is(Atom("reversed"));
}

/// Asks until it is answered. What is declined stays so for its key, and is asked with another.
Task<> insist(Self self, std::string id, Action action, std::string key) {
  for (;;) {
    Order order{action, "clerk", key};
    auto asking = self.call(contract_named(id), order);
    Result<Answered> answer = co_await asking;
    if (answer) {
      say(key, answer->version());
      co_return;
    }
    if (is_final(answer.error())) key += "'";
    co_await self.sleep(std::chrono::milliseconds(100));  // a recovery is under way
  }
}

std::optional<Purpose> purpose_of(const Action& action) {
  if (std::holds_alternative<Disburse>(action)) return Purpose::Disburse;
  if (std::holds_alternative<RefundExcess>(action)) return Purpose::Refund;
  return std::nullopt;
}

bool has_payout(const Contract& contract, Purpose purpose) {
  return std::ranges::any_of(contract.payouts, [purpose](const Payout& payout) {
    return payout.request.purpose == purpose;
  });
}

/// Whether the payment system was told of any of them.
bool was_told(const Contract& contract, Purpose purpose, const GatewayBooks& books) {
  return std::ranges::any_of(contract.payouts, [&](const Payout& payout) {
    return payout.request.purpose == purpose && books.recall(payout.request.intent);
  });
}

/// Takes a contract through its steps; what was done before is answered from the keys. The manner
/// is for the first try of the first payment of each purpose, also when it is a recovery that makes
/// it.
Task<> take_to_its_end(Self self, std::string id, Manner manner, Surroundings surroundings) {
  Contract before = kept_contract(*surroundings.store, id);
  SimulatedGateway& gateway = *surroundings.gateway;
  const Payout* open = before.open_payout();
  bool is_unheard_of = open != nullptr && open->calls.empty() &&
                       !was_told(before, open->request.purpose, gateway.books());
  if (is_unheard_of) gateway.behave_once({manner, {}});
  auto opening = open_contract(self, terms_of_guide(id), surroundings);
  auto opened = co_await opening;
  otp::or_exit(std::move(opened));
  say(id + "/start", 1);
  int number = 0;
  const std::vector<Action> steps = {Approve{}, Disburse{}, RecordPayment{50'000},
                                     RecordPayment{70'000}, RefundExcess{}};
  for (const Action& action : steps) {
    auto purpose = purpose_of(action);
    bool is_first = purpose && !has_payout(before, *purpose);
    if (is_first) gateway.behave_once({manner, {}});
    Task<> insisting = insist(self, id, action, id + "/" + std::to_string(++number));
    co_await insisting;
  }
}

}  // namespace

int run_desk(const QString& database, const QString& books, const std::string& manner, int run) {
  auto store = app::open_store(database);
  auto opened_books = app::open_books(books);
  if (!store || !opened_books) return 1;
  constexpr Timestamp between_runs = 1'000'000'000;  // longer than a run takes in its world's time
  auto waiting = std::make_shared<app::WaitingStore>(std::shared_ptr<Store>(std::move(*store)));
  Surroundings surroundings = surroundings_in_memory(
      (run + 1) * between_runs, std::make_shared<KillingStore>(std::move(waiting), run % 2 == 1));
  surroundings.gateway =
      std::make_shared<SimulatedGateway>(std::shared_ptr<GatewayBooks>(std::move(*opened_books)));
  support::System system(support::Schedule{0, 1});
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    Task<> taking = take_to_its_end(self, manner, manner_named(manner), surroundings);
    co_await taking;
  });
  return 0;
}

}  // namespace store_test
