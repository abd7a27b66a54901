#include "models/observation.h"

namespace ui {

Observation::Observation(std::size_t log_capacity) : log_capacity_(log_capacity) { clear(); }

void Observation::clear() {
  system_ = std::make_unique<observer::SystemModel>();
  log_ = std::make_unique<observer::EventLog>(log_capacity_);
  flow_ = std::make_unique<observer::MessageFlow>();
  causality_ = std::make_unique<observer::Causality>(*flow_);
  tombstones_ = std::make_unique<observer::Tombstones>();
  mailboxes_ = std::make_unique<observer::MailboxStats>();
  timeline_ = std::make_unique<observer::Timeline>();
  system_->listen([this](const observer::Change& change) { note(change); });
  mailboxes_->listen([this](const observer::AlarmChange& change) {
    timeline_->apply(change, *system_, log_->end());
  });
  shown_restarts_ = {};
  now_ = {};
  changes_ = {};
  rests_ = false;
  Q_EMIT cleared();
}

void Observation::note(const observer::Change& change) {
  using Kind = observer::Change::Kind;
  switch (change.kind) {
    case Kind::None: return;
    case Kind::Gap: changes_.gap = true; return;
    case Kind::Added:
    case Kind::Moved:
      changes_.structure = true;
      changes_.removed.erase(change.id);
      changes_.touched.insert(change.id);
      return;
    case Kind::Removed:
      changes_.structure = true;
      changes_.touched.erase(change.id);
      changes_.removed.insert(change.id);
      return;
    case Kind::Updated: changes_.touched.insert(change.id); return;
    case Kind::Restarted:
      mailboxes_->succeed(change.before, system_->find(change.id)->pid);
      changes_.touched.insert(change.id);
      return;
  }
}

void Observation::keep(Identity id) { system_->keep(id); }

void Observation::apply(const trace::Event& event) {
  Identity subject = system_->apply(event);
  flow_->apply(event);
  causality_->apply(event);
  tombstones_->apply(event, subject, *system_);
  timeline_->apply(event, subject, *system_, log_->end());
  mailboxes_->apply(event);
  const observer::ProcessEntry* entry = system_->find(subject);
  log_->append(event, subject, entry != nullptr && entry->is_own);
  ++changes_.events;
}

observer::CausalChain Observation::why(observer::MessageNumber message) const {
  return causality_->why(message, [this](otp::Pid pid) { return nameOf(pid); });
}

observer::CausalChain Observation::why(const trace::Event& event) const {
  return causality_->why(event, [this](otp::Pid pid) { return nameOf(pid); });
}

std::string Observation::nameOf(otp::Pid pid) const {
  const auto* entry = system_->find(pid);
  return entry != nullptr ? entry->title() : pid.text();
}

void Observation::finishFrame(observer::TimePoint now, observer::Duration watched) {
  now_ = now;
  shown_restarts_.frame(watched, this->now(), system_->restart_count());
  mailboxes_->advance(this->now());
  rests_ = false;
  if (!changes_.empty()) {
    Changes changes = std::exchange(changes_, {});
    changes.touched.settle();
    changes.removed.settle();
    Q_EMIT changed(changes);
  }
  Q_EMIT ticked();
}

void Observation::rest() {
  rests_ = true;
  Q_EMIT ticked();
}

void Selection::select(Identity id) {
  if (current_ == id) return;
  current_ = id;
  Q_EMIT changed(id);
}

}  // namespace ui
