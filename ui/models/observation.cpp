#include "models/observation.h"

namespace ui {

Observation::Observation(std::size_t log_capacity) : log_capacity_(log_capacity) { clear(); }

void Observation::clear() {
  system_ = std::make_unique<observer::SystemModel>();
  log_ = std::make_unique<observer::EventLog>(log_capacity_);
  system_->listen([this](const observer::Change& change) { note(change); });
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
  }
}

void Observation::apply(const trace::Event& event) {
  Identity subject = system_->apply(event);
  const observer::ProcessEntry* entry = system_->find(subject);
  log_->append(event, subject, entry != nullptr && entry->is_own);
  ++changes_.events;
}

void Observation::finishFrame(observer::TimePoint now) {
  now_ = now;
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
