#pragma once

#include <QWidget>

#include <optional>

#include "models/event_log_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {

class EmptyPane;
class RowsView;

/// What happened, as a list: by process, by kind of event, by words; at the end of the list or
/// wherever the reader stands. Of each one can ask why.
class EventLogView : public QWidget {
  Q_OBJECT

 public:
  EventLogView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 208}; }
  bool follows() const;
  /// Stands at a row of the log, or the next that is shown.
  void goTo(std::uint64_t number);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QToolButton* makeGroupMenu();
  void connectRows();
  void onScrolled();
  void onInserted();
  void keepPlace();
  void returnToPlace();
  void showSelectedOnly(bool only);
  void takeSelection(int row);
  void showCount();
  void showWhy();
  void showEmpty();
  void clearFilter();
  void askWhy();

  Observation& observation_;
  Selection& selection_;
  EventLogModel* model_;
  RowsView* rows_;
  EmptyPane* empty_;
  QList<QAction*> kinds_;
  QCheckBox* only_selected_;
  QLineEdit* search_;
  QCheckBox* follow_;
  QLabel* count_;
  QPushButton* why_;
  std::optional<std::uint64_t> wanted_;  // the row to go to once the log is seen
  std::uint64_t place_ = 0;              // the number of the event on top, while the filter changes
};

}  // namespace ui
