#include "observer/system_model.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "base/match.h"

namespace observer {

namespace {

/// Processes with this label were started by the observer to carry out a request.
bool works_for_observer(Atom label) { return label == Atom("observer"); }

/// A number among the flags of a supervisor; 0 when they do not say.
std::int64_t whole(const Term& flags, std::string_view name) {
  Term number = flags.get(Atom(name));
  return number.is_integer() ? number.integer() : 0;
}

}  // namespace

std::string_view name_of(Status status) {
  switch (status) {
    case Status::Starting: return "starting";
    case Status::Waiting: return "waiting";
    case Status::Busy: return "busy";
    case Status::Suspended: return "suspended";
    case Status::Hibernating: return "hibernating";
    case Status::Restarting: return "restarting";
    case Status::Exited: return "exited";
  }
  return {};
}

std::string ProcessEntry::title() const {
  for (const Term& name : names) {
    if (name.is_atom()) return std::string(name.atom().text());
  }
  if (is_supervised && !child_id.is_nil()) {
    if (child_id.is_atom()) return std::string(child_id.atom().text());
    if (child_id.is_string()) return std::string(child_id.text());
    return to_text(child_id);
  }
  return std::string(label.text());
}

std::string ProcessEntry::strategy() const {
  Term strategy = flags.get(Atom("strategy"));
  return strategy.is_atom() && !strategy.is_nil() ? std::string(strategy.atom().text()) : "";
}

// Looking

const ProcessEntry* SystemModel::find(Identity id) const { return entries_[id.number].get(); }

Identity SystemModel::identity_of(Pid pid) const {
  if (auto found = by_pid_.find(pid); found != by_pid_.end()) return found->second->id;
  auto found = ended_by_pid_.find(pid);
  bool is_known = found != ended_by_pid_.end() && find(found->second) != nullptr;
  return is_known ? found->second : Identity{};
}

void SystemModel::for_each(const std::function<void(const ProcessEntry&)>& visit) const {
  entries_.for_each([&](const auto& entry) {
    if (entry->is_in_tree) visit(*entry);
  });
}

std::string SystemModel::path_of(Identity id) const {
  std::vector<std::string> titles;  // from here to the top
  for (const auto* entry = find(id); entry != nullptr; entry = find(entry->parent)) {
    titles.push_back(entry->title());
  }
  std::string path;
  for (const std::string& title : titles | std::views::reverse) {
    if (!path.empty()) path += '/';
    path += title;
  }
  return path;
}

// Folding

Identity SystemModel::apply(const trace::Event& event) {
  bool has_time = !std::holds_alternative<trace::Lost>(event.what);
  if (has_time) now_ = std::max(now_, event.at);
  ++event_count_;
  return std::visit([this](const auto& e) { return on(e); }, event.what);
}

void SystemModel::told(Change::Kind kind, Identity id, Pid before) {
  if (listener_) listener_({kind, id, before});
}

ProcessEntry* SystemModel::living(Pid pid) {
  auto found = by_pid_.find(pid);
  return found == by_pid_.end() ? nullptr : found->second;
}

template <class Edit>
Identity SystemModel::update(Pid pid, Edit&& edit) {
  ProcessEntry* entry = living(pid);
  if (entry == nullptr) return identity_of(pid);
  edit(*entry);
  told(Change::Kind::Updated, entry->id);
  return entry->id;
}

ProcessEntry& SystemModel::add(Pid pid, Identity parent) {
  ProcessEntry& entry = *entries_.set(++last_number_, std::make_unique<ProcessEntry>());
  entry.id = {last_number_};
  entry.pid = pid;
  entry.started = now_;
  by_pid_[pid] = &entry;
  ++size_;
  attach(entry, parent);
  return entry;
}

Identity SystemModel::on(const trace::Spawned& e) {
  const ProcessEntry* spawner = find(e.parent);
  bool is_supervised = spawner != nullptr && spawner->is_supervisor();
  if (e.kind == ProcessKind::Supervisor && !is_supervised) clear_ruins();
  ProcessEntry& entry = add(e.pid, identity_of(e.parent));
  entry.spawned_by = e.parent;
  entry.label = e.label;
  entry.kind = e.kind;
  entry.is_own = works_for_observer(e.label);
  // A plain process runs at once; a server must finish its init first.
  entry.status = e.kind == ProcessKind::Plain ? Status::Waiting : Status::Starting;
  if (entry.is_supervisor()) ++supervisors_;
  if (entry.is_own) ++own_;
  else ++started_;
  told(Change::Kind::Added, entry.id);
  return entry.id;
}

/// Nothing tells of the links and monitors that an end takes with it: it says so itself.
void SystemModel::end_relations(ProcessEntry& ending) {
  Pid pid = ending.pid;
  for (Pid peer : std::exchange(ending.links, {})) {
    update(peer, [&](ProcessEntry& entry) { entry.links.erase(pid); });
  }
  for (auto [ref, watched] : std::exchange(ending.monitors, {})) {
    update(watched, [ref = ref](ProcessEntry& entry) { entry.monitored_by.erase(ref); });
  }
  for (auto [ref, watcher] : std::exchange(ending.monitored_by, {})) {
    update(watcher, [ref = ref](ProcessEntry& entry) { entry.monitors.erase(ref); });
  }
}

Identity SystemModel::on(const trace::Crashed& e) {
  return update(e.pid, [&](ProcessEntry& entry) { entry.crash = {e.pid, now_, e.report, {}}; });
}

Identity SystemModel::on(const trace::CodeChanged& e) {
  return update(e.pid, [&](ProcessEntry& entry) { entry.label = e.label; });
}

Identity SystemModel::on(const trace::Exited& e) {
  ProcessEntry* ending = living(e.pid);
  if (ending == nullptr) return identity_of(e.pid);
  by_pid_.erase(e.pid);
  remember_ended(e.pid, ending->id);
  if (ending->is_supervisor()) --supervisors_;
  if (ending->is_own) --own_;
  else last_ended_ = ending->id;
  ending->is_alive = false;
  ending->status = Status::Exited;
  ending->exit_reason = e.reason;
  ending->exited = now_;
  ending->depth = 0;
  if (ending->depth_history) ending->depth_history->record(now_, 0);
  // People still call it by the name that it has freed as it ended.
  Term freed = lost_names_.take_freed(e.pid, now_);
  if (!freed.is_nil()) ending->names.push_back(std::move(freed));
  lost_names_.ended(*ending, now_);
  ending->handling = {};
  ending->waits_for = {};
  end_relations(*ending);
  ending->restarts_in_period = 0;
  const ProcessEntry* above = find(ending->parent);
  bool is_below = above != nullptr && above->is_alive;
  bool has_supervisor = is_below && ending->supervisor == above->id;
  bool is_left_behind = has_supervisor && above->pid != ending->started_by;
  // Its supervisor tells of a child once it has started, and tries again with another process.
  bool has_failed_to_start = is_below && above->is_supervisor() && ending->supervisor.is_none();
  if (is_left_behind || has_failed_to_start || !is_part_of_a_tree(*ending)) {
    remove(*ending);
    return ending->id;
  }
  bool is_top_of_ruin = !has_supervisor && (is_below || above == nullptr);
  if (is_top_of_ruin) ruins_.push_back(ending->id);
  told(Change::Kind::Updated, ending->id);
  return ending->id;
}

Identity SystemModel::on(const trace::Linked& e) {
  if (ProcessEntry* peer = living(e.peer)) peer->links.insert(e.pid);
  return update(e.pid, [&](ProcessEntry& entry) { entry.links.insert(e.peer); });
}

Identity SystemModel::on(const trace::Unlinked& e) {
  if (ProcessEntry* peer = living(e.peer)) peer->links.erase(e.pid);
  return update(e.pid, [&](ProcessEntry& entry) { entry.links.erase(e.peer); });
}

Identity SystemModel::on(const trace::Monitored& e) {
  if (ProcessEntry* watched = living(e.watched)) watched->monitored_by[e.ref] = e.watcher;
  return update(e.watcher, [&](ProcessEntry& entry) { entry.monitors[e.ref] = e.watched; });
}

Identity SystemModel::on(const trace::Demonitored& e) {
  if (ProcessEntry* watched = living(e.watched)) watched->monitored_by.erase(e.ref);
  return update(e.watcher, [&](ProcessEntry& entry) { entry.monitors.erase(e.ref); });
}

Identity SystemModel::on(const trace::Registered& e) {
  lost_names_.registered(e.name);
  return update(e.pid, [&](ProcessEntry& entry) { entry.names.push_back(e.name); });
}

Identity SystemModel::on(const trace::Unregistered& e) {
  if (const ProcessEntry* holder = find(e.pid)) {
    lost_names_.unregistered(e.name, *holder, e.pid, now_);
  }
  return update(e.pid, [&](ProcessEntry& entry) { std::erase(entry.names, e.name); });
}

Identity SystemModel::on(const trace::TrapExitChanged& e) {
  return update(e.pid, [&](ProcessEntry& entry) { entry.traps_exits = e.traps; });
}

Identity SystemModel::on(const trace::SupervisorReady& e) {
  return update(e.supervisor, [&](ProcessEntry& entry) {
    entry.flags = e.flags;
    if (!entry.gauge) entry.gauge = std::make_unique<RestartGauge>();
    entry.gauge->set_limit(static_cast<std::uint32_t>(whole(e.flags, "intensity")),
                           std::chrono::milliseconds(whole(e.flags, "period")));
    if (entry.status == Status::Starting) entry.status = Status::Waiting;
  });
}

// What processes do

Identity SystemModel::on(const trace::Suspended& e) {
  return update(e.pid, [](ProcessEntry& entry) { entry.status = Status::Suspended; });
}

Identity SystemModel::on(const trace::Resumed& e) {
  return update(e.pid, [](ProcessEntry& entry) { entry.status = Status::Waiting; });
}

Identity SystemModel::on(const trace::Hibernated& e) {
  return update(e.pid, [](ProcessEntry& entry) { entry.status = Status::Hibernating; });
}

Identity SystemModel::on(const trace::StateChanged& e) {
  return update(e.pid, [&](ProcessEntry& entry) {
    entry.state = e.state;
    entry.state_at = now_;
    if (entry.status == Status::Starting) entry.status = Status::Waiting;
  });
}

Identity SystemModel::on(const trace::MailboxSeen& e) {
  return update(e.pid, [&](ProcessEntry& entry) {
    entry.mailbox = e.messages;
    entry.mailbox_at = now_;
  });
}

Identity SystemModel::on(const trace::Sent& e) {
  return update(e.id.sender, [&](ProcessEntry& entry) {
    ++entry.sent;
    entry.waits_for = e.role == trace::MessageRole::Call ? e.to : Pid{};
    entry.waits_since = now_;
  });
}

Identity SystemModel::on(const trace::Received& e) {
  return update(e.pid, [](ProcessEntry& entry) {
    ++entry.received;
    entry.waits_for = {};
    if (entry.status == Status::Hibernating) entry.status = Status::Waiting;
  });
}

Identity SystemModel::on(const trace::HandlerStarted& e) {
  return update(e.pid, [&](ProcessEntry& entry) {
    entry.handling = e.label;
    entry.busy_since = now_;
    entry.waits_for = {};
    if (entry.status != Status::Suspended) entry.status = Status::Busy;
  });
}

Identity SystemModel::on(const trace::HandlerEnded& e) {
  return update(e.pid, [](ProcessEntry& entry) {
    entry.handling = {};
    entry.waits_for = {};
    if (entry.status == Status::Busy) entry.status = Status::Waiting;
  });
}

Identity SystemModel::on(const trace::DepthChanged& e) {
  return update(e.pid, [&](ProcessEntry& entry) {
    entry.depth = e.depth;
    entry.peak_depth = std::max(entry.peak_depth, e.depth);
    if (!entry.depth_history) entry.depth_history = std::make_unique<History>();
    entry.depth_history->record(now_, e.depth);
  });
}

Identity SystemModel::on(const trace::Lost& e) {
  lost_ += e.count;
  told(Change::Kind::Gap, {});
  return {};
}

}  // namespace observer
