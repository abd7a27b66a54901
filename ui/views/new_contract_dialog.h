#pragma once

#include <QDialog>

#include "bridge/desk_port.h"
#include "murabaha/rules.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class NewContractAgreement;

/// Asks for the terms of a contract and opens it. A mistake is said in a sentence and nothing is
/// lost; the dialog closes when the contract is open.
class NewContractDialog : public QDialog {
  Q_OBJECT

 public:
  NewContractDialog(DeskPort& desk, const QString& suggested_id, QWidget* parent);

  const std::string& contractId() const { return contract_id_; }

 private:
  void makePrice();
  void makeSale();
  QFormLayout* makeForm();
  void makeLayout(QWidget* buttons);
  void followFields();
  murabaha::Result<murabaha::Terms> readTerms() const;
  murabaha::Result<std::vector<murabaha::CostLine>> readCostLines(
      const murabaha::Currency& currency) const;
  void refresh();
  void open();
  void sayUnmet(const std::vector<murabaha::Guard>& unmet);
  void say(const QString& mistake);

  DeskPort& desk_;
  std::string contract_id_;
  QLineEdit* id_ = nullptr;
  QLineEdit* customer_ = nullptr;
  QComboBox* currency_ = nullptr;
  QLineEdit* cost_ = nullptr;
  QLineEdit* profit_ = nullptr;
  QLabel* total_ = nullptr;
  QComboBox* profile_ = nullptr;
  QComboBox* overpayment_ = nullptr;
  QLineEdit* asset_ = nullptr;
  QComboBox* asset_class_ = nullptr;
  QLineEdit* supplier_ = nullptr;
  QLineEdit* agent_ = nullptr;
  QPlainTextEdit* cost_lines_ = nullptr;
  NewContractAgreement* agreement_ = nullptr;
  QLabel* mistake_ = nullptr;
  QPushButton* open_ = nullptr;
};

}  // namespace ui
