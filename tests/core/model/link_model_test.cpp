// Random graphs of links and monitors, and random exits: who dies of what and who hears of it
// equals what a plain model says.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "system.h"

namespace {

using namespace support;
using otp::ExitReason;
using otp::Ref;

// The model

/// One process that the model knows.
struct Node {
  bool traps = false;
  std::string ended;                 // the reason; empty as long as it lives
  std::set<int> links;               // both sides have each other
  std::multiset<int> monitors;       // whom it watches
  std::multiset<std::string> heard;  // `EXIT 3 boom`, `DOWN 2 noproc`
};

/// An error in a process, with its stack.
const std::string noproc_error = "{noproc, [...]}";

class Graph {
 public:
  explicit Graph(int size) : nodes_(static_cast<std::size_t>(size)) {}

  bool lives(int id) const { return node(id).ended.empty(); }
  const std::string& ended(int id) const { return node(id).ended; }
  const std::set<int>& links(int id) const { return node(id).links; }
  const std::multiset<int>& monitors(int id) const { return node(id).monitors; }
  std::multiset<std::string> take_heard(int id) { return std::exchange(node(id).heard, {}); }

  void trap(int id, bool traps) { node(id).traps = traps; }

  void link(int from, int to) {
    if (from == to) return;
    if (!lives(to))
      return node(from).traps ? hear(from, "EXIT", to, "noproc") : end(from, noproc_error);
    node(from).links.insert(to);
    node(to).links.insert(from);
  }
  void unlink(int from, int to) {
    node(from).links.erase(to);
    node(to).links.erase(from);
  }

  void monitor(int from, int to) {
    if (lives(to)) node(from).monitors.insert(to);
    else hear(from, "DOWN", to, "noproc");
  }
  void demonitor(int from, int to) {
    auto& monitors = node(from).monitors;
    if (auto found = monitors.find(to); found != monitors.end()) monitors.erase(found);
  }

  /// `exit(to, reason)`, called by `from`.
  void exit_signal(int from, int to, const std::string& reason) {
    if (!lives(to)) return;
    if (reason == "kill") return end(to, "killed");
    bool ends_itself = reason == "normal" && from == to && !node(to).traps;
    if (ends_itself) return end(to, "normal");
    signal(from, to, reason);
  }

  void end(int id, const std::string& reason) {
    Node& dead = node(id);
    dead.ended = reason;
    dead.monitors.clear();
    for (int watcher = 0; watcher < static_cast<int>(nodes_.size()); ++watcher) {
      auto count = node(watcher).monitors.erase(id);
      for (std::size_t i = 0; i < count; ++i) hear(watcher, "DOWN", id, reason);
    }
    auto links = std::exchange(dead.links, {});
    for (int peer : links) node(peer).links.erase(id);
    for (int peer : links) signal(id, peer, reason);
  }

 private:
  Node& node(int id) { return nodes_[static_cast<std::size_t>(id)]; }
  const Node& node(int id) const { return nodes_[static_cast<std::size_t>(id)]; }

  /// An exit signal of a link, or of `exit/2` with a reason that can be trapped.
  void signal(int from, int to, const std::string& reason) {
    if (!lives(to)) return;
    if (node(to).traps) hear(to, "EXIT", from, reason);
    else if (reason != "normal") end(to, reason);
  }
  void hear(int id, const std::string& what, int from, const std::string& reason) {
    if (lives(id)) node(id).heard.insert(what + " " + std::to_string(from) + " " + reason);
  }

  std::vector<Node> nodes_;
};

// The real processes

/// What one process is told to do.
struct Order {
  std::function<void(Self)> act;
};

/// What is known of one process from outside.
struct Real {
  Pid pid;
  std::multiset<std::string> heard;
  std::multimap<int, Ref> monitors;  // active, by whom they watch
};

/// Without the colons of the atoms.
std::string text_of(const ExitReason& reason) {
  std::string text = to_text(reason);
  std::erase(text, ':');
  return text;
}

class RealGraph {
 public:
  RealGraph(int size, std::uint64_t seed)
      : system_(Schedule{0, seed}, trace::Watch::Lifecycle),
        reals_(static_cast<std::size_t>(size)) {
    for (Real& real : reals_)
      real.pid = otp::spawn(system_.runtime(), otp::Label("node"), &RealGraph::obey, this, &real);
    settle();
  }

  void settle() { system_.world().run_ready(); }

  bool lives(int id) { return system_.runtime().is_alive(at(id).pid); }
  /// The reason; empty as long as it lives.
  std::string ended(int id) {
    for (const auto& event : system_.recorder().events()) {
      auto* exited = std::get_if<trace::Exited>(&event.what);
      if (exited && exited->pid == at(id).pid) return text_of(exited->reason);
    }
    return {};
  }
  /// Whom a living process is linked to.
  std::set<int> links(int id) {
    std::set<int> ids;
    system_.runtime().find(at(id).pid)->for_each_link([&](Pid peer) { ids.insert(id_of(peer)); });
    return ids;
  }
  std::multiset<int> monitors(int id) {
    std::multiset<int> ids;
    for (const auto& [peer, ref] : at(id).monitors) ids.insert(peer);
    return ids;
  }
  std::multiset<std::string> take_heard(int id) { return std::exchange(at(id).heard, {}); }

  void trap(int id, bool traps) {
    tell(id, [traps](Self self) { self.trap_exit(traps); });
  }
  void link(int from, int to) {
    tell(from, [peer = at(to).pid](Self self) { self.link(peer); });
  }
  void unlink(int from, int to) {
    tell(from, [peer = at(to).pid](Self self) { self.unlink(peer); });
  }
  void monitor(int from, int to) {
    tell(from,
         [this, from, to](Self self) { at(from).monitors.emplace(to, self.monitor(at(to).pid)); });
  }
  void demonitor(int from, int to) {
    tell(from, [this, from, to](Self self) {
      auto found = at(from).monitors.find(to);
      if (found == at(from).monitors.end()) return;
      self.demonitor_and_flush(found->second);
      at(from).monitors.erase(found);
    });
  }
  void exit_signal(int from, int to, const std::string& reason) {
    tell(from, [peer = at(to).pid, reason](Self self) { self.exit(peer, Atom(reason)); });
  }
  void end(int id, const std::string& reason) {
    tell(id, [reason](Self self) { self.exit(Atom(reason)); });
  }

 private:
  Real& at(int id) { return reals_[static_cast<std::size_t>(id)]; }
  int id_of(Pid pid) const {
    auto found = std::ranges::find(reals_, pid, &Real::pid);
    return static_cast<int>(found - reals_.begin());
  }
  void tell(int id, std::function<void(Self)> act) {
    system_.runtime().send(at(id).pid, Order{std::move(act)});
  }

  static Task<> obey(Self self, RealGraph* graph, Real* real) {
    for (;;) {
      auto message = co_await self.receive<Order, otp::Exit, otp::Down>();
      graph->take(self, *real, message);
    }
  }
  void take(Self self, Real& real, std::variant<Order, otp::Exit, otp::Down>& message) {
    if (auto* order = std::get_if<Order>(&message)) return order->act(self);
    if (auto* exit = std::get_if<otp::Exit>(&message))
      return hear(real, "EXIT", exit->from, exit->reason);
    auto& down = std::get<otp::Down>(message);
    std::erase_if(real.monitors, [&](const auto& entry) { return entry.second == down.ref; });
    hear(real, "DOWN", down.pid, down.reason);
  }
  void hear(Real& real, const std::string& what, Pid from, const ExitReason& reason) {
    real.heard.insert(what + " " + std::to_string(id_of(from)) + " " + text_of(reason));
  }

  System system_;
  std::vector<Real> reals_;
};

// Random deeds

struct Deed {
  enum class Kind { Trap, Unlink, Link, Monitor, Demonitor, Signal, End };
  Kind kind;
  int from;
  int to;
  bool traps;
  std::string reason;

  template <class Of>
  void happen_in(Of& graph) const {
    switch (kind) {
      case Kind::Trap: return graph.trap(from, traps);
      case Kind::Link: return graph.link(from, to);
      case Kind::Unlink: return graph.unlink(from, to);
      case Kind::Monitor: return graph.monitor(from, to);
      case Kind::Demonitor: return graph.demonitor(from, to);
      case Kind::Signal: return graph.exit_signal(from, to, reason);
      case Kind::End: return graph.end(from, reason);
    }
  }
};

std::ostream& operator<<(std::ostream& out, const Deed& deed) {
  static constexpr const char* names[] = {"trap",      "unlink", "link", "monitor",
                                          "demonitor", "exit",   "end"};
  return out << names[static_cast<int>(deed.kind)] << " " << deed.from << " " << deed.to << " "
             << (deed.traps ? "true " : "false ") << deed.reason;
}

/// Links are frequent and ends are rare, so that there is a graph to fall.
Deed any_deed(int size) {
  using enum Deed::Kind;
  Deed deed;
  deed.kind = *rc::gen::weightedElement<Deed::Kind>(
      {{2, Trap}, {6, Link}, {1, Unlink}, {4, Monitor}, {1, Demonitor}, {3, Signal}, {1, End}});
  deed.from = *rc::gen::inRange(0, size);
  deed.to = *rc::gen::inRange(0, size);
  deed.traps = *rc::gen::arbitrary<bool>();
  deed.reason = *rc::gen::element<std::string>("normal", "shutdown", "boom", "kill");
  return deed;
}

void compare(Graph& expected, RealGraph& actual, int size) {
  for (int id = 0; id < size; ++id) {
    RC_ASSERT(actual.ended(id) == expected.ended(id));
    auto heard = expected.take_heard(id);
    if (!expected.lives(id)) continue;
    RC_ASSERT(actual.take_heard(id) == heard);
    RC_ASSERT(actual.links(id) == expected.links(id));
    RC_ASSERT(actual.monitors(id) == expected.monitors(id));
  }
}

std::uint64_t any_seed() { return static_cast<std::uint64_t>(*rc::gen::inRange(1, 201)); }

TEST(LinkModel, is_what_the_runtime_does) {
  EXPECT_TRUE(rc::check("random links, monitors and exits, one after the other", [] {
    int size = *rc::gen::inRange(2, 8);
    Graph expected(size);
    RealGraph actual(size, any_seed());
    int deeds = *rc::gen::inRange(1, 60);
    for (int i = 0; i < deeds; ++i) {
      Deed deed = any_deed(size);
      if (!expected.lives(deed.from)) continue;
      RC_LOG() << deed << "\n";
      deed.happen_in(expected);
      deed.happen_in(actual);
      actual.settle();
      compare(expected, actual, size);
    }
  }));
}

// When much happens at the same time the outcome depends on the order. What must hold then is that
// both sides of every link and monitor are of one mind, and that no end goes unheard.
TEST(LinkModel, both_ends_agree_whatever_the_order) {
  EXPECT_TRUE(rc::check("random links, monitors and exits at the same time", [] {
    int size = *rc::gen::inRange(2, 8);
    RealGraph actual(size, any_seed());
    int deeds = *rc::gen::inRange(1, 100);
    for (int i = 0; i < deeds; ++i) {
      Deed deed = any_deed(size);
      RC_LOG() << deed << "\n";
      deed.happen_in(actual);
      if (*rc::gen::weightedElement<bool>({{1, true}, {6, false}})) actual.settle();
    }
    actual.settle();
    for (int id = 0; id < size; ++id) {
      if (!actual.lives(id)) continue;
      for (int peer : actual.links(id)) {
        RC_ASSERT(actual.lives(peer));
        RC_ASSERT(actual.links(peer).contains(id));
      }
      for (int peer : actual.monitors(id)) RC_ASSERT(actual.lives(peer));
    }
  }));
}

}  // namespace
