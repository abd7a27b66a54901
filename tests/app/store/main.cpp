#include <gtest/gtest.h>

#include <QCoreApplication>

#include <cstdio>

#include "desk_program.h"
#include "samples.h"
#include "store/sql_store.h"

namespace {

/// Commits steps of contracts until it is killed, and says of each that was answered that it was.
int commit_forever(const QString& where, const std::string& prefix) {
  auto store = app::open_store(where);
  if (!store) return 1;
  for (int contract = 1;; ++contract) {
    std::string id = prefix + "-" + std::to_string(contract);
    store_test::Records step = store_test::opening(id);
    for (int i = 0; i < 3; ++i) {
      if (!store_test::commit(**store, step)) return 1;
      std::printf("%s %d\n", id.c_str(), int(step.snapshot.version));
      std::fflush(stdout);
      step = store_test::full_step(step);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc == 4 && std::string_view(argv[1]) == "--commit-forever") {
    return commit_forever(QString::fromLocal8Bit(argv[2]), argv[3]);
  }
  if (argc == 6 && std::string_view(argv[1]) == "--run-desk") {
    return store_test::run_desk(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]),
                                argv[4], std::atoi(argv[5]));
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
