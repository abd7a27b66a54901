#include "observer/lint.h"

#include <fmt/format.h>
#include <tsl/robin_set.h>

#include <algorithm>

namespace observer {
namespace {

using namespace std::chrono_literals;

constexpr Duration shortest_circle = 1s;
constexpr Duration shortest_loss = 1s;
constexpr Duration loop_span = 60s;
constexpr std::size_t loop_restarts = 3;
constexpr Duration growth_span = 10s;
constexpr std::uint32_t large_mailbox = 50;

/// `1,234,567`
std::string number(std::size_t value) {
  std::string digits = std::to_string(value);
  for (auto at = std::ssize(digits) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

/// `1 restart`, `2 restarts`
std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number(count), count == 1 ? one : many);
}

/// `5 s`, `2.5 s`, `200 ms`
std::string text_of(Duration time) {
  auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (ms % 1000 == 0) return fmt::format("{} s", ms / 1000);
  return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
}

class Linter {
 public:
  Linter(const SystemModel& model, TimePoint now, bool with_own)
      : model_(model), now_(now), with_own_(with_own) {
    model.for_each([this](const ProcessEntry& entry) {
      if (entry.is_alive && judges(entry)) processes_.push_back(&entry);
    });
  }

  Findings run() {
    find_circles();
    find_lost_names();
    for (const ProcessEntry* entry : processes_) check_loop(*entry);
    for (const ProcessEntry* entry : processes_) check_limit(*entry);
    for (const ProcessEntry* entry : processes_) check_mailbox(*entry);
    find_unsupervised();
    return std::move(findings_);
  }

 private:
  /// @param say makes the sentence
  template <class Say>
  void found(Rule rule, Identity place, Say say) {
    bool has_kind = rule != Rule::CallCircle && rule != Rule::LostName;
    Atom kind = has_kind ? model_.find(place)->label : Atom();
    ++findings_.counts[rule];
    if (++findings_.alike[{rule, kind}] > Findings::most_told) return;
    findings_.told.push_back({rule, place, kind, say()});
  }
  bool judges(const ProcessEntry& entry) const { return with_own_ || !entry.is_own; }
  std::string who(const ProcessEntry& entry) const;

  void find_circles();
  const ProcessEntry* waited_for(const ProcessEntry& entry) const;
  void tell_circle(std::vector<const ProcessEntry*> circle);
  void find_lost_names();
  void check_loop(const ProcessEntry& entry);
  void check_limit(const ProcessEntry& entry);
  void check_mailbox(const ProcessEntry& entry);
  void find_unsupervised();
  bool is_a_root(const ProcessEntry& entry) const;

  const SystemModel& model_;
  TimePoint now_;
  bool with_own_;
  std::vector<const ProcessEntry*> processes_;
  Findings findings_;
};

/// What people call it, with its pid where many are called so.
std::string Linter::who(const ProcessEntry& entry) const {
  const ProcessEntry* supervisor = model_.find(entry.supervisor);
  bool is_one_of_many =
      supervisor != nullptr && supervisor->flags.get(Atom("dynamic")).is(otp::atoms::true_);
  bool is_named = !entry.names.empty() || (entry.is_supervised && !is_one_of_many);
  return is_named ? entry.title() : entry.title() + " " + entry.pid.text();
}

// Calls in a circle

/// The process for whose answer one has waited for long.
const ProcessEntry* Linter::waited_for(const ProcessEntry& entry) const {
  if (entry.waits_for.is_none() || now_ - entry.waits_since < shortest_circle) return nullptr;
  const ProcessEntry* called = model_.find(entry.waits_for);
  bool lives = called != nullptr && called->is_alive && called->pid == entry.waits_for;
  return lives ? called : nullptr;
}

/// Each waits for one at most: whoever follows the calls comes to an end, or into a circle.
void Linter::find_circles() {
  tsl::robin_set<std::uint32_t> visited;
  for (const ProcessEntry* at : processes_) {
    std::vector<const ProcessEntry*> path;
    for (const ProcessEntry* next = waited_for(*at); next != nullptr; next = waited_for(*at)) {
      if (!visited.insert(at->id.number).second) break;
      path.push_back(at);
      at = next;
    }
    auto begin = std::ranges::find(path, at);
    if (begin != path.end()) tell_circle({begin, path.end()});
  }
}

void Linter::tell_circle(std::vector<const ProcessEntry*> circle) {
  auto first = std::ranges::min_element(circle, {}, &ProcessEntry::id);
  std::ranges::rotate(circle, first);
  std::string sentence;
  Duration shortest = Duration::max();
  for (std::size_t i = 0; i < circle.size(); ++i) {
    bool is_last = i + 1 == circle.size();
    const ProcessEntry& next = *circle[is_last ? 0 : i + 1];
    sentence += fmt::format("{}{} waits for the answer of {}",
                            i == 0    ? ""
                            : is_last ? " and "
                                      : ", ",
                            who(*circle[i]), who(next));
    shortest = std::min(shortest, now_ - circle[i]->waits_since);
  }
  sentence += fmt::format(": for {} none of them can go on", text_of(shortest));
  found(Rule::CallCircle, circle.front()->id, [&] { return std::move(sentence); });
}

// Names

void Linter::find_lost_names() {
  for (const auto& [name, lost] : model_.lost_names().all()) {
    Duration time = now_ - lost.since;
    if (time < shortest_loss) continue;
    const ProcessEntry* holder = model_.find(lost.holder);
    if (holder != nullptr && !judges(*holder)) continue;
    found(Rule::LostName, holder == nullptr ? Identity{} : lost.holder, [&] {
      std::string who = holder == nullptr ? "" : holder->title() + " ";
      return fmt::format("{}{} ended {} ago and nobody has taken over its name {}", who,
                         lost.pid.text(), text_of(time), to_text(name));
    });
  }
}

// Restarts

void Linter::check_loop(const ProcessEntry& entry) {
  auto first = std::ranges::lower_bound(entry.restart_trail, now_ - loop_span);
  auto restarts = static_cast<std::size_t>(entry.restart_trail.end() - first);
  if (restarts < loop_restarts) return;
  bool is_all = restarts < ProcessEntry::trail_length;
  found(Rule::CrashLoop, entry.id, [&] {
    return fmt::format("{} was restarted {}{} in the last {}", who(entry),
                       is_all ? "" : "at least ", counted(restarts, "time", "times"),
                       text_of(loop_span));
  });
}

void Linter::check_limit(const ProcessEntry& entry) {
  if (!entry.gauge || entry.gauge->used(now_) == 0 || entry.gauge->left(now_) > 0) return;
  std::uint32_t intensity = entry.gauge->intensity();
  found(Rule::NoRestartLeft, entry.id, [&] {
    return fmt::format(
        "{} has used up {} in {}: one more child that ends will end it", who(entry),
        intensity == 1 ? "its only restart" : fmt::format("all {} restarts", number(intensity)),
        text_of(entry.gauge->period()));
  });
}

// Mailboxes

void Linter::check_mailbox(const ProcessEntry& entry) {
  if (entry.depth < large_mailbox || !entry.depth_history) return;
  std::uint32_t before = entry.depth_history->at(now_ - growth_span);
  std::uint32_t between = entry.depth_history->at(now_ - growth_span / 2);
  bool grows = before < between && between < entry.depth;
  if (!grows) return;
  found(Rule::GrowingMailbox, entry.id, [&] {
    return fmt::format("{} has {} messages waiting and got {} more in the last {}", who(entry),
                       number(entry.depth), number(entry.depth - before), text_of(growth_span));
  });
}

// Supervision

/// Started from outside, or the supervisor that such a process has started.
bool Linter::is_a_root(const ProcessEntry& entry) const {
  if (entry.spawned_by.is_none()) return true;
  const ProcessEntry* above = model_.find(entry.parent);
  return entry.is_supervisor() && above != nullptr && above->is_alive &&
         above->spawned_by.is_none() && !above->is_supervised;
}

void Linter::find_unsupervised() {
  tsl::robin_set<std::uint32_t> covered;  // whoever spawns comes before whom it spawns
  for (const ProcessEntry* entry : processes_) {
    const ProcessEntry* above = model_.find(entry->parent);
    bool is_below = above != nullptr && above->is_alive;
    bool has_supervisor = is_below && entry->is_supervised && above->pid == entry->started_by;
    bool goes_with_it = is_below && !entry->is_supervised && covered.contains(above->id.number) &&
                        entry->links.contains(above->pid);
    if (has_supervisor || goes_with_it) {
      covered.insert(entry->id.number);
      continue;
    }
    if (is_a_root(*entry)) continue;
    found(Rule::Unsupervised, entry->id, [&] {
      return entry->is_supervised
                 ? fmt::format("{} lives on without its supervisor, which has ended", who(*entry))
                 : fmt::format("{} has no supervisor: nobody starts it again or stops it",
                               who(*entry));
    });
  }
}

}  // namespace

std::string_view name_of(Rule rule) {
  switch (rule) {
    case Rule::CallCircle: return "call circle";
    case Rule::LostName: return "lost name";
    case Rule::CrashLoop: return "crash loop";
    case Rule::NoRestartLeft: return "no restart left";
    case Rule::GrowingMailbox: return "growing mailbox";
    case Rule::Unsupervised: return "unsupervised";
  }
  return {};
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Hint: return "hint";
  }
  return {};
}

Severity severity_of(Rule rule) {
  switch (rule) {
    case Rule::CallCircle:
    case Rule::LostName: return Severity::Error;
    case Rule::CrashLoop:
    case Rule::NoRestartLeft:
    case Rule::GrowingMailbox: return Severity::Warning;
    case Rule::Unsupervised: return Severity::Hint;
  }
  return {};
}

std::string summary(Rule rule, std::size_t count) {
  switch (rule) {
    case Rule::CallCircle:
      return counted(count, "chain of calls waits", "chains of calls wait") + " in a circle";
    case Rule::LostName:
      return counted(count, "registered name is lost", "registered names are lost");
    case Rule::CrashLoop:
      return counted(count, "process restarts", "processes restart") + " again and again";
    case Rule::NoRestartLeft:
      return counted(count, "supervisor has", "supervisors have") + " no restart left";
    case Rule::GrowingMailbox: return counted(count, "mailbox grows", "mailboxes grow");
    case Rule::Unsupervised:
      return counted(count, "process is not supervised", "processes are not supervised");
  }
  return {};
}

Findings lint(const SystemModel& model, TimePoint now, bool with_own) {
  return Linter(model, now, with_own).run();
}

}  // namespace observer
