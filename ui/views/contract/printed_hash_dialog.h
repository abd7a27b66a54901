#pragma once

#include <QDialog>

#include "bridge/desk_port.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Looks for the hash that is printed on a statement in the trail of its contract.
class PrintedHashDialog : public QDialog {
  Q_OBJECT

 public:
  /// @param contract_id whose statement it may be; empty: nobody knows
  PrintedHashDialog(DeskPort& desk, const QString& contract_id, QWidget* parent);

 private:
  void look();
  void show(const murabaha::Dossier& kept, const std::string& printed);
  void say(const QString& sentence, bool is_right);

  DeskPort& desk_;
  QLineEdit* contract_;
  QLineEdit* hash_;
  QPushButton* look_;
  QLabel* verdict_;
};

}  // namespace ui
