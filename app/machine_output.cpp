#include "machine_output.h"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <thread>

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

bool is_written(std::FILE* out) { return std::fflush(out) == 0 && std::ferror(out) == 0; }

int end_of(std::FILE* out) {
  bool is_all_written = is_written(out);
  if (!is_all_written) fmt::print(stderr, "The output could not be written.\n");
  return is_all_written ? 0 : cannot_write;
}

void print_event(const trace::Event& event, std::FILE* out) {
  std::string line = observer::exporting::event_as_json(event) + '\n';
  std::fwrite(line.data(), 1, line.size(), out);
}

/// Prints the events of a world that runs by itself. Whoever reads may leave, as `head` does: that
/// is no mistake.
int stream(World& world, const Options& options, std::FILE* out) {
  std::signal(SIGPIPE, SIG_IGN);
  auto& node = world.node();
  node.play();
  for (bool goes_on = true; goes_on; std::this_thread::sleep_for(frame)) {
    bool is_over = options.has_end && node.world().now >= otp::TimePoint(options.at);
    for (auto events = node.next_events(); !events.empty(); events = node.next_events()) {
      for (const trace::Event& event : events) print_event(event, out);
    }
    goes_on = is_written(out) && !is_over;
    if (std::ferror(out) != 0 && errno == EPIPE) return 0;
  }
  return end_of(out);
}

}  // namespace

int print_json(const Options& options, std::FILE* out) {
  World world(*demo::find_demo(options.demo.toStdString()), options);
  if (options.json == "events") {
    run(world, options.at, [out](const trace::Event& event) { print_event(event, out); });
    return end_of(out);
  }
  if (options.json == "stream") return stream(world, options, out);
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
