#pragma once

#include <tsl/robin_map.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "observer/change.h"
#include "observer/lost_names.h"
#include "observer/paged.h"
#include "observer/process_entry.h"
#include "observer/recent_counts.h"

namespace observer {

/// What is known of a system: a fold over its events. The same events give the same model, wherever
/// they come from. It asks nobody, has no clock and no threads.
///
/// Who ends leaves the tree, but not a part of a supervision tree: that stays where it was until
/// its supervisor has done without it. What is left of a whole tree stays until another one starts.
/// @thread owner
class SystemModel {
 public:
  using Listener = std::function<void(const Change&)>;

  /// Called after each change, while the model is consistent.
  void listen(Listener listener) { listener_ = std::move(listener); }

  /// @returns the place that the event is about; none when it is not known
  Identity apply(const trace::Event& event);

  /// This place is not forgotten as long as no other is kept: somebody looks at it.
  void keep(Identity id);
  /// nullptr for none, and for a process that left so long ago that it was forgotten.
  const ProcessEntry* find(Identity id) const;
  /// The place of a process, also after its end as long as it is remembered.
  Identity identity_of(Pid pid) const;
  const ProcessEntry* find(Pid pid) const { return find(identity_of(pid)); }

  /// The processes without a parent, in the order of their start.
  const std::vector<Identity>& top() const { return top_; }
  /// Visits all that are in the tree, in the order in which they became known.
  void for_each(const std::function<void(const ProcessEntry&)>& visit) const;
  /// The ids from the top to this place: `demo/counters/counter`.
  std::string path_of(Identity id) const;

  /// The time of the latest event.
  TimePoint now() const { return now_; }
  std::uint64_t lost() const { return lost_; }
  std::uint64_t event_count() const { return event_count_; }
  /// How many are in the tree, also those that have ended: what it takes to walk over all.
  std::size_t size() const { return size_; }
  std::size_t alive_count() const { return by_pid_.size(); }
  /// How many of them work for the observer itself.
  std::size_t own_count() const { return own_; }
  /// How many have ever been started, without those that work for the observer.
  std::uint64_t started_count() const { return started_; }
  /// Whether there were processes, and none lives any more but the observer's own.
  bool has_ended() const { return started_ > 0 && alive_count() == own_; }
  /// Which of them ended last.
  Identity last_ended() const { return last_ended_; }
  std::size_t supervisor_count() const { return supervisors_; }
  std::uint64_t restart_count() const { return restarts_; }
  /// The restarts of the last minute, by whole seconds.
  std::uint64_t restarts_in_minute(TimePoint now) const { return recent_restarts_.sum(now); }
  const LostNames& lost_names() const { return lost_names_; }

 private:
  using Key = std::pair<Identity, Term>;

  Identity on(const trace::Spawned& e);
  Identity on(const trace::Crashed& e);
  Identity on(const trace::Exited& e);
  Identity on(const trace::CodeChanged& e);
  Identity on(const trace::Linked& e);
  Identity on(const trace::Unlinked& e);
  Identity on(const trace::Monitored& e);
  Identity on(const trace::Demonitored& e);
  Identity on(const trace::Registered& e);
  Identity on(const trace::Unregistered& e);
  Identity on(const trace::TrapExitChanged& e);
  Identity on(const trace::SupervisorReady& e);
  Identity on(const trace::ChildStarted& e);
  Identity on(const trace::ChildRemoved& e);
  Identity on(const trace::Decided& e);
  Identity on(const trace::Suspended& e);
  Identity on(const trace::Resumed& e);
  Identity on(const trace::Hibernated& e);
  Identity on(const trace::Slow& e) { return identity_of(e.pid); }
  Identity on(const trace::StateChanged& e);
  Identity on(const trace::MailboxSeen& e);
  Identity on(const trace::Logged& e) { return identity_of(e.pid); }
  Identity on(const trace::Sent& e);
  Identity on(const trace::Received& e);
  Identity on(const trace::MessageSeen& e) { return identity_of(e.pid); }
  Identity on(const trace::HandlerStarted& e);
  Identity on(const trace::HandlerEnded& e);
  Identity on(const trace::DepthChanged& e);
  Identity on(const trace::TimerSet& e) { return identity_of(e.pid); }
  Identity on(const trace::TimerFired& e) { return identity_of(e.pid); }
  Identity on(const trace::TimerCancelled& e) { return identity_of(e.pid); }
  Identity on(const trace::Dropped& e) { return identity_of(e.to); }
  Identity on(const trace::Lost& e);

  ProcessEntry& entry(Identity id) { return *entries_[id.number]; }
  ProcessEntry* living(Pid pid);
  ProcessEntry& add(Pid pid, Identity parent);
  /// Lets `edit` change what is known of a process, if it lives.
  template <class Edit>
  Identity update(Pid pid, Edit&& edit);
  void told(Change::Kind kind, Identity id, Pid before = {});

  std::vector<Identity>& siblings(const ProcessEntry& entry);
  void attach(ProcessEntry& entry, Identity parent);
  void detach(ProcessEntry& entry);
  void move(ProcessEntry& entry, Identity parent);
  void remove(ProcessEntry& entry);
  void take_out(ProcessEntry& entry);
  bool is_part_of_a_tree(const ProcessEntry& ended) const;
  void clear_ruins();
  void end_relations(ProcessEntry& ending);
  void remember_ended(Pid pid, Identity id);
  void forget_old();
  void forget(Identity gone);
  void forget_place(const ProcessEntry& gone);
  Identity place_of_child(const trace::ChildStarted& e);
  void take_over(ProcessEntry& place, ProcessEntry& starting);
  void adopt_children(ProcessEntry& place, ProcessEntry& starting);
  void drop_ended(ProcessEntry& place, std::ptrdiff_t former);
  void put_in_order(ProcessEntry& place, const std::vector<Identity>& started);
  void become_supervised(ProcessEntry& entry, const trace::ChildStarted& e);

  Listener listener_;
  Paged<std::unique_ptr<ProcessEntry>> entries_;  // by number; none when forgotten
  std::uint32_t last_number_ = 0;
  tsl::robin_map<Pid, ProcessEntry*> by_pid_;  // living processes
  std::map<Key, Identity> places_;             // of supervised children
  std::vector<Identity> top_;
  std::vector<Identity> ruins_;  // the tops of trees that have ended, and are still there to see
  std::deque<Identity> gone_;    // not in the tree any more, oldest first
  Identity kept_;
  std::deque<Pid> ended_;  // the last processes that ended, oldest first
  tsl::robin_map<Pid, Identity> ended_by_pid_;
  LostNames lost_names_;
  TimePoint now_;
  std::uint64_t lost_ = 0;
  std::uint64_t event_count_ = 0;
  std::size_t size_ = 0;  // of the tree
  std::size_t supervisors_ = 0;
  std::size_t own_ = 0;  // that live
  std::uint64_t started_ = 0;
  Identity last_ended_;
  std::uint64_t restarts_ = 0;
  RecentCounts<60, 1> recent_restarts_;
};

}  // namespace observer
