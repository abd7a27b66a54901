#include "observer/mailbox.h"

#include <algorithm>

namespace observer {

namespace {

constexpr std::size_t most_sources = 256;
constexpr std::size_t most_labels = 256;
constexpr MessageSource unseen = {};

}  // namespace

/// The counts of a source; where there are too many sources, of whatever has none of its own.
Mailbox::Counts& Mailbox::counts(MessageSource source, TimePoint now) {
  if (Counts* known = sources_.find(source)) return *known;
  if (sources_.size() >= most_sources) {
    std::vector<MessageSource> silent;
    sources_.for_each([&](MessageSource other, const Counts& counts) {
      if (counts.waiting == 0 && counts.arrived.is_all_zero(now)) silent.push_back(other);
    });
    for (MessageSource other : silent) sources_.erase(other);
    if (sources_.size() >= most_sources) source = unseen;
  }
  return sources_[source];
}

void Mailbox::arrive(MessageSource source, TimePoint now) {
  Counts& from = counts(source, now);
  ++from.waiting;
  from.arrived.add(now);
  arrivals.add(now);
  if (waiting_++ == 0) waits_since_ = now;
  if (depths_) depths_->add(source.label, 1, now);
  else if (waiting_ > 1) note_depths(now);
}

/// Most mailboxes never hold two messages, and need no room for what they held.
void Mailbox::note_depths(TimePoint now) {
  depths_ = std::make_unique<DepthByKind>();
  sources_.for_each([&](MessageSource source, const Counts& counts) {
    if (counts.waiting > 0) depths_->add(source.label, counts.waiting, now);
  });
}

/// One less waits: of this source, or of those that were not seen coming.
/// @returns false when no such one waits
bool Mailbox::settle(MessageSource source, TimePoint now) {
  Counts* from = sources_.find(source);
  if (from == nullptr || from->waiting == 0) from = sources_.find(unseen);
  if (from == nullptr || from->waiting == 0) return false;
  --from->waiting;
  --waiting_;
  if (depths_) depths_->remove(source.label, 1, now);
  return true;
}

void Mailbox::take(MessageSource source, TimePoint now) {
  if (!settle(source, now)) {
    counts(source, now).arrived.add(now);
    arrivals.add(now);
  } else {
    note_service(now);
  }
  taken.add(now);
}

void Mailbox::drop(MessageSource source, TimePoint now) { settle(source, now); }

/// What the taking of one has needed counts for a fifth of the average.
void Mailbox::note_service(TimePoint now) {
  Duration needed = now - waits_since_;
  service_ = service_ == Duration::zero() ? needed : (4 * service_ + needed) / 5;
  waits_since_ = now;
}

void Mailbox::empty(TimePoint now) {
  std::vector<MessageSource> known;
  sources_.for_each([&](MessageSource source, const Counts&) { known.push_back(source); });
  for (MessageSource source : known) sources_.find(source)->waiting = 0;
  waiting_ = 0;
  if (depths_) depths_->clear(now);
}

void Mailbox::be_told(std::uint32_t waiting, bool after_loss, TimePoint now) {
  if (after_loss) empty(now);
  if (waiting <= waiting_) {  // what was told before was taken; what is on its way is not there yet
    Counts* told = sources_.find(unseen);
    auto fewer = told == nullptr ? 0 : std::min(told->waiting, waiting_ - waiting);
    if (fewer == 0) return;
    told->waiting -= fewer;
    waiting_ -= fewer;
    waits_since_ = now;  // some were taken
    if (depths_) depths_->remove({}, fewer, now);
    return;
  }
  if (waiting_ == 0) waits_since_ = now;
  sources_[unseen].waiting += waiting - waiting_;
  if (depths_) depths_->add({}, waiting - waiting_, now);
  waiting_ = waiting;
  if (!depths_ && waiting_ > 1) note_depths(now);
}

void Mailbox::start_handler(Atom label, TimePoint now) {
  handling_ = label;
  handling_since_ = now;
}

void Mailbox::end_handler(Duration took, TimePoint now) {
  if (!is_handling()) return;
  handling_since_ = TimePoint::max();
  count_handling(handling_, {1, took});
  add_busy(now - took, now);
}

void Mailbox::count_handling(Atom label, const Handling& handling) {
  bool has_room = handlings_.size() < most_labels || handlings_.contains(label);
  Handling& handled = handlings_[has_room ? label : Atom()];
  handled.count += handling.count;
  handled.time += handling.time;
}

void Mailbox::end(TimePoint now) {
  if (is_handling()) add_busy(handling_since_, now);
  handling_since_ = TimePoint::max();
  empty(now);
}

/// A minute of depths goes on where the other's stood; what waits already stands in its last
/// second.
void Mailbox::inherit(const Mailbox& before, TimePoint now) {
  arrivals.add(before.arrivals);
  taken.add(before.taken);
  busy.add(before.busy);
  before.sources_.for_each([&](MessageSource source, const Counts& counted) {
    counts(source, now).arrived.add(counted.arrived);
  });
  for (const auto& [label, handling] : before.handlings_) count_handling(label, handling);
  if (!before.depths_) return;
  depths_ = std::make_unique<DepthByKind>(*before.depths_);
  sources_.for_each([&](MessageSource source, const Counts& counts) {
    if (counts.waiting > 0) depths_->add(source.label, counts.waiting, now);
  });
}

/// Each second gets its part.
void Mailbox::add_busy(TimePoint from, TimePoint to) {
  using std::chrono::duration_cast, std::chrono::microseconds, std::chrono::seconds;
  from = std::max(from, to - seconds(60));
  while (from < to) {
    TimePoint second(duration_cast<seconds>(from.time_since_epoch()));
    TimePoint until = std::min(second + seconds(1), to);
    busy.add(from, static_cast<std::uint32_t>(duration_cast<microseconds>(until - from).count()));
    from = until;
  }
}

bool Mailbox::is_stuck(TimePoint now, Duration patience) const {
  Duration longest = std::max(patience, 10 * service_);
  bool gets_nowhere = waiting_ > 0 && now - waits_since_ > longest;
  return gets_nowhere || (is_handling() && now - handling_since_ > longest);
}

MessageSource Mailbox::main_source() const {
  MessageSource main;
  std::uint32_t most = 0;
  sources_.for_each([&](MessageSource source, const Counts& counts) {
    if (source == unseen || counts.waiting <= most) return;
    most = counts.waiting;
    main = source;
  });
  return main;
}

}  // namespace observer
