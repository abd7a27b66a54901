// Random supervision trees and sequences of crashes: what the runtime does equals what the model
// says.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "otp/sys.h"
#include "supervision_model.h"
#include "system.h"

namespace {

using namespace support;
using model::Child;
using model::End;
using model::Group;
using otp::ChildSpec;
using otp::ExitReason;
using otp::Init;
using otp::NoReply;
using otp::Restart;
using otp::SupervisorSpec;

// The real tree

/// What the workers of one run say, and where they are.
struct Stage {
  std::vector<std::string> lines;
  std::map<std::string, int> starts;
  std::map<std::string, Pid> at;
};

struct Worker : otp::GenServer<Worker> {
  struct Finish {
    ExitReason reason;
  };
  struct State {
    Stage* stage;
    std::string name;  // with the number of the start
    Term describe() const { return name; }
  };
  using Accepts = otp::Accepts<otp::Info<Finish>>;

  Init<State> init(Stage* stage, std::string id, int failing_start) {
    self.trap_exit(true);
    int number = ++stage->starts[id];
    std::string name = id + "#" + std::to_string(number);
    stage->lines.push_back((number == failing_start ? "fail " : "start ") + name);
    if (number == failing_start) return otp::stop("fails"_a);
    stage->at[id] = self.pid();
    return State{stage, std::move(name)};
  }
  NoReply handle_info(const Finish& finish, State&) { return otp::stop(finish.reason); }
  void terminate(const ExitReason& reason, State& state) {
    state.stage->lines.push_back("stop " + state.name + " " +
                                 std::string(reason.term().atom().text()));
  }
};

SupervisorSpec spec_of(const Group& group, Stage& stage);

/// A supervisor that says where it is.
ChildSpec supervisor_child(const Child& child, Stage& stage) {
  auto spec = spec_of(*child.group, stage);
  auto start = [spec, &stage, id = child.id](Self above,
                                             std::vector<Term>) -> Task<otp::Result<Pid>> {
    auto starting = otp::start_link<otp::Supervisor>(above, spec);
    auto started = co_await starting;
    if (!started) co_return std::unexpected(started.error());
    stage.at[id] = started->whereis(above.runtime());
    co_return stage.at[id];
  };
  return ChildSpec(Atom(child.id), start).supervisor();
}

ChildSpec child_of(const Child& child, Stage& stage) {
  ChildSpec spec = child.group
                       ? supervisor_child(child, stage)
                       : otp::child<Worker>(Atom(child.id), &stage, child.id, child.failing_start);
  spec = std::move(spec).restart(child.restart);
  return child.is_significant ? std::move(spec).significant() : spec;
}

SupervisorSpec spec_of(const Group& group, Stage& stage) {
  SupervisorSpec spec(group.strategy);
  spec = std::move(spec).max_restarts(group.max_restarts, group.period);
  spec = std::move(spec).auto_shutdown(group.auto_shutdown);
  for (const Child& child : group.children) spec = std::move(spec).child(child_of(child, stage));
  return spec;
}

Task<> root(Self self, Stage* stage, SupervisorSpec spec) {
  self.trap_exit(true);
  auto starting = otp::start_link<otp::Supervisor>(self, std::move(spec));
  auto top = otp::or_exit(co_await starting);
  Pid pid = top.whereis(self.runtime());
  auto is_top = [pid](const otp::Exit& exit) { return exit.from == pid; };
  co_await self.receive_if<otp::Exit>(is_top);
  stage->lines.push_back("top ended");
}

class RealTree {
 public:
  RealTree(const Group& top, std::uint64_t seed) : system_(Schedule{0, seed}) {
    otp::spawn(system_.runtime(), otp::Label("root"), &root, &stage_, spec_of(top, stage_));
    settle();
  }

  void advance(Duration time) { system_.world().advance(time); }
  void end_worker(const std::string& id, End how) {
    Pid pid = stage_.at.at(id);
    if (how == End::Kill) system_.runtime().exit(pid, ExitReason::kill());
    else system_.runtime().send(pid, Worker::Finish{Atom(model::text_of(how))});
    settle();
  }
  void kill_supervisor(const std::string& id) {
    system_.runtime().exit(stage_.at.at(id), ExitReason::kill());
    settle();
  }
  std::vector<std::string> take_lines() { return std::exchange(stage_.lines, {}); }
  bool is_alive(const std::string& id) {
    auto found = stage_.at.find(id);
    return found != stage_.at.end() && system_.runtime().is_alive(found->second);
  }

 private:
  void settle() { system_.world().run_ready(); }

  Stage stage_;
  System system_;
};

// Random trees

rc::Gen<Restart> any_restart() {
  return rc::gen::weightedElement<Restart>(
      {{3, Restart::Permanent}, {2, Restart::Transient}, {1, Restart::Temporary}});
}

Group any_group(int depth, int& next_id) {
  Group group;
  using otp::AutoShutdown;
  using otp::Strategy;
  group.strategy =
      *rc::gen::element(Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne);
  group.max_restarts = *rc::gen::inRange(0, 4);
  group.period = std::chrono::seconds(*rc::gen::inRange(1, 6));
  group.auto_shutdown =
      *rc::gen::weightedElement<AutoShutdown>({{3, AutoShutdown::Never},
                                               {1, AutoShutdown::AnySignificant},
                                               {1, AutoShutdown::AllSignificant}});
  int size = *rc::gen::inRange(1, 5);
  for (int i = 0; i < size; ++i) {
    Child child;
    child.id = "c" + std::to_string(++next_id);
    child.restart = *any_restart();
    bool may_be_significant =
        group.auto_shutdown != AutoShutdown::Never && child.restart != Restart::Permanent;
    child.is_significant = may_be_significant && *rc::gen::arbitrary<bool>();
    bool is_supervisor = depth > 0 && *rc::gen::weightedElement<bool>({{1, true}, {2, false}});
    if (is_supervisor) child.group = std::make_shared<Group>(any_group(depth - 1, next_id));
    else child.failing_start = *rc::gen::weightedElement<int>({{6, 0}, {1, 2}, {1, 3}});
    group.children.push_back(std::move(child));
  }
  return group;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text;
}

enum class Ordered { No, Yes };

void compare(model::Tree& expected, RealTree& actual, const std::vector<std::string>& ids,
             Ordered ordered) {
  auto expected_lines = expected.take_lines();
  auto lines = actual.take_lines();
  if (ordered == Ordered::No) {
    std::ranges::sort(expected_lines);
    std::ranges::sort(lines);
  }
  if (lines != expected_lines) {
    RC_FAIL("expected\n" + joined_lines(expected_lines) + "got\n" + joined_lines(lines));
  }
  auto alive = expected.workers();
  for (const std::string& id : ids) {
    bool should_live = std::ranges::find(alive, id) != alive.end();
    RC_ASSERT(actual.is_alive(id) == should_live);
  }
}

void collect_workers(const Group& group, std::vector<std::string>& ids) {
  for (const Child& child : group.children) {
    if (child.group) collect_workers(*child.group, ids);
    else ids.push_back(child.id);
  }
}

/// One random thing that happens to both trees.
void happen(model::Tree& expected, RealTree& actual, const std::vector<std::string>& ids) {
  auto workers = expected.workers();
  auto supervisors = expected.supervisors();
  int choice = *rc::gen::inRange(0, 10);
  if (choice < 2 || workers.empty()) {
    // Half seconds: the end of a period is often met to the tick.
    auto time = std::chrono::milliseconds(500 * *rc::gen::inRange(1, 9));
    RC_LOG() << "advance " << time.count() << " ms\n";
    expected.advance(time);
    actual.advance(time);
    return compare(expected, actual, ids, Ordered::Yes);
  }
  if (choice == 2 && !supervisors.empty()) {
    std::string id = *rc::gen::elementOf(supervisors);
    RC_LOG() << "kill supervisor " << id << "\n";
    expected.kill_supervisor(id);
    actual.kill_supervisor(id);
    return compare(expected, actual, ids, Ordered::No);  // its children end side by side
  }
  std::string id = *rc::gen::elementOf(workers);
  End how = *rc::gen::weightedElement<End>(
      {{1, End::Normal}, {1, End::Shutdown}, {4, End::Boom}, {2, End::Kill}});
  RC_LOG() << id << " ends: " << model::text_of(how) << "\n";
  expected.end_worker(id, how);
  actual.end_worker(id, how);
  compare(expected, actual, ids, Ordered::Yes);
}

TEST(SupervisionModel, is_what_the_runtime_does) {
  EXPECT_TRUE(rc::check("random trees and crashes", [] {
    int next_id = 0;
    Group top = any_group(2, next_id);
    auto seed = static_cast<std::uint64_t>(*rc::gen::inRange(1, 201));
    RC_LOG() << "seed " << seed << "\n" << model::text_of(top);
    std::vector<std::string> ids;
    collect_workers(top, ids);
    model::Tree expected(top);
    RealTree actual(top, seed);
    compare(expected, actual, ids, Ordered::Yes);
    int steps = *rc::gen::inRange(1, 20);
    for (int i = 0; i < steps && expected.is_alive(); ++i) happen(expected, actual, ids);
  }));
}

}  // namespace
