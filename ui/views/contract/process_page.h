#pragma once

#include <QWidget>

#include "views/contract/crash_trial.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace ui {

class FactTable;

/// The process of a contract, and what its crash changes: nothing.
class ProcessPage : public QWidget {
  Q_OBJECT

 public:
  ProcessPage(const OpenDossier& dossier, const ContractProcesses& processes, DeskPort& desk,
              QWidget* parent = nullptr);

 private:
  QWidget* makeCrash();
  void refresh();
  void crash();
  void show(const CrashReport& report);

  const OpenDossier& dossier_;
  const ContractProcesses& processes_;
  CrashTrial* trial_;
  FactTable* facts_;
  QComboBox* point_ = nullptr;
  QPushButton* crash_ = nullptr;
  QLabel* verdict_ = nullptr;
  FactTable* comparison_ = nullptr;
  std::string shown_id_;
};

}  // namespace ui
