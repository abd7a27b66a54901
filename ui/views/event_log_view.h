#pragma once

#include <QWidget>

#include "models/event_log_model.h"
#include "models/event_selection.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {

class EmptyPane;
class RowsView;

/// What happened, as a list: by process, by kind of event, by words; at the end of the list or
/// wherever the reader stands. Of each one can ask why. It goes to the event that is chosen, here
/// or elsewhere, or says what hides it.
class EventLogView : public QWidget {
  Q_OBJECT

 public:
  EventLogView(Observation& observation, Selection& selection, EventSelection& events,
               QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 208}; }
  bool follows() const;

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QToolButton* makeGroupMenu();
  QWidget* makeNote();
  void connectRows();
  void onScrolled();
  void onInserted();
  void keepPlace();
  void returnToPlace();
  void showSelectedOnly(bool only);
  void takeSelection(int row);
  void takeSpan();
  void showCount();
  void showEmpty();
  void clearFilter();
  void askWhy();
  void takeChosen();
  void goToChosen();
  void markChosen();
  int rowOfChosen() const;
  void showNote();
  QString noteOfChosen() const;
  bool isChosenKept() const;
  bool canBeRevealed() const;
  bool isChosenOwn() const;
  bool isInSpan(std::uint64_t number) const;
  void revealChosen();

  Observation& observation_;
  Selection& selection_;
  EventSelection& events_;
  EventLogModel* model_;
  RowsView* rows_;
  EmptyPane* empty_;
  QList<QAction*> kinds_;
  QCheckBox* only_selected_;
  QToolButton* span_;
  QLineEdit* search_;
  QCheckBox* follow_;
  QLabel* count_;
  QPushButton* why_;
  QLabel* note_;
  QPushButton* reveal_;
  bool is_due_ = false;       // to go to what is chosen, once it is seen
  bool is_span_due_ = false;  // to look at no other time, likewise
  bool is_marking_ = false;   // it, and nobody chooses another
  std::uint64_t place_ = 0;   // the number of the event on top, while the filter changes
};

}  // namespace ui
