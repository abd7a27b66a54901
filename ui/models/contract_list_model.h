#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "models/observation.h"
#include "murabaha/contract.h"

namespace ui {

/// The contracts of the system, as the states of their processes tell of them.
class ContractListModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Id, Customer, Stage, Outstanding, ColumnCount };

  struct Row {
    murabaha::Contract contract;
    Identity process;
    bool is_alive = true;
    std::uint32_t restarts = 0;
  };

  explicit ContractListModel(Observation& observation, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  const Row& at(int row) const { return rows_[std::size_t(row)]; }
  /// -1 when there is no such contract.
  int rowOf(const std::string& contract_id) const;
  int rowOf(Identity process) const;

 Q_SIGNALS:
  /// A contract, or its process, is different.
  void contractChanged(int row);

 private:
  void onChanged(const Changes& changes);
  void look(const observer::ProcessEntry& entry);
  /// The contract stays in the list as it was last seen.
  void loseProcess(Identity process);
  void readAll();

  Observation& observation_;
  std::vector<Row> rows_;  // by contract id
};

}  // namespace ui
