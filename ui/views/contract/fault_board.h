#pragma once

#include <QDialog>

#include "views/contract/open_dossier.h"

class QComboBox;
class QLabel;
class QLineEdit;

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
  void choose(bool is_once);
  void showNext();

  DeskPort& desk_;
  QComboBox* manner_ = nullptr;
  QLineEdit* reason_ = nullptr;
  QLabel* next_ = nullptr;
  BothBooks* books_ = nullptr;
};

}  // namespace ui
