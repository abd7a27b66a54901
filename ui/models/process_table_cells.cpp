// What stands in the cells of the process table.

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "models/process_table_model.h"

namespace ui {
namespace {

using observer::ProcessEntry;

bool is_number(int column) {
  return column >= ProcessColumns::Mailbox && column <= ProcessColumns::Restarts &&
         column != ProcessColumns::History;
}

/// What is drawn, or is a figure without its unit: it is read out as a sentence.
bool says_too_little(int column) {
  return column >= ProcessColumns::Mailbox && column <= ProcessColumns::Busy;
}

QString title_of(int column) {
  switch (column) {
    case ProcessColumns::Name: return ProcessTableModel::tr("Name");
    case ProcessColumns::Process: return ProcessTableModel::tr("PID");
    case ProcessColumns::Kind: return ProcessTableModel::tr("Kind");
    case ProcessColumns::Module: return ProcessTableModel::tr("Module");
    case ProcessColumns::Mailbox: return ProcessTableModel::tr("Mailbox");
    case ProcessColumns::History: return ProcessTableModel::tr("Last 60 s");
    case ProcessColumns::Rate: return ProcessTableModel::tr("In/s");
    case ProcessColumns::Busy: return ProcessTableModel::tr("Busy %");
    case ProcessColumns::Taken: return ProcessTableModel::tr("Taken");
    case ProcessColumns::Restarts: return ProcessTableModel::tr("Restarts");
    case ProcessColumns::State: return ProcessTableModel::tr("Status");
    default: return {};
  }
}

QString meaning_of(int column) {
  switch (column) {
    case ProcessColumns::Mailbox: return ProcessTableModel::tr("Messages that wait");
    case ProcessColumns::History:
      return ProcessTableModel::tr("Messages that waited in the last 60 s; sorts by the most");
    case ProcessColumns::Rate:
      return ProcessTableModel::tr(
          "Messages that come each second, without answers to its calls, over the last 10 s; "
          "empty where none was seen");
    case ProcessColumns::Busy:
      return ProcessTableModel::tr(
          "Share of the last 10 s in which a handler ran; empty where "
          "none was seen");
    case ProcessColumns::Taken:
      return ProcessTableModel::tr(
          "Messages taken from the mailbox so far, answers to its calls too, also before restarts");
    default: return {};
  }
}

std::optional<double> percent_of(std::optional<double> share) {
  if (share) share = 100 * *share;
  return share;
}

/// Nothing where nothing was seen.
QString shown(std::optional<double> rate) {
  return rate.value_or(0) > 0 ? figure(*rate) : QString();
}

}  // namespace

QVariant ProcessTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  switch (role) {
    case Qt::DisplayRole: return title_of(section);
    case Qt::ToolTipRole: return meaning_of(section);
    case Qt::TextAlignmentRole:
      return is_number(section) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default: return {};
  }
}

observer::MailboxRates ProcessTableModel::ratesOf(const ProcessEntry& entry) const {
  return observation_.mailboxes().rates_of(entry.pid).value_or(observer::MailboxRates{});
}

QString ProcessTableModel::display(const ProcessEntry& entry, int column) const {
  switch (column) {
    case Name: return apart(entry.title());
    case Process: return apart(entry.pid.text());
    case Kind: return word_of(entry.kind);
    case Module: return apart(entry.label.text());
    case Mailbox: return number(entry.depth);
    case Rate: return shown(ratesOf(entry).in_rate);
    case Busy: return shown(percent_of(ratesOf(entry).busy_share));
    case Taken: return number(entry.received);
    case Restarts: return number(entry.restarts());
    case State: return word_of(entry.status);
    default: return {};
  }
}

QString ProcessTableModel::tip(const ProcessEntry& entry, int column) const {
  switch (column) {
    case Mailbox:
    case History:
      return tr("%1 now, at most %2 so far")
          .arg(counted(entry.depth, Things::MessagesWait), number(entry.peak_depth));
    case Rate: {
      QString rate = display(entry, Rate);
      return rate.isEmpty() ? tr("In the last 10 s no message was seen to come, or only just now.")
                            : tr("Messages that came each second in the last 10 s: %1").arg(rate);
    }
    case Busy: {
      QString share = display(entry, Busy);
      return share.isEmpty() ? tr("In the last 10 s no handler was seen, or only just now.")
                             : tr("A handler ran for %1 % of the last 10 s.").arg(share);
    }
    default: return apart(observation_.system().path_of(entry.id));
  }
}

QVariant ProcessTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  int column = index.column();
  if (role == Qt::TextAlignmentRole) return headerData(column, Qt::Horizontal, role);
  Identity id = identityAt(index.row());
  if (role == IdentityRole) return id.number;
  const ProcessEntry* of_row = entry(id);
  if (of_row == nullptr) {
    return role == Qt::DisplayRole && column == State ? tr("gone") : QVariant();
  }
  switch (role) {
    case Qt::DisplayRole: return display(*of_row, column);
    case Qt::AccessibleTextRole:
      return says_too_little(column) ? tip(*of_row, column) : display(*of_row, column);
    case Qt::ToolTipRole: return tip(*of_row, column);
    case KindRole: return int(of_row->kind);
    case DepthRole: return of_row->depth;
    case FoundRole: return isSearching() && matches_.finds(of_row->id);
    case GreyedRole: return isGreyed(index.row());
    default: return {};
  }
}

}  // namespace ui
