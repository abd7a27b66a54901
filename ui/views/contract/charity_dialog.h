#pragma once

#include <QDialog>

#include <vector>

#include "bridge/desk_port.h"

class QLabel;

namespace ui {

class FactTable;

/// The charity ledger of the desk: every donation that was taken and what was passed on, and by
/// currency what is left to distribute (SS-8 5/6).
class CharityDialog : public QDialog {
  Q_OBJECT

 public:
  CharityDialog(DeskPort& desk, QWidget* parent);

  /// Reads it anew.
  void refresh();

 private:
  void show(const std::vector<murabaha::CharityRow>& rows);

  DeskPort& desk_;
  FactTable* totals_;
  FactTable* rows_;
  QLabel* mistake_;
};

}  // namespace ui
