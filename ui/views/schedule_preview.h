#pragma once

#include <QWidget>

#include <vector>

#include "murabaha/schedule.h"

class QLabel;

namespace ui {

class FactTable;

/// A schedule as it would be, before it is agreed.
class SchedulePreview : public QWidget {
  Q_OBJECT

 public:
  /// @param id of the dialog that it is part of: its table is `new.preview`, ...
  SchedulePreview(const QString& id, QWidget* parent);

  /// Shows the payments, or why there are none.
  /// @param rebate what is left of the price after them, and is given back
  void show(const murabaha::Result<std::vector<murabaha::Instalment>>& payments,
            const murabaha::Currency& currency, murabaha::Amount rebate = 0);

 private:
  FactTable* table_;
  QLabel* sum_;
};

}  // namespace ui
