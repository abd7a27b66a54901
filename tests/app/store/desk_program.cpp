#include "desk_program.h"

#include <csignal>
#include <cstdio>

#include "desk_steps.h"
#include "forwarding_store.h"
#include "store/sql_books.h"
#include "store/sql_store.h"

namespace store_test {
namespace {

using namespace murabaha;
using support::Self;
using support::Task;

/// Ends the program at a commit, as a power cut would.
class KillingStore final : public support::ForwardingStore {
 public:
  KillingStore(std::shared_ptr<Store> store, int kill_at, bool is_after)
      : ForwardingStore(std::move(store)), left_(kill_at), is_after_(is_after) {}

  void commit(Records step, Done<void> done) override {
    bool kills = --left_ == 0;
    if (kills && !is_after_) die();
    auto answer = [kills, done = std::move(done)](Result<> result) {
      if (kills) die();
      done(std::move(result));
    };
    ForwardingStore::commit(std::move(step), std::move(answer));
  }

 private:
  [[noreturn]] static void die() {
    std::raise(SIGKILL);
    std::abort();
  }

  std::atomic<int> left_;
  bool is_after_;
};

void say(const std::string& key, std::int64_t version) {
  std::printf("%s %lld\n", key.c_str(), static_cast<long long>(version));
  std::fflush(stdout);
}

/// Takes a contract through its steps; what was done before is answered from the keys.
Task<> take_to_its_end(Self self, std::string id, Surroundings surroundings) {
  auto opening = open_contract(self, terms_of_guide(id), surroundings);
  auto opened = co_await opening;
  otp::or_exit(std::move(opened));
  Contract begun = co_await look_at(self, id);
  if (begun.version() >= 1) say(id + "/start", 1);
  int number = 0;
  for (const Action& action : steps_to(Stage::Completed)) {
    std::string key = id + "/" + std::to_string(++number);
    Order order{action, "clerk", key};
    for (;;) {
      auto asking = self.call(contract_named(id), order);
      Result<Contract> answer = co_await asking;
      if (answer) {
        say(key, answer->version());
        break;
      }
      co_await self.sleep(std::chrono::milliseconds(10));  // a recovery is under way
    }
  }
}

}  // namespace

int run_desk(const QString& database, const QString& books, int kill_at, bool is_after) {
  auto store = app::open_store(database);
  auto opened_books = app::open_books(books);
  if (!store || !opened_books) return 1;
  Surroundings surroundings = surroundings_in_memory(
      1'000'000, std::make_shared<KillingStore>(std::move(*store), kill_at, is_after));
  surroundings.gateway = std::make_shared<SimulatedGateway>(std::move(*opened_books));
  support::System system(support::Schedule{2, 0});
  system.run([&](Self self) -> Task<> {
    co_await start_desk(self, surroundings);
    for (const char* id : {"M-1", "M-2"}) {
      Task<> taking = take_to_its_end(self, id, surroundings);
      co_await taking;
    }
  });
  return 0;
}

}  // namespace store_test
