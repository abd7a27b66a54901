#include "models/event_log_model.h"

#include <algorithm>

#include "base/match.h"
#include "draw/text.h"

namespace ui {

EventGroup group_of(const trace::What& what) {
  return otp::match(
      what, [](const trace::ChildStarted&) { return EventGroup::Supervision; },
      [](const trace::ChildRemoved&) { return EventGroup::Supervision; },
      [](const trace::SupervisorReady&) { return EventGroup::Supervision; },
      [](const trace::Decided&) { return EventGroup::Supervision; },
      [](const trace::Sent&) { return EventGroup::Messages; },
      [](const trace::Received&) { return EventGroup::Messages; },
      [](const trace::Dropped&) { return EventGroup::Messages; },
      [](const trace::Lost&) { return EventGroup::Messages; },
      [](const trace::HandlerStarted&) { return EventGroup::Handlers; },
      [](const trace::HandlerEnded&) { return EventGroup::Handlers; },
      [](const trace::StateChanged&) { return EventGroup::State; },
      [](const trace::MailboxSeen&) { return EventGroup::State; },
      [](const trace::DepthChanged&) { return EventGroup::State; },
      [](const trace::TimerSet&) { return EventGroup::Timers; },
      [](const trace::TimerFired&) { return EventGroup::Timers; },
      [](const trace::TimerCancelled&) { return EventGroup::Timers; },
      [](const trace::Logged&) { return EventGroup::Log; },
      [](const auto&) { return EventGroup::Lifecycle; });
}

QString name_of(EventGroup group) {
  switch (group) {
    case EventGroup::Lifecycle: return EventLogModel::tr("Lifecycle");
    case EventGroup::Supervision: return EventLogModel::tr("Supervision");
    case EventGroup::Messages: return EventLogModel::tr("Messages");
    case EventGroup::Handlers: return EventLogModel::tr("Handlers");
    case EventGroup::State: return EventLogModel::tr("State and depth");
    case EventGroup::Timers: return EventLogModel::tr("Timers");
    case EventGroup::Log: return EventLogModel::tr("Log");
  }
  return {};
}

EventLogModel::EventLogModel(Observation& observation, QObject* parent)
    : QAbstractTableModel(parent), observation_(observation) {
  connect(&observation, &Observation::changed, this, &EventLogModel::onChanged);
  connect(&observation, &Observation::cleared, this, &EventLogModel::refilter);
  refilter();
}

int EventLogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int EventLogModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section == Time) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Time: return tr("Time");
    case Kind: return tr("Event");
    case Process: return tr("Process");
    case Details: return tr("Details");
    default: return {};
  }
}

namespace {

using observer::SystemModel;

QString label_and_role(otp::Atom label, trace::MessageRole role) {
  return text(name_of(role)) + ' ' + text(label.text());
}

/// What an event says beyond its kind and its process, in words.
QString details(const trace::What& what, const SystemModel& system) {
  auto title = [&](otp::Pid pid) { return title_of(pid, system); };
  auto term = [&](const otp::Term& value) { return shown(value, system); };
  using QL = QLatin1String;
  return otp::match(
      what,
      [&](const trace::Spawned& e) {
        return text(e.label.text()) + QL(", ") + text(name_of(e.kind)) + QL(", by ") +
               (e.parent.is_none() ? EventLogModel::tr("nobody") : title(e.parent));
      },
      [&](const trace::Crashed& e) { return term(e.report.get(otp::Atom("reason"))); },
      [&](const trace::Exited& e) { return term(e.reason); },
      [&](const trace::CodeChanged& e) {
        return EventLogModel::tr("runs as %1 now").arg(text(e.label.text()));
      },
      [&](const trace::Linked& e) { return EventLogModel::tr("with ") + title(e.peer); },
      [&](const trace::Unlinked& e) { return EventLogModel::tr("from ") + title(e.peer); },
      [&](const trace::Monitored& e) { return title(e.watched); },
      [&](const trace::Demonitored& e) { return title(e.watched); },
      [&](const trace::Registered& e) { return term(e.name); },
      [&](const trace::Unregistered& e) { return term(e.name); },
      [&](const trace::TrapExitChanged& e) { return term(e.traps); },
      [&](const trace::SupervisorReady& e) { return term(e.flags); },
      [&](const trace::ChildStarted& e) {
        return EventLogModel::tr("by %1, incarnation %2")
            .arg(title(e.supervisor))
            .arg(e.incarnation);
      },
      [&](const trace::ChildRemoved& e) {
        return EventLogModel::tr("from %1").arg(title(e.supervisor));
      },
      [&](const trace::Decided& e) {
        return EventLogModel::tr("%1: %2, %3 in the period")
            .arg(title(e.supervisor), text(name_of(e.decision)),
                 counted(e.restarts, EventLogModel::tr("restart"), EventLogModel::tr("restarts")));
      },
      [&](const trace::StateChanged& e) { return term(e.state); },
      [&](const trace::MailboxSeen& e) { return term(e.messages); },
      [&](const trace::Logged& e) {
        otp::Term said = e.report.get(otp::Atom("text"));
        return said.is_string() ? text(said.text()) : term(e.report);
      },
      [&](const trace::Sent& e) {
        return label_and_role(e.label, e.role) + QString::fromUtf8(" \u2192 ") + title(e.to);
      },
      [&](const trace::Received& e) {
        return label_and_role(e.label, e.role) + QString::fromUtf8(" \u2190 ") + title(e.id.sender);
      },
      [&](const trace::HandlerStarted& e) { return label_and_role(e.label, e.role); },
      [&](const trace::HandlerEnded& e) { return EventLogModel::tr("took ") + duration(e.took); },
      [&](const trace::DepthChanged& e) {
        return counted(e.depth, EventLogModel::tr("message waits"),
                       EventLogModel::tr("messages wait"));
      },
      [&](const trace::TimerSet& e) {
        return text(e.label.text()) + EventLogModel::tr(", due at ") + moment(e.due);
      },
      [&](const trace::Dropped& e) {
        return text(e.label.text()) + QL(", ") + text(name_of(e.why));
      },
      [&](const trace::Lost& e) {
        return counted(e.count, EventLogModel::tr("event that did not fit into the buffer"),
                       EventLogModel::tr("events that did not fit into the buffer"));
      },
      [](const auto&) { return QString(); });
}

}  // namespace

QVariant EventLogModel::display(const observer::EventLog::Row& row, int column) const {
  switch (column) {
    case Time: return moment(row.event.at);
    case Kind: return text(trace::name_of(row.event.what));
    case Process: {
      const auto* entry = observation_.system().find(row.subject);
      return entry != nullptr ? text(entry->title()) : text(trace::subject(row.event.what).text());
    }
    case Details: return details(row.event.what, observation_.system());
    default: return {};
  }
}

QVariant EventLogModel::data(const QModelIndex& index, int role) const {
  // The log has forgotten rows by the time at which the model says that they go.
  if (!index.isValid() || rows_[std::size_t(index.row())] < observation_.log().first()) return {};
  const auto& row = rowAt(index.row());
  switch (role) {
    case Qt::DisplayRole: return display(row, index.column());
    case Qt::ToolTipRole: return index.column() == Details ? display(row, Details) : QVariant();
    case Qt::TextAlignmentRole:
      return index.column() == Time ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdentityRole: return row.subject.number;
    case GroupRole: return int(group_of(row.event.what));
    default: return {};
  }
}

// Filtering

bool EventLogModel::passes(const observer::EventLog::Row& row) const {
  if (!shown_[std::size_t(group_of(row.event.what))]) return false;
  if (!process_.is_none() && row.subject != process_) return false;
  const auto* entry = observation_.system().find(row.subject);
  return entry == nullptr || !entry->is_own;
}

void EventLogModel::showGroup(EventGroup group, bool shown) {
  shown_[std::size_t(group)] = shown;
  refilter();
}

void EventLogModel::setProcess(Identity id) {
  if (process_ == id) return;
  process_ = id;
  refilter();
}

void EventLogModel::refilter() {
  beginResetModel();
  rows_.clear();
  const auto& log = observation_.log();
  for (next_ = log.first(); next_ < log.end(); ++next_) {
    if (passes(log.row(next_))) rows_.push_back(next_);
  }
  endResetModel();
}

void EventLogModel::onChanged(const Changes&) {
  dropForgotten();
  appendNew();
}

void EventLogModel::dropForgotten() {
  auto kept = std::ranges::lower_bound(rows_, observation_.log().first());
  if (kept == rows_.begin()) return;
  beginRemoveRows({}, 0, int(kept - rows_.begin()) - 1);
  rows_.erase(rows_.begin(), kept);
  endRemoveRows();
}

void EventLogModel::appendNew() {
  const auto& log = observation_.log();
  std::vector<std::uint64_t> added;
  for (next_ = std::max(next_, log.first()); next_ < log.end(); ++next_) {
    if (passes(log.row(next_))) added.push_back(next_);
  }
  if (added.empty()) return;
  beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
  rows_.insert(rows_.end(), added.begin(), added.end());
  endInsertRows();
}

}  // namespace ui
