#pragma once

#include <QWidget>

#include "models/contract_processes.h"
#include "views/contract/open_dossier.h"

class QLabel;
class QProgressBar;

namespace ui {

/// Who has agreed what, in which state it is, and how much of it is paid: in figures, in words and
/// as a bar.
class ContractHeader : public QWidget {
  Q_OBJECT

 public:
  ContractHeader(const OpenDossier& dossier, const ContractProcesses& processes,
                 QWidget* parent = nullptr);

  /// Says anew which process runs.
  void showProcess();

 private:
  QWidget* makeAmounts();
  void refresh();
  void showFault();
  void showTerms(const murabaha::Terms& terms);
  void showAmounts(const murabaha::Contract& contract);
  void showProgress(const murabaha::Contract& contract);
  void showArrears(const murabaha::Contract& contract);

  const OpenDossier& dossier_;
  const ContractProcesses& processes_;
  QLabel* title_;
  QLabel* stage_;
  QLabel* fault_;
  QLabel* process_;
  QLabel* terms_;
  QLabel* amounts_[5] = {};
  QProgressBar* bar_;
  QLabel* progress_;
  QLabel* rebate_;
  QLabel* arrears_;
  QLabel* refund_;
};

}  // namespace ui
