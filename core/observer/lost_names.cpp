#include "observer/lost_names.h"

#include "base/exit_reason.h"

namespace observer {
namespace {

constexpr std::size_t remembered = 1000;

/// A process that ends frees its name just before; one that goes on freed it for another reason.
constexpr Duration longest_end = std::chrono::milliseconds(100);

bool is_abnormal(const Term& reason) { return otp::ExitReason(reason).is_abnormal(); }

}  // namespace

void LostNames::unregistered(const Term& name, const ProcessEntry& holder, Pid pid, TimePoint at) {
  bool lives = holder.is_alive && holder.pid == pid;
  if (!lives) {
    if (is_abnormal(holder.exit_reason)) lose(name, holder, pid, at);
    return;
  }
  if (!released_.contains(pid)) releasing_.push_back(pid);
  released_[pid] = {name, at};
  if (releasing_.size() <= remembered) return;
  released_.erase(releasing_.front());
  releasing_.pop_front();
}

Term LostNames::take_freed(Pid ending, TimePoint at) {
  auto found = released_.find(ending);
  if (found == released_.end()) return {};
  Released released = found->second;
  released_.erase(found);
  std::erase(releasing_, ending);
  return at - released.at <= longest_end ? released.name : Term();
}

void LostNames::ended(const ProcessEntry& holder, TimePoint at) {
  if (!is_abnormal(holder.exit_reason)) return;
  for (const Term& name : holder.names) lose(name, holder, holder.pid, at);
}

void LostNames::lose(const Term& name, const ProcessEntry& holder, Pid pid, TimePoint at) {
  lost_.try_emplace(name, Lost{holder.id, pid, at});
  if (lost_.size() <= remembered) return;
  auto earlier = [](const auto& a, const auto& b) { return a.second.since < b.second.since; };
  lost_.erase(std::ranges::min_element(lost_, earlier));
}

}  // namespace observer
