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
  /// Stands at a row of the log, or the next that is shown, about the process in this place; where
  /// there is none it stays. What is selected stays as it is.
  void goTo(std::uint64_t number, Identity place);

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
  void goToWanted();

  struct Goal {
    std::uint64_t number;
    Identity place;
  };

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
  std::optional<Goal> wanted_;  // where to go once the log is seen
  bool is_going_ = false;       // there
  std::uint64_t place_ = 0;     // the number of the event on top, while the filter changes
};

}  // namespace ui
