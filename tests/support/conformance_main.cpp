// Makes a test of every block on every scheduler, and runs them.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "actor/manual_scheduler.h"
#include "actor/worker_pool.h"
#include "conformance.h"

namespace conf {
namespace {

struct Entry {
  std::string id;
  Block block;
};

std::vector<Entry>& blocks() {
  static std::vector<Entry> blocks;
  return blocks;
}

int from_environment(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::atoi(value) : otherwise;
}

class RunLogger final : public Logger {
 public:
  explicit RunLogger(Run& run) : run_(run) {}
  void log(const Report& report) override { run_.log(report); }

 private:
  Run& run_;
};

Task<> tester(Self self, Run* run, Block block, std::function<void()> done) {
  run->role(self.pid(), "tester");
  try {
    co_await block(self, *run);
  } catch (...) {
    run->say("!! block ended: " + run->show(reason_of_current_exception().term()));
  }
  done();
  co_await self.sleep(infinity);  // what the block has linked to lives until the runtime is gone
}

std::vector<std::string> run_manually(const Block block, std::uint64_t seed) {
  Run run;
  bool done = false;
  auto owned = std::make_unique<ManualScheduler>(seed);
  ManualScheduler& scheduler = *owned;
  RuntimeOptions options;
  options.logger = std::make_shared<RunLogger>(run);
  Runtime runtime(std::move(owned), options);
  otp::spawn(runtime, Label("tester"), tester, &run, block,
             std::function<void()>([&done] { done = true; }));
  Pid first = runtime.processes().front();
  while (!done && runtime.is_alive(first)) {
    if (scheduler.step()) continue;
    TimePoint next = scheduler.next_timer();
    if (next == TimePoint::max()) {
      run.say("!! nothing moves any more");
      break;
    }
    scheduler.run_until(next, 1);
  }
  if (!done) run.say("!! the tester has ended");
  return run.lines();
}

std::vector<std::string> run_on_pool(const Block block, unsigned workers) {
  Run run;
  auto done = std::make_shared<std::promise<void>>();
  auto finished = done->get_future();
  RuntimeOptions options;
  options.logger = std::make_shared<RunLogger>(run);
  Runtime runtime(std::make_unique<WorkerPool>(workers), options);
  otp::spawn(runtime, Label("tester"), tester, &run, block,
             std::function<void()>([done] { done->set_value(); }));
  if (finished.wait_for(60s) == std::future_status::timeout) run.say("!! block timed out");
  return run.lines();
}

std::vector<std::string> expected_lines(const std::string& id) {
  std::string area = id.substr(0, id.find('-'));
  for (char& c : area) c = static_cast<char>(std::tolower(c));
  std::ifstream file(std::string(CONFORMANCE_DATA) + "/" + area + ".expected");
  std::vector<std::string> lines;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) inside = line.starts_with("== " + id + " ");
    else if (inside) lines.push_back(line);
  }
  return lines;
}

/// Consecutive lines that begin with `~ ` have no order.
std::vector<std::string> in_canonical_order(std::vector<std::string> lines) {
  auto is_unordered = [](const std::string& line) { return line.starts_with("~ "); };
  for (auto at = lines.begin(); at != lines.end();) {
    auto start = std::find_if(at, lines.end(), is_unordered);
    at = std::find_if_not(start, lines.end(), is_unordered);
    std::sort(start, at);
  }
  return lines;
}

/// Takes out the one line that begins so.
bool take_line(std::vector<std::string>& lines, const std::string& beginning) {
  return std::erase_if(lines, [&](const auto& line) { return line.starts_with(beginning); }) == 1;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "    " + line + "\n";
  return text;
}

class BlockTest : public testing::Test {
 public:
  BlockTest(Entry entry, unsigned workers) : entry_(std::move(entry)), workers_(workers) {}

  void TestBody() override {
    auto expected = in_canonical_order(expected_lines(entry_.id));
    ASSERT_FALSE(expected.empty()) << "no recording of " << entry_.id;
    for (const LeftOut& lines : lines_left_out()) {
      if (lines.id == entry_.id) leave_out(lines, expected);
    }
    std::string difference = workers_ == 0 ? run_seeds(expected) : run_threads(expected);
    EXPECT_TRUE(difference.empty()) << difference;
  }

 private:
  static void leave_out(const LeftOut& lines, std::vector<std::string>& expected) {
    for (const std::string& beginning : lines.beginnings) {
      EXPECT_TRUE(take_line(expected, beginning))
          << lines.id << " is not recorded with one line '" << beginning
          << "...'; it is listed as not writable: " << lines.reason;
    }
  }

  std::string run_seeds(const std::vector<std::string>& expected) {
    int seeds = from_environment("CONFORMANCE_SEEDS", 200);
    for (int seed = 1; seed <= seeds; ++seed) {
      auto lines = run_manually(entry_.block, static_cast<std::uint64_t>(seed));
      std::string difference = compare(expected, lines, "seed " + std::to_string(seed));
      if (!difference.empty()) return difference;
    }
    return {};
  }

  std::string run_threads(const std::vector<std::string>& expected) {
    int repetitions = from_environment("CONFORMANCE_REPETITIONS", 20);
    std::vector<std::future<std::vector<std::string>>> runs;
    for (int i = 0; i < repetitions; ++i) {
      runs.push_back(std::async(std::launch::async, run_on_pool, entry_.block, workers_));
    }
    std::string difference;
    for (auto& run : runs) {
      std::string found = compare(expected, run.get(), std::to_string(workers_) + " workers");
      if (difference.empty()) difference = found;
    }
    return difference;
  }

  std::string compare(const std::vector<std::string>& expected, std::vector<std::string> lines,
                      const std::string& how) {
    lines = in_canonical_order(std::move(lines));
    if (lines == expected) return {};
    return entry_.id + ", " + how + "\n  expected\n" + joined(expected) + "  got\n" + joined(lines);
  }

  Entry entry_;
  unsigned workers_;
};

void register_tests() {
  for (const Entry& entry : blocks()) {
    std::string suite = entry.id;
    std::ranges::replace(suite, '-', '_');
    for (unsigned workers : {0U, 1U, 2U, 4U}) {
      std::string name = workers == 0 ? "manual" : "pool_" + std::to_string(workers);
      testing::RegisterTest(
          suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
          [entry, workers]() -> testing::Test* { return new BlockTest(entry, workers); });
    }
  }
}

}  // namespace

bool add_block(std::string id, Block block) {
  id[id.find('_')] = '-';
  blocks().push_back({std::move(id), block});
  return true;
}

}  // namespace conf

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  conf::register_tests();
  return RUN_ALL_TESTS();
}
