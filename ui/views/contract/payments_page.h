#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

namespace ui {

class FactTable;

/// What the customer has paid, newest first.
class PaymentsPage : public QWidget {
  Q_OBJECT

 public:
  explicit PaymentsPage(const OpenDossier& dossier, QWidget* parent = nullptr);

 private:
  void refresh();

  const OpenDossier& dossier_;
  FactTable* table_;
};

}  // namespace ui
