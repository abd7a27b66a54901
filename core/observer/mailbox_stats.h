#pragma once

#include <tsl/robin_map.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "observer/mailbox.h"

namespace observer {

class MessageFlow;

/// What is the matter with a mailbox that fills.
enum class MailboxTrouble : std::uint8_t {
  Overloaded,  // more comes than is served
  Stuck,       // nothing is served: a handler does not return, or nobody takes what waits
  Suspended,   // nothing is served on purpose, until somebody resumes the process
};
std::string_view name_of(MailboxTrouble trouble);

/// A mailbox that fills.
struct MailboxAlarm {
  Pid pid;
  TimePoint since;
  MailboxTrouble trouble = {};
  MessageSource source;  // of most of what waits and was seen coming
  std::uint32_t waiting = 0;
};

/// An alarm begins, says something else, or is over.
struct AlarmChange {
  enum class Kind : std::uint8_t { Raised, Changed, Cleared };
  Kind kind = {};
  MailboxAlarm alarm;
};

/// When a mailbox gives an alarm: it has held at least `high` messages for the time `lasting` and
/// has not become shorter. The alarm is over when it holds fewer than `low`.
struct AlarmRules {
  std::uint32_t high = 50;
  std::uint32_t low = 10;
  Duration lasting = std::chrono::milliseconds(250);
  Duration stuck_after = std::chrono::seconds(1);  // or ten times what it usually needs
};

/// How much goes through a mailbox, over the last ten seconds; none where messages, or handlers,
/// were not seen for half a second.
struct MailboxRates {
  std::optional<double> in_rate;      // messages a second
  std::optional<double> out_rate;     // those that are taken
  std::optional<double> drain_ratio;  // of what came to what was taken
  std::optional<double> busy_share;   // of the time, in handlers
};

/// What can be said of one mailbox.
struct MailboxXray : MailboxRates {
  struct Kind {
    Atom label;
    std::uint32_t waiting = 0;
    std::uint64_t handled = 0;  // since the process was first seen
    Duration handling = {};     // the time for that
  };
  struct Sender {
    Pid pid;
    std::uint32_t waiting = 0;
    std::uint64_t arrived = 0;  // in the last minute
  };
  std::uint32_t waiting = 0;
  std::optional<Duration> oldest;        // how long that has waited which has waited longest
  std::vector<std::uint32_t> came;       // in each of the last 60 seconds, which goes on last
  std::vector<std::uint32_t> served;     // as many
  std::vector<DepthByKind::Row> depths;  // in each of these seconds what waited, by kind
  std::optional<double> growth;          // how many more wait each second, as the rates are
  std::vector<Kind> kinds;               // most waiting first
  std::vector<Sender> senders;           // most waiting first, then most arrived
};

/// Looks into mailboxes: a fold over events that counts what comes and what is taken, for each
/// process that gets messages, and gives an alarm when a mailbox fills.
///
/// Messages count as waiting from their sending; exits and downs do not count. Where a process only
/// tells of the depth of its mailbox, that is what waits, from whom is not known.
/// @thread owner
class MailboxStats {
 public:
  using Listener = std::function<void(const AlarmChange&)>;

  /// @param capacity how many mailboxes are looked into; those that are empty for a minute make
  /// room for others
  explicit MailboxStats(AlarmRules rules = {}, std::size_t capacity = 20'000)
      : rules_(rules), capacity_(capacity) {}

  void listen(Listener listener) { listener_ = std::move(listener); }
  void apply(const trace::Event& event);
  /// Time has passed, with or without events: what has lasted long enough gives an alarm now.
  void advance(TimePoint now);

  /// One process has followed another in its place: what came and was taken goes on.
  void succeed(Pid before, Pid next);

  /// @param flow knows how long messages have waited
  /// @returns what it was at the end for one of the last thousand that have ended; nothing for a
  /// process that got no messages lately
  std::optional<MailboxXray> look_into(Pid pid, const MessageFlow& flow) const;
  /// The rates alone, quickly enough for each row of a table.
  std::optional<MailboxRates> rates_of(Pid pid) const;
  /// The present alarms by process.
  const std::map<Pid, MailboxAlarm>& alarms() const { return alarms_; }
  /// Mailboxes for which there was no room.
  std::uint64_t overlooked() const { return overlooked_; }

 private:
  /// Since when a mailbox has been full without becoming shorter.
  struct Crowd {
    TimePoint since;
    std::uint32_t waiting = 0;
  };
  struct Watched {
    Mailbox mailbox;
    TimePoint since;
    std::optional<TimePoint> messages_since;  // the first that was seen to come or to be taken
    std::optional<TimePoint> handlers_since;
    std::uint64_t losses = 0;  // that are known of in its books
  };

  void on(const trace::Sent& e);
  void on(const trace::Received& e);
  void on(const trace::Dropped& e);
  void on(const trace::HandlerStarted& e);
  void on(const trace::HandlerEnded& e);
  void on(const trace::DepthChanged& e);
  void on(const trace::Exited& e);
  void on(const trace::Suspended& e);
  void on(const trace::Resumed& e);
  void on(const trace::Lost& e);
  template <class Other>
  void on(const Other&) {}

  Watched* known(Pid pid) const;
  const Watched* books_of(Pid pid) const;
  Watched* watch(Pid pid);
  bool make_room();
  void keep_books(Pid ended, std::unique_ptr<Watched> books);
  MailboxTrouble trouble_of(Pid pid, const Mailbox& mailbox) const;
  void look_at(Pid pid, const Mailbox& mailbox);
  void look_at_alarm(MailboxAlarm& alarm, const Mailbox& mailbox);
  void look_for_source(MailboxAlarm& alarm, const Mailbox& mailbox);
  static MailboxRates rates_of(const Watched& watched, TimePoint now);
  void tell(AlarmChange::Kind kind, const MailboxAlarm& alarm) const;

  AlarmRules rules_;
  std::size_t capacity_;
  Listener listener_;
  tsl::robin_map<Pid, std::unique_ptr<Watched>> mailboxes_;
  std::map<Pid, Crowd> crowded_;  // at the high mark or above, without an alarm
  std::map<Pid, MailboxAlarm> alarms_;
  tsl::robin_map<Pid, bool> ended_;  // lately
  std::deque<Pid> ended_in_order_;
  tsl::robin_map<Pid, std::unique_ptr<Watched>> left_;  // the books of the last that ended
  std::deque<Pid> left_in_order_;
  std::set<Pid> suspended_;
  TimePoint now_;
  TimePoint made_room_;
  std::uint64_t losses_ = 0;
  std::uint64_t overlooked_ = 0;
};

}  // namespace observer
