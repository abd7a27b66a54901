#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

namespace ui {

class FactTable;

/// What the payment system was told to pay, every call of it, and what came of it.
class PayoutsPage : public QWidget {
  Q_OBJECT

 public:
  explicit PayoutsPage(const OpenDossier& dossier, QWidget* parent = nullptr);

 private:
  QString nextQuery(const std::string& intent) const;
  QString payee(const murabaha::IntentRow& row) const;
  void refresh();

  const OpenDossier& dossier_;
  FactTable* intents_;
  FactTable* calls_;
};

}  // namespace ui
