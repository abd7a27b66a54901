#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <string>

#include "murabaha/trail.h"
#include "store/awaited.h"
#include "store/sql_store.h"

/// A database with many contracts, and how much memory the program holds.
namespace bench {

inline constexpr murabaha::Timestamp opened_at = 1'767'603'600'000'000;  // 2026-01-05 09:00 UTC
inline constexpr int in_flight = 500;

inline std::string id_of(int number) { return fmt::format("B-{:06}", number); }

/// Resident memory in megabytes.
inline double resident() {
  std::ifstream statm("/proc/self/statm");
  long total = 0;
  long pages = 0;
  statm >> total >> pages;
  return double(pages) * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Contracts that wait to be approved, kept as the program keeps them.
inline void fill(const QString& file, int contracts) {
  auto store = app::open_store(file);
  if (!store) qFatal("%s", store.error().text().c_str());
  for (int number = 0; number < contracts;) {
    int batch = std::min(in_flight, contracts - number);
    std::atomic<int> open = batch;
    app::Awaited<bool> done;
    for (int i = 0; i < batch; ++i, ++number) {
      murabaha::Terms terms{id_of(number), fmt::format("customer-{}", number % 977),
                            *murabaha::Currency::of("AED"), 100'000'00, 10'000'00};
      auto step = murabaha::take_step({}, murabaha::Started{terms}, {opened_at});
      (*store)->commit(std::move(step.records), [&](otp::Result<> kept) {
        if (!kept) qFatal("%s", kept.error().text().c_str());
        if (--open == 0) done.give(true);
      });
    }
    done.wait();
  }
}

}  // namespace bench
