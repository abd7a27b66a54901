#include "observer/mailbox_stats.h"

#include <algorithm>

#include "observer/message_flow.h"

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

// Looking

namespace {

constexpr std::size_t recent = 10;  // seconds

double seconds(Duration time) { return std::chrono::duration<double>(time).count(); }

/// How much time the last `spans` seconds and the one that goes on hold, for somebody who is known
/// since then.
double seconds_of(TimePoint now, TimePoint since, std::size_t spans) {
  Duration most = std::chrono::seconds(spans) + now.time_since_epoch() % std::chrono::seconds(1);
  return std::max(seconds(std::min(most, now - since)), 0.001);
}

/// From what was seen for a shorter time no rate can be told.
bool is_long_enough(TimePoint now, TimePoint since) {
  return now - since >= std::chrono::milliseconds(500);
}

/// How many more wait than did `recent` seconds ago, for each second since then.
std::optional<double> growth_of(const Mailbox& mailbox, const std::vector<DepthByKind::Row>& depths,
                                TimePoint now, TimePoint since) {
  if (!is_long_enough(now, since)) return {};
  double time = seconds_of(now, since, recent);
  double before = 0;
  bool was_known = time >= static_cast<double>(recent);
  for (const auto& row : depths) {
    if (was_known) before += row.depths[DepthByKind::spans - 1 - recent];
  }
  return (static_cast<double>(mailbox.waiting()) - before) / time;
}

void add_sources(MailboxXray& xray, const Mailbox& mailbox, TimePoint now) {
  std::map<Atom, MailboxXray::Kind> kinds;
  std::map<Pid, MailboxXray::Sender> senders;
  mailbox.for_each_source([&](MessageSource source, const Mailbox::Counts& counts) {
    auto arrived = counts.arrived.sum(now);
    if (counts.waiting == 0 && arrived == 0) return;
    kinds[source.label].waiting += counts.waiting;
    senders[source.sender].waiting += counts.waiting;
    senders[source.sender].arrived += arrived;
  });
  mailbox.for_each_handling([&](Atom label, const Mailbox::Handling& handling) {
    kinds[label].handled = handling.count;
    kinds[label].handling = handling.time;
  });
  for (auto& [label, kind] : kinds) {
    kind.label = label;
    xray.kinds.push_back(kind);
  }
  for (auto& [pid, sender] : senders) {
    sender.pid = pid;
    xray.senders.push_back(sender);
  }
  std::ranges::stable_sort(xray.kinds, std::ranges::greater{}, &MailboxXray::Kind::waiting);
  std::ranges::stable_sort(xray.senders, std::ranges::greater{}, [](const auto& sender) {
    return std::pair(sender.waiting, sender.arrived);
  });
}

}  // namespace

void MailboxStats::add_rates(MailboxXray& xray, const Watched& watched, TimePoint now) {
  const Mailbox& mailbox = watched.mailbox;
  if (watched.messages_since && is_long_enough(now, *watched.messages_since)) {
    auto came = static_cast<double>(mailbox.arrivals.sum(now, recent));
    auto served = static_cast<double>(mailbox.taken.sum(now, recent));
    double time = seconds_of(now, *watched.messages_since, recent);
    xray.in_rate = came / time;
    xray.out_rate = served / time;
    if (served > 0) xray.drain_ratio = came / served;
  }
  if (watched.handlers_since && is_long_enough(now, *watched.handlers_since)) {
    double time = seconds_of(now, *watched.handlers_since, recent);
    double busy = static_cast<double>(mailbox.busy.sum(now, recent)) / 1e6;
    if (mailbox.is_handling()) busy += seconds(now - mailbox.handling_since());
    xray.busy_share = std::min(1.0, busy / time);
  }
  xray.came = mailbox.arrivals.series(now);
  xray.served = mailbox.taken.series(now);
}

std::optional<MailboxXray> MailboxStats::look_into(Pid pid, const MessageFlow& flow) const {
  const Watched* watched = known(pid);
  auto left = left_.find(pid);
  if (watched == nullptr && left != left_.end()) watched = left->second.get();
  if (watched == nullptr) return {};
  const Mailbox& mailbox = watched->mailbox;
  MailboxXray xray;
  xray.waiting = mailbox.waiting();
  if (auto oldest = flow.oldest_waiting(pid)) xray.oldest = now_ - flow.record(*oldest).sent;
  add_rates(xray, *watched, now_);
  add_sources(xray, mailbox, now_);
  xray.depths = mailbox.depths(now_);
  xray.growth = growth_of(mailbox, xray.depths, now_, watched->since);
  return xray;
}

}  // namespace observer
