// What stands in the cells of the process table.

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "models/process_table_model.h"

namespace ui {
namespace {

using observer::ProcessEntry;

bool is_number(int column) {
  return column == ProcessColumns::Mailbox || column == ProcessColumns::Handled ||
         column == ProcessColumns::Restarts;
}

}  // namespace

QVariant ProcessTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && is_number(section)) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole) {
    if (section == Mailbox) return tr("Messages that wait");
    if (section == History) return tr("Messages that waited in the last 60 s; sorts by the most");
    if (section == Handled) return tr("Messages taken so far");
    return {};
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Name");
    case Process: return tr("PID");
    case Kind: return tr("Kind");
    case Module: return tr("Module");
    case Mailbox: return tr("Mailbox");
    case History: return tr("Last 60 s");
    case Handled: return tr("Handled");
    case Restarts: return tr("Restarts");
    case State: return tr("Status");
    default: return {};
  }
}

QVariant ProcessTableModel::display(const ProcessEntry& entry, int column) const {
  switch (column) {
    case Name: return apart(entry.title());
    case Process: return apart(entry.pid.text());
    case Kind: return word_of(entry.kind);
    case Module: return apart(entry.label.text());
    case Mailbox: return number(entry.depth);
    case Handled: return number(entry.received);
    case Restarts: return number(entry.restarts());
    case State: return word_of(entry.status);
    default: return {};
  }
}

QVariant ProcessTableModel::tip(const ProcessEntry& entry, int column) const {
  if (column != Mailbox && column != History) return apart(observation_.system().path_of(entry.id));
  return tr("%1 now, at most %2 so far")
      .arg(counted(entry.depth, Things::MessagesWait), number(entry.peak_depth));
}

QVariant ProcessTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole) {
    return is_number(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                     : QVariant();
  }
  Identity id = identityAt(index.row());
  if (role == IdentityRole) return id.number;
  const ProcessEntry* of_row = entry(id);
  if (of_row == nullptr) {
    return role == Qt::DisplayRole && index.column() == State ? tr("gone") : QVariant();
  }
  switch (role) {
    case Qt::DisplayRole: return display(*of_row, index.column());
    case Qt::AccessibleTextRole: return tip(*of_row, index.column());
    case Qt::ToolTipRole: return tip(*of_row, index.column());
    case KindRole: return int(of_row->kind);
    case DepthRole: return of_row->depth;
    case FoundRole: return isSearching() && matches_.finds(of_row->id);
    case GreyedRole: return isGreyed(index.row());
    default: return {};
  }
}

}  // namespace ui
