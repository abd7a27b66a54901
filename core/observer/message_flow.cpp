#include "observer/message_flow.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace observer {

using Origin = MessageRecord::Origin;

namespace {

constexpr std::size_t remembered_ends = 10'000;
constexpr std::size_t most_contents = 20'000;

std::uint32_t distance(MessageNumber cause, MessageNumber effect) {
  constexpr MessageNumber longest = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min(effect - cause, longest));  // long forgotten anyway
}

}  // namespace

std::size_t MessageFlow::Hash::operator()(const Pair& pair) const {
  return otp::mix_blocks(otp::mix_bits(pair.from.bits()) ^ pair.to.bits());
}

/// What a process sends one after the other lies close together.
std::size_t MessageFlow::Hash::operator()(const trace::MessageId& id) const {
  return otp::mix_blocks((otp::mix_bits(id.sender.bits()) << 16) + id.number);
}

MessageFlow::MessageFlow(std::size_t capacity) : mask_(std::bit_ceil(capacity) - 1) {
  numbers_.max_load_factor(0.8F);
  records_.reserve(mask_ + 1);  // what is not used yet costs addresses, not memory
}

void MessageFlow::apply(const trace::Event& event) {
  bool has_time = !std::holds_alternative<trace::Lost>(event.what);
  if (has_time) now_ = std::max(now_, event.at);  // so that numbers are in the order of time
  std::visit([this](const auto& e) { on(e); }, event.what);
}

// Keeping

MessageFlow::Inbox* MessageFlow::inbox_of(Pid pid) const {
  if (latest_inbox_.value != nullptr && latest_inbox_.key == pid) return latest_inbox_.value;
  auto found = inboxes_.find(pid);
  if (found == inboxes_.end()) return nullptr;
  latest_inbox_ = {pid, found->second.get()};
  return found->second.get();
}

MessageFlow::Inbox& MessageFlow::inbox(Pid pid) {
  if (Inbox* known = inbox_of(pid)) return *known;
  auto& made = inboxes_[pid] = std::make_unique<Inbox>();
  made->is_of_dead = end_of(pid) != nullptr;
  return *made;
}

void MessageFlow::erase_inbox(Pid pid) {
  latest_inbox_.forget(pid);
  inboxes_.erase(pid);
}

Channel* MessageFlow::channel_of(Pair pair) const {
  if (latest_channel_.value != nullptr && latest_channel_.key == pair) return latest_channel_.value;
  auto found = channels_.find(pair);
  if (found == channels_.end()) return nullptr;
  latest_channel_ = {pair, found->second.get()};
  return found->second.get();
}

Channel& MessageFlow::channel(Pair pair) {
  if (Channel* known = channel_of(pair)) return *known;
  return *(channels_[pair] = std::make_unique<Channel>());
}

void MessageFlow::erase_channel(Pair pair) {
  latest_channel_.forget(pair);
  channels_.erase(pair);
}

bool MessageFlow::is_dead(Pid pid) const {
  const Inbox* inbox = inbox_of(pid);
  return inbox != nullptr ? inbox->is_of_dead : end_of(pid) != nullptr;
}

MessageNumber MessageFlow::add(MessageRecord record, std::optional<MessageNumber> cause) {
  // Many pairs of processes with few messages each would need more memory than the messages.
  std::size_t most_channels = mask_ / 4 + 1;
  while (end_ - first_ > mask_ || channels_.size() > most_channels) forget_oldest();
  MessageNumber number = end_++;
  if (cause) record.cause_distance = distance(*cause, number);
  if (records_.size() <= mask_) records_.push_back(record);
  else entry(number) = record;
  if (record.id.number != 0) numbers_[record.id] = static_cast<std::uint32_t>(number);
  channel({record.from(), record.to}).append(number, record.arrived());
  bool waits = record.can_wait() && record.is_under_way() && !record.is_timer();
  if (waits) inbox(record.to).arrivals.push_back(number);
  return number;
}

void MessageFlow::forget_oldest() {
  MessageNumber number = first_++;
  const MessageRecord& gone = record(number);
  auto known = numbers_.find(gone.id);
  bool is_its_number =
      known != numbers_.end() && known->second == static_cast<std::uint32_t>(number);
  if (is_its_number) numbers_.erase(known);
  // Old ones are not asked for next: what was found last stays that.
  auto channel = channels_.find({gone.from(), gone.to});
  channel->second->pop_front(gone.is_under_way());
  if (channel->second->empty()) erase_channel({gone.from(), gone.to});
  auto found = inboxes_.find(gone.to);
  if (found == inboxes_.end()) return;
  Inbox& inbox = *found->second;
  if (!inbox.arrivals.empty() && inbox.arrivals.front() == number) inbox.arrivals.pop_front();
  while (!inbox.taken.empty() && inbox.taken.front().number < first_) inbox.taken.pop_front();
  settle(inbox);
  if (inbox.is_of_no_use()) erase_inbox(gone.to);
}

void MessageFlow::settle(Inbox& inbox) const {
  const auto& arrivals = inbox.arrivals;
  inbox.settled = std::max(inbox.settled, arrivals.first());
  while (inbox.settled < arrivals.end() && !record(arrivals[inbox.settled]).is_under_way()) {
    ++inbox.settled;
  }
}

void MessageFlow::arrive(MessageNumber number, TimePoint at) {
  MessageRecord& arriving = entry(number);
  bool was_under_way = arriving.is_under_way();
  arriving.received = at;
  channel_of({arriving.from(), arriving.to})->arrive(number, at, was_under_way);
  if (Inbox* inbox = inbox_of(arriving.to)) settle(*inbox);
}

// Messages

void MessageFlow::on(const trace::Sent& e) {
  if (completes_unseen(e)) return;
  MessageRecord sent{.id = e.id, .to = e.to, .label = e.label, .role = e.role, .sent = now_};
  if (sent.can_wait() && is_dead(e.to)) {
    sent.dropped = trace::DropReason::DeadReceiver;
    sent.received = now_;
  }
  add(sent, doing(e.id.sender));
}

/// The rings of two threads are read one after the other: the coming of a message may be told
/// before its sending.
bool MessageFlow::completes_unseen(const trace::Sent& e) {
  auto known = number_of(e.id);
  if (!known || record(*known).origin != Origin::Unseen) return false;
  MessageRecord& unseen = entry(*known);
  unseen.origin = Origin::Sent;
  auto cause = doing(e.id.sender);
  if (cause && *cause < *known) {
    unseen.cause_distance = distance(*cause, *known);
  }
  return true;
}

MessageNumber MessageFlow::add_unseen(Pid pid, trace::MessageId id, Atom label,
                                      trace::MessageRole role) {
  MessageRecord unseen{.id = id,
                       .to = pid,
                       .label = label,
                       .origin = Origin::Unseen,
                       .role = role,
                       .sent = now_,
                       .received = now_};
  bool is_made_by_runtime = id.number == 0;  // then what its receiver did has led to it
  return add(unseen, is_made_by_runtime ? doing(pid) : std::nullopt);
}

/// A process takes a message out of its mailbox. In a handler it goes on with what it handles.
MessageNumber MessageFlow::take(Pid pid, trace::MessageId id, Atom label, trace::MessageRole role) {
  auto refused = id.number == 0 ? refused_call(pid, id.sender) : std::nullopt;
  auto known = number_of(id);
  if (known) arrive(*known, now_);
  MessageNumber number = known ? *known : add_unseen(pid, id, label, role);
  if (refused) {
    using enum trace::DropReason;
    entry(*refused).dropped = is_dead(id.sender) ? DeadReceiver : Overload;
    entry(number).cause_distance = distance(*refused, number);
    arrive(*refused, now_);
  }
  Inbox& receiver = inbox(pid);
  receiver.taken.push_back({number, now_});
  if (!receiver.is_in_handler) receiver.doing = number;
  return number;
}

void MessageFlow::on(const trace::Received& e) { take(e.pid, e.id, e.label, e.role); }

void MessageFlow::on(const trace::MessageSeen& e) {
  auto number = e.number == 0 ? taken_last(e.pid, e.id()) : number_of(e.id());
  if (!number) return;
  bool is_new = contents_.insert_or_assign(*number, e.content).second;
  if (is_new) with_content_.push_back(*number);
  if (with_content_.size() <= most_contents) return;
  contents_.erase(with_content_.front());
  with_content_.pop_front();
}

const Term* MessageFlow::content_of(MessageNumber number) const {
  auto found = knows(number) ? contents_.find(number) : contents_.end();
  return found == contents_.end() ? nullptr : &found->second;
}

/// The message whose handler starts: mostly what the process has taken last. Those that the runtime
/// makes have no number of their own.
std::optional<MessageNumber> MessageFlow::taken_last(Pid pid, trace::MessageId id) const {
  const Inbox* inbox = inbox_of(pid);
  if (inbox != nullptr && !inbox->taken.empty()) {
    MessageNumber last = inbox->taken.back().number;
    bool is_this = knows(last) && record(last).id == id;
    if (is_this && (id.number != 0 || record(last).started == never)) return last;
  }
  auto known = number_of(id);
  return known && record(*known).received != never ? known : std::nullopt;
}

void MessageFlow::on(const trace::HandlerStarted& e) {
  auto taken = taken_last(e.pid, e.id);
  MessageNumber number = taken ? *taken : take(e.pid, e.id, e.label, e.role);
  Inbox& server = inbox(e.pid);
  server.doing = number;
  server.is_in_handler = true;
  entry(number).started = std::min(record(number).started, now_);
}

void MessageFlow::on(const trace::HandlerEnded& e) { end_handler(e.pid); }

void MessageFlow::end_handler(Pid pid) {
  Inbox* server = inbox_of(pid);
  if (server == nullptr || !std::exchange(server->is_in_handler, false)) return;
  if (knows(*server->doing)) entry(*server->doing).ended = now_;
}

void MessageFlow::on(const trace::Dropped& e) {
  auto known = number_of(e.id);
  if (!known) return;
  entry(*known).dropped = e.why;
  arrive(*known, now_);
}

// Timers

void MessageFlow::on(const trace::TimerSet& e) {
  MessageRecord timer{.id = {e.pid, 0},
                      .to = e.pid,
                      .label = e.label,
                      .origin = Origin::Timer,
                      .role = trace::MessageRole::Timeout,
                      .sent = now_};
  if (timers_.size() >= timers_to_forget_at_) forget_timers();
  timers_[e.timer] = add(timer, doing(e.pid));
}

/// A timer stays known after it has fired: it may do so again.
void MessageFlow::forget_timers() {
  for (auto timer = timers_.begin(); timer != timers_.end();) {
    if (timer->second < first_) timer = timers_.erase(timer);
    else ++timer;
  }
  timers_to_forget_at_ = std::max<std::size_t>(1024, 2 * timers_.size());
}

void MessageFlow::on(const trace::TimerFired& e) {
  MessageRecord fired{.id = e.id(), .to = e.to, .origin = Origin::Fired, .sent = now_};
  auto timer = timers_.find(e.timer);
  if (timer == timers_.end()) {
    add(fired, {});
    return;
  }
  MessageNumber set = timer->second;
  if (knows(set)) fired.label = record(set).label;
  MessageNumber number = add(fired, set);
  if (knows(set) && record(set).is_under_way()) arrive(set, record(number).sent);
}

void MessageFlow::on(const trace::TimerCancelled& e) {
  auto timer = timers_.find(e.timer);
  if (timer == timers_.end()) return;
  MessageNumber set = timer->second;
  timers_.erase(timer);
  if (!knows(set)) return;
  entry(set).origin = Origin::CancelledTimer;
  if (record(set).is_under_way()) arrive(set, now_);
}

// Ends

/// What waits in the mailbox of a process goes with it, and so does the handler that runs.
void MessageFlow::on(const trace::Exited& e) {
  end_handler(e.pid);
  ends_[e.pid] = {now_, e.reason};
  ended_.push_back(e.pid);
  if (ended_.size() > remembered_ends) {
    ends_.erase(ended_.front());
    ended_.pop_front();
  }
  Inbox* inbox = inbox_of(e.pid);
  if (inbox == nullptr) return;
  inbox->is_of_dead = true;
  while (inbox->settled < inbox->arrivals.end()) {
    MessageNumber waiting = inbox->arrivals[inbox->settled];
    entry(waiting).dropped = trace::DropReason::DeadReceiver;
    arrive(waiting, now_);  // which settles it
  }
  if (inbox->is_of_no_use()) erase_inbox(e.pid);
}

}  // namespace observer
