#include "models/contract_list_model.h"

#include <algorithm>

#include "draw/text.h"

namespace ui {

using murabaha::Contract;

ContractListModel::ContractListModel(Observation& observation, QObject* parent)
    : QAbstractTableModel(parent), observation_(observation) {
  connect(&observation, &Observation::changed, this, &ContractListModel::onChanged);
  connect(&observation, &Observation::cleared, this, &ContractListModel::readAll);
  readAll();
}

int ContractListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int ContractListModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ContractListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section == Outstanding) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Id: return tr("Contract");
    case Customer: return tr("Customer");
    case Stage: return tr("State");
    case Outstanding: return tr("Outstanding");
    default: return {};
  }
}

QVariant ContractListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Contract& contract = at(index.row()).contract;
  if (role == Qt::TextAlignmentRole && index.column() == Outstanding) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Id: return text(contract.terms.contract_id);
    case Customer: return text(contract.terms.customer_id);
    case Stage: return text(murabaha::name_of(contract.stage));
    case Outstanding:
      return text(murabaha::format_money(contract.outstanding(), contract.terms.currency));
    default: return {};
  }
}

int ContractListModel::rowOf(const std::string& contract_id) const {
  auto found = std::ranges::find_if(
      rows_, [&](const Row& row) { return row.contract.terms.contract_id == contract_id; });
  return found == rows_.end() ? -1 : int(found - rows_.begin());
}

int ContractListModel::rowOf(Identity process) const {
  auto found = std::ranges::find(rows_, process, &Row::process);
  return found == rows_.end() ? -1 : int(found - rows_.begin());
}

void ContractListModel::readAll() {
  beginResetModel();
  rows_.clear();
  endResetModel();
  observation_.system().for_each([this](const observer::ProcessEntry& entry) { look(entry); });
}

void ContractListModel::onChanged(const Changes& changes) {
  for (Identity id : changes.touched) {
    if (const auto* entry = observation_.system().find(id)) look(*entry);
  }
  for (Identity id : changes.removed) loseProcess(id);
}

void ContractListModel::loseProcess(Identity process) {
  int row = rowOf(process);
  if (row < 0) return;
  rows_[std::size_t(row)].is_alive = false;
  Q_EMIT contractChanged(row);
}

void ContractListModel::look(const observer::ProcessEntry& entry) {
  auto contract = Contract::from_term(entry.state);
  if (!contract) return;
  Row fresh{std::move(*contract), entry.id, entry.is_alive, entry.restarts()};
  const std::string& id = fresh.contract.terms.contract_id;
  int row = rowOf(id);
  if (row < 0) {
    auto place = std::ranges::lower_bound(
        rows_, id, {}, [](const Row& each) { return each.contract.terms.contract_id; });
    row = int(place - rows_.begin());
    beginInsertRows({}, row, row);
    rows_.insert(place, std::move(fresh));
    endInsertRows();
  } else {
    rows_[std::size_t(row)] = std::move(fresh);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
  }
  Q_EMIT contractChanged(row);
}

}  // namespace ui
