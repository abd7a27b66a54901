#include "models/process_table_model.h"

#include <algorithm>
#include <array>

#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessEntry;

constexpr int ticks_between_sorts = 8;  // rows that move more often cannot be read

QString kind_text(observer::ProcessKind kind) {
  switch (kind) {
    case observer::ProcessKind::Supervisor: return ProcessTableModel::tr("supervisor");
    case observer::ProcessKind::Server: return ProcessTableModel::tr("server");
    case observer::ProcessKind::Plain: return ProcessTableModel::tr("process");
  }
  return {};
}

bool is_before(std::string_view a, std::string_view b) {
  return QString::compare(text(a), text(b), Qt::CaseInsensitive) < 0;
}

}  // namespace

ProcessTableModel::ProcessTableModel(Observation& observation, QObject* parent)
    : QAbstractTableModel(parent), observation_(observation) {
  connect(&observation, &Observation::changed, this, &ProcessTableModel::onChanged);
  connect(&observation, &Observation::ticked, this, &ProcessTableModel::onTick);
  connect(&observation, &Observation::cleared, this, &ProcessTableModel::refilter);
  refilter();
}

int ProcessTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int ProcessTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProcessTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Mailbox && section <= Restarts) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole && section == Mailbox) return tr("Messages that wait");
  if (role == Qt::ToolTipRole && section == Handled) return tr("Messages taken so far");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Name");
    case Process: return tr("PID");
    case Kind: return tr("Kind");
    case Module: return tr("Module");
    case Mailbox: return tr("Mailbox");
    case Handled: return tr("Handled");
    case Restarts: return tr("Restarts");
    case State: return tr("Status");
    default: return {};
  }
}

QVariant ProcessTableModel::display(const ProcessEntry& entry, int column) const {
  switch (column) {
    case Name: return text(entry.title());
    case Process: return text(entry.pid.text());
    case Kind: return kind_text(entry.kind);
    case Module: return text(entry.label.text());
    case Mailbox: return number(entry.depth);
    case Handled: return number(entry.received);
    case Restarts: return number(entry.restarts());
    case State: return text(name_of(entry.status));
    default: return {};
  }
}

QVariant ProcessTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const ProcessEntry* of_row = entry(rows_[std::size_t(index.row())]);
  if (of_row == nullptr) return {};
  switch (role) {
    case Qt::DisplayRole: return display(*of_row, index.column());
    case Qt::ToolTipRole: return text(observation_.system().path_of(of_row->id));
    case Qt::TextAlignmentRole:
      if (index.column() >= Mailbox && index.column() <= Restarts) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
      }
      return {};
    case IdentityRole: return of_row->id.number;
    case KindRole: return int(of_row->kind);
    default: return {};
  }
}

int ProcessTableModel::rowOf(Identity id) const {
  auto found = std::ranges::find(rows_, id);
  return found == rows_.end() ? -1 : int(found - rows_.begin());
}

// Filtering

bool ProcessTableModel::passes(const ProcessEntry& of_row) const {
  if (of_row.is_own || !of_row.is_in_tree) return false;
  if (filter_.isEmpty()) return true;
  return std::ranges::any_of(std::array{Name, Process, Kind, Module}, [&](Column column) {
    return display(of_row, column).toString().contains(filter_, Qt::CaseInsensitive);
  });
}

void ProcessTableModel::setFilter(const QString& filter) {
  if (filter == filter_) return;
  filter_ = filter;
  refilter();
}

void ProcessTableModel::refilter() {
  beginResetModel();
  rows_.clear();
  observation_.system().for_each([this](const ProcessEntry& each) {
    if (passes(each)) rows_.push_back(each.id);
  });
  std::ranges::stable_sort(rows_, [this](Identity a, Identity b) { return before(a, b); });
  order_is_old_ = false;
  endResetModel();
}

// Following the system

void ProcessTableModel::onChanged(const Changes& changes) {
  removeGone(changes);
  addNew(changes);
  order_is_old_ = true;
  if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ProcessTableModel::removeGone(const Changes& changes) {
  for (std::size_t row = rows_.size(); row-- > 0;) {
    Identity id = rows_[row];
    bool is_gone = changes.removed.contains(id);
    bool is_filtered = !is_gone && changes.touched.contains(id) && !passes(*entry(id));
    if (!is_gone && !is_filtered) continue;
    beginRemoveRows({}, int(row), int(row));
    rows_.erase(rows_.begin() + std::ptrdiff_t(row));
    endRemoveRows();
  }
}

void ProcessTableModel::addNew(const Changes& changes) {
  std::set<Identity> known(rows_.begin(), rows_.end());
  std::vector<Identity> added;
  for (Identity id : changes.touched) {
    const ProcessEntry* of_row = entry(id);
    if (of_row != nullptr && passes(*of_row) && !known.contains(id)) added.push_back(id);
  }
  if (added.empty()) return;
  beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
  rows_.insert(rows_.end(), added.begin(), added.end());
  endInsertRows();
}

void ProcessTableModel::onTick() {
  if (++ticks_since_sort_ < ticks_between_sorts || !order_is_old_ || is_held_) return;
  resort();
}

// Sorting

bool ProcessTableModel::before(Identity a, Identity b) const {
  const ProcessEntry& first = *entry(sort_order_ == Qt::AscendingOrder ? a : b);
  const ProcessEntry& second = *entry(sort_order_ == Qt::AscendingOrder ? b : a);
  switch (sort_column_) {
    case Name: return is_before(first.title(), second.title());
    case Process: return first.pid < second.pid;
    case Kind: return first.kind < second.kind;
    case Module: return is_before(first.label.text(), second.label.text());
    case Mailbox: return first.depth < second.depth;
    case Handled: return first.received < second.received;
    case Restarts: return first.restarts() < second.restarts();
    case State: return first.status < second.status;
    default: return false;
  }
}

void ProcessTableModel::sort(int column, Qt::SortOrder order) {
  sort_column_ = column;
  sort_order_ = order;
  resort();
}

void ProcessTableModel::holdOrder(bool hold) {
  is_held_ = hold;
  if (!hold && order_is_old_) resort();
}

void ProcessTableModel::resort() {
  ticks_since_sort_ = 0;
  order_is_old_ = false;
  auto in_order = [this](Identity a, Identity b) { return before(a, b); };
  if (std::ranges::is_sorted(rows_, in_order)) return;
  Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  std::vector<Identity> old = rows_;
  std::ranges::stable_sort(rows_, in_order);
  std::unordered_map<std::uint32_t, int> row_of;
  for (std::size_t row = 0; row < rows_.size(); ++row) row_of[rows_[row].number] = int(row);
  QModelIndexList from = persistentIndexList();
  QModelIndexList to;
  for (const QModelIndex& each : from) {
    to.append(index(row_of[old[std::size_t(each.row())].number], each.column()));
  }
  changePersistentIndexList(from, to);
  Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

}  // namespace ui
