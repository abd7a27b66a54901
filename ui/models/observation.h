#pragma once

#include <QObject>

#include <memory>

#include "observer/causality.h"
#include "observer/event_log.h"
#include "observer/identity_set.h"
#include "observer/mailbox_stats.h"
#include "observer/message_flow.h"
#include "observer/shown_restarts.h"
#include "observer/system_model.h"
#include "observer/timeline.h"
#include "observer/tombstone.h"

namespace ui {

using observer::Identity;

/// Whether it is time to do again what is done now and then. A clock that went back has begun anew.
inline bool is_due(observer::Duration last, observer::Duration now, observer::Duration between) {
  return now < last || now - last >= between;
}

/// What has become different since the last frame.
struct Changes {
  bool structure = false;         // processes were added, removed or moved
  bool gap = false;               // events were lost
  observer::IdentitySet touched;  // added or different
  observer::IdentitySet removed;
  std::size_t events = 0;

  bool empty() const { return events == 0; }
};

/// The observed system as the screen has it: folds over its events, and one signal a frame.
/// @thread gui
class Observation : public QObject {
  Q_OBJECT

 public:
  explicit Observation(std::size_t log_capacity = observer::EventLog::usual_capacity);

  const observer::SystemModel& system() const { return *system_; }
  const observer::EventLog& log() const { return *log_; }
  const observer::MessageFlow& flow() const { return *flow_; }
  const observer::Causality& causality() const { return *causality_; }
  const observer::Tombstones& tombstones() const { return *tombstones_; }
  const observer::MailboxStats& mailboxes() const { return *mailboxes_; }
  const observer::Timeline& timeline() const { return *timeline_; }
  /// What led to a message, or to an event, with processes called by their titles.
  observer::CausalChain why(observer::MessageNumber message) const;
  observer::CausalChain why(const trace::Event& event) const;
  /// The time of the world, which goes on also while nothing happens.
  observer::TimePoint now() const { return std::max(now_, system_->now()); }
  /// The clock of whoever watches, as of the last frame: for what is looked at now and then,
  /// whether the world stands, crawls or jumps.
  observer::Duration watched() const { return watched_; }

  /// Whether processes that work for the observer itself are shown like any other; at first not.
  bool showsOwn() const { return shows_own_; }
  void showOwn(bool shown);
  bool shows(const observer::ProcessEntry& entry) const { return shows_own_ || !entry.is_own; }
  /// How many processes live, of those that are shown.
  std::size_t shownCount() const {
    return system_->alive_count() - (shows_own_ ? 0 : system_->own_count());
  }

  /// What is selected is remembered for as long as it is.
  void keep(Identity id);
  void apply(const trace::Event& event);
  const observer::ShownRestarts& shownRestarts() const { return shown_restarts_; }
  /// Ends a frame: tells the views what was applied since the last one.
  /// @param watched the clock of whoever watches
  void finishFrame(observer::TimePoint now, observer::Duration watched);
  /// The same for pictures and tests, which are watched by the world's clock.
  void finishFrame(observer::TimePoint now) { finishFrame(now, now.time_since_epoch()); }
  /// Says that no frame will come until something happens: what is shown, and the time, stand
  /// still.
  void rest();
  bool rests() const { return rests_; }
  /// For so long after the last event something on the screen may still move by itself.
  static constexpr observer::Duration settling_time = std::chrono::seconds(3);
  /// Begins anew, for another system.
  void clear();

 Q_SIGNALS:
  void changed(const ui::Changes& changes);
  /// Once a frame, also when nothing has changed but the time.
  void ticked();
  void cleared();
  void ownShown(bool shown);

 private:
  void note(const observer::Change& change);
  std::string nameOf(otp::Pid pid) const;

  std::size_t log_capacity_;
  std::unique_ptr<observer::SystemModel> system_;
  std::unique_ptr<observer::EventLog> log_;
  std::unique_ptr<observer::MessageFlow> flow_;
  std::unique_ptr<observer::Causality> causality_;
  std::unique_ptr<observer::Tombstones> tombstones_;
  std::unique_ptr<observer::MailboxStats> mailboxes_;
  std::unique_ptr<observer::Timeline> timeline_;
  observer::ShownRestarts shown_restarts_;
  observer::TimePoint now_;
  observer::Duration watched_{};
  Changes changes_;
  bool rests_ = false;
  bool shows_own_ = false;
};

/// What is selected: one process for all views.
/// @thread gui
class Selection : public QObject {
  Q_OBJECT

 public:
  Identity current() const { return current_; }
  void select(Identity id);

 Q_SIGNALS:
  void changed(ui::Identity id);

 private:
  Identity current_;
};

}  // namespace ui
