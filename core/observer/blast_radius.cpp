#include "observer/blast_radius.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <optional>

// A death spreads along three rules: an exit takes linked processes along, a supervisor that ends
// stops its children, and a supervisor that hears of the end of a child decides. They are applied
// until they add nothing.
//
// What is left open is the order in which supervisors hear of processes that die side by side. So
// the rules are applied twice: first to find what may happen in some order (most restarts count,
// every reason is possible), then what happens in any case. Where somebody is told of an exit that
// he traps they are applied once more: what would not happen if nobody ended for that reason.

namespace observer {
namespace {

using trace::Restart;

/// Reasons with which a process may end, as bits.
constexpr std::uint8_t abnormal = 1, shutdown = 2;

/// How a process ends; what is known of several ways is put together.
struct End {
  std::uint8_t reasons = 0;
  bool is_heard = false;    // by its supervisor, which has not stopped it itself
  bool is_killed = false;   // without a chance to stop its own children
  bool is_orderly = false;  // with it

  /// @returns whether something is new
  bool add(const End& other) {
    End before = *this;
    reasons |= other.reasons;
    is_heard |= other.is_heard;
    is_killed |= other.is_killed;
    is_orderly |= other.is_orderly;
    return *this != before;
  }
  friend bool operator==(const End&, const End&) = default;
};

/// A process that goes down.
struct Node {
  const ProcessEntry* entry;
  Affected affected;
  End end;
  bool is_restarted = false;  // its supervisor hears of an end that it repairs
  bool is_gone = false;       // its supervisor counts it as done, or has forgotten it
};

/// What the ends of its children demand of a supervisor.
struct Demands {
  std::uint32_t heard = 0;              // of ends that are repaired
  std::uint32_t restarts = 0;           // that count
  std::size_t stopped_from = SIZE_MAX;  // position from which all are stopped for another
  std::size_t gone = 0;                 // of the significant children
  bool is_one_done = false;             // of those, by itself
  tsl::robin_map<std::uint32_t, std::size_t> positions;  // of children, by identity
};

/// A living child; one that an earlier incarnation of the supervisor has left behind is none.
bool is_child(const ProcessEntry& child, const ProcessEntry& supervisor) {
  return child.is_alive && child.is_supervised && child.started_by == supervisor.pid;
}

/// Whether a process ends with one that it is linked to: a server that traps exits obeys that of
/// the process which has started it.
bool follows(const ProcessEntry& who, const ProcessEntry& ended) {
  bool obeys = who.kind != ProcessKind::Plain && who.spawned_by == ended.pid;
  return !who.traps_exits || obeys;
}

End stopped(const ProcessEntry& child) {
  if (child.is_brutal) return {.reasons = abnormal, .is_killed = true};
  // A plain process makes of it what it likes, and is killed when it likes nothing.
  bool is_unsure = child.traps_exits && child.kind == ProcessKind::Plain;
  std::uint8_t reasons = is_unsure ? abnormal | shutdown : shutdown;
  return {.reasons = reasons, .is_orderly = true};
}

class Cascade {
 public:
  /// @param model what is known
  /// @param dying who dies
  /// @param now when
  /// @param death how
  /// @param told_end whether those end who are told of an exit that they trap
  /// @param possible nullptr to find what may happen; given that, finds what happens in any case
  Cascade(const SystemModel& model, const ProcessEntry& dying, TimePoint now, Death death,
          bool told_end, Cascade* possible = nullptr);

  Node* find(Identity id) {
    auto found = nodes_.find(id.number);
    return found == nodes_.end() ? nullptr : found->second.get();
  }
  /// As they are reached, the one that dies first.
  const std::vector<Identity>& order() const { return order_; }
  /// Whether anybody is told of an exit that he traps.
  bool tells() const { return tells_; }

 private:
  bool in_any_case() const { return possible_ != nullptr; }
  const End& possible_end(const Node& node) const {
    return possible_ == nullptr ? node.end : possible_->find(node.entry->id)->end;
  }

  void end(const ProcessEntry& who, const End& how, Cause cause, Identity by, Spread spread);
  void tell(const ProcessEntry& who, Identity by);
  void spread(Node& node);
  void spread_along_links(const Node& node);
  void spread_to_children(const Node& node);
  void hear(const ProcessEntry& supervisor, Node& child);
  void repair(const ProcessEntry& supervisor, Node& child);
  bool counts(const ProcessEntry& supervisor, const Demands& demands, const Node& child);
  void stop_siblings(const ProcessEntry& supervisor, Demands& demands, const Node& child);
  void lose_significant(const ProcessEntry& supervisor, Node& child);
  bool shuts_down(const ProcessEntry& supervisor, const Demands& demands);
  Demands& demands_on(const ProcessEntry& supervisor);
  std::size_t position_of(const ProcessEntry& child, const ProcessEntry& supervisor);
  bool are_all_gone(const ProcessEntry& supervisor, const Demands& demands) const;

  const SystemModel& model_;
  const ProcessEntry& dying_;
  TimePoint now_;
  bool told_end_;
  bool tells_ = false;
  Cascade* possible_;
  tsl::robin_map<std::uint32_t, std::unique_ptr<Node>> nodes_;
  tsl::robin_map<std::uint32_t, std::unique_ptr<Demands>> demands_;
  std::vector<Identity> order_;
  std::vector<Identity> news_;  // nodes of which something new is known
};

Cascade::Cascade(const SystemModel& model, const ProcessEntry& dying, TimePoint now, Death death,
                 bool told_end, Cascade* possible)
    : model_(model), dying_(dying), now_(now), told_end_(told_end), possible_(possible) {
  std::uint8_t reasons = death == Death::Abnormal ? abnormal : shutdown;
  end(dying, {.reasons = reasons, .is_heard = true, .is_killed = true}, {}, {}, Spread::Restart);
  for (std::size_t next = 0; next < news_.size(); ++next) spread(*find(news_[next]));
}

void Cascade::end(const ProcessEntry& who, const End& how, Cause cause, Identity by,
                  Spread spread) {
  auto& node = nodes_[who.id.number];
  if (node == nullptr) {
    node = std::make_unique<Node>(Node{&who, {who.id, cause, by, spread}, {}});
    order_.push_back(who.id);
  } else if (&who == &dying_) {
    return;
  }
  if (node->end.add(how)) news_.push_back(who.id);
}

/// Who traps an exit makes of it what he likes. A supervisor cares only for its children and for
/// who has started it.
void Cascade::tell(const ProcessEntry& who, Identity by) {
  if (who.is_supervisor()) return;
  tells_ = true;
  if (!told_end_) return;
  End any{.reasons = abnormal | shutdown, .is_heard = true, .is_orderly = true};
  end(who, any, Cause::Told, by, Spread::Told);
}

void Cascade::spread(Node& node) {
  const ProcessEntry& who = *node.entry;
  spread_along_links(node);
  if (who.is_supervisor()) spread_to_children(node);
  const ProcessEntry* supervisor = model_.find(who.supervisor);
  bool is_heard = node.end.is_heard && supervisor != nullptr && supervisor->is_alive &&
                  is_child(who, *supervisor) && supervisor != &dying_;
  if (is_heard) hear(*supervisor, node);
}

void Cascade::spread_along_links(const Node& node) {
  const ProcessEntry& who = *node.entry;
  for (Pid pid : who.links) {
    const ProcessEntry* peer = model_.find(pid);
    if (peer == nullptr || !peer->is_alive || peer->pid != pid || is_child(*peer, who)) continue;
    End how{.reasons = possible_end(node).reasons, .is_heard = true};
    how.is_orderly = peer->traps_exits;
    how.is_killed = !peer->traps_exits;
    Cause cause = peer->traps_exits ? Cause::ParentEnded : Cause::Linked;
    if (follows(*peer, who)) end(*peer, how, cause, who.id, Spread::Links);
    else tell(*peer, who.id);
  }
}

/// A supervisor that ends in order stops its children; one that is killed leaves them to the exit
/// that they get.
void Cascade::spread_to_children(const Node& node) {
  const ProcessEntry& who = *node.entry;
  const End& how = possible_end(node);
  for (Identity id : who.children) {
    const ProcessEntry& child = *model_.find(id);
    if (!is_child(child, who)) continue;
    auto with_it = [&](const End& its_end) {
      end(child, its_end, Cause::WithSupervisor, who.id, node.affected.spread);
    };
    if (!how.is_killed || (how.is_orderly && !in_any_case())) with_it(stopped(child));
    if (!how.is_killed) continue;
    bool traps = child.traps_exits;
    if (follows(child, who))
      with_it({.reasons = how.reasons, .is_killed = !traps, .is_orderly = traps});
    else tell(child, who.id);
  }
}

// What supervisors decide

void Cascade::hear(const ProcessEntry& supervisor, Node& child) {
  std::uint8_t reasons = possible_end(child).reasons;
  auto is_a_case = [&](std::uint8_t reason) {
    return in_any_case() ? reasons == reason : (reasons & reason) != 0;
  };
  Restart type = child.entry->restart;
  bool is_transient = type == Restart::Transient;
  bool is_repaired = type == Restart::Permanent || (is_transient && is_a_case(abnormal));
  bool is_done = type == Restart::Temporary || (is_transient && is_a_case(shutdown));
  if (is_repaired && !child.is_restarted) repair(supervisor, child);
  if (!is_done || !child.entry->is_significant) return;
  demands_on(supervisor).is_one_done = true;
  lose_significant(supervisor, child);
}

Demands& Cascade::demands_on(const ProcessEntry& supervisor) {
  auto& demands = demands_[supervisor.id.number];
  if (demands == nullptr) demands = std::make_unique<Demands>();
  return *demands;
}

std::size_t Cascade::position_of(const ProcessEntry& child, const ProcessEntry& supervisor) {
  auto& positions = demands_on(supervisor).positions;
  if (positions.empty()) {
    for (Identity id : supervisor.children) positions.emplace(id.number, positions.size());
  }
  return positions[child.id.number];
}

void Cascade::repair(const ProcessEntry& supervisor, Node& child) {
  child.is_restarted = true;
  Demands& demands = demands_on(supervisor);
  if (counts(supervisor, demands, child)) ++demands.restarts;
  ++demands.heard;
  bool has_room = !supervisor.gauge || demands.restarts <= supervisor.gauge->left(now_);
  if (has_room) return stop_siblings(supervisor, demands, child);
  end(supervisor, {.reasons = shutdown, .is_heard = true, .is_orderly = true}, Cause::GaveUp,
      child.entry->id, Spread::Escalation);
}

/// Whether the end of a child counts as one more restart. It does not when the supervisor hears of
/// an earlier child first: that restart starts this child anew too.
bool Cascade::counts(const ProcessEntry& supervisor, const Demands& demands, const Node& child) {
  std::string strategy = supervisor.strategy();
  if (strategy == "one_for_all") return demands.heard == 0;
  if (strategy != "rest_for_one") return true;
  if (in_any_case()) return demands.heard == 0;
  Node* first = find(dying_.id);  // nobody is heard of before it
  bool is_repaired_with_it =
      first != &child && first->is_restarted && is_child(dying_, supervisor) &&
      position_of(*child.entry, supervisor) > position_of(dying_, supervisor);
  return !is_repaired_with_it;
}

void Cascade::stop_siblings(const ProcessEntry& supervisor, Demands& demands, const Node& child) {
  std::string strategy = supervisor.strategy();
  std::size_t begin = 0, end_of_rest = supervisor.children.size();
  if (strategy == "rest_for_one") {
    begin = position_of(*child.entry, supervisor);
    end_of_rest = std::min(end_of_rest, demands.stopped_from);
    demands.stopped_from = std::min(begin + 1, demands.stopped_from);
  } else if (strategy != "one_for_all" || demands.heard > 2) {
    return;  // after two, each has been stopped for another
  }
  // One that is killed meanwhile does not come to it; then only the exit that they get counts.
  const Node* its_end = in_any_case() ? possible_->find(supervisor.id) : nullptr;
  bool may_be_late = its_end != nullptr && its_end->end.is_killed;
  for (std::size_t i = begin; i < end_of_rest; ++i) {
    const ProcessEntry& sibling = *model_.find(supervisor.children[i]);
    if (&sibling == child.entry || !is_child(sibling, supervisor)) continue;
    if (may_be_late && !follows(sibling, supervisor)) continue;
    end(sibling, stopped(sibling), Cause::RestartedWith, child.entry->id, child.affected.spread);
    bool is_forgotten = sibling.restart == Restart::Temporary && sibling.is_significant;
    if (is_forgotten && !in_any_case()) lose_significant(supervisor, *find(sibling.id));
  }
}

void Cascade::lose_significant(const ProcessEntry& supervisor, Node& child) {
  Demands& demands = demands_on(supervisor);
  if (!child.is_gone) ++demands.gone;
  child.is_gone = true;
  if (!shuts_down(supervisor, demands)) return;
  end(supervisor, {.reasons = shutdown, .is_heard = true, .is_orderly = true}, Cause::AutoShutdown,
      child.entry->id, Spread::Escalation);
}

bool Cascade::shuts_down(const ProcessEntry& supervisor, const Demands& demands) {
  // A restart of the others may come first, and repair this one too.
  bool may_be_repaired = in_any_case() && supervisor.strategy() != "one_for_one" &&
                         possible_->demands_on(supervisor).heard > 0;
  if (!demands.is_one_done || may_be_repaired) return false;
  Term when = supervisor.flags.get(Atom("auto_shutdown"));
  if (when.is(Atom("any_significant"))) return true;
  return when.is(Atom("all_significant")) && are_all_gone(supervisor, demands);
}

bool Cascade::are_all_gone(const ProcessEntry& supervisor, const Demands& demands) const {
  auto significant = std::ranges::count_if(supervisor.children, [&](Identity id) {
    const ProcessEntry& child = *model_.find(id);
    bool is_there = is_child(child, supervisor) || child.status == Status::Restarting;
    return is_there && child.is_significant;
  });
  return demands.gone == static_cast<std::size_t>(significant);
}

}  // namespace

const Affected* BlastRadius::find(Identity id) const {
  auto found = std::ranges::find(affected, id, &Affected::id);
  return found == affected.end() ? nullptr : &*found;
}

std::size_t BlastRadius::count() const {
  auto is_claimed = [](const Affected& one) { return one.spread != Spread::Told; };
  return static_cast<std::size_t>(std::ranges::count_if(affected, is_claimed));
}

bool BlastRadius::depends_on_order() const {
  return std::ranges::any_of(
      affected, [](const Affected& one) { return !one.is_certain && one.spread != Spread::Told; });
}

namespace {

Outlook outlook_of(const SystemModel& model, const ProcessEntry& dying, Death death,
                   const BlastRadius& radius) {
  using enum Outlook::Kind;
  const ProcessEntry* supervisor = model.find(dying.supervisor);
  if (supervisor == nullptr || !is_child(dying, *supervisor) || !supervisor->is_alive)
    return {Nobody, {}};
  const Affected* above = radius.find(supervisor->id);
  bool goes = above != nullptr && above->spread != Spread::Told;
  bool has_none_left = goes && above->cause == Cause::GaveUp && above->by == dying.id;
  bool is_done = dying.restart == Restart::Temporary ||
                 (dying.restart == Restart::Transient && death == Death::Shutdown);
  Outlook::Kind kind = has_none_left ? GivenUp
                       : goes        ? GoesWithAll
                       : is_done     ? Forgotten
                                     : Restarted;
  return {kind, supervisor->id};
}

/// Who is stopped with its supervisor comes back with it, and who is stopped for a sibling with
/// that: only temporary children do not, and those that a dynamic supervisor was asked for.
void find_restarted(const SystemModel& model, Identity dying, BlastRadius& radius) {
  tsl::robin_map<std::uint32_t, bool> comes_back;
  comes_back[dying.number] = radius.outlook.kind == Outlook::Kind::Restarted;
  for (Affected& one : radius.affected) {
    const ProcessEntry& entry = *model.find(one.id);
    const ProcessEntry* by = model.find(one.by);
    bool is_below = one.cause == Cause::WithSupervisor;
    bool is_dynamic = is_below && by->flags.get(Atom("dynamic")).is(otp::atoms::true_);
    one.is_restarted = one.spread == Spread::Restart && entry.restart != Restart::Temporary &&
                       !is_dynamic && (!is_below || comes_back[one.by.number]);
    comes_back[one.id.number] = one.is_restarted;
  }
}

}  // namespace

BlastRadius blast_radius(const SystemModel& model, Identity dying, TimePoint now, Death death) {
  const ProcessEntry* entry = model.find(dying);
  if (entry == nullptr || !entry->is_alive) return {};
  Cascade untold(model, *entry, now, death, false);
  std::optional<Cascade> told;
  if (untold.tells()) told.emplace(model, *entry, now, death, true);
  Cascade& possible = told ? *told : untold;
  Cascade certain(model, *entry, now, death, false, &possible);
  BlastRadius radius;
  auto add = [&](const Affected& affected) {
    if (affected.id == dying) return;
    radius.affected.push_back(affected);
    radius.affected.back().is_certain = certain.find(affected.id) != nullptr;
  };
  for (Identity id : untold.order()) add(untold.find(id)->affected);
  for (Identity id : possible.order()) {
    if (untold.find(id) != nullptr) continue;
    Affected affected = possible.find(id)->affected;
    affected.spread = Spread::Told;
    add(affected);
  }
  radius.outlook = outlook_of(model, *entry, death, radius);
  find_restarted(model, dying, radius);
  return radius;
}

}  // namespace observer
