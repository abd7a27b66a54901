#include "models/event_log_model.h"

#include <QElapsedTimer>

#include <algorithm>

#include "draw/observer_words.h"
#include "draw/text.h"
#include "observer/event_links.h"

namespace ui {
namespace {

constexpr qint64 slice_of_time = 8;  // milliseconds
constexpr std::uint64_t rows_between_looks_at_the_clock = 512;

}  // namespace

EventLogModel::EventLogModel(Observation& observation, QObject* parent)
    : QAbstractTableModel(parent), observation_(observation) {
  connect(&observation, &Observation::changed, this, &EventLogModel::onChanged);
  connect(&observation, &Observation::cleared, this, &EventLogModel::refilter);
  connect(&observation, &Observation::ownShown, this, &EventLogModel::refilter);
  connect(&slices_, &QTimer::timeout, this, &EventLogModel::goOn);
  refilter();
}

int EventLogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int EventLogModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section == Time) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Time: return tr("Time");
    case Kind: return tr("Event");
    case Process: return tr("Process");
    case Details: return tr("Details");
    default: return {};
  }
}

std::uint64_t EventLogModel::numberAt(int row) const {
  return oldest_ + (rows_[std::size_t(row)] - std::uint32_t(oldest_));
}

int EventLogModel::rowFrom(std::uint64_t number) const {
  if (number <= oldest_) return 0;
  auto age = [this](std::uint32_t low) { return std::uint64_t{low - std::uint32_t(oldest_)}; };
  auto found = std::ranges::lower_bound(rows_, number - oldest_, {}, age);
  return int(found - rows_.begin());
}

int EventLogModel::rowOf(std::uint64_t number) const {
  int row = rowFrom(number);
  return row < rowCount() && numberAt(row) == number ? row : -1;
}

int EventLogModel::rowFrom(std::uint64_t number, Identity subject) const {
  int row = rowFrom(std::max(number, log().first()));
  while (row < rowCount() && log().subject(numberAt(row)) != subject) ++row;
  return row < rowCount() ? row : -1;
}

QVariant EventLogModel::display(const observer::EventLog::Row& row, int column) const {
  switch (column) {
    case Time: return moment(row.event.at);
    case Kind: return word_of(row.event.what);
    case Process: {
      const auto* entry = observation_.system().find(row.subject);
      return apart(entry != nullptr ? entry->title() : trace::subject(row.event.what).text());
    }
    case Details: return details_of(row, observation_.system());
    default: return {};
  }
}

QVariant EventLogModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  int column = index.column();
  if (role == Qt::TextAlignmentRole) {
    return column == Time ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
  }
  std::uint64_t number = numberAt(index.row());
  // The log has forgotten rows by the time at which the model says that they go.
  if (number < log().first()) return {};
  switch (role) {
    case Qt::DisplayRole: return display(log().row(number), column);
    case Qt::ToolTipRole:
      return column == Details ? display(log().row(number), column) : QVariant();
    case IdentityRole: return log().subject(number).number;
    case GroupRole: return int(group_of_kind(log().kind(number)));
    default: return {};
  }
}

// Filtering

void EventLogModel::showGroup(EventGroup group, bool shown) {
  shown_[std::size_t(group)] = shown;
  refilter();
}

void EventLogModel::setProcess(Identity id) {
  if (filter_.subject == id) return;
  filter_.subject = id;
  refilter();
}

void EventLogModel::setSpan(const std::optional<observer::TimeRange>& span) {
  span_ = span;
  refilter();
}

/// Where in the log there is nothing more of the span.
std::uint64_t EventLogModel::endOfSpan() const {
  return span_ ? observer::row_from(span_->to + observer::Duration(1), log()) : log().end();
}

void EventLogModel::setSearch(const QString& text) {
  if (search_ == text) return;
  search_ = text;
  refilter();
}

bool EventLogModel::matches(std::uint64_t number) const {
  auto row = log().row(number);
  for (int column : {Details, Process, Kind}) {
    if (display(row, column).toString().contains(search_, Qt::CaseInsensitive)) return true;
  }
  return false;
}

int EventLogModel::searchedPercent() const {
  std::uint64_t first = log().first(), end = log().end();
  if (next_ <= first) return end == first ? 100 : 0;
  return int(100 * (next_ - first) / (end - first));
}

void EventLogModel::refilter() {
  filter_.kinds = {};
  filter_.with_own = observation_.showsOwn();
  for (int group = 0; group < event_group_count; ++group) {
    if (shown_[group]) filter_.kinds |= kinds_of(EventGroup(group));
  }
  slices_.stop();
  beginResetModel();
  rows_.clear();
  oldest_ = next_ = log().first();
  if (span_) next_ = observer::row_from(span_->from, log());
  look([this](std::uint64_t number) { rows_.push_back(std::uint32_t(number)); });
  endResetModel();
  Q_EMIT searched();
}

template <class Found>
void EventLogModel::look(Found&& found) {
  next_ = std::max(next_, log().first());
  std::uint64_t end = endOfSpan();
  if (search_.isEmpty()) {
    log().for_each(next_, end, filter_, found);
    next_ = log().end();
    return;
  }
  QElapsedTimer time;
  time.start();
  while (next_ < end && time.elapsed() < slice_of_time) {
    std::uint64_t to = std::min(end, next_ + rows_between_looks_at_the_clock);
    log().for_each(next_, to, filter_, [&](std::uint64_t number) {
      if (matches(number)) found(number);
    });
    next_ = to;
  }
  if (next_ < end) return slices_.start(0);
  next_ = log().end();
  slices_.stop();
}

void EventLogModel::goOn() {
  dropForgotten();
  appendNew();
  Q_EMIT searched();
}

// Following the system

void EventLogModel::setWatched(bool watched) {
  is_watched_ = watched;
  if (watched) onChanged();
  else slices_.stop();
}

void EventLogModel::bringUpToDate() {
  if (next_ < log().first()) refilter();
  dropForgotten();
  while (next_ < log().end()) appendNew();
  Q_EMIT searched();
}

void EventLogModel::onChanged() {
  if (!is_watched_) return;
  if (next_ < log().first()) return refilter();  // nothing is left of what the rows show
  dropForgotten();
  if (!isSearching()) appendNew();
}

void EventLogModel::dropForgotten() {
  int forgotten = rowFrom(log().first());
  if (forgotten > 0) beginRemoveRows({}, 0, forgotten - 1);
  rows_.erase(rows_.begin(), rows_.begin() + forgotten);
  oldest_ = log().first();
  if (forgotten > 0) endRemoveRows();
}

void EventLogModel::appendNew() {
  std::vector<std::uint32_t> added;
  look([&added](std::uint64_t number) { added.push_back(std::uint32_t(number)); });
  if (added.empty()) return;
  beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
  rows_.insert(rows_.end(), added.begin(), added.end());
  endInsertRows();
}

}  // namespace ui
