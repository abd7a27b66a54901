#pragma once

#include <QAction>
#include <QObject>

#include <vector>

#include "views/column_arrangement.h"

class QHeaderView;
class QTableView;

namespace ui {

/// A column of a table, in the order of the model.
struct TableColumn {
  QString id;  // in settings and the names of actions
  int width;   // at first
};

/// The columns of a table as its user arranges them: moved and resized in the header, shown and
/// hidden in a menu there, sorted by. The last that is shown takes the room that is left.
/// @thread gui
class TableColumns : public QObject {
  Q_OBJECT

 public:
  /// @param name of the table, with which the names of the actions begin
  /// @param columns the first tells rows apart, and cannot be hidden
  TableColumns(const QString& name, QTableView& table, const std::vector<TableColumn>& columns,
               int sorted_by, Qt::SortOrder order);

  void restoreDefault() { arrange(at_first_); }
  /// What somebody has made of it, to be kept; empty for the default.
  QByteArray own() const;
  /// Brings that back.
  void restoreOwn(const QByteArray& kept);

  /// One for each column; chosen again it turns the order round, as a click on the header does.
  const QList<QAction*>& sortActions() const { return sort_actions_; }
  /// One for each column to show or hide it, then one for the columns as they were at first.
  QList<QAction*> showActions() const { return show_actions_ + QList<QAction*>{restore_}; }

 private:
  void makeActions(const QString& name);
  void sortBy(int column);
  ColumnArrangement present() const;
  void arrange(const ColumnArrangement& arrangement);
  void showMenu(const QPoint& at);

  QTableView& table_;
  QHeaderView& header_;
  QStringList ids_;
  ColumnArrangement at_first_;
  QList<QAction*> sort_actions_;
  QList<QAction*> show_actions_;
  QAction* restore_;
};

}  // namespace ui
