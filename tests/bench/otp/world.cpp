#include "world.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace bench {

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double p99_us(std::vector<Duration> times) {
  auto p99 = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 99 / 100);
  std::ranges::nth_element(times, p99);
  return std::chrono::duration<double, std::micro>(*p99).count();
}

namespace {

using Names = std::vector<std::string>;

benchmark::internal::Benchmark* enter_for(const char* name, std::int64_t ops,
                                          const Names& arguments, Run run) {
  auto measured = [ops, run = std::move(run)](benchmark::State& state) {
    for (auto _ : state) run(state, state.range(0));
    state.SetItemsProcessed(ops);
  };
  return benchmark::RegisterBenchmark(name, measured)
      ->ArgNames(arguments)
      ->Iterations(1)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

}  // namespace

bool enter(const char* name, std::int64_t ops, Run run) {
  enter_for(name, ops, {"workers"}, std::move(run))->Arg(1)->Arg(2);
  return true;
}

bool enter_single(const char* name, std::int64_t ops, Run run) {
  enter_for(name, ops, {"workers"}, std::move(run))->Arg(1);
  return true;
}

bool enter_sizes(const char* name, std::int64_t ops, Run run,
                 const std::vector<std::int64_t>& sizes) {
  auto* entered = enter_for(name, ops, {"workers", "size"}, std::move(run));
  for (std::int64_t size : sizes) entered->Args({1, size});
  return true;
}

}  // namespace bench

BENCHMARK_MAIN();
