#pragma once

#include <QDialog>

#include "views/contract/payments_import.h"

class QLabel;
class QPushButton;

namespace ui {

class FactTable;

/// Shows what a bank's file of payments would book, line by line, and books it when somebody says
/// so; afterwards what came of each line. Enter cancels.
class ImportDialog : public QDialog {
  Q_OBJECT

 public:
  /// @param contract_id whose payments they are when the file does not say; empty: it must
  ImportDialog(DeskPort& desk, const QString& file, const std::string& contract_id,
               QWidget* parent);

  /// Stops an import that is under way, and stays until it is answered.
  void reject() override;

 private:
  void makeButtons();
  void refuse(const QString& sentence);
  void showVerdicts();
  void book();
  void showProgress();
  void showResult();
  void say(const QString& sentence, bool is_right);
  void fill();
  QStringList cellsOf(const PaymentsImport::Item& item) const;
  QString totals() const;

  PaymentsImport* import_;
  QLabel* verdict_;
  QLabel* totals_;
  FactTable* lines_;
  QPushButton* book_ = nullptr;
  QPushButton* close_ = nullptr;
};

}  // namespace ui
