#pragma once

#include <QWidget>

#include "views/contract/open_dossier.h"

class QCheckBox;

namespace ui {

class FactTable;

/// Every step of a contract and every request that was refused, the latest on top.
class TimelinePage : public QWidget {
  Q_OBJECT

 public:
  explicit TimelinePage(const OpenDossier& dossier, QWidget* parent = nullptr);

 private:
  struct Entry {
    murabaha::Timestamp at = 0;
    bool is_refusal = false;
    QStringList cells;
    QString tip;
  };

  QList<Entry> entries() const;
  Entry step(const murabaha::AuditRow& row, const murabaha::Contract& contract) const;
  Entry refusal(const murabaha::Attempt& attempt) const;
  void refresh();
  void copy() const;

  const OpenDossier& dossier_;
  FactTable* table_;
  QCheckBox* only_refusals_;
};

}  // namespace ui
