// The matrix of crashes on a file, which is closed and opened anew at each commit, before and after
// it: whatever the processes know, the file knows. CRASH_MATRIX=FILE adds its figures to a file.

#include "crash_matrix.h"

#include <QTemporaryDir>

#include "forwarding_store.h"
#include "store/sql_books.h"
#include "store/sql_store.h"
#include "store/waiting_store.h"

namespace store_test {
namespace {

using namespace murabaha;

std::shared_ptr<Store> open_file(const QString& file) {
  auto opened = app::open_store(file);
  if (!opened) throw std::runtime_error(opened.error().text());
  return std::make_shared<app::WaitingStore>(std::shared_ptr<Store>(std::move(*opened)));
}

/// Nothing that it has in memory outlives a commit.
class ReopeningStore final : public support::ForwardingStore {
 public:
  explicit ReopeningStore(QString file)
      : ForwardingStore(open_file(file)), file_(std::move(file)) {}

  void commit(Records step, Done<void> done) override {
    reopen();
    Result<> kept;
    ForwardingStore::commit(std::move(step), [&kept](Result<> told) { kept = std::move(told); });
    reopen();
    done(std::move(kept));
  }

 private:
  void reopen() {
    forward_to(nullptr);
    forward_to(open_file(file_));
  }

  QString file_;
};

class CrashMatrixOnFile : public testing::TestWithParam<support::CrashCase> {
 protected:
  static void TearDownTestSuite() { support::write_crash_tables("SQLite", outcomes_); }

  std::shared_ptr<SimulatedGateway> open_gateway() const {
    auto books = app::open_books(folder_.filePath("contracts.db.bank"));
    if (!books) throw std::runtime_error(books.error().text());
    return std::make_shared<SimulatedGateway>(std::shared_ptr<GatewayBooks>(std::move(*books)));
  }

  static inline std::vector<support::CrashOutcome> outcomes_;
  QTemporaryDir folder_;
};
INSTANTIATE_TEST_SUITE_P(sqlite, CrashMatrixOnFile, testing::ValuesIn(support::crash_cases()),
                         support::crash_name);

TEST_P(CrashMatrixOnFile, ends_with_one_payment_and_the_same_books_on_both_sides) {
  auto store = std::make_shared<ReopeningStore>(folder_.filePath("contracts.db"));
  Surroundings surroundings = surroundings_with(store);
  surroundings.gateway = open_gateway();
  outcomes_.push_back(support::run_crash(GetParam(), "M-1", surroundings, 1));
  support::expect_one_payment(outcomes_.back());
}

}  // namespace
}  // namespace store_test
