#pragma once

#include <QWidget>

#include "models/observation.h"
#include "observer/lint.h"

class QLabel;
class QTreeWidget;

namespace ui {

/// What is wrong in the system, in sentences: looked for once a second, while somebody looks here.
class FindingsView : public QWidget {
  Q_OBJECT

 public:
  FindingsView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 235}; }

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void onTick();
  void look();
  void fill();
  void selectPlace();

  Observation& observation_;
  Selection& selection_;
  QLabel* summary_;
  QTreeWidget* list_;
  std::vector<observer::Finding> findings_;
  observer::TimePoint looked_;
};

}  // namespace ui
