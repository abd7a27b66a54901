#pragma once

#include <QDialog>

#include "models/observation.h"
#include "observer/causality.h"

class QScrollArea;
class QTreeWidget;

namespace ui {

class ChainView;

/// The chain of causes of something that happened: a diagram, from the first cause down, and
/// sentences, the latest first. A click on a step, in either, selects its process.
class WhyDialog : public QDialog {
  Q_OBJECT

 public:
  WhyDialog(const Observation& observation, Selection& selection, observer::CausalChain chain,
            QWidget* parent);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void fill();
  QWidget* makeButtons();
  void makeDiagram();
  void showStep();
  void savePicture();

  const Observation& observation_;
  Selection& selection_;
  observer::CausalChain chain_;
  ChainView* diagram_;
  QScrollArea* scroll_;
  QTreeWidget* steps_;
};

/// Opens it beside the window, which stays usable.
void show_why(const Observation& observation, Selection& selection, observer::CausalChain chain,
              QWidget* parent);

}  // namespace ui
