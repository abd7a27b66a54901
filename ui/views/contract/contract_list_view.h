#pragma once

#include <QWidget>

#include "models/contract_list_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace ui {

/// The contracts that are kept: those of a state or with a text in their ids, and below them their
/// sums, each currency by itself.
class ContractListView : public QWidget {
  Q_OBJECT

 public:
  explicit ContractListView(ContractListModel& model, QWidget* parent = nullptr);

  /// Marks a contract, as soon as its row is read.
  void mark(const std::string& contract_id);

 Q_SIGNALS:
  /// By mouse or key.
  void chosen(const std::string& contract_id);

 private:
  QWidget* makeFilter();
  void makeTable();
  void onCurrentRow(int row);
  void follow();
  void showTotals();

  ContractListModel& model_;
  QComboBox* state_ = nullptr;
  QLineEdit* text_ = nullptr;
  QTableView* table_ = nullptr;
  QLabel* totals_ = nullptr;
  std::string marked_;
  int row_to_read_ = -1;  // was gone to, and is not read yet
  bool is_marking_ = false;
};

}  // namespace ui
