#pragma once

#include <QWidget>

#include "bridge/desk_port.h"
#include "models/contract_list_model.h"

class QAction;
class QLabel;
class QMenu;
class QTabWidget;

namespace ui {

class ContractActions;
class ContractDiagramView;
class ContractHeader;
class ContractListView;
class DeskProofs;
class EvidencePage;
class FaultBoard;
class OpenDossier;
class OrderSender;
struct OrderAnswer;

/// The Murabaha contracts: a list, and of the chosen one its state, its amounts, what can be done
/// and why not, and all that is kept of it, as it is now or as it was.
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
  /// Opens the fault board of the payment system.
  QAction* faults() const { return faults_; }
  /// Asks for a bank's file of payments, for the shown contract or for those that it names.
  QAction* importPayments() const { return import_; }
  /// What shows others that the desk's books are whole, as actions for a menu.
  const DeskProofs& proofs() const { return *proofs_; }
  /// Offers a way to take the shown contract out of the program.
  void addExport(QAction* action);
  /// What the screen shows of the chosen contract, also of its past; nullptr when none is shown.
  const murabaha::Dossier* shown() const;

  /// Whether this process is a contract's.
  bool hasContractOf(Identity process) const { return !processes_->contractOf(process).empty(); }

 public Q_SLOTS:
  void choose(const QString& contract_id);

 Q_SIGNALS:
  /// This contract is shown from now on, whoever has chosen it; empty: none.
  void chosen(const QString& contract_id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum class Tone { Hint, Success, Refusal };

  void makeActions();
  void connectAll();
  QWidget* makeBar();
  QWidget* makeDetails();
  QWidget* withAnswer(QWidget* part);
  QTabWidget* makeTabs(QWidget* parent);
  enum class Selecting { Process, Nothing };
  void open(const std::string& contract_id, Selecting selecting = Selecting::Process);
  void selectProcess();
  void follow(const std::set<std::string>& contract_ids);
  void refresh();
  void read();
  void sayRead();
  void onAnswer(const OrderAnswer& answer);
  void onSent(const QString& name, int others, bool is_again);
  void say(const QString& sentence, Tone tone);
  void askForContract();
  void showFaults();
  void askForPayments();
  QString nextId() const;

  Selection& selection_;
  DeskPort& desk_;
  ContractProcesses* processes_;
  ContractListModel* model_;
  OpenDossier* dossier_;
  OrderSender* sender_;
  QAction* new_contract_ = nullptr;
  QAction* faults_ = nullptr;
  QAction* import_ = nullptr;
  DeskProofs* proofs_ = nullptr;
  QMenu* files_ = nullptr;
  QAction* exports_end_ = nullptr;  // in that menu
  ContractListView* list_ = nullptr;
  ContractHeader* header_ = nullptr;
  ContractDiagramView* diagram_ = nullptr;
  ContractActions* steps_ = nullptr;
  EvidencePage* evidence_ = nullptr;
  FaultBoard* board_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  QWidget* details_ = nullptr;
  QLabel* empty_ = nullptr;
  QLabel* answer_ = nullptr;
  bool is_selecting_ = false;
  bool is_importing_ = false;
  bool waits_for_process_ = false;  // of the chosen contract, to be selected when it is seen
  bool waits_for_state_ = false;    // somebody has asked for it
};

}  // namespace ui
