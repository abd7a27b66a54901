#pragma once

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>

#include "models/event_words.h"
#include "models/observation.h"

namespace ui {

/// The events that pass the filter, oldest first. A filter by kind and process takes effect at
/// once. A search in the details has to put each event into words: it goes through the log in
/// slices, between which the window answers, and what it finds comes as further rows.
class EventLogModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Kind, Process, Details, ColumnCount };
  enum Role { IdentityRole = Qt::UserRole, GroupRole };

  explicit EventLogModel(Observation& observation, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  void showGroup(EventGroup group, bool shown);
  bool showsGroup(EventGroup group) const { return shown_[std::size_t(group)]; }
  /// Only events about this process; none shows all.
  void setProcess(Identity id);
  /// Only events of a span of time; none shows all.
  void setSpan(const std::optional<observer::TimeRange>& span);
  /// Only events whose details contain the text, whatever its case.
  void setSearch(const QString& text);
  bool isSearching() const { return slices_.isActive(); }
  /// Whether what is searched for is in what a row of the log says.
  bool matches(std::uint64_t number) const;
  /// How much of the log the search has gone through.
  int searchedPercent() const;

  /// While nobody looks at the rows they are left as they are.
  void setWatched(bool watched);
  /// Shows all that passes the filter, watched or not; a search goes through the rest of the log at
  /// once.
  void bringUpToDate();

  /// The running number of a row in the log.
  std::uint64_t numberAt(int row) const;
  /// The row of this number; -1 when it is not shown.
  int rowOf(std::uint64_t number) const;
  /// The first row of this number or a later one; the number of rows when there is none.
  int rowFrom(std::uint64_t number) const;
  /// The first of them that is about a process; -1 when there is none.
  int rowFrom(std::uint64_t number, Identity subject) const;

 Q_SIGNALS:
  /// The search has gone through a slice, or has come to its end.
  void searched();

 private:
  void onChanged();
  void dropForgotten();
  void appendNew();
  /// Looks at events from `next_` on, at least at some and at most for a slice of time when each is
  /// put into words, and calls `found` with the numbers of those that pass.
  template <class Found>
  void look(Found&& found);
  void goOn();
  std::uint64_t endOfSpan() const;
  void refilter();
  QVariant display(const observer::EventLog::Row& row, int column) const;
  const observer::EventLog& log() const { return observation_.log(); }

  Observation& observation_;
  std::deque<std::uint32_t> rows_;  // the lower halves of running numbers in the log
  std::uint64_t oldest_ = 0;        // no row is older: what the upper halves follow from
  std::uint64_t next_ = 0;          // the first that has not been looked at
  bool shown_[event_group_count] = {true, true, true, false, false, false, true};
  observer::EventLog::Filter filter_;
  std::optional<observer::TimeRange> span_;
  QString search_;
  QTimer slices_;
  bool is_watched_ = true;
};

}  // namespace ui
