#pragma once

#include <QWidget>

#include <functional>
#include <set>

#include "bridge/desk_port.h"
#include "models/contract_list_model.h"

class QAction;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTableWidget;

namespace ui {

class ContractDiagramView;

/// The Murabaha contracts: a list, and of the chosen one its state, its amounts, what can be done
/// and why not, its payments and its history.
///
/// The buttons stand in the same places in every state. One that is not possible now says why
/// beside it; pressed all the same, it asks the contract's process and shows the refusal.
class ContractInspector : public QWidget {
  Q_OBJECT

 public:
  ContractInspector(Observation& observation, Selection& selection, DeskPort& desk,
                    QWidget* parent = nullptr);

  QSize sizeHint() const override { return {430, 640}; }
  /// Opens the dialog for a new contract.
  QAction* newContract() const { return new_contract_; }

  /// Whether this process is a contract's.
  bool hasContractOf(Identity process) const { return model_->rowOf(process) >= 0; }

 public Q_SLOTS:
  void choose(const QString& contract_id);

 private:
  struct ActionRow {
    QPushButton* button;
    QLabel* reason;
    std::function<murabaha::Result<murabaha::Action>()> read;
    murabaha::Action sample;  // for the question whether the state allows it
  };

  QWidget* makeList();
  QWidget* makeDetails();
  QWidget* makeActions();
  QWidget* makeAmounts();
  void addAction(QGridLayout* grid, const char* id, const QString& label, QWidget* input,
                 murabaha::Action sample, std::function<murabaha::Result<murabaha::Action>()> read);
  QTableWidget* makeHistoryTable(const char* id, const QStringList& columns);

  const ContractListModel::Row* chosen() const;
  void chooseRow(int row);
  void onContractChanged(int row);
  void refresh();
  void refreshActions(const murabaha::Contract& contract);
  void refreshAmounts(const murabaha::Contract& contract);
  void refreshPayments(const murabaha::Contract& contract);
  void refreshHistory(const murabaha::Contract& contract);
  void press(const ActionRow& row);
  void clearInputs();
  void showAnswer(const QString& action, const murabaha::Result<murabaha::Contract>& answer);
  enum class Tone { Hint, Success, Refusal };
  void say(const QString& sentence, Tone tone);
  void askForContract();
  void setBank();
  QString nextId() const;

  Observation& observation_;
  Selection& selection_;
  DeskPort& desk_;
  ContractListModel* model_;
  std::string chosen_id_;
  std::string opened_id_;        // is chosen as soon as its process is seen
  std::set<std::string> asked_;  // the contracts that have not answered yet
  QAction* new_contract_ = nullptr;
  QTableView* list_ = nullptr;
  QWidget* details_ = nullptr;
  QLabel* empty_ = nullptr;
  QLabel* title_ = nullptr;
  QLabel* process_ = nullptr;
  ContractDiagramView* diagram_ = nullptr;
  QLineEdit* amount_ = nullptr;
  QLineEdit* rejection_ = nullptr;
  QLabel* answer_ = nullptr;
  QLabel* amounts_[5] = {};
  QComboBox* bank_ = nullptr;
  QTableWidget* payments_ = nullptr;
  QTableWidget* history_ = nullptr;
  std::vector<ActionRow> actions_;
};

}  // namespace ui
