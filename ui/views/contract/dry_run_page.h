#pragma once

#include <QWidget>

#include "models/dry_run.h"
#include "views/contract/open_dossier.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

class FactTable;

/// What a step would lead to: "what if 60,000 are paid?". Nothing is written.
class DryRunPage : public QWidget {
  Q_OBJECT

 public:
  explicit DryRunPage(const OpenDossier& dossier, QWidget* parent = nullptr);

 private:
  void refresh();
  void show(const DryRun& run, const murabaha::Currency& currency);
  bool takesAmount() const;
  murabaha::Result<murabaha::Action> action() const;

  const OpenDossier& dossier_;
  QComboBox* step_;
  QLineEdit* amount_;
  QLabel* outcome_;
  FactTable* postings_;
};

}  // namespace ui
