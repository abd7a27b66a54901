#include "observer/local_node.h"

#include <algorithm>

#include "actor/worker_pool.h"
#include "base/match.h"
#include "otp/protocol.h"

namespace observer {
namespace {

constexpr std::size_t steps_at_once = 200'000;  // before commands are looked at again
using Seconds = std::chrono::duration<double>;
constexpr Seconds shortest_rest = std::chrono::microseconds(100);
constexpr Seconds longest_rest = std::chrono::hours(1);

bool moves_the_clock(const Command& command) {
  return std::holds_alternative<Play>(command) || std::holds_alternative<Pause>(command) ||
         std::holds_alternative<StepMessage>(command) ||
         std::holds_alternative<StepProcess>(command) ||
         std::holds_alternative<RunToTimer>(command) || std::holds_alternative<Advance>(command) ||
         std::holds_alternative<SetSpeed>(command);
}

Duration scaled(std::chrono::steady_clock::duration real, double speed) {
  return std::chrono::duration_cast<Duration>(real * speed);
}

/// Sends one message on behalf of the observer and tells what came of it.
otp::Task<> sender(otp::Self self, const otp::MessageShape* shape, Pid to, Term fields, Done done) {
  otp::Task<otp::Result<Term>> sending =
      shape->send(self, to, std::move(fields), otp::default_call_timeout);
  otp::Result<Term> result = co_await sending;
  done(std::move(result));
}

}  // namespace

LocalNode::LocalNode(Options options) : rings_(options.ring_capacity), watch_(options.watch) {
  std::unique_ptr<otp::Scheduler> scheduler;
  if (options.workers > 0) {
    scheduler = std::make_unique<otp::WorkerPool>(options.workers);
  } else {
    auto world = std::make_unique<otp::ManualScheduler>(options.seed);
    world_ = world.get();
    scheduler = std::move(world);
  }
  status_.has_clock = world_ != nullptr;
  otp::RuntimeOptions runtime_options{&rings_, options.watch, std::move(options.logger)};
  runtime_ = std::make_unique<otp::Runtime>(std::move(scheduler), std::move(runtime_options));
}

LocalNode::~LocalNode() {
  {
    std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  condition_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// The world's clock

void LocalNode::play() {
  if (world_ == nullptr || thread_.joinable()) return;
  moved_ = Clock::now();
  thread_ = std::thread([this] { run_world(); });
}

void LocalNode::run_until(TimePoint time) {
  otp::expects(world_ != nullptr && !thread_.joinable(),
               "LocalNode::run_until: a world whose clock nobody else moves");
  run_posted();
  world_->run_until(time);
  note_time();
}

void LocalNode::note_time() {
  std::scoped_lock lock(mutex_);
  status_.now = world_->now();
}

void LocalNode::run_world() {
  run_posted();  // what was asked for before it plays
  for (;;) {
    move_clock();  // first, so that what is posted happens at its time
    go_on_advancing();
    note_time();
    run_posted();
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    bool has_more = advancing_.has_value() || (status_.is_playing && world_->is_ready());
    if (!posted_.empty() || has_more) continue;
    rest(lock);
  }
}

/// Sleeps until there is something to do: a command, or the next timer.
void LocalNode::rest(std::unique_lock<std::mutex>& lock) {
  auto wakes = [this] { return stopping_ || !posted_.empty(); };
  rests_ = true;
  if (status_.is_playing) condition_.wait_for(lock, until_next_timer(), wakes);
  else condition_.wait(lock, wakes);
  status_.now = shown_time();
  rests_ = false;
}

/// Lets the world's clock follow the real one, at its speed. A world that has too much to do falls
/// behind and goes on from where it is.
void LocalNode::move_clock() {
  auto now = Clock::now();
  auto passed = now - std::exchange(moved_, now);
  WorldStatus status = world();
  if (!status.is_playing) return;
  world_->run_until(world_->now() + scaled(passed, status.speed), steps_at_once);
}

LocalNode::Clock::duration LocalNode::until_next_timer() const {
  TimePoint next = world_->next_timer();
  auto wait = next == TimePoint::max() ? longest_rest : Seconds(next - world_->now());
  wait = std::clamp(wait / status_.speed, shortest_rest, longest_rest);
  return std::chrono::duration_cast<Clock::duration>(wait);
}

void LocalNode::post(std::function<void()> act) {
  if (world_ == nullptr) return act();
  {
    std::scoped_lock lock(mutex_);
    posted_.push_back(std::move(act));
  }
  condition_.notify_all();
}

void LocalNode::run_posted() {
  for (;;) {
    std::function<void()> act;
    {
      std::scoped_lock lock(mutex_);
      if (posted_.empty()) return;
      act = std::move(posted_.front());
      posted_.pop_front();
    }
    act();
  }
}

/// While nothing happens the clock goes on for whoever looks at it, and only there.
TimePoint LocalNode::shown_time() const {
  if (!rests_ || !status_.is_playing) return status_.now;
  return status_.now + scaled(Clock::now() - moved_, status_.speed);
}

/// @returns the process that took a message; nil when the clock was moved, or nothing could be done
Term LocalNode::step() {
  if (auto pid = world_->step()) return *pid;
  TimePoint next = world_->next_timer();
  if (next != TimePoint::max()) world_->run_until(next, 1);
  note_time();
  return {};
}

otp::Result<Term> LocalNode::step_process(Pid pid) {
  if (!runtime_->is_alive(pid)) return to_process(pid, [] {});
  if (world_->step(pid)) return pid;
  return otp::refuse(Atom("nothing_to_do"),
                     "The process " + pid.text() + " waits: no message for it has come.");
}

otp::Result<Term> LocalNode::run_to_timer() {
  world_->run_ready(steps_at_once);
  TimePoint next = world_->next_timer();
  if (next == TimePoint::max()) {
    return otp::refuse(Atom("no_timer"), "No timer is set: nothing will happen by itself.");
  }
  if (!world_->is_ready()) world_->run_until(next, 1);
  note_time();
  return otp::atoms::ok;
}

void LocalNode::advance(Duration by, const Done& done) {
  if (by <= Duration(0) || by > std::chrono::hours(10'000)) {
    return done(otp::refuse(Atom("invalid_time"), "The clock moves on by up to 10,000 hours."));
  }
  stop_advancing();
  advancing_ = Advancing{world_->now() + by, done};
  if (thread_.joinable()) return;  // which does it in parts, between two looks at commands
  while (advancing_) go_on_advancing();
}

void LocalNode::go_on_advancing() {
  if (!advancing_ || !world_->run_until(advancing_->to, steps_at_once)) return;
  moved_ = Clock::now();
  note_time();
  std::exchange(advancing_, std::nullopt)->done(otp::atoms::ok);
}

void LocalNode::stop_advancing() {
  if (!advancing_) return;
  std::exchange(advancing_, std::nullopt)
      ->done(otp::refuse(Atom("stopped"), "The world was paused before the time had passed."));
}

otp::Result<Term> LocalNode::set_speed(double factor) {
  constexpr double slowest = 0.001, fastest = 1'000'000;
  if (!(factor >= slowest && factor <= fastest)) {
    return otp::refuse(Atom("invalid_speed"), "The speed is a number from 0.001 to 1,000,000.");
  }
  std::scoped_lock lock(mutex_);
  status_.speed = factor;
  return otp::atoms::ok;
}

void LocalNode::watch_messages(bool on) {
  constexpr auto messages = trace::Watch::Messages, nothing = trace::Watch::Nothing;
  watch_ = on ? watch_.load() | messages : watch_.load() & ~messages;
  runtime_->watch_new(watch_);  // first: who starts meanwhile is found by one or the other
  for (Pid pid : runtime_->processes()) {
    runtime_->watch(pid, on ? messages : nothing, on ? nothing : messages);
  }
}

// Commands

WorldStatus LocalNode::world() const {
  std::scoped_lock lock(mutex_);
  WorldStatus status = status_;
  status.watches_messages = trace::includes(watch_, trace::Watch::Messages);
  status.now = world_ == nullptr ? runtime_->now() : shown_time();
  return status;
}

std::string LocalNode::why_not(const Command& command) const {
  if (world_ != nullptr || !moves_the_clock(command)) return {};
  return "This system runs on worker threads in real time: it cannot be paused, stepped or slowed.";
}

void LocalNode::submit(Command command, Done done) {
  if (std::string why = why_not(command); !why.empty()) {
    return done(otp::refuse(Atom("not_supported"), why));
  }
  post([this, command = std::move(command), done = std::move(done)] { carry_out(command, done); });
}

/// Refuses what is meant for a process that has ended, instead of dropping it silently.
otp::Result<Term> LocalNode::to_process(Pid pid, const std::function<void()>& act) {
  if (!runtime_->is_alive(pid)) {
    return otp::refuse(otp::atoms::noproc, "The process " + pid.text() + " has ended.");
  }
  act();
  return otp::atoms::ok;
}

void LocalNode::carry_out(const Command& command, const Done& done) {
  auto set_playing = [this](bool is_playing) -> otp::Result<Term> {
    std::scoped_lock lock(mutex_);
    status_.is_playing = is_playing;
    return otp::atoms::ok;
  };
  otp::match(
      command,
      [&](const Kill& kill) {
        done(to_process(kill.pid, [&] { runtime_->exit(kill.pid, otp::ExitReason::kill()); }));
      },
      [&](const SendExit& exit) {
        done(to_process(exit.pid, [&] { runtime_->exit(exit.pid, exit.reason); }));
      },
      [&](const Suspend& suspend) {
        done(to_process(suspend.pid, [&] { runtime_->suspend(suspend.pid); }));
      },
      [&](const Resume& resume) {
        done(to_process(resume.pid, [&] { runtime_->resume(resume.pid); }));
      },
      [&](const SendMessage& message) { send(message, done); },
      [&](const Inspect& inspect) {
        auto what = trace::Watch::State | trace::Watch::Mailbox;
        auto nothing = trace::Watch::Nothing;
        done(to_process(inspect.pid, [&] {
          runtime_->watch(inspect.pid, inspect.on ? what : nothing,
                          inspect.on ? nothing : what & ~watch_.load());
        }));
      },
      [&](const WatchMessages& messages) {
        watch_messages(messages.on);
        done(otp::atoms::ok);
      },
      [&](const Play&) {
        moved_ = Clock::now();  // the time spent in pause does not count
        done(set_playing(true));
      },
      [&](const Pause&) {
        stop_advancing();
        done(set_playing(false));
      },
      [&](const StepMessage&) { done(step()); },
      [&](const StepProcess& step) {
        done(step_process(step.pid));
        note_time();
      },
      [&](const RunToTimer&) { done(run_to_timer()); },
      [&](const Advance& jump) { advance(jump.by, done); },
      [&](const SetSpeed& speed) { done(set_speed(speed.factor)); });
}

void LocalNode::send(const SendMessage& command, Done done) {
  const otp::Protocol* protocol = runtime_->protocols.with([&](auto& protocols) {
    auto found = protocols.find(command.module.id());
    return found == protocols.end() ? nullptr : found->second;
  });
  if (!runtime_->is_alive(command.pid)) return done(to_process(command.pid, [] {}));
  auto unknown = [&] {
    done(otp::refuse(Atom("not_accepted"), std::string(command.module.text()) +
                                               " accepts no message " +
                                               std::string(command.message.text()) + "."));
  };
  if (protocol == nullptr) return unknown();
  auto shape = std::ranges::find_if(protocol->messages, [&](const otp::MessageShape& candidate) {
    return candidate.name == command.message && candidate.role == command.role;
  });
  if (shape == protocol->messages.end()) return unknown();
  otp::spawn(*runtime_, otp::Label("observer"), &sender, &*shape, command.pid, command.fields,
             std::move(done));
}

std::vector<MessageForm> LocalNode::messages_of(Atom module) const {
  const otp::Protocol* protocol = runtime_->protocols.with([&](auto& protocols) {
    auto found = protocols.find(module.id());
    return found == protocols.end() ? nullptr : found->second;
  });
  std::vector<MessageForm> forms;
  if (protocol == nullptr) return forms;
  for (const otp::MessageShape& shape : protocol->messages) {
    forms.push_back({shape.role, shape.name, shape.fields});
  }
  return forms;
}

}  // namespace observer
