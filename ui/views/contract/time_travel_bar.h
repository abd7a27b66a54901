#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

class QLabel;
class QPushButton;
class QSlider;

namespace ui {

/// Goes back over the steps of a contract: all views show it as it was then.
class TimeTravelBar : public QWidget {
  Q_OBJECT

 public:
  explicit TimeTravelBar(OpenDossier& dossier, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void refresh();
  void say();

  OpenDossier& dossier_;
  QSlider* slider_;
  QLabel* moment_;
  QPushButton* now_;
};

}  // namespace ui
