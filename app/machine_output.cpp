#include "machine_output.h"

#include <fmt/format.h>

#include "observer/export/json.h"
#include "observer/system_model.h"
#include "world.h"

namespace app {
namespace {

constexpr int cannot_write = 1;
constexpr auto frame = std::chrono::milliseconds(50);

bool is_shown(const observer::ProcessEntry& entry) { return !entry.is_own; }

/// Moves the world to the end, and calls `visit` with each event.
template <class Visit>
void run(World& world, otp::Duration end, Visit&& visit) {
  for (otp::TimePoint now; now < otp::TimePoint(end);) {
    now = std::min(now + frame, otp::TimePoint(end));
    world.node().run_until(now);
    for (auto events = world.node().next_events(); !events.empty();
         events = world.node().next_events()) {
      for (const trace::Event& event : events) visit(event);
    }
  }
}

int end_of(std::FILE* out) {
  bool is_written = std::fflush(out) == 0 && std::ferror(out) == 0;
  if (!is_written) fmt::print(stderr, "The output could not be written.\n");
  return is_written ? 0 : cannot_write;
}

}  // namespace

int print_json(const Options& options, std::FILE* out) {
  World world(*demo::find_demo(options.demo.toStdString()), options);
  if (options.json == "events") {
    run(world, options.at, [out](const trace::Event& event) {
      std::string line = observer::exporting::event_as_json(event) + '\n';
      std::fwrite(line.data(), 1, line.size(), out);
    });
    return end_of(out);
  }
  observer::SystemModel model;
  run(world, options.at, [&model](const trace::Event& event) { model.apply(event); });
  auto snapshot = observer::exporting::snapshot_as_json(model, is_shown);
  if (!snapshot) {
    fmt::print(stderr, "{}\n", snapshot.error().sentence);
    return cannot_write;
  }
  std::string line = *snapshot + '\n';
  std::fwrite(line.data(), 1, line.size(), out);
  return end_of(out);
}

}  // namespace app
