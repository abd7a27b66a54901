#pragma once

#include <QWidget>

#include "models/process_table_model.h"
#include "views/process_actions.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace ui {

class EmptyPane;

/// All processes in a table, with a filter. The order of the rows stands still while the pointer is
/// over them or a menu is open.
class ProcessTableView : public QWidget {
  Q_OBJECT

 public:
  ProcessTableView(Observation& observation, Selection& selection, ProcessActions& actions,
                   QWidget* parent = nullptr);

  /// One for each column; chosen again it turns the order round, as a click on the header does.
  const QList<QAction*>& sortActions() const { return sort_actions_; }

  QSize sizeHint() const override { return {640, 208}; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void makeTable();
  void layOut();
  void followModel();
  void makeSortActions();
  void sortBy(int column);
  void showSelection(Identity id);
  void takeSelection();
  void showMenu(const QPoint& at);
  void showCount();
  void letTimePass();
  void leaveRows(int first, int last);

  Observation& observation_;
  Selection& selection_;
  ProcessActions& actions_;
  ProcessTableModel* model_;
  QTableView* table_;
  QLineEdit* filter_;
  QLabel* count_;
  EmptyPane* empty_;
  QList<QAction*> sort_actions_;
  bool menu_is_open_ = false;
  int frames_ = 0;  // since the lines have moved on
};

}  // namespace ui
