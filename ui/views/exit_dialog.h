#pragma once

#include <QDialog>

#include "base/term.h"

class QComboBox;
class QLabel;

namespace ui {

/// Asks for the reason of an exit signal and says what it will do.
class ExitDialog : public QDialog {
  Q_OBJECT

 public:
  ExitDialog(const QString& process, QWidget* parent);

  /// An atom when it is written like one, else a text.
  otp::Term reason() const;

 private:
  void explain();

  QComboBox* reason_ = nullptr;
  QLabel* effect_ = nullptr;
};

}  // namespace ui
