#pragma once

#include <QWidget>

#include <optional>

#include "models/process_table_model.h"
#include "views/process_actions.h"

class QCheckBox;
class QLabel;
class QTableView;

namespace ui {

class EmptyPane;
class SearchEdit;
class TableColumns;

/// All processes in a table, with a search. What it does not find is greyed, or hidden.
///
/// The order of the rows stands still while somebody uses them: while the pointer is over them, for
/// a while after a key was pressed there, and then as long as a menu or a dialog is open.
class ProcessTableView : public QWidget {
  Q_OBJECT

 public:
  ProcessTableView(Observation& observation, Selection& selection, ProcessActions& actions,
                   QWidget* parent = nullptr);

  TableColumns& columns() const { return *columns_; }

  QSize sizeHint() const override { return {640, 208}; }
  /// The columns and the order as at first, without a search.
  void restoreDefault();
  static constexpr auto in_use_after_a_key = std::chrono::seconds(2);

 public Q_SLOTS:
  /// Goes to the search field.
  void beginSearch();
  /// Selects the next process that is found.
  void nextMatch() { step(1); }
  void previousMatch() { step(-1); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void makeTable();
  void makeSearch();
  void layOut();
  void followModel();
  void setSearch(const QString& text);
  void step(int by);
  void showSelection(Identity id);
  void takeSelection();
  void showMenu(const QPoint& at);
  void showCount();
  QString countText() const;
  bool isInUse() const;
  void letGo();
  void letTimePass();
  void leaveRows(int first, int last);

  Observation& observation_;
  Selection& selection_;
  ProcessActions& actions_;
  ProcessTableModel* model_;
  QTableView* table_;
  TableColumns* columns_ = nullptr;
  SearchEdit* search_;
  QCheckBox* only_matches_;
  QLabel* count_;
  EmptyPane* empty_;
  bool is_under_pointer_ = false;
  std::optional<observer::Duration> key_at_;  // by the watcher's clock, when the last was pressed
  int frames_ = 0;                            // since the lines have moved on
};

}  // namespace ui
