// In which order the rows of the process table stand, and what is told of it.

#include <algorithm>

#include "models/process_table_model.h"

namespace ui {
namespace {

using observer::ProcessEntry;

constexpr std::size_t most_ranges_told = 16;

}  // namespace

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

void ProcessTableModel::numberRows(std::size_t from) {
  for (std::size_t row = from; row < rows_.size(); ++row) {
    place_of_.set(rows_[row].id.number, int(row) + 1);
  }
}

void ProcessTableModel::sort(int column, Qt::SortOrder order) {
  order_.choose(Column(column), order);
  for (Item& item : rows_) {
    if (const ProcessEntry* of_row = entry(item.id)) order_.refresh(item, *of_row);
  }
  order_is_old_ = true;
  catchUp(Moving::Allowed);
}

/// Rates rise and sink also while nothing happens.
void ProcessTableModel::lookAtRates() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    Item& item = rows_[row];
    if (marks_[row] != Mark::Stays || !order_.has_rate(item)) continue;
    const ProcessEntry* of_row = entry(item.id);
    if (of_row == nullptr || !order_.refresh(item, *of_row)) continue;
    marks_[row] = Mark::Moves;
    ++moving_;
  }
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
  for (std::size_t row = left; row < rows_.size(); ++row) {
    place_of_.clear(rows_[row].id.number);
    order_.forget(rows_[row].id);
  }
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
