#pragma once

#include <QAbstractTableModel>

#include <unordered_map>
#include <vector>

#include "models/observation.h"

namespace ui {

/// All processes as rows, sorted and filtered here, without a proxy. The order is kept while it is
/// held, so that rows do not move under the pointer.
class ProcessTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Process, Kind, Module, Mailbox, Handled, Restarts, State, ColumnCount };
  enum Role { IdentityRole = Qt::UserRole, KindRole };

  explicit ProcessTableModel(Observation& observation, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

  Identity identityAt(int row) const { return rows_[std::size_t(row)]; }
  int rowOf(Identity id) const;

  /// Keeps rows whose name, pid, kind or module contains the text.
  void setFilter(const QString& filter);
  /// While held, rows are updated but keep their places.
  void holdOrder(bool hold);
  bool isHeld() const { return is_held_; }

 private:
  void onChanged(const Changes& changes);
  void onTick();
  bool passes(const observer::ProcessEntry& entry) const;
  void addNew(const Changes& changes);
  void removeGone(const Changes& changes);
  void refilter();
  void resort();
  bool before(Identity a, Identity b) const;
  QVariant display(const observer::ProcessEntry& entry, int column) const;
  const observer::ProcessEntry* entry(Identity id) const { return observation_.system().find(id); }

  Observation& observation_;
  std::vector<Identity> rows_;
  QString filter_;
  int sort_column_ = Mailbox;
  Qt::SortOrder sort_order_ = Qt::DescendingOrder;
  bool is_held_ = false;
  bool order_is_old_ = false;
  int ticks_since_sort_ = 0;
};

}  // namespace ui
