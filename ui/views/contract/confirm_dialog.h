#pragma once

#include <QDialog>

#include "murabaha/money.h"

class QFormLayout;
class QLabel;
class QLineEdit;

namespace ui {

/// Asks before what cannot be undone: says the effect in words and figures, and, where money goes
/// out, wants the amount written by hand. Enter cancels.
class ConfirmDialog : public QDialog {
  Q_OBJECT

 public:
  /// @param verb what the button does, as in "Disburse"
  ConfirmDialog(const QString& verb, const QString& effect, QWidget* parent);

  /// The amount must be written to go on.
  void askForAmount(murabaha::Amount amount, const murabaha::Currency& currency);
  /// Adds a field above the buttons.
  QLineEdit* addField(const QString& id, const QString& label, const QString& value);
  void setEffect(const QString& effect);

 private:
  void goOn();

  QLabel* effect_;
  QFormLayout* form_;
  QLineEdit* amount_ = nullptr;
  QLabel* mistake_;
  murabaha::Amount expected_ = 0;
  murabaha::Currency currency_;
};

}  // namespace ui
