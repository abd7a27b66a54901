#include "qt_world.h"

#include <QCoreApplication>

#include "demo/counter.h"
#include "demo/demo.h"
#include "murabaha/trail.h"
#include "otp/supervisor.h"

namespace support {
namespace {

using namespace otp::literals;

/// A desk that measures crashes by the computer's clock, as that of the program does.
murabaha::Surroundings measured(murabaha::Surroundings surroundings, murabaha::Zone zone) {
  surroundings.zone = std::move(zone);
  surroundings.recovery = std::make_shared<murabaha::RecoveryWatch>(
      [] { return std::chrono::steady_clock::now().time_since_epoch(); });
  return surroundings;
}

constexpr murabaha::Timestamp morning = 1'767'603'600'000'000;  // 2026-01-05 09:00 UTC

observer::LocalNode::Options everything() {
  observer::LocalNode::Options options;
  options.watch =
      trace::Watch::Lifecycle | trace::Watch::Depth | trace::Watch::Messages | trace::Watch::State;
  return options;
}

otp::Task<> idle(otp::Self self) { co_await self.sleep(otp::infinity); }

otp::SupervisorSpec counters() {
  otp::SupervisorSpec spec(otp::Strategy::OneForOne);
  spec = std::move(spec).max_restarts(100, 5s);
  for (const char* id : {"first", "second", "third"}) {
    otp::Atom name(id);
    spec = std::move(spec).child(
        otp::child<demo::Counter>(name, otp::StartOptions().name(name), std::int64_t{0}));
  }
  return spec;
}

otp::SupervisorSpec crew() {
  otp::SupervisorSpec spec(otp::Strategy::OneForOne);
  for (int number = 1; number <= 12; ++number) {
    spec =
        std::move(spec).child(otp::process_child(otp::Term(number), otp::Label("Worker"), &idle));
  }
  return spec;
}

}  // namespace

void start_desk(otp::Runtime& runtime, const murabaha::Surroundings& surroundings) {
  demo::start_application(runtime, "desk", murabaha::desk_spec(surroundings));
}

void start_shop(otp::Runtime& runtime, const murabaha::Surroundings&) {
  demo::start_application(runtime, "shop",
                          otp::SupervisorSpec(otp::Strategy::OneForOne)
                              .child(otp::child<otp::Supervisor>("counters"_a, counters()))
                              .child(otp::child<otp::Supervisor>("crew"_a, crew())));
}

void World::forge(const std::string& contract_id) {
  murabaha::Terms terms{contract_id, "customer-1", *murabaha::Currency::of("AED"), 100'000'00,
                        10'000'00};
  auto records = murabaha::take_step({}, murabaha::Started{terms}, {morning, "clerk"}).records;
  records.snapshot.outstanding -= 1;
  surroundings_.store->commit(records, [](const murabaha::Result<void>&) {});
}

World::World(StartWorld start, murabaha::Zone zone)
    : surroundings_(measured(murabaha::surroundings_in_memory(morning), std::move(zone))),
      node_(everything()),
      local_desk_(
          node_.runtime(), [this](std::function<void()> act) { node_.post(std::move(act)); },
          surroundings_) {
  commands.setNode(&node_);
  desk.setDesk(&local_desk_);
  desk.setClock([this] {
    auto since_start = node_.world().now.time_since_epoch();
    return morning + std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
  });
  pump_.setNode(&node_);
  start(node_.runtime(), surroundings_);
  run();
}

World::~World() {
  commands.setNode(nullptr);
  desk.setDesk(nullptr);
}

void World::run(otp::Duration duration) {
  node_.run_until(node_.world().now + duration);
  pump_.drain();
  // An answer may lead to a question, whose answer is to be seen too.
  for (int round = 0; round < 4; ++round) QCoreApplication::processEvents();
}

const observer::ProcessEntry* World::find(std::string_view title) const {
  const observer::ProcessEntry* found = nullptr;
  observation.system().for_each([&](const observer::ProcessEntry& entry) {
    if (found == nullptr && entry.title() == title) found = &entry;
  });
  return found;
}

const observer::ProcessEntry& World::named(std::string_view title) const {
  const observer::ProcessEntry* found = find(title);
  if (found == nullptr) qFatal("there is no process '%s'", std::string(title).c_str());
  return *found;
}

void World::fill(std::string_view counter, int messages) {
  otp::Pid pid = named(counter).pid;
  commands.submit(observer::Suspend{pid}, &observation);
  observer::SendMessage reset{pid, "Counter"_a, "Reset"_a, trace::MessageRole::Cast,
                              otp::Term::record("Reset"_a)};
  for (int sent = 0; sent < messages; ++sent) commands.submit(reset, &observation);
  run();
}

otp::Pid World::spawn(std::string_view label) {
  otp::Pid pid = otp::spawn(node_.runtime(), otp::Label(label), &idle);
  run();
  return pid;
}

void World::exit(std::string_view title, std::string_view reason) {
  node_.runtime().exit(named(title).pid, otp::ExitReason(otp::Atom(reason)));
  run();
}

}  // namespace support
