// What links, monitors, exits and the other signals do to the process that receives them.

#include "actor/process.h"
#include "actor/runtime.h"

namespace otp {

bool Process::obey_inbox() {
  Envelope* first = std::exchange(woken_by_, nullptr);
  obey_all(first);
  Batch others = inbox_.take_all();
  bool are_messages = others.holds_messages_only && others.generation == pid_.generation;
  if (are_messages && !has_ended_) mailbox_.append(others);
  else obey_all(others.oldest);
  return first != nullptr || others.oldest != nullptr;
}

void Process::obey_all(Envelope* envelope) {
  while (envelope != nullptr) {
    Envelope* later = envelope->next;
    if (envelope->generation != pid_.generation) {
      life_.runtime->reject(pid_, envelope);
    } else if (has_ended_) {
      // What comes behind the end is turned away when the process is gone: nobody may hear of the
      // end of a process that still counts as alive.
      inbox_.push(envelope);
    } else if (is_signal(envelope->type->role)) {
      obey(envelope);
    } else {
      mailbox_.append(envelope);
    }
    envelope = later;
  }
}

void Process::reject_inbox() {
  if (woken_by_ != nullptr) life_.runtime->reject(pid_, std::exchange(woken_by_, nullptr));
  for (Envelope* envelope = inbox_.take_all().oldest; envelope != nullptr;) {
    life_.runtime->reject(pid_, std::exchange(envelope, envelope->next));
  }
}

void Process::obey(Envelope* envelope) {
  switch (envelope->type->role) {
    case Role::ExitSignal: return obey_exit(envelope);
    case Role::LinkExit: return obey_link_exit(envelope);
    case Role::DownSignal: return obey_down(envelope);
    case Role::Reply:
    case Role::CallFailed: return obey_answer(envelope);
    case Role::ViaAlias: return obey_alias(envelope);
    case Role::Unlink: return obey_unlink(envelope);
    case Role::UnlinkAck:
      if (LinkState* link = links_.find(envelope->from)) {
        --link->unlinks_under_way;
        if (link->unlinks_under_way == 0 && !link->linked) links_.erase(envelope->from);
      }
      break;
    case Role::Link: {
      // One that has crossed our unlink is void: the peer ends it when the unlink arrives there.
      LinkState& link = links_[envelope->from];
      if (link.unlinks_under_way == 0) link.linked = true;
      break;
    }
    case Role::Monitor: {
      Term object = value_of<Role::Monitor, MonitorRequest>(*envelope).object;
      relations().watchers[ref_of(*envelope)] = {envelope->from, object};
      break;
    }
    case Role::Demonitor:
      if (relations_) relations_->watchers.erase(ref_of(*envelope));
      break;
    case Role::CancelCall: drop_call(ref_of(*envelope)); break;
    case Role::Suspend:
      if (!std::exchange(suspended_, true)) publish_lifecycle(trace::Suspended{pid_});
      break;
    case Role::Resume:
      if (std::exchange(suspended_, false)) publish_lifecycle(trace::Resumed{pid_});
      break;
    case Role::Watch: obey_watch(value_of<Role::Watch, WatchRequest>(*envelope)); break;
    case Role::Deadline: break;  // it has woken the process, which looks at the time itself
    case Role::Info:
    case Role::Cast:
    case Role::Call:
    case Role::System:
    case Role::Timeout:
    case Role::Exit:
    case Role::Down: break;  // messages, not signals
  }
  release(envelope);
}

/// An exit signal that somebody sent with `exit(pid, reason)`.
void Process::obey_exit(Envelope* envelope) {
  const auto& exit = value_of<Role::ExitSignal, Exit>(*envelope);
  if (exit.reason.is_kill()) {
    end(ExitReason::killed());
    release(envelope);
    return;
  }
  bool is_ignored = exit.reason.is_normal() && !traps_exits_;
  if (is_ignored) release(envelope);
  else trap_or_end(envelope);
}

/// The exit of a linked process. Void when the link is gone or being taken away.
void Process::obey_link_exit(Envelope* envelope) {
  LinkState* link = links_.find(envelope->from);
  if (link == nullptr || !link->linked || link->unlinks_under_way > 0) return release(envelope);
  links_.erase(envelope->from);
  bool is_ignored = value_of<Role::LinkExit, Exit>(*envelope).reason.is_normal() && !traps_exits_;
  if (is_ignored) release(envelope);
  else trap_or_end(envelope);
}

void Process::trap_or_end(Envelope* envelope) {
  if (traps_exits_) {
    envelope->type = &plain_type<Exit>;
    mailbox_.append(envelope);
  } else {
    end(value_of<Role::Exit, Exit>(*envelope).reason);
    release(envelope);
  }
}

void Process::obey_down(Envelope* envelope) {
  Ref ref = value_of<Role::DownSignal, Down>(*envelope).ref;
  if (!relations_ || !relations_->monitors.erase(ref)) return release(envelope);
  end_alias_of_monitor(ref);
  envelope->type = &plain_type<Down>;
  mailbox_.append(envelope);
}

/// The peer has removed the link; confirming it tells the peer that no exit of ours is under way.
void Process::obey_unlink(Envelope* envelope) {
  if (LinkState* link = links_.find(envelope->from)) {
    link->linked = false;
    if (link->unlinks_under_way == 0) links_.erase(envelope->from);
  }
  send(envelope->from, make_envelope<Role::UnlinkAck, Nothing>());
  release(envelope);
}

void Process::obey_answer(Envelope* envelope) {
  Ref ref = ref_of(*envelope);
  PendingRequest* request = find_request(ref);
  bool is_reply = envelope->type->role == Role::Reply;
  if (request == nullptr || request->is_settled()) {
    if (is_reply) life_.runtime->drop(pid_, envelope, trace::DropReason::LateReply);
    else release(envelope);
    return;
  }
  if (watches(shows_messages)) note_received(*envelope, trace::MessageRole::Reply);
  if (relations_) request->arrival = ++relations_->answers;  // else it is the only one so far
  if (!is_reply) {
    request->failure = value_of<Role::CallFailed, CallFailure>(*envelope).reason.term();
    release(envelope);
    return;
  }
  // Answered by somebody else on the server's behalf: the server still keeps the call in its books.
  if (envelope->from != request->server) {
    send(request->server, make_envelope<Role::CancelCall, Nothing>(ref));
  }
  request->reply = envelope;
}

void Process::obey_alias(Envelope* envelope) {
  Ref alias = ref_of(*envelope);
  AliasKind* kind = relations_ ? relations_->aliases.find(alias) : nullptr;
  if (kind == nullptr) {
    note_left(*envelope);
    life_.runtime->drop(pid_, envelope, trace::DropReason::InactiveAlias);
    return;
  }
  if (*kind == AliasKind::ReplyDemonitor) demonitor(alias);
  else if (*kind == AliasKind::Reply) drop_alias(alias);
  Envelope* message = value_of<Role::ViaAlias, AliasCover>(*envelope).message.take();
  message->from = envelope->from;
  message->number = envelope->number;
  bool fills_no_more = message->type->role != Role::Info;  // an Exit or Down as a value
  if (fills_no_more) note_left(*envelope);
  release(envelope);
  mailbox_.append(message);
}

void Process::obey_watch(const WatchRequest& request) {
  life_.watch = (life_.watch | request.on) & ~request.off;
  if (trace::includes(request.on, trace::Watch::State)) body_->show_state(*this);
  if (relations_) relations_->mailbox_seen = Term();
}

// What a process does to its own links and monitors

void Process::link(Pid peer) {
  if (peer == pid_ || is_linked(peer)) return;
  links_[peer].linked = true;
  publish_lifecycle(trace::Linked{pid_, peer});
  send(peer, make_envelope<Role::Link, Nothing>());
}

void Process::unlink(Pid peer) {
  LinkState* link = links_.find(peer);
  if (link == nullptr || !link->linked || is_silenced_) return;
  link->linked = false;
  ++link->unlinks_under_way;
  publish_lifecycle(trace::Unlinked{pid_, peer});
  send(peer, make_envelope<Role::Unlink, Nothing>());
}

bool Process::is_linked(Pid peer) {
  LinkState* link = links_.find(peer);
  return link != nullptr && link->linked;
}

Ref Process::monitor(Pid peer, Term object) {
  Ref ref = make_ref();
  if (peer == pid_) return ref;  // as on the BEAM: a reference, and nothing ever comes of it
  runtime().prefetch(peer);
  relations().monitors[ref] = {peer, object};
  publish_lifecycle(trace::Monitored{pid_, peer, ref});
  send(peer, make_envelope<Role::Monitor, MonitorRequest>(ref, std::move(object)));
  return ref;
}

bool Process::demonitor(Ref ref) {
  if (!relations_) return false;
  end_alias_of_monitor(ref);
  MonitorEnd* end = relations_->monitors.find(ref);
  if (end == nullptr) return false;
  Pid peer = end->peer;
  relations_->monitors.erase(ref);
  publish_lifecycle(trace::Demonitored{pid_, peer, ref});
  send(peer, make_envelope<Role::Demonitor, Nothing>(ref));
  return true;
}

/// Some aliases are active as long as the monitor of the same reference.
void Process::end_alias_of_monitor(Ref ref) {
  AliasKind* kind = relations_->aliases.find(ref);
  bool belongs_to_it =
      kind != nullptr && (*kind == AliasKind::Demonitor || *kind == AliasKind::ReplyDemonitor);
  if (belongs_to_it) relations_->aliases.erase(ref);
}

bool Process::drop_alias(Ref ref) { return relations_ && relations_->aliases.erase(ref); }

void Process::exit_signal(Pid to, const ExitReason& reason) {
  if (to != pid_ || (traps_exits_ && !reason.is_kill())) {
    runtime().prefetch(to);
    send(to, make_envelope<Role::ExitSignal, Exit>(pid_, reason));
    return;
  }
  // To oneself it works at once: the next line of the process is not reached.
  end(reason.is_kill() ? ExitReason::killed() : reason);
  is_silenced_ = true;
  throw ProcessExit(end_reason_);
}

}  // namespace otp
