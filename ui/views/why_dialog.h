#pragma once

#include <QDialog>

#include "models/event_selection.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QTreeWidget;

namespace ui {

class ChainView;

/// The chain of causes of something that happened: a diagram, from the first cause down, and
/// sentences, the latest first. A click on a step, in either, selects its process and the step.
/// What is chosen elsewhere is marked when it is a step, or else its own chain is offered.
class WhyDialog : public QDialog {
  Q_OBJECT

 public:
  /// @pre events.canBeExplained()
  WhyDialog(const Observation& observation, Selection& selection, EventSelection& events,
            QWidget* parent);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void fill();
  QWidget* makeButtons();
  void makeDiagram();
  void showStep();
  void takeChosen();
  int stepOfChosen() const;
  bool isChosen(int step) const;
  void select(int step);
  void explainChosen();
  void bringIntoView(int step);
  void savePicture();

  const Observation& observation_;
  Selection& selection_;
  EventSelection& events_;
  ChosenEvent asked_;  // why it happened
  observer::CausalChain chain_;
  ChainView* diagram_;
  QScrollArea* scroll_;
  QTreeWidget* steps_;
  QLabel* end_;
  QPushButton* other_ = nullptr;  // asks why of what is chosen elsewhere
  bool is_taking_ = false;        // what is chosen elsewhere: nobody chooses another
};

/// Explains what is chosen, beside the window, which stays usable.
/// @pre events.canBeExplained()
void show_why(const Observation& observation, Selection& selection, EventSelection& events,
              QWidget* parent);

}  // namespace ui
