#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

class QComboBox;
class QPushButton;

namespace ui {

class FactTable;

/// The documents that the rules ask for, and every condition of every step: whether it holds, the
/// rule that it comes from, and what would satisfy it. Documents are recorded, never judged.
class EvidencePage : public QWidget {
  Q_OBJECT

 public:
  explicit EvidencePage(const OpenDossier& dossier, QWidget* parent = nullptr);

  /// Shows the conditions of one action, `approve` or another.
  void showConditionsOf(const QString& action);

 Q_SIGNALS:
  void evidenceWanted(murabaha::EvidenceKind kind);

 private:
  void makeConditions();
  void refresh();
  void showDocuments(const murabaha::Contract& contract);
  void showConditions();
  QList<QStringList> conditionsOf(const murabaha::Contract& contract,
                                  const murabaha::Action& action) const;

  const OpenDossier& dossier_;
  FactTable* documents_;
  QPushButton* add_;
  QComboBox* action_;
  FactTable* conditions_;
};

}  // namespace ui
