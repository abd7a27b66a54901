#include "models/process_table_model.h"

#include <utility>

namespace ui {

using observer::ProcessEntry;

ProcessTableModel::ProcessTableModel(Observation& observation, QObject* parent)
    : QAbstractTableModel(parent), observation_(observation) {
  connect(&observation, &Observation::changed, this, &ProcessTableModel::onChanged);
  connect(&observation, &Observation::ticked, this, &ProcessTableModel::onTick);
  connect(&observation, &Observation::cleared, this, &ProcessTableModel::fill);
  connect(&observation, &Observation::ownShown, this, [this] {
    all_are_dirty_ = true;
    if (is_watched_) bringUpToDate();
  });
  order_.choose(Mailbox, Qt::DescendingOrder);
  fill();
}

int ProcessTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int ProcessTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

// Searching

/// Finds out whether the search finds a process.
/// @returns whether it is to have a row
bool ProcessTableModel::judge(Identity id, const ProcessEntry* seen) {
  bool is_there = seen != nullptr && seen->is_in_tree && observation_.shows(*seen);
  if (!isSearching()) return is_there;
  bool is_found = matches_.look(id, is_there ? seen : nullptr);
  return is_there && (is_found || !only_matches_);
}

void ProcessTableModel::setSearch(const QString& text) {
  ProcessSearch search(text);
  if (search.text() == matches_.text()) return;
  matches_.begin(search);
  all_are_dirty_ = true;
  catchUp(Moving::Allowed);
}

void ProcessTableModel::setOnlyMatches(bool only) {
  if (only_matches_ == only) return;
  only_matches_ = only;
  if (!isSearching()) return;
  all_are_dirty_ = true;
  catchUp(Moving::Allowed);
}

int ProcessTableModel::nextMatch(int row, int by) const {
  if (!isSearching() || matchCount() == 0) return -1;
  int count = rowCount();
  for (int step = 1; step <= count; ++step) {
    int next = ((row + by * step) % count + count) % count;
    if (!isGreyed(next)) return next;
  }
  return -1;
}

void ProcessTableModel::fill() {
  beginResetModel();
  rows_.clear();
  place_of_ = {};
  matches_.clear();
  order_.forget_all();
  observation_.system().for_each([this](const ProcessEntry& each) {
    if (judge(each.id, &each)) rows_.push_back(order_.item(each));
  });
  order_.sort(rows_);
  numberRows(0);
  dirty_ = {};
  all_are_dirty_ = some_are_dirty_ = order_is_old_ = false;
  endResetModel();
}

// Following the system

void ProcessTableModel::setWatched(bool watched) {
  is_watched_ = watched;
  if (watched) bringUpToDate();
}

void ProcessTableModel::bringUpToDate() { catchUp(is_held_ ? Moving::Held : Moving::Allowed); }

void ProcessTableModel::holdOrder(bool hold) {
  is_held_ = hold;
  if (!hold) catchUp(Moving::Allowed);
}

void ProcessTableModel::onChanged(const Changes& changes) {
  if (!is_watched_) {
    all_are_dirty_ = true;
    return;
  }
  for (Identity id : changes.touched) dirty_.insert(id);
  for (Identity id : changes.removed) dirty_.insert(id);
  some_are_dirty_ = true;
}

void ProcessTableModel::onTick() {
  ++frames_;
  if (!is_watched_ || (frames_ < frames_between_changes && !observation_.rests())) return;
  if (some_are_dirty_ || all_are_dirty_ || order_.goes_by_rates()) bringUpToDate();
}

/// Brings the rows to what the system is now.
void ProcessTableModel::catchUp(Moving moving) {
  frames_ = 0;
  marks_.assign(rows_.size(), Mark::Stays);
  changed_.clear();
  added_.clear();
  moving_ = going_ = 0;
  observer::IdentitySet dirty = std::exchange(dirty_, {});
  if (std::exchange(all_are_dirty_, false)) {
    lookAtAll();
  } else {
    for (Identity id : dirty) look(id);
  }
  some_are_dirty_ = false;
  if (order_.goes_by_rates()) lookAtRates();
  append(std::move(added_));
  if (moving == Moving::Allowed) reorder();
  else postpone();
  tellChanged();
  Q_EMIT searched();
}

void ProcessTableModel::lookAtAll() {
  matches_.clear();  // who went unseen may have no row to look at
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const ProcessEntry* of_row = entry(rows_[row].id);
    if (of_row == nullptr || !of_row->is_in_tree) look(rows_[row].id);
  }
  observation_.system().for_each([this](const ProcessEntry& each) { look(each.id); });
}

void ProcessTableModel::look(Identity id) {
  const ProcessEntry* seen = entry(id);
  bool is_shown = judge(id, seen);
  int row = rowOf(id);
  if (row < 0) {
    if (is_shown) added_.push_back(order_.item(*seen));
    return;
  }
  Mark& mark = marks_[std::size_t(row)];
  if (mark == Mark::Goes) return;
  changed_.push_back(id);
  if (!is_shown) {
    mark = Mark::Goes;
    ++going_;
  } else if (order_.refresh(rows_[std::size_t(row)], *seen)) {
    mark = Mark::Moves;
    ++moving_;
  }
}

}  // namespace ui
