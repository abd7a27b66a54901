#include "models/selection_history.h"

#include <QScopedValueRollback>

namespace ui {

SelectionHistory::SelectionHistory(const Observation& observation, Selection& selection,
                                   QObject* parent)
    : QObject(parent), observation_(observation), selection_(selection) {
  connect(&selection, &Selection::changed, this, &SelectionHistory::note);
  connect(&observation, &Observation::cleared, this, [this] {
    visited_.clear();
    here_ = -1;
    Q_EMIT changed();
  });
}

void SelectionHistory::note(Identity id) {
  if (!is_going_ && !id.is_none()) {
    visited_.resize(std::size_t(here_ + 1));
    visited_.push_back(id);
    if (visited_.size() > most) visited_.erase(visited_.begin());
    here_ = std::ptrdiff_t(visited_.size()) - 1;
  }
  Q_EMIT changed();
}

/// The nearest place in a direction where there is somebody else; -1 when there is none. With
/// nothing selected, the last selection is the one to go back to.
std::ptrdiff_t SelectionHistory::next(int direction) const {
  bool is_left = selection_.current().is_none();
  std::ptrdiff_t place = is_left && direction < 0 ? here_ : here_ + direction;
  for (; place >= 0 && place < std::ptrdiff_t(visited_.size()); place += direction) {
    Identity id = visited_[std::size_t(place)];
    const auto* entry = observation_.system().find(id);
    bool is_there = entry != nullptr && entry->is_in_tree;
    if (is_there && id != selection_.current()) return place;
  }
  return -1;
}

void SelectionHistory::go(std::ptrdiff_t place) {
  if (place < 0) return;
  QScopedValueRollback going(is_going_, true);
  here_ = place;
  selection_.select(visited_[std::size_t(place)]);
}

}  // namespace ui
