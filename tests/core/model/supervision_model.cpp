#include "supervision_model.h"

#include <algorithm>

namespace model {

std::string text_of(End how) {
  switch (how) {
    case End::Normal: return "normal";
    case End::Shutdown: return "shutdown";
    case End::Boom: return "boom";
    case End::Kill: return "killed";
  }
  return {};
}

std::string text_of(const Group& group, int depth) {
  std::string indent(static_cast<std::size_t>(2 * depth), ' ');
  std::string text = indent + std::string(name_of(group.strategy)) + ", " +
                     std::to_string(group.max_restarts) + " in " +
                     std::to_string(group.period.count()) + " s, auto_shutdown " +
                     std::string(name_of(group.auto_shutdown)) + "\n";
  for (const Child& child : group.children) {
    text += indent + "- " + child.id + " " + std::string(name_of(child.restart));
    if (child.is_significant) text += ", significant";
    if (child.failing_start > 0)
      text += ", start " + std::to_string(child.failing_start) + " fails";
    text += "\n";
    if (child.group) text += text_of(*child.group, depth + 1);
  }
  return text;
}

Tree::Tree(const Group& top) { top_ = start(top, nullptr, "top"); }

// Starting and stopping

std::unique_ptr<Tree::Supervisor> Tree::start(const Group& group, Supervisor* above,
                                              const std::string& id) {
  auto supervisor = std::make_unique<Supervisor>();
  supervisor->group = &group;
  supervisor->above = above;
  supervisor->id = id;
  for (const Child& child : group.children) supervisor->children.push_back({&child, 0, false, {}});
  if (start_from(*supervisor, 0) < supervisor->children.size()) {
    stop_from(*supervisor, 0);
    return nullptr;
  }
  return supervisor;
}

bool Tree::start(Node& node, Supervisor& above) {
  if (node.spec->group) {
    node.supervisor = start(*node.spec->group, &above, node.spec->id);
    node.is_running = node.supervisor != nullptr;
    return node.is_running;
  }
  node.number = ++starts_[node.spec->id];
  bool fails = node.number == node.spec->failing_start;
  lines_.push_back((fails ? "fail " : "start ") + node.spec->id + "#" +
                   std::to_string(node.number));
  node.is_running = !fails;
  return node.is_running;
}

/// @returns the index of the child that did not start, or the number of children
std::size_t Tree::start_from(Supervisor& supervisor, std::size_t first) {
  std::size_t index = first;
  while (index < supervisor.children.size() && start(supervisor.children[index], supervisor)) {
    ++index;
  }
  return index;
}

void Tree::stop(Node& node, const std::string& reason) {
  if (!std::exchange(node.is_running, false)) return;
  if (node.supervisor) {
    stop_from(*node.supervisor, 0);
    node.supervisor.reset();
  } else {
    lines_.push_back("stop " + node.spec->id + "#" + std::to_string(node.number) + " " + reason);
  }
}

/// In reverse order; temporary children are forgotten.
void Tree::stop_from(Supervisor& supervisor, std::size_t first) {
  auto& children = supervisor.children;
  for (std::size_t i = children.size(); i-- > first;) {
    stop(children[i], "shutdown");
    if (children[i].spec->restart == Restart::Temporary) {
      children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

// Ends

void Tree::end_worker(const std::string& id, End how) {
  Supervisor* above = nullptr;
  Node* node = find(*top_, id, &above);
  node->is_running = false;
  if (how != End::Kill) {
    lines_.push_back("stop " + id + "#" + std::to_string(node->number) + " " + text_of(how));
  }
  ended(*above, id, how);
}

void Tree::kill_supervisor(const std::string& id) {
  Supervisor* above = nullptr;
  Node* node = find(*top_, id, &above);
  orphan(*node->supervisor);
  node->supervisor.reset();
  node->is_running = false;
  ended(*above, id, End::Kill);
}

/// What lives below a killed supervisor obeys the exit of its parent.
void Tree::orphan(Supervisor& supervisor) {
  for (Node& child : supervisor.children) stop(child, "killed");
}

void Tree::ended(Supervisor& supervisor, const std::string& id, End how) {
  std::size_t index = find(supervisor, id);
  bool is_abnormal = how == End::Boom || how == End::Kill;
  Restart kind = supervisor.children[index].spec->restart;
  bool wants_restart = kind == Restart::Permanent || (kind == Restart::Transient && is_abnormal);
  if (wants_restart) restart(supervisor, id);
  else left_alone(supervisor, index);
}

bool Tree::count_restart(Supervisor& supervisor) {
  TimePoint start = now_ - supervisor.group->period;
  std::erase_if(supervisor.restarts, [start](TimePoint at) { return at < start; });
  supervisor.restarts.push_back(now_);
  return static_cast<int>(supervisor.restarts.size()) <= supervisor.group->max_restarts;
}

void Tree::restart(Supervisor& supervisor, const std::string& id) {
  std::string next = id;
  for (;;) {
    if (!count_restart(supervisor)) return end(supervisor);
    std::size_t index = find(supervisor, next);
    std::size_t end = supervisor.children.size();
    switch (supervisor.group->strategy) {
      case Strategy::OneForOne:
        if (start(supervisor.children[index], supervisor)) return;
        continue;
      case Strategy::RestForOne:
        stop_from(supervisor, index + 1);
        end = start_from(supervisor, index);
        if (end == supervisor.children.size()) return;
        break;
      case Strategy::OneForAll:
        stop_from(supervisor, 0);
        end = start_from(supervisor, 0);
        if (end == supervisor.children.size()) return;
        break;
    }
    next = supervisor.children[end].spec->id;
  }
}

/// A child that is not restarted: its end may be that of its supervisor.
void Tree::left_alone(Supervisor& supervisor, std::size_t index) {
  bool is_significant = supervisor.children[index].spec->is_significant;
  if (supervisor.children[index].spec->restart == Restart::Temporary) {
    supervisor.children.erase(supervisor.children.begin() + static_cast<std::ptrdiff_t>(index));
  }
  if (!is_significant || supervisor.group->auto_shutdown == AutoShutdown::Never) return;
  bool others_go_on = std::ranges::any_of(supervisor.children, [](const Node& node) {
    return node.spec->is_significant && node.is_running;
  });
  if (supervisor.group->auto_shutdown == AutoShutdown::AllSignificant && others_go_on) return;
  end(supervisor);
}

void Tree::end(Supervisor& supervisor) {
  stop_from(supervisor, 0);
  if (supervisor.above == nullptr) {
    top_.reset();
    lines_.push_back("top ended");
    return;
  }
  Supervisor& above = *supervisor.above;
  std::string id = supervisor.id;
  Node& node = above.children[find(above, id)];
  node.is_running = false;
  node.supervisor.reset();
  ended(above, id, End::Shutdown);
}

// Looking

std::size_t Tree::find(const Supervisor& supervisor, const std::string& id) {
  auto found =
      std::ranges::find(supervisor.children, id, [](const Node& node) { return node.spec->id; });
  return static_cast<std::size_t>(found - supervisor.children.begin());
}

Tree::Node* Tree::find(Supervisor& supervisor, const std::string& id, Supervisor** above) {
  for (Node& node : supervisor.children) {
    if (node.spec->id == id) {
      *above = &supervisor;
      return &node;
    }
    if (!node.supervisor) continue;
    if (Node* found = find(*node.supervisor, id, above)) return found;
  }
  return nullptr;
}

void Tree::collect(const Supervisor& supervisor, bool wants_supervisors,
                   std::vector<std::string>& ids) const {
  for (const Node& node : supervisor.children) {
    if (!node.is_running) continue;
    if ((node.supervisor != nullptr) == wants_supervisors) ids.push_back(node.spec->id);
    if (node.supervisor) collect(*node.supervisor, wants_supervisors, ids);
  }
}

std::vector<std::string> Tree::workers() const {
  std::vector<std::string> ids;
  if (top_) collect(*top_, false, ids);
  return ids;
}

std::vector<std::string> Tree::supervisors() const {
  std::vector<std::string> ids;
  if (top_) collect(*top_, true, ids);
  return ids;
}

}  // namespace model
