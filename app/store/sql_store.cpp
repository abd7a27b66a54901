#include "store/sql_store.h"

#include <algorithm>
#include <functional>
#include <span>
#include <variant>

#include "store/contract_rows.h"
#include "store/contract_schema.h"
#include "store/database_thread.h"

namespace app {

using namespace murabaha;
using otp::Error;

namespace {

template <class T>
using Done = Store::Done<T>;

/// A request that changes something.
struct Write {
  std::variant<Records, Attempt> what;
  Done<void> done;
  Result<> result;

  const std::string& contract_id() const {
    const auto* step = std::get_if<Records>(&what);
    return step ? step->snapshot.contract_id : std::get<Attempt>(what).contract_id;
  }
};

/// A request that does not.
using Read = std::function<void(Database&, ContractRows&)>;
using Request = std::variant<Write, Read>;

Result<> keep(ContractRows& rows, const Write& write) {
  return std::visit([&](const auto& what) { return rows.keep(what); }, write.what);
}

Error why_refused(ContractRows& rows, const Write& write, Error error) {
  const auto* step = std::get_if<Records>(&write.what);
  return step ? rows.why_refused(*step, std::move(error)) : error;
}

/// Keeps one request of a transaction; what is refused is taken back alone.
/// @returns why the whole transaction can keep nothing more
Result<> keep_within(Database& database, ContractRows& rows, Write& write) {
  if (auto begun = database.run_once("SAVEPOINT request"); !begun) return begun;
  write.result = keep(rows, write);
  if (!write.result) {
    auto back = database.run_once("ROLLBACK TO SAVEPOINT request");
    if (!back) return back;
    write.result = std::unexpected(why_refused(rows, write, write.result.error()));
  }
  // PostgreSQL would answer a COMMIT after a failure with a rollback and call it a success; this
  // statement does fail then.
  return database.run_once("RELEASE SAVEPOINT request");
}

Result<> keep_all(Database& database, ContractRows& rows, std::span<Write* const> writes) {
  for (Write* write : writes) {
    if (auto kept = keep_within(database, rows, *write); !kept) return kept;
  }
  return database.commit();
}

/// Two desks that lock contracts in the same order do not wait for each other in a circle.
std::vector<Write*> in_common_order(std::span<Write> writes) {
  std::vector<Write*> ordered;
  for (Write& write : writes) ordered.push_back(&write);
  std::ranges::stable_sort(ordered, {}, [](const Write* write) { return write->contract_id(); });
  return ordered;
}

/// Reads all of it at one moment.
template <class T, class Ask>
Result<T> read_at_once(Database& database, Ask ask) {
  if (auto begun = database.begin_read(); !begun) return std::unexpected(begun.error());
  Result<T> answer = ask();
  (void)database.run_once("ROLLBACK");  // nothing was changed
  return answer;
}

}  // namespace

/// Groups requests and does them.
class SqlStore::Writer {
 public:
  static Result<std::unique_ptr<Writer>> start(const Place& place) {
    std::unique_ptr<Writer> writer(new Writer);
    auto thread = DatabaseThread<Request>::start(
        place, contract_schema(), [it = writer.get()](Database& database, auto requests) {
          it->serve(database, std::move(requests));
        });
    if (!thread) return std::unexpected(thread.error());
    writer->thread_ = std::move(*thread);
    return writer;
  }

  void write(std::variant<Records, Attempt> what, Done<void> done) {
    thread_->ask(Write{std::move(what), std::move(done), {}});
  }

  /// @param ask what to ask of the rows
  template <class T, class Ask>
  void read(Done<T> done, Ask ask) {
    thread_->ask(Read(
        [done = std::move(done), ask = std::move(ask)](Database& database, ContractRows& rows) {
          done(read_at_once<T>(database, [&] { return ask(rows); }));
        }));
  }

  std::uint64_t transactions() const { return transactions_.load(std::memory_order_relaxed); }

 private:
  Writer() = default;

  /// Writes between two reads go into one transaction.
  void serve(Database& database, std::deque<Request> requests) {
    ContractRows rows(database);
    std::vector<Write> writes;
    for (Request& request : requests) {
      if (auto* write = std::get_if<Write>(&request)) {
        writes.push_back(std::move(*write));
        continue;
      }
      commit(database, rows, std::exchange(writes, {}));
      std::get<Read>(request)(database, rows);
    }
    commit(database, rows, std::move(writes));
  }

  void commit(Database& database, ContractRows& rows, std::vector<Write> writes) {
    if (writes.empty()) return;
    Result<> done = database.begin_write();
    if (done) {
      done = keep_all(database, rows, in_common_order(writes));
      if (!done) (void)database.run_once("ROLLBACK");
    }
    // One thread counts, others only look.
    if (done) transactions_.fetch_add(1, std::memory_order_relaxed);
    for (Write& write : writes) write.done(done ? write.result : done);
  }

  std::atomic<std::uint64_t> transactions_ = 0;
  std::unique_ptr<DatabaseThread<Request>> thread_;  // last, so that it ends before the rest does
};

SqlStore::SqlStore(std::unique_ptr<Writer> writer) : writer_(std::move(writer)) {}
SqlStore::~SqlStore() = default;

void SqlStore::commit(Records step, Done<void> done) {
  writer_->write(std::move(step), std::move(done));
}

void SqlStore::note(Attempt attempt, Done<void> done) {
  writer_->write(std::move(attempt), std::move(done));
}

void SqlStore::load(std::string contract_id, Done<std::vector<AuditRow>> done) {
  writer_->read(std::move(done),
                [id = std::move(contract_id)](auto& rows) { return rows.trail(id); });
}

void SqlStore::read(std::string contract_id, Done<Records> done) {
  writer_->read(std::move(done),
                [id = std::move(contract_id)](auto& rows) { return rows.all(id); });
}

void SqlStore::attempts(std::string contract_id, Done<std::vector<Attempt>> done) {
  writer_->read(std::move(done),
                [id = std::move(contract_id)](auto& rows) { return rows.attempts(id); });
}

void SqlStore::list(ListQuery query, Done<ListPage> done) {
  writer_->read(std::move(done),
                [query = std::move(query)](auto& rows) { return rows.list(query); });
}

void SqlStore::contracts(std::string after, std::int64_t limit, Done<std::vector<Snapshot>> done) {
  writer_->read(std::move(done), [after = std::move(after), limit](auto& rows) {
    return rows.contracts(after, limit);
  });
}

void SqlStore::open_payouts(Done<std::vector<std::string>> done) {
  writer_->read(std::move(done), [](auto& rows) { return rows.open_payouts(); });
}

void SqlStore::payouts(std::string after, std::int64_t limit, Done<std::vector<KeptPayout>> done) {
  writer_->read(std::move(done), [after = std::move(after), limit](auto& rows) {
    return rows.payouts(after, limit);
  });
}

void SqlStore::charity(Done<std::vector<CharityRow>> done) {
  writer_->read(std::move(done), [](auto& rows) { return rows.charity(); });
}

void SqlStore::orphans(Done<std::vector<Orphan>> done) {
  writer_->read(std::move(done), [](auto& rows) { return rows.orphans(); });
}

std::uint64_t SqlStore::transactions() const { return writer_->transactions(); }

Result<std::unique_ptr<SqlStore>> open_store(const QString& where) {
  auto writer = SqlStore::Writer::start(place_of(where));
  if (!writer) return std::unexpected(writer.error());
  return std::unique_ptr<SqlStore>(new SqlStore(std::move(*writer)));
}

}  // namespace app
