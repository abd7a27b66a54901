#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "otp/supervisor.h"

/// What supervisors do, told once more in the plainest way: without processes or messages, as a
/// recursion over a tree. The runtime is compared with it.
namespace model {

using otp::AutoShutdown;
using otp::Duration;
using otp::Restart;
using otp::Strategy;
using otp::TimePoint;

struct Group;

/// What a child is to be: a worker, or a supervisor with a group of its own.
struct Child {
  std::string id;  // unique in the whole tree
  Restart restart = Restart::Permanent;
  bool is_significant = false;
  int failing_start = 0;         // which of its starts fails; 0 for none
  std::shared_ptr<Group> group;  // of a supervisor
};

struct Group {
  Strategy strategy = Strategy::OneForOne;
  int max_restarts = 1;
  std::chrono::seconds period{5};
  AutoShutdown auto_shutdown = AutoShutdown::Never;
  std::vector<Child> children;
};

/// How a child ends: `boom` stands for every abnormal reason.
enum class End { Normal, Shutdown, Boom, Kill };

/// A tree at work.
class Tree {
 public:
  explicit Tree(const Group& top);

  bool is_alive() const { return top_ != nullptr; }
  /// The running workers, and the running supervisors but the top, by their ids.
  std::vector<std::string> workers() const;
  std::vector<std::string> supervisors() const;

  void advance(Duration time) { now_ += time; }
  /// A worker ends.
  void end_worker(const std::string& id, End how);
  /// A supervisor is killed.
  void kill_supervisor(const std::string& id);

  /// What workers have said since the last call: `start a#1`, `fail a#2`, `stop a#1 shutdown`.
  std::vector<std::string> take_lines() { return std::exchange(lines_, {}); }

 private:
  struct Supervisor;
  struct Node {
    const Child* spec;
    int number = 0;  // of its present start
    bool is_running = false;
    std::unique_ptr<Supervisor> supervisor;  // while it runs, if it is one
  };
  struct Supervisor {
    const Group* group = nullptr;
    Supervisor* above = nullptr;
    std::string id;
    std::vector<Node> children;
    std::vector<TimePoint> restarts;
  };

  bool start(Node& node, Supervisor& above);
  std::unique_ptr<Supervisor> start(const Group& group, Supervisor* above, const std::string& id);
  void stop(Node& node, const std::string& reason);
  void stop_from(Supervisor& supervisor, std::size_t first);
  std::size_t start_from(Supervisor& supervisor, std::size_t first);
  void ended(Supervisor& supervisor, const std::string& id, End how);
  void restart(Supervisor& supervisor, const std::string& id);
  void left_alone(Supervisor& supervisor, std::size_t index);
  void end(Supervisor& supervisor);
  bool count_restart(Supervisor& supervisor);
  void orphan(Supervisor& supervisor);

  static std::size_t find(const Supervisor& supervisor, const std::string& id);
  Node* find(Supervisor& supervisor, const std::string& id, Supervisor** above);
  void collect(const Supervisor& supervisor, bool wants_supervisors,
               std::vector<std::string>& ids) const;

  std::unique_ptr<Supervisor> top_;
  TimePoint now_;
  std::map<std::string, int> starts_;
  std::vector<std::string> lines_;
};

std::string text_of(End how);
/// The tree in words, for whoever reads a counterexample.
std::string text_of(const Group& group, int depth = 0);

}  // namespace model
