#include "draw/lively_boxes.h"

#include <algorithm>

namespace ui {
namespace {

bool is_lively(const observer::ProcessEntry& entry, const Instant& at) {
  bool refills =
      entry.gauge && entry.is_alive && entry.gauge->left(at.now) < entry.gauge->intensity();
  return refills || std::ranges::any_of(entry.restart_trail, [&at](observer::TimePoint restarted) {
           return at.shows(restarted);
         });
}

}  // namespace

void LivelyBoxes::read(const observer::SystemModel& model, const Instant& at) {
  ids_.clear();
  model.for_each([&](const observer::ProcessEntry& entry) {
    if (is_lively(entry, at)) ids_.insert(entry.id);
  });
}

void LivelyBoxes::update(const observer::SystemModel& model, const observer::IdentitySet& touched,
                         const Instant& at) {
  for (Identity id : touched) {
    const auto* entry = model.find(id);
    if (entry != nullptr && is_lively(*entry, at)) ids_.insert(id);
  }
}

std::vector<Identity> LivelyBoxes::next(const observer::SystemModel& model, const Instant& at) {
  std::vector<Identity> different(ids_.begin(), ids_.end());
  std::erase_if(ids_, [&](Identity id) {
    const auto* entry = model.find(id);
    return entry == nullptr || !is_lively(*entry, at);
  });
  return different;
}

}  // namespace ui
