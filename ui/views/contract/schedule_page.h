#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

namespace ui {

class FactTable;

/// The instalments that are agreed, and how much of each is paid.
class SchedulePage : public QWidget {
  Q_OBJECT

 public:
  explicit SchedulePage(const OpenDossier& dossier, QWidget* parent = nullptr);

 private:
  void refresh();

  const OpenDossier& dossier_;
  FactTable* table_;
};

}  // namespace ui
