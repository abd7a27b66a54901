#pragma once

#include <QDialog>

#include "views/contract/open_dossier.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ui {

class BothBooks;

/// How the simulated payment system treats what comes next, and what it has booked beside what the
/// desk knows.
class FaultBoard : public QDialog {
  Q_OBJECT

 public:
  FaultBoard(const OpenDossier& dossier, DeskPort& desk, QWidget* parent = nullptr);

  /// Reads both books anew.
  void refresh();

 Q_SIGNALS:
  void bankChanged();

 private:
  QWidget* makeChoice();
  QWidget* makePromise();
  void choose(bool is_once);
  void promise();
  void showNext();

  DeskPort& desk_;
  QComboBox* manner_ = nullptr;
  QLineEdit* reason_ = nullptr;
  QSpinBox* delay_ = nullptr;
  QSpinBox* life_ = nullptr;
  QCheckBox* answers_ = nullptr;
  QLabel* next_ = nullptr;
  BothBooks* books_ = nullptr;
};

}  // namespace ui
