// Accepted steps of contracts a second, each on the disk before it is answered, beside the same
// rows written with sqlite3 alone: what the store costs. Set TMPDIR to choose the disk.
#include "store/sql_store.h"

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <latch>
#include <map>
#include <thread>

#include "demo/demo.h"
#include "desk_steps.h"
#include "samples.h"
#include "store/contract_tables.h"
#include "store/waiting_store.h"

namespace bench {
namespace {

using namespace murabaha;
using store_test::opening;

constexpr int steps = 6'400;  // of one run, over all contracts

std::string id_of(std::int64_t contract) { return "contract-" + std::to_string(contract); }

/// A payment: the usual step of a contract in repayment.
Records payment_after(const Records& before) {
  Records step = store_test::following(before);
  std::int64_t seq = step.trail.front().seq;
  step.payments = {store_test::payment(step, seq, "reference-" + std::to_string(seq))};
  step.postings = {{seq, 1, "cash", 5'000'100},
                   {seq, 2, "receivable", -5'000'000},
                   {seq, 3, "customer_credit", -100}};
  step.keys = {{"record_payment", "key-" + std::to_string(seq), std::string(64, 'b'), seq}};
  return step;
}

void stop_unless(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

/// A fresh database in which so many contracts have been opened.
class Desk {
 public:
  explicit Desk(std::int64_t contracts) {
    auto opened = app::open_store(file());
    stop_unless(opened.has_value(), "there is no store");
    for (std::int64_t i = 0; i < contracts; ++i) {
      stop_unless(store_test::commit(**opened, opening(id_of(i))).has_value(), "nothing is kept");
      last.push_back(opening(id_of(i)));
    }
  }
  QString file() const { return folder_.filePath("contracts.db"); }

  std::vector<Records> last;  // step of each contract

 private:
  QTemporaryDir folder_;
};

/// The same statements on the same tables, with no more around them than there must be.
class Direct {
 public:
  explicit Direct(const Desk& desk) {
    check(sqlite3_open(desk.file().toUtf8().constData(), &database_));
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA synchronous = FULL");
  }
  ~Direct() {
    for (auto& [text, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }

  void run(const std::string& text) { finish(prepared(text)); }

  void keep(const Records& step) {
    const app::ContractTables& tables = app::contract_tables();
    update(tables.contracts, step);
    add(tables.transitions, step, step.trail);
    add(tables.payments, step, step.payments);
    add(tables.entries, step, app::entries_of(step.postings));
    add(tables.keys, step, step.keys);
  }

 private:
  void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    stop_unless(false, sqlite3_errmsg(database_));
  }
  sqlite3_stmt* prepared(const std::string& text) {
    sqlite3_stmt*& statement = statements_[text];
    if (!statement) check(sqlite3_prepare_v2(database_, text.c_str(), -1, &statement, nullptr));
    return statement;
  }
  void finish(sqlite3_stmt* statement) {
    check(sqlite3_step(statement));
    check(sqlite3_reset(statement));
  }

  void bind(sqlite3_stmt* statement, int at, const std::string& text) {
    check(sqlite3_bind_text(statement, at, text.data(), int(text.size()), SQLITE_STATIC));
  }
  void bind(sqlite3_stmt* statement, int at, std::int64_t number) {
    check(sqlite3_bind_int64(statement, at, number));
  }
  template <class Row>
  int bind_all(sqlite3_stmt* statement, int at, const app::Table<Row>& table, const Row& row) {
    for (const auto& column : table.columns()) {
      std::visit([&](auto member) { bind(statement, at, row.*member); }, column.member);
      ++at;
    }
    return at;
  }

  template <class Row>
  void add(const app::Table<Row>& table, const Records& step, const std::vector<Row>& rows) {
    sqlite3_stmt* statement = prepared(table.insert());
    for (const Row& row : rows) {
      bind(statement, 1, step.snapshot.contract_id);
      bind_all(statement, 2, table, row);
      finish(statement);
    }
  }
  void update(const app::Table<Snapshot>& table, const Records& step) {
    sqlite3_stmt* statement = prepared("UPDATE contracts SET " + table.changes() +
                                       " WHERE contract_id = ? AND version = ?");
    int at = bind_all(statement, 1, table, step.snapshot);
    bind(statement, at, step.snapshot.contract_id);
    bind(statement, at + 1, step.snapshot.version - 1);
    finish(statement);
  }

  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*> statements_;
};

/// So many steps in each transaction, each of another contract.
void direct(benchmark::State& state) {
  std::int64_t in_each = state.range(0);
  Desk desk(in_each);
  Direct database(desk);
  for (auto _ : state) {
    for (int done = 0; done < steps; done += int(in_each)) {
      database.run("BEGIN IMMEDIATE");
      for (Records& last : desk.last) {
        last = payment_after(last);
        database.keep(last);
      }
      database.run("COMMIT");
    }
  }
  state.SetItemsProcessed(state.iterations() * steps);
}

/// Asks for the next step of a contract as soon as the last one was answered, as its process does.
class Contract {
 public:
  Contract(app::SqlStore& store, Records& last, int count, std::latch& all_done)
      : store_(store), last_(last), left_(count), all_done_(all_done) {}

  void go_on() {
    if (left_-- == 0) return all_done_.count_down();
    last_ = payment_after(last_);
    store_.commit(last_, [this](const otp::Result<>& result) {
      stop_unless(result.has_value(), "a step was refused");
      go_on();
    });
  }

 private:
  app::SqlStore& store_;
  Records& last_;
  int left_;
  std::latch& all_done_;
};

void set_figures(benchmark::State& state, std::uint64_t transactions) {
  auto items = state.iterations() * steps;
  state.SetItemsProcessed(items);
  state.counters["steps_per_transaction"] = double(items) / double(transactions);
}

/// So many contracts that are busy.
void store(benchmark::State& state) {
  int active = int(state.range(0));
  Desk desk(active);
  auto opened = app::open_store(desk.file());
  for (auto _ : state) {
    std::latch all_done(active);
    std::vector<std::unique_ptr<Contract>> contracts;
    for (Records& last : desk.last) {
      contracts.push_back(std::make_unique<Contract>(**opened, last, steps / active, all_done));
    }
    for (auto& contract : contracts) contract->go_on();
    all_done.wait();
    // The last answers may still be on their way out of the contracts.
    (void)store_test::load(**opened, "nobody");
  }
  set_figures(state, (*opened)->transactions());
}

/// So many threads, each of which waits for the answer to its step.
void store_with_threads(benchmark::State& state) {
  int active = int(state.range(0));
  Desk desk(active);
  auto opened = app::open_store(desk.file());
  for (auto _ : state) {
    std::vector<std::jthread> threads;
    for (Records& last : desk.last) {
      threads.emplace_back([&] {
        for (int i = 0; i < steps / active; ++i) {
          last = payment_after(last);
          stop_unless(store_test::commit(**opened, last).has_value(), "a step was refused");
        }
      });
    }
  }
  set_figures(state, (*opened)->transactions());
}

/// A customer who pays a contract in small sums, each when the last is answered.
support::Task<> pay_in_sums(support::Self self, std::string id, int count, std::latch* all_done) {
  for (int i = 0; i < count; ++i) {
    auto paying = self.call(contract_named(id), RecordPayment{1}, otp::infinity);
    auto paid = co_await paying;
    stop_unless(paid.has_value(), "a payment was refused");
  }
  all_done->count_down();
}

/// Takes a contract to where it is repaid.
support::Task<> make_repaying(support::Self self, std::string id, Surroundings surroundings) {
  auto opening = open_contract(self, terms_of(id, 1'000'000'000, 0), surroundings);
  auto opened = co_await opening;
  stop_unless(opened.has_value(), "a contract was not opened");
  for (const Action& step : steps_to(Stage::Disbursed)) {
    support::Task<otp::Result<murabaha::Contract>> taking = act(self, id, step);
    auto taken = co_await taking;
    stop_unless(taken.has_value(), "a step was refused");
  }
}

/// So many contracts that are busy, each with its process: rules, hashes and postings in it.
void processes(benchmark::State& state) {
  int active = int(state.range(0));
  Desk desk(0);
  auto opened = app::open_store(desk.file());
  stop_unless(opened.has_value(), "there is no store");
  std::shared_ptr<app::SqlStore> store = std::move(*opened);
  Surroundings surroundings = surroundings_in_memory(1'767'614'400'000'000, store);
  support::System system(support::Schedule{2, 0});
  demo::start_application(system.runtime(), "desk", desk_spec(surroundings));
  system.run([&](support::Self self) -> support::Task<> {
    while (self.whereis(contract_supervisor).is_none()) co_await self.yield();
    for (int i = 0; i < active; ++i) {
      support::Task<> making = make_repaying(self, id_of(i), surroundings);
      co_await making;
    }
  });
  std::uint64_t before = store->transactions();
  for (auto _ : state) {
    std::latch all_done(active);
    for (int i = 0; i < active; ++i) {
      otp::spawn(system.runtime(), otp::Label("customer"), &pay_in_sums, id_of(i), steps / active,
                 &all_done);
    }
    all_done.wait();
  }
  set_figures(state, store->transactions() - before);
}

BENCHMARK(direct)->Arg(1)->Arg(32)->MeasureProcessCPUTime()->UseRealTime()->Iterations(1)->Unit(
    benchmark::kMillisecond);
BENCHMARK(store)->Arg(1)->Arg(32)->MeasureProcessCPUTime()->UseRealTime()->Iterations(1)->Unit(
    benchmark::kMillisecond);
BENCHMARK(processes)->Arg(1)->Arg(32)->MeasureProcessCPUTime()->UseRealTime()->Iterations(1)->Unit(
    benchmark::kMillisecond);
BENCHMARK(store_with_threads)
    ->Arg(1)
    ->Arg(32)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
