#include "models/contract_list_model.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <climits>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"

namespace ui {

using murabaha::Snapshot;

ContractListModel::ContractListModel(Source source, const ContractProcesses& processes,
                                     QObject* parent)
    : QAbstractTableModel(parent),
      source_(std::move(source)),
      processes_(processes),
      reader_(new QTimer(this)),
      later_(new QTimer(this)) {
  reader_->setSingleShot(true);
  connect(reader_, &QTimer::timeout, this, &ContractListModel::fetchNext);
  later_->setSingleShot(true);
  later_->setInterval(pause);
  connect(later_, &QTimer::timeout, this, &ContractListModel::refresh);
  connect(&processes, &ContractProcesses::changed, this, &ContractListModel::refreshSoon);
  refresh();
}

int ContractListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count_;
}

int ContractListModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

// Cells

namespace {

bool is_figure(int column) {
  return column == ContractListModel::Total || column == ContractListModel::Outstanding ||
         column == ContractListModel::DaysLate;
}

}  // namespace

QVariant ContractListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && is_figure(section)) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Id: return tr("Contract");
    case Customer: return tr("Customer");
    case Stage: return tr("State");
    case Total: return tr("Total");
    case Outstanding: return tr("Outstanding");
    case NextDue: return tr("Next due");
    case DaysLate: return tr("Days late");
    case Disbursement: return tr("Disbursement");
    case Process: return tr("Process");
    default: return {};
  }
}

QVariant ContractListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole && is_figure(index.column())) {
    return int(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  const Snapshot* row = at(index.row());
  if (row != nullptr) return display(*row, index.column());
  return index.column() == Id ? tr("reading…") : QString();
}

QVariant ContractListModel::display(const Snapshot& row, int column) const {
  switch (column) {
    case Id: return apart(row.contract_id);
    case Customer: return apart(row.customer_id);
    case Stage: return word_of(murabaha::stage_named(row.state).value_or(murabaha::Stage::Pending));
    case Total: return money_text(row.total, row.currency);
    case Outstanding: return money_text(row.outstanding, row.currency);
    case NextDue: return apart(row.next_due);
    case DaysLate: {
      int days = daysLate(row);
      return days == 0 ? QString() : QString::number(days);
    }
    case Disbursement:
      return row.disbursement == "none" ? QString() : word_of_payment(row.disbursement);
    case Process: return processOf(row.contract_id);
    default: return {};
  }
}

int ContractListModel::daysLate(const Snapshot& row) const {
  auto due = murabaha::parse_date(row.next_due);
  if (!due) return 0;
  auto today = std::chrono::sys_days(source_.today());
  return std::max(0, int((today - std::chrono::sys_days(*due)).count()));
}

QString ContractListModel::processOf(const std::string& contract_id) const {
  if (!processes_.isRunning(contract_id)) return tr("asleep");
  int restarts = int(processes_.find(contract_id)->restarts());
  if (restarts == 0) return tr("running");
  return restarts == 1 ? tr("restarted once") : tr("restarted %1 times").arg(restarts);
}

// Reading

const Snapshot* ContractListModel::at(int row) const {
  int number = row / page_size;
  auto page = pages_.find(number);
  if (page == pages_.end()) {
    want(number);
    return nullptr;
  }
  page->second.used = ++uses_;
  auto place = std::size_t(row % page_size);
  return place < page->second.rows.size() ? &page->second.rows[place] : nullptr;
}

int ContractListModel::rowOf(const std::string& contract_id) const {
  for (const auto& [number, page] : pages_) {
    auto found = std::ranges::find(page.rows, contract_id, &Snapshot::contract_id);
    if (found == page.rows.end()) continue;
    int row = number * page_size + int(found - page.rows.begin());
    return row < count_ ? row : -1;
  }
  return -1;
}

void ContractListModel::want(int page) const {
  std::erase(wanted_, page);
  wanted_.push_back(page);
  if (wanted_.size() > most_wanted) wanted_.pop_front();
  if (!is_asked_) reader_->start();
}

void ContractListModel::fetchNext() {
  if (is_asked_ || wanted_.empty()) return;
  int page = wanted_.back();
  wanted_.pop_back();
  is_asked_ = true;
  murabaha::ListQuery query = query_;
  query.offset = std::int64_t(page) * page_size;
  query.limit = page_size;
  source_.list(query, [this, page, generation = generation_](const auto& answer) {
    if (generation != generation_) return;
    is_asked_ = false;
    if (answer) take(page, *answer);
    else Q_EMIT failed(translated(answer.error().text()));
    if (std::exchange(is_old_, false)) refresh();
    else fetchNext();
  });
}

void ContractListModel::take(int page, const murabaha::ListPage& answer) {
  bool is_other = totals_ != answer.totals;
  totals_ = answer.totals;
  auto& rows = pages_[page];
  is_other |= rows.rows != answer.rows;
  rows.rows = answer.rows;
  rows.used = ++uses_;
  keepFewPages();
  setCount(int(std::min<std::int64_t>(answer.matches, INT_MAX / 2)));
  if (count_ > 0) Q_EMIT dataChanged(index(0, 0), index(count_ - 1, ColumnCount - 1));
  if (is_other) Q_EMIT refreshed();
}

/// Rows come and go at the end: the views keep their place, and read the others anew.
void ContractListModel::setCount(int count) {
  if (count > count_) {
    beginInsertRows({}, count_, count - 1);
    count_ = count;
    endInsertRows();
  } else if (count < count_) {
    beginRemoveRows({}, count, count_ - 1);
    count_ = count;
    endRemoveRows();
  }
}

void ContractListModel::keepFewPages() {
  while (pages_.size() > most_pages) {
    pages_.erase(
        std::ranges::min_element(pages_, {}, [](const auto& page) { return page.second.used; }));
  }
}

void ContractListModel::refresh() {
  later_->stop();
  if (is_asked_) {
    is_old_ = true;
    return;
  }
  wanted_.clear();
  for (const auto& [number, page] : pages_) {
    if (page.used > refreshed_at_) wanted_.push_back(number);
  }
  if (wanted_.empty()) wanted_.push_back(0);
  std::erase_if(pages_, [this](const auto& page) {
    return std::ranges::find(wanted_, page.first) == wanted_.end();
  });
  refreshed_at_ = uses_;
  fetchNext();
}

void ContractListModel::refreshSoon() {
  if (count_ < many) refresh();
  else if (!later_->isActive()) later_->start();
}

void ContractListModel::setState(const std::string& state) {
  if (state == query_.state) return;
  query_.state = state;
  reset();
}

void ContractListModel::setText(const std::string& text) {
  if (text == query_.text) return;
  query_.text = text;
  reset();
}

void ContractListModel::reset() {
  beginResetModel();
  ++generation_;
  is_asked_ = false;
  is_old_ = false;
  count_ = 0;
  totals_.clear();
  pages_.clear();
  wanted_.clear();
  endResetModel();
  Q_EMIT refreshed();
  refresh();
}

}  // namespace ui
