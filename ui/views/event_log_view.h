#pragma once

#include <QWidget>

#include "models/event_log_model.h"

class QCheckBox;
class QLabel;
class QTableView;
class QToolButton;

namespace ui {

/// What happened, as a list: by process, by kind of event; at the end of the list or wherever the
/// reader stands.
class EventLogView : public QWidget {
  Q_OBJECT

 public:
  EventLogView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 220}; }
  bool follows() const;

 private:
  QToolButton* makeGroupMenu();
  void onScrolled(int value);
  void onInserted();
  void showSelectedOnly(bool only);
  void takeSelection();
  void showCount();

  Selection& selection_;
  EventLogModel* model_;
  QTableView* table_;
  QCheckBox* only_selected_;
  QCheckBox* follow_;
  QLabel* count_;
};

}  // namespace ui
