#include "actor/runtime.h"

#include <fmt/format.h>

namespace otp {

Runtime::Runtime(std::unique_ptr<Scheduler> scheduler, RuntimeOptions options)
    : options_(std::move(options)), watch_new_(options_.watch), scheduler_(std::move(scheduler)) {
  scheduler_->start(*this);
}

Runtime::~Runtime() {
  scheduler_->stop();
  table_.for_each_slot([](std::uint32_t, Process& process) { process.drop_body(); });
  table_.for_each_slot([](std::uint32_t, Process& process) { process.drop_messages(); });
}

// Starting

SpawnedProcess Runtime::launch(Process& process, const SpawnRequest& request,
                               std::unique_ptr<Body> body) {
  Process* parent = request.parent;
  Pid pid = process.pid();
  Pid parent_pid = parent != nullptr ? parent->pid() : Pid{};
  process.begin({this, parent_pid, request.label, request.kind, watch_of_new()}, std::move(body),
                request.mailbox_limit);
  process.publish_lifecycle(trace::Spawned{pid, parent_pid, request.label, request.kind});
  SpawnedProcess spawned{pid, request.monitor};
  if (request.link) {
    process.links_[parent_pid].linked = true;
    parent->links_[pid].linked = true;
    process.publish_lifecycle(trace::Linked{parent_pid, pid});
  }
  if (!request.monitor.is_none()) {
    parent->relations().monitors[spawned.monitor] = {pid, pid};
    process.relations().watchers[spawned.monitor] = {parent_pid, pid};
    process.publish_lifecycle(trace::Monitored{parent_pid, pid, spawned.monitor});
  }
  if (!request.answers.is_none()) process.add_call(request.answers, parent_pid);
  scheduler_->ready(process);
  return spawned;
}

// Delivering

bool Runtime::deliver(Pid to, Envelope* envelope) {
  Process* process = table_.find(to);
  if (process == nullptr) {
    reject(to, envelope);
    return true;
  }
  if (!process->admits(*envelope, to)) {
    turn_away(to, envelope);
    return false;
  }
  envelope->generation = to.generation;
  if (!process->inbox().push(envelope)) {
    process->wake_with(envelope);
    scheduler_->ready(*process);
  }
  return true;
}

std::uint32_t checked_mailbox_limit(std::uint32_t messages) {
  if (messages == 0) throw ArgumentError("a mailbox must have room for at least one message");
  return messages;
}

std::unexpected<Error> overloaded(Pid receiver) {
  return refuse(atoms::overload, "the mailbox of " + receiver.text() + " is full");
}

/// An envelope for a mailbox that is full.
void Runtime::turn_away(Pid to, Envelope* envelope) {
  if (envelope->type->role != Role::Call) return drop(to, envelope, trace::DropReason::Overload);
  answer(to, envelope,
         make_envelope<Role::CallFailed, CallFailure>(ref_of(*envelope),
                                                      overloaded(to).error().reason));
}

void Runtime::answer(Pid from, Envelope* asked, Envelope* answer) {
  answer->from = from;
  Pid asker = asked->from;
  release(asked);
  deliver(asker, answer);
}

void Runtime::reject(Pid to, Envelope* envelope) {
  switch (envelope->type->role) {
    case Role::Call:
    case Role::System:
      return answer(
          to, envelope,
          make_envelope<Role::CallFailed, CallFailure>(ref_of(*envelope), ExitReason::noproc()));
    case Role::Link:
      return answer(to, envelope, make_envelope<Role::LinkExit, Exit>(to, ExitReason::noproc()));
    case Role::Monitor: {
      Term object = value_of<Role::Monitor, MonitorRequest>(*envelope).object;
      return answer(to, envelope,
                    make_envelope<Role::DownSignal, Down>(ref_of(*envelope), to, object,
                                                          ExitReason::noproc()));
    }
    case Role::Unlink: return answer(to, envelope, make_envelope<Role::UnlinkAck, Nothing>());
    case Role::Info:
    case Role::Cast:
    case Role::Timeout:
    case Role::Reply:
    case Role::ViaAlias: return drop(to, envelope, trace::DropReason::DeadReceiver);
    case Role::Exit:
    case Role::Down:
    case Role::ExitSignal:
    case Role::LinkExit:
    case Role::DownSignal:
    case Role::CallFailed:
    case Role::CancelCall:
    case Role::UnlinkAck:
    case Role::Demonitor:
    case Role::Deadline:
    case Role::Suspend:
    case Role::Resume:
    case Role::Watch: return release(envelope);
  }
}

void Runtime::drop(Pid to, Envelope* envelope, trace::DropReason why) {
  if (trace::includes(watch_of_new(), trace::Watch::Messages)) {
    publish(trace::Dropped{envelope->id(), to, traced_label(*envelope), why});
  }
  release(envelope);
}

bool Runtime::send_from_outside(Pid to, Envelope* envelope) {
  envelope->number = next_number_.fetch_add(1, std::memory_order_relaxed);
  if (trace::includes(watch_of_new(), trace::Watch::Messages) && envelope->type->is_traced) {
    publish(trace::Sent{envelope->id(), to, envelope->type->label, envelope->type->traced_role});
  }
  return deliver(to, envelope);
}

void Runtime::exit(Pid pid, ExitReason reason) {
  send_from_outside(pid, make_envelope<Role::ExitSignal, Exit>(Pid{}, std::move(reason)));
}
void Runtime::suspend(Pid pid) { send_from_outside(pid, make_envelope<Role::Suspend, Nothing>()); }
void Runtime::resume(Pid pid) { send_from_outside(pid, make_envelope<Role::Resume, Nothing>()); }
void Runtime::watch(Pid pid, trace::Watch on, trace::Watch off) {
  send_from_outside(pid, make_envelope<Role::Watch, WatchRequest>(on, off));
}

void Runtime::fire(const DueTimer& due) {
  if (due.is_deadline) {
    deliver(due.owner, make_envelope<Role::Deadline, Nothing>());
    return;
  }
  Pid target = due.send.name.is_nil() ? due.send.target : whereis(due.send.name);
  Envelope* message = due.send.message;
  message->from = due.send.owner;
  message->number = next_timed_number_.fetch_add(1, std::memory_order_relaxed) | sent_by_timer;
  if (trace::includes(watch_of_new(), trace::Watch::Messages)) {
    publish(trace::TimerFired{due.send.owner, due.send.ref, target, message->number});
  }
  if (target.is_none()) return drop(target, message, trace::DropReason::UnknownName);
  deliver(target, message);
}

void Runtime::log(trace::LogLevel level, Pid process, Term content) {
  publish_lifecycle(trace::Logged{process, level, content});
  try {
    options_.logger->log({level, process, now(), std::move(content)});
  } catch (...) {  // whoever has something to report must not suffer from it
    std::fputs("the logger has thrown; a report is lost\n", stderr);
  }
}

// Names

void Runtime::register_name(Atom name, Pid pid) {
  if (name == atoms::undefined || name.is_nil()) {
    throw ArgumentError(fmt::format("the name {} is reserved; take another", name.text()));
  }
  Process* process = table_.find(pid);
  if (process == nullptr) {
    throw ArgumentError(pid.text() + " is not alive: it cannot have a name");
  }
  process->will_have_name();
  auto added = names_.add(name, pid);
  if (!added && added.error() == Names::Refusal::Taken) {
    throw ArgumentError(fmt::format("the name {} is in use", name.text()));
  }
  if (!added) throw ArgumentError(pid.text() + " has a name already, and may have only one");
  if (is_alive(pid)) publish_lifecycle(trace::Registered{pid, name});
  else names_.remove(pid);  // it ended just now, perhaps before it could be found with a name
}

bool Runtime::claim_name(Atom name, Pid pid) {
  table_.find(pid)->will_have_name();
  if (!names_.add(name, pid)) return false;
  publish_lifecycle(trace::Registered{pid, name});
  return true;
}

void Runtime::unregister_name(Atom name) {
  Pid pid = names_.remove(name);
  if (pid.is_none()) throw ArgumentError(fmt::format("nobody has the name {}", name.text()));
  publish_lifecycle(trace::Unregistered{pid, name});
}

Pid Runtime::whereis(Atom name) const {
  Pid pid = names_.find(name);
  return is_alive(pid) ? pid : Pid{};
}

void Runtime::forget_name(Process& ending) {
  Atom name = names_.remove(ending.pid());
  if (!name.is_nil()) publish_lifecycle(trace::Unregistered{ending.pid(), name});
}

// Looking

std::optional<ProcessInfo> Runtime::info(Pid pid) const {
  Process* process = table_.find(pid);
  if (process == nullptr) return std::nullopt;
  return ProcessInfo{pid, name_of(pid), process->mailbox_depth(), process->is_hibernating()};
}

std::vector<Pid> Runtime::processes() const {
  std::vector<Pid> pids;
  table_.for_each_slot([&](std::uint32_t index, Process& process) {
    auto generation = process.generation();
    if (Process::is_alive(generation)) pids.push_back({index, generation});
  });
  return pids;
}

}  // namespace otp
