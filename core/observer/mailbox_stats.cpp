#include "observer/mailbox_stats.h"

#include <algorithm>

namespace observer {

namespace {

constexpr std::size_t remembered_ends = 10'000;
constexpr std::size_t remembered_books = 1000;

/// Such messages wait until they are taken. Of an exit or a down, its sending does not say whether
/// it becomes a message; answers are taken at once.
bool waits(trace::MessageRole role) {
  using enum trace::MessageRole;
  return role != Exit && role != Down && role != Reply;
}

}  // namespace

std::string_view name_of(MailboxTrouble trouble) {
  switch (trouble) {
    case MailboxTrouble::Overloaded: return "overloaded";
    case MailboxTrouble::Stuck: return "stuck";
    case MailboxTrouble::Suspended: return "suspended";
  }
  return {};
}

void MailboxStats::apply(const trace::Event& event) {
  bool has_time = !std::holds_alternative<trace::Lost>(event.what);
  if (has_time) now_ = std::max(now_, event.at);
  std::visit([this](const auto& e) { on(e); }, event.what);
}

// The books

MailboxStats::Watched* MailboxStats::known(Pid pid) const {
  auto found = mailboxes_.find(pid);
  return found == mailboxes_.end() ? nullptr : found->second.get();
}

/// nullptr for a process that has ended, and where there is no room.
MailboxStats::Watched* MailboxStats::watch(Pid pid) {
  if (Watched* watched = known(pid)) return watched;
  if (ended_.contains(pid)) return nullptr;
  if (mailboxes_.size() >= capacity_ && !make_room()) {
    ++overlooked_;
    return nullptr;
  }
  auto& watched = mailboxes_[pid];
  watched = std::make_unique<Watched>();
  watched->since = now_;
  watched->losses = losses_;
  return watched.get();
}

/// The books of a mailbox that was empty for a minute hold nothing. Looked for once a second.
bool MailboxStats::make_room() {
  if (now_ - made_room_ < std::chrono::seconds(1)) return false;
  made_room_ = now_;
  for (auto watched = mailboxes_.begin(); watched != mailboxes_.end();) {
    if (watched->second->mailbox.is_idle(now_)) watched = mailboxes_.erase(watched);
    else ++watched;
  }
  return mailboxes_.size() < capacity_;
}

void MailboxStats::on(const trace::Sent& e) {
  if (!waits(e.role)) return;
  Watched* watched = watch(e.to);
  if (watched == nullptr) return;
  if (!watched->messages_since) watched->messages_since = now_;
  watched->mailbox.arrive({e.id.sender, e.label}, now_);
  look_at(e.to, watched->mailbox);
}

void MailboxStats::on(const trace::Received& e) {
  if (!waits(e.role)) return;
  Watched* watched = watch(e.pid);
  if (watched == nullptr) return;
  if (!watched->messages_since) watched->messages_since = now_;
  watched->mailbox.take({e.id.sender, e.label}, now_);
  look_at(e.pid, watched->mailbox);
}

void MailboxStats::on(const trace::Dropped& e) {
  Watched* watched = known(e.to);
  bool never_waited = e.why == trace::DropReason::LateReply;
  if (watched == nullptr || never_waited) return;
  watched->mailbox.drop({e.id.sender, e.label}, now_);
  look_at(e.to, watched->mailbox);
}

void MailboxStats::on(const trace::HandlerStarted& e) {
  Watched* watched = watch(e.pid);
  if (watched == nullptr) return;
  if (!watched->handlers_since) watched->handlers_since = now_;
  watched->mailbox.start_handler(e.label, now_);
}

void MailboxStats::on(const trace::HandlerEnded& e) {
  Watched* watched = known(e.pid);
  if (watched == nullptr) return;
  watched->mailbox.end_handler(e.took, now_);
  look_at(e.pid, watched->mailbox);
}

void MailboxStats::on(const trace::DepthChanged& e) {
  Watched* watched = watch(e.pid);
  if (watched == nullptr) return;
  watched->mailbox.be_told(e.depth, watched->losses != losses_, now_);
  watched->losses = losses_;
  look_at(e.pid, watched->mailbox);
}

void MailboxStats::on(const trace::Lost& e) { losses_ += e.count; }

void MailboxStats::on(const trace::Exited& e) {
  if (ended_.insert({e.pid, true}).second) ended_in_order_.push_back(e.pid);
  if (ended_in_order_.size() > remembered_ends) {
    ended_.erase(ended_in_order_.front());
    ended_in_order_.pop_front();
  }
  suspended_.erase(e.pid);
  auto found = mailboxes_.find(e.pid);
  if (found == mailboxes_.end()) return;
  auto books = std::move(found.value());
  mailboxes_.erase(found);
  books->mailbox.end(now_);
  look_at(e.pid, books->mailbox);  // what was in it is gone
  keep_books(e.pid, std::move(books));
}

void MailboxStats::keep_books(Pid ended, std::unique_ptr<Watched> books) {
  left_[ended] = std::move(books);
  left_in_order_.push_back(ended);
  if (left_in_order_.size() <= remembered_books) return;
  left_.erase(left_in_order_.front());
  left_in_order_.pop_front();
}

void MailboxStats::succeed(Pid before, Pid next) {
  auto found = left_.find(before);
  if (found == left_.end()) return;
  const Watched& books = *found->second;
  Watched* watched = watch(next);
  if (watched == nullptr) return;
  watched->mailbox.inherit(books.mailbox, now_);
  watched->since = books.since;
  if (books.messages_since) watched->messages_since = books.messages_since;
  if (books.handlers_since) watched->handlers_since = books.handlers_since;
}

void MailboxStats::on(const trace::Suspended& e) {
  suspended_.insert(e.pid);
  if (Watched* watched = known(e.pid)) look_at(e.pid, watched->mailbox);
}

/// The time in which it could take nothing says nothing of its handlers.
void MailboxStats::on(const trace::Resumed& e) {
  suspended_.erase(e.pid);
  Watched* watched = known(e.pid);
  if (watched == nullptr) return;
  watched->mailbox.resume(now_);
  look_at(e.pid, watched->mailbox);
}

// Alarms

void MailboxStats::tell(AlarmChange::Kind kind, const MailboxAlarm& alarm) const {
  if (listener_) listener_({kind, alarm});
}

MailboxTrouble MailboxStats::trouble_of(Pid pid, const Mailbox& mailbox) const {
  if (suspended_.contains(pid)) return MailboxTrouble::Suspended;
  bool is_stuck = mailbox.is_stuck(now_, rules_.stuck_after);
  return is_stuck ? MailboxTrouble::Stuck : MailboxTrouble::Overloaded;
}

void MailboxStats::look_at(Pid pid, const Mailbox& mailbox) {
  bool may_matter = mailbox.waiting() >= rules_.high || !crowded_.empty() || !alarms_.empty();
  if (!may_matter) [[likely]]
    return;
  if (auto alarm = alarms_.find(pid); alarm != alarms_.end()) {
    look_at_alarm(alarm->second, mailbox);
    return;
  }
  if (mailbox.waiting() < rules_.high) {
    crowded_.erase(pid);
    return;
  }
  auto [crowd, is_new] = crowded_.try_emplace(pid, Crowd{now_, mailbox.waiting()});
  Crowd& before = crowd->second;
  if (mailbox.waiting() < before.waiting) before = {now_, mailbox.waiting()};
  if (now_ - before.since < rules_.lasting) return;
  crowded_.erase(crowd);
  MailboxAlarm alarm{pid, now_, trouble_of(pid, mailbox), mailbox.main_source(), mailbox.waiting()};
  alarms_[pid] = alarm;
  tell(AlarmChange::Kind::Raised, alarm);
}

void MailboxStats::look_at_alarm(MailboxAlarm& alarm, const Mailbox& mailbox) {
  alarm.waiting = mailbox.waiting();
  if (mailbox.waiting() < rules_.low) {
    MailboxAlarm over = alarm;
    alarms_.erase(alarm.pid);
    tell(AlarmChange::Kind::Cleared, over);
    return;
  }
  MailboxTrouble trouble = trouble_of(alarm.pid, mailbox);
  if (trouble == alarm.trouble) return;
  alarm.trouble = trouble;
  alarm.source = mailbox.main_source();
  tell(AlarmChange::Kind::Changed, alarm);
}

/// Who sends most may change, and may become known only after the alarm.
void MailboxStats::look_for_source(MailboxAlarm& alarm, const Mailbox& mailbox) {
  MessageSource before = std::exchange(alarm.source, mailbox.main_source());
  bool has_become_known = before.label.is_nil() && !alarm.source.label.is_nil();
  if (has_become_known) tell(AlarmChange::Kind::Changed, alarm);
}

void MailboxStats::advance(TimePoint now) {
  now_ = std::max(now_, now);
  std::vector<Pid> due;
  for (const auto& [pid, crowd] : crowded_) due.push_back(pid);
  for (const auto& [pid, alarm] : alarms_) due.push_back(pid);
  for (Pid pid : due) {
    if (Watched* watched = known(pid)) look_at(pid, watched->mailbox);
  }
  for (auto& [pid, alarm] : alarms_) {
    if (Watched* watched = known(pid)) look_for_source(alarm, watched->mailbox);
  }
}

}  // namespace observer
