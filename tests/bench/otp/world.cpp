#include "world.h"

#include <unistd.h>

#include <fstream>

namespace bench {

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

namespace {

benchmark::internal::Benchmark* enter_for(const char* name, std::int64_t ops, Run run) {
  auto measured = [ops, run = std::move(run)](benchmark::State& state) {
    for (auto _ : state) run(state, state.range(0));
    state.SetItemsProcessed(ops);
  };
  return benchmark::RegisterBenchmark(name, measured)
      ->Iterations(1)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

}  // namespace

bool enter(const char* name, std::int64_t ops, Run run) {
  enter_for(name, ops, std::move(run))->ArgName("workers")->Arg(1)->Arg(2);
  return true;
}

bool enter_single(const char* name, std::int64_t ops, Run run) {
  enter_for(name, ops, std::move(run))->ArgName("workers")->Arg(1);
  return true;
}

bool enter_sizes(const char* name, std::int64_t ops, Run run) {
  enter_for(name, ops, std::move(run))
      ->ArgNames({"workers", "size"})
      ->ArgsProduct({{1}, {10, 1000, 100'000, 1'000'000}});
  return true;
}

}  // namespace bench

BENCHMARK_MAIN();
