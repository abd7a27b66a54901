#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

namespace ui {

class FactTable;

/// The postings of a contract, entry by entry, and the balances that they add up to.
class LedgerPage : public QWidget {
  Q_OBJECT

 public:
  explicit LedgerPage(const OpenDossier& dossier, QWidget* parent = nullptr);

 private:
  void refresh();

  const OpenDossier& dossier_;
  FactTable* balances_;
  FactTable* postings_;
};

}  // namespace ui
