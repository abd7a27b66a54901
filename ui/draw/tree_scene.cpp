#include "draw/tree_scene.h"

#include <algorithm>

namespace ui {

void TreeScene::read(const observer::SystemModel& model) {
  model_ = &model;
  facts_.read(model);
  search_.start(model, ProcessSearch(search_.what()));
  arrange();
}

void TreeScene::update(const observer::IdentitySet& touched, const observer::IdentitySet& removed) {
  facts_.update(model(), touched, removed);
  search_.update(model(), touched, removed);
  for (Identity id : touched) {
    int found = layout_.find(id);
    if (found >= 0 && box(found).is_group()) sums_[std::size_t(box(found).group)].reset();
    if (found >= 0 && box(found).up >= 0 && box(box(found).up).is_group()) {
      sums_[std::size_t(box(box(found).up).group)].reset();
    }
  }
}

void TreeScene::arrange() {
  layout_ = lay_out(model(), facts_, expanded_, layout_.style);
  sums_.assign(layout_.groups.size(), {});
}

void TreeScene::toggle(const TreeBox& group) {
  if (!group.is_group()) return;
  GroupKey key{group.parent, facts_.find(group.id)->label};
  if (!expanded_.erase(key)) expanded_.insert(key);
}

const GroupSums& TreeScene::sums_of(const TreeBox& group) const {
  std::optional<Sums>& known = sums_[std::size_t(group.group)];
  if (!known || known->search_version != search_.version()) {
    known = {add_up(group), search_.version()};
  }
  return known->of;
}

GroupSums TreeScene::add_up(const TreeBox& group) const {
  GroupSums sums;
  for (Identity member : layout_.members_of(group)) {
    const ProcessFacts* facts = facts_.find(member);
    if (facts == nullptr) continue;
    sums.depth += facts->depth;
    sums.worst = std::max(sums.worst, facts->depth);
    sums.restarts += facts->restarts;
    sums.last_restart = std::max(sums.last_restart, facts->restarted);
    if (!facts->is_alive) ++sums.not_running;
    if (search_.finds(member)) ++sums.matches;
  }
  return sums;
}

std::vector<Identity> TreeScene::matches() const {
  std::vector<Identity> found;
  std::vector<int> stack;  // boxes still to visit, the next one on top
  auto push_all = [&](int first, int count) {
    for (int i = first + count; i-- > first;) stack.push_back(i);
  };
  for (int i = int(layout_.boxes.size()); i-- > 0;) {
    if (box(i).up < 0) stack.push_back(i);
  }
  while (!stack.empty()) {
    const TreeBox& next = box(stack.back());
    stack.pop_back();
    if (!next.is_group() && search_.finds(next.id)) found.push_back(next.id);
    if (next.is_group() && next.count_below == 0) {
      std::ranges::copy_if(layout_.members_of(next), std::back_inserter(found),
                           [this](Identity member) { return search_.finds(member); });
    }
    push_all(next.first_below, next.count_below);
  }
  return found;
}

}  // namespace ui
