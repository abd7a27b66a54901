#include "draw/tree_search.h"

namespace ui {

using std::chrono::steady_clock;

namespace {

constexpr int between_looks_at_the_clock = 32;

}  // namespace

void TreeSearch::start(const observer::SystemModel& model, const ProcessSearch& search) {
  std::uint64_t version = version_ + 1;
  bool shows_own = shows_own_;
  *this = {};
  version_ = version;
  shows_own_ = shows_own;
  search_ = search;
  if (!is_active()) return;
  model.for_each([this](const observer::ProcessEntry& entry) { enlist(entry.id); });
}

void TreeSearch::update(const observer::SystemModel& model, const observer::IdentitySet& touched,
                        const observer::IdentitySet& removed) {
  if (!is_active()) return;
  for (Identity id : touched) {
    const observer::ProcessEntry* entry = model.find(id);
    if (entry != nullptr && entry->is_in_tree) enlist(id);
  }
  for (Identity id : removed) set(id, 0);
}

void TreeSearch::enlist(Identity id) { set(id, states_[id.number] | waits_bit); }

void TreeSearch::set(Identity id, std::uint8_t state) {
  std::uint8_t before = states_[id.number];
  states_.put(id.number, state);
  waiting_ += std::size_t((state & waits_bit) != 0) - std::size_t((before & waits_bit) != 0);
  if (((before ^ state) & found_bit) == 0) return;
  found_ += std::size_t((state & found_bit) != 0) - std::size_t((before & found_bit) != 0);
  ++version_;
}

void TreeSearch::look_at(const observer::SystemModel& model, Identity id) {
  const observer::ProcessEntry* entry = model.find(id);
  bool is_shown = entry != nullptr && (shows_own_ || !entry->is_own);
  bool is_found = is_shown && search_.finds(*entry);
  set(id, is_found ? found_bit : 0);
}

bool TreeSearch::finds_now(const observer::SystemModel& model, Identity id) {
  bool waits = (states_[id.number] & waits_bit) != 0;
  if (waits) look_at(model, id);
  return finds(id);
}

void TreeSearch::look(const observer::SystemModel& model, std::chrono::microseconds budget) {
  auto until = steady_clock::now() + budget;
  int looked = 0;
  while (waiting_ > 0) {
    auto known = states_.next(next_);
    next_ = known ? *known + 1 : 0;
    if (!known || (states_[*known] & waits_bit) == 0) continue;
    look_at(model, {*known});
    if (++looked % between_looks_at_the_clock == 0 && steady_clock::now() > until) return;
  }
}

}  // namespace ui
