// What can be said of one mailbox.

#include <algorithm>

#include "observer/mailbox_stats.h"
#include "observer/message_flow.h"

namespace observer {
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

MailboxRates MailboxStats::rates_of(const Watched& watched, TimePoint now) {
  const Mailbox& mailbox = watched.mailbox;
  MailboxRates rates;
  if (watched.messages_since && is_long_enough(now, *watched.messages_since)) {
    auto came = static_cast<double>(mailbox.arrivals.sum(now, recent));
    auto served = static_cast<double>(mailbox.taken.sum(now, recent));
    double time = seconds_of(now, *watched.messages_since, recent);
    rates.in_rate = came / time;
    rates.out_rate = served / time;
    if (served > 0) rates.drain_ratio = came / served;
  }
  if (watched.handlers_since && is_long_enough(now, *watched.handlers_since)) {
    double time = seconds_of(now, *watched.handlers_since, recent);
    double busy = static_cast<double>(mailbox.busy.sum(now, recent)) / 1e6;
    if (mailbox.is_handling()) busy += seconds(now - mailbox.handling_since());
    rates.busy_share = std::min(1.0, busy / time);
  }
  return rates;
}

/// Also those that are kept of who has ended.
const MailboxStats::Watched* MailboxStats::books_of(Pid pid) const {
  if (const Watched* watched = known(pid)) return watched;
  auto left = left_.find(pid);
  return left == left_.end() ? nullptr : left->second.get();
}

std::optional<MailboxRates> MailboxStats::rates_of(Pid pid) const {
  const Watched* watched = books_of(pid);
  if (watched == nullptr) return {};
  return rates_of(*watched, now_);
}

std::optional<MailboxXray> MailboxStats::look_into(Pid pid, const MessageFlow& flow) const {
  const Watched* watched = books_of(pid);
  if (watched == nullptr) return {};
  const Mailbox& mailbox = watched->mailbox;
  MailboxXray xray;
  static_cast<MailboxRates&>(xray) = rates_of(*watched, now_);
  xray.waiting = mailbox.waiting();
  if (auto oldest = flow.oldest_waiting(pid)) xray.oldest = now_ - flow.record(*oldest).sent;
  xray.came = mailbox.arrivals.series(now_);
  xray.served = mailbox.taken.series(now_);
  add_sources(xray, mailbox, now_);
  xray.depths = mailbox.depths(now_);
  xray.growth = growth_of(mailbox, xray.depths, now_, watched->since);
  return xray;
}

}  // namespace observer
