#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "models/observation.h"

namespace ui {

/// Groups of events that are shown or hidden together.
enum class EventGroup { Lifecycle, Supervision, Messages, Handlers, State, Timers, Log };
inline constexpr int event_group_count = 7;
EventGroup group_of(const trace::What& what);
QString name_of(EventGroup group);

/// The events that pass the filter, oldest first.
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

 private:
  void onChanged(const Changes& changes);
  bool passes(const observer::EventLog::Row& row) const;
  void appendNew();
  void dropForgotten();
  void refilter();
  QVariant display(const observer::EventLog::Row& row, int column) const;
  const observer::EventLog::Row& rowAt(int row) const {
    return observation_.log().row(rows_[std::size_t(row)]);
  }

  Observation& observation_;
  std::vector<std::uint64_t> rows_;  // running numbers of the log's rows
  std::uint64_t next_ = 0;           // the first that has not been looked at
  bool shown_[event_group_count] = {true, true, true, false, false, false, true};
  Identity process_;
};

}  // namespace ui
