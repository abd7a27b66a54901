#include "models/process_table_model.h"

#include <algorithm>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessEntry;

constexpr std::size_t most_ranges_told = 16;

bool is_number(int column) {
  return column == ProcessColumns::Mailbox || column == ProcessColumns::Handled ||
         column == ProcessColumns::Restarts;
}

}  // namespace

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

QVariant ProcessTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && is_number(section)) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole) {
    if (section == Mailbox) return tr("Messages that wait");
    if (section == History) return tr("Messages that waited in the last 60 s; sorts by the most");
    if (section == Handled) return tr("Messages taken so far");
    return {};
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Name");
    case Process: return tr("PID");
    case Kind: return tr("Kind");
    case Module: return tr("Module");
    case Mailbox: return tr("Mailbox");
    case History: return tr("Last 60 s");
    case Handled: return tr("Handled");
    case Restarts: return tr("Restarts");
    case State: return tr("Status");
    default: return {};
  }
}

QVariant ProcessTableModel::display(const ProcessEntry& entry, int column) const {
  switch (column) {
    case Name: return apart(entry.title());
    case Process: return apart(entry.pid.text());
    case Kind: return word_of(entry.kind);
    case Module: return apart(entry.label.text());
    case Mailbox: return number(entry.depth);
    case Handled: return number(entry.received);
    case Restarts: return number(entry.restarts());
    case State: return word_of(entry.status);
    default: return {};
  }
}

QVariant ProcessTableModel::tip(const ProcessEntry& entry, int column) const {
  if (column != Mailbox && column != History) return apart(observation_.system().path_of(entry.id));
  return tr("%1 now, at most %2 so far")
      .arg(counted(entry.depth, Things::MessagesWait), number(entry.peak_depth));
}

QVariant ProcessTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole) {
    return is_number(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                     : QVariant();
  }
  Identity id = identityAt(index.row());
  if (role == IdentityRole) return id.number;
  const ProcessEntry* of_row = entry(id);
  if (of_row == nullptr) {
    return role == Qt::DisplayRole && index.column() == State ? tr("gone") : QVariant();
  }
  switch (role) {
    case Qt::DisplayRole: return display(*of_row, index.column());
    case Qt::AccessibleTextRole: return tip(*of_row, index.column());
    case Qt::ToolTipRole: return tip(*of_row, index.column());
    case KindRole: return int(of_row->kind);
    case DepthRole: return of_row->depth;
    case FoundRole: return isSearching() && isFound(of_row->id);
    case GreyedRole: return isGreyed(index.row());
    default: return {};
  }
}

int ProcessTableModel::rowOf(Identity id) const {
  return id.number < row_of_.size() ? row_of_[id.number] : -1;
}

void ProcessTableModel::numberRows(std::size_t from) {
  for (std::size_t row = from; row < rows_.size(); ++row) {
    std::size_t number = rows_[row].id.number;
    if (number >= row_of_.size()) row_of_.resize(number + number / 2 + 1, -1);
    row_of_[number] = int(row);
  }
}

// Searching

/// Finds out whether the search finds a process.
/// @returns whether it is to have a row
bool ProcessTableModel::judge(Identity id, const ProcessEntry* seen) {
  bool is_there = seen != nullptr && seen->is_in_tree && observation_.shows(*seen);
  if (!isSearching()) return is_there;
  bool is_found = is_there && search_.finds(*seen);
  setFound(id, is_found ? Found::Yes : is_there ? Found::No : Found::NotLookedAt);
  return is_there && (is_found || !only_matches_);
}

void ProcessTableModel::setFound(Identity id, Found found) {
  if (id.number >= found_.size()) found_.resize(id.number + id.number / 2 + 1, Found::NotLookedAt);
  Found before = std::exchange(found_[id.number], found);
  matches_ += std::size_t(found == Found::Yes) - std::size_t(before == Found::Yes);
  searched_ += std::size_t(found != Found::NotLookedAt) - std::size_t(before != Found::NotLookedAt);
}

void ProcessTableModel::setSearch(const QString& text) {
  ProcessSearch search(text);
  if (search.text() == search_.text()) return;
  search_ = search;
  found_.clear();
  matches_ = searched_ = 0;
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
  if (!isSearching() || matches_ == 0) return -1;
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
  row_of_.clear();
  found_.clear();
  matches_ = searched_ = 0;
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
  if (some_are_dirty_ || all_are_dirty_) bringUpToDate();
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
  append(std::move(added_));
  if (moving == Moving::Allowed) reorder();
  else postpone();
  tellChanged();
  Q_EMIT searched();
}

void ProcessTableModel::lookAtAll() {
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

/// New rows come at the end at first: none has another number for that.
void ProcessTableModel::append(std::vector<Item> added) {
  if (added.empty()) return;
  std::size_t before = rows_.size();
  moving_ += added.size();
  beginInsertRows({}, int(before), int(before + added.size()) - 1);
  rows_.insert(rows_.end(), added.begin(), added.end());
  marks_.resize(rows_.size(), Mark::Moves);
  numberRows(before);
  endInsertRows();
}

/// Remembers what would have moved or gone.
void ProcessTableModel::postpone() {
  order_is_old_ = order_is_old_ || moving_ > 0;
  for (std::size_t row = 0; going_ > 0 && row < rows_.size(); ++row) {
    if (marks_[row] == Mark::Goes) dirty_.insert(rows_[row].id);
  }
}

// Sorting

void ProcessTableModel::sort(int column, Qt::SortOrder order) {
  order_.choose(Column(column), order);
  for (Item& item : rows_) {
    if (const ProcessEntry* of_row = entry(item.id)) order_.refresh(item, *of_row);
  }
  order_is_old_ = true;
  catchUp(Moving::Allowed);
}

void ProcessTableModel::reorder() {
  if (moving_ == 0 && going_ == 0 && !order_is_old_) return;
  std::vector<Item> items = inOrder();
  order_is_old_ = false;
  if (!std::ranges::equal(items, rows_, {}, &Item::id, &Item::id)) permute(std::move(items));
  dropLast(going_);
}

/// The rows as they should stand; those that go are the last. Most rows stay among each other as
/// they are, so that the few that move are sorted alone and merged with them.
std::vector<ProcessTableModel::Item> ProcessTableModel::inOrder() const {
  std::vector<Item> staying, moving, going;
  staying.reserve(rows_.size());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (marks_[row] == Mark::Goes) going.push_back(rows_[row]);
    else if (marks_[row] == Mark::Moves) moving.push_back(rows_[row]);
    else staying.push_back(rows_[row]);
  }
  if (order_is_old_) order_.sort(staying);
  order_.sort(moving);
  std::vector<Item> items(staying.size() + moving.size());
  auto before = [this](const Item& a, const Item& b) { return order_(a, b); };
  std::ranges::merge(staying, moving, items.begin(), before);
  items.insert(items.end(), going.begin(), going.end());
  return items;
}

void ProcessTableModel::permute(std::vector<Item> items) {
  Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  QModelIndexList from = persistentIndexList();
  std::vector<Identity> persistent;
  for (const QModelIndex& each : from) persistent.push_back(identityAt(each.row()));
  rows_ = std::move(items);
  numberRows(0);
  QModelIndexList to;
  for (qsizetype i = 0; i < from.size(); ++i) {
    to.append(index(rowOf(persistent[std::size_t(i)]), from[i].column()));
  }
  changePersistentIndexList(from, to);
  Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ProcessTableModel::dropLast(std::size_t count) {
  if (count == 0) return;
  std::size_t left = rows_.size() - count;
  beginRemoveRows({}, int(left), int(rows_.size()) - 1);
  for (std::size_t row = left; row < rows_.size(); ++row) row_of_[rows_[row].id.number] = -1;
  rows_.resize(left);
  endRemoveRows();
}

/// Tells of rows whose cells are different: range by range, unless these are many.
void ProcessTableModel::tellChanged() {
  std::vector<int> rows;
  for (Identity id : changed_) {
    if (int row = rowOf(id); row >= 0) rows.push_back(row);
  }
  if (rows.empty()) return;
  std::ranges::sort(rows);
  std::vector<std::pair<int, int>> ranges;
  for (int row : rows) {
    if (!ranges.empty() && row <= ranges.back().second + 1) ranges.back().second = row;
    else ranges.emplace_back(row, row);
  }
  if (ranges.size() > most_ranges_told) ranges = {{rows.front(), rows.back()}};
  for (auto [first, last] : ranges) {
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
  }
}

}  // namespace ui
