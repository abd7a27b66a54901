#include "views/process_table_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "draw/counted.h"
#include "draw/text.h"
#include "views/empty_pane.h"
#include "views/mailbox_delegates.h"
#include "views/plain_table.h"
#include "views/search_field.h"
#include "views/table_columns.h"

namespace ui {

ProcessTableView::ProcessTableView(Observation& observation, Selection& selection,
                                   ProcessActions& actions, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      actions_(actions),
      model_(new ProcessTableModel(observation, this)),
      table_(new QTableView(this)),
      search_(new SearchEdit(this)),
      only_matches_(new QCheckBox(tr("Only matches"), this)),
      count_(new QLabel(this)),
      empty_(new EmptyPane("table.empty", this)) {
  setObjectName("view.table");
  model_->setWatched(false);
  // Before the table does, which would make a neighbour current when the current row goes.
  connect(model_, &QAbstractItemModel::rowsAboutToBeRemoved, this,
          [this](const QModelIndex&, int first, int last) { leaveRows(first, last); });
  makeTable();
  makeSearch();
  layOut();
  followModel();
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &ProcessTableView::takeSelection);
  connect(table_, &QWidget::customContextMenuRequested, this, &ProcessTableView::showMenu);
  connect(&selection, &Selection::changed, this, &ProcessTableView::showSelection);
  connect(&observation, &Observation::ticked, this, &ProcessTableView::letTimePass);
  showCount();
}

void ProcessTableView::makeTable() {
  table_->setObjectName("table.processes");
  table_->setAccessibleName(tr("Processes"));
  table_->setModel(model_);
  table_->setItemDelegate(new ProcessDelegate(this));
  table_->setItemDelegateForColumn(ProcessTableModel::Name, new NameDelegate(this));
  table_->setItemDelegateForColumn(ProcessTableModel::Mailbox, new DepthDelegate(this));
  table_->setItemDelegateForColumn(ProcessTableModel::History,
                                   new SparklineDelegate(observation_, this));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setSortingEnabled(true);
  make_plain(*table_, 24);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setContextMenuPolicy(Qt::CustomContextMenu);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  // Together they fit into the smallest window, each with the arrow of a sorted one.
  columns_ = new TableColumns("table", *table_,
                              {{"name", 154},
                               {"pid", 76},
                               {"kind", 80},
                               {"module", 86},
                               {"mailbox", 80},
                               {"history", 86},
                               {"rate", 54},
                               {"busy", 76},
                               {"taken", 66},
                               {"restarts", 80},
                               {"status", 84}},
                              ProcessTableModel::Mailbox, Qt::DescendingOrder);
  table_->installEventFilter(this);
  table_->viewport()->installEventFilter(this);
  connect(&observation_, &Observation::ticked, this, &ProcessTableView::letGo);
}

void ProcessTableView::restoreDefault() {
  columns_->restoreDefault();
  search_->clear();
}

void ProcessTableView::makeSearch() {
  search_->setObjectName("table.search");
  search_->setPlaceholderText(tr("Search by name, pid, kind, module, status or state"));
  search_->setAccessibleName(tr("Search in the processes"));
  only_matches_->setObjectName("table.only_matches");
  only_matches_->setToolTip(
      tr("Hide what the search does not find, instead of greying it. An exported table has the "
         "rows that are here."));
  count_->setObjectName("table.count");
  connect(search_, &QLineEdit::textChanged, this, &ProcessTableView::setSearch);
  connect(search_, &SearchEdit::nextWanted, this, &ProcessTableView::nextMatch);
  connect(search_, &SearchEdit::previousWanted, this, &ProcessTableView::previousMatch);
  connect(search_, &SearchEdit::left, this, [this] { table_->setFocus(); });
  connect(only_matches_, &QCheckBox::toggled, model_, &ProcessTableModel::setOnlyMatches);
}

void ProcessTableView::layOut() {
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(12);
  bar->addWidget(search_, 1);
  bar->addWidget(only_matches_);
  bar->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  layout->addWidget(empty_, 1);
  empty_->offer("table.clear_search", tr("Clear the search"), [this] { search_->clear(); });
}

void ProcessTableView::followModel() {
  connect(model_, &QAbstractItemModel::rowsRemoved, this, &ProcessTableView::showCount);
  connect(model_, &ProcessTableModel::searched, this, &ProcessTableView::showCount);
  connect(model_, &QAbstractItemModel::rowsInserted, this, [this] {
    showCount();
    if (!table_->currentIndex().isValid()) showSelection(selection_.current());
  });
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    showCount();
    showSelection(selection_.current());
  });
}

void ProcessTableView::leaveRows(int first, int last) {
  int current = table_->currentIndex().row();
  if (current >= first && current <= last) table_->selectionModel()->clear();
}

// Searching

void ProcessTableView::beginSearch() { search_->begin(); }

/// What is selected stays: one only looks at the first that is found.
void ProcessTableView::setSearch(const QString& text) {
  model_->setSearch(text);
  showCount();
  int first = model_->nextMatch(-1, 1);
  if (first >= 0) table_->scrollTo(model_->index(first, 0));
}

void ProcessTableView::step(int by) {
  int current = table_->currentIndex().row();
  bool is_at_match = current >= 0 && !model_->isGreyed(current);
  int next = model_->nextMatch(is_at_match ? current : by > 0 ? -1 : model_->rowCount(), by);
  if (next < 0) return;
  QModelIndex index = model_->index(next, 0);
  table_->setCurrentIndex(index);
  table_->scrollTo(index);
}

QString ProcessTableView::countText() const {
  if (!model_->isSearching()) return counted(std::uint64_t(model_->rowCount()), Things::Processes);
  QString all = number(model_->searchedCount());
  return model_->matchCount() == 1 ? tr("1 of %1 matches").arg(all)
                                   : tr("%1 of %2 match").arg(number(model_->matchCount()), all);
}

void ProcessTableView::showCount() {
  if (!isVisible()) return;
  count_->setText(countText());
  bool is_empty = model_->rowCount() == 0;
  table_->setVisible(!is_empty);
  empty_->setVisible(is_empty);
  empty_->setOffers(model_->isSearching());
  empty_->say(model_->isSearching() ? tr("All processes as a table. The search finds none of them.")
                                    : tr("All processes as a table. None runs yet."));
}

// Standing still

bool ProcessTableView::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Enter:
      if (watched != table_->viewport()) break;
      is_under_pointer_ = true;
      model_->holdOrder(true);
      break;
    case QEvent::Leave:
      if (watched != table_->viewport()) break;
      is_under_pointer_ = false;
      letGo();
      break;
    case QEvent::ShortcutOverride:  // also of a key that is then none of the table's
      model_->holdOrder(true);
      key_at_ = observation_.watched();
      break;
    default: break;
  }
  return QWidget::eventFilter(watched, event);
}

bool ProcessTableView::isInUse() const {
  bool has_keys = key_at_ && !is_due(*key_at_, observation_.watched(), in_use_after_a_key);
  return is_under_pointer_ || has_keys || QApplication::activePopupWidget() != nullptr ||
         QApplication::activeModalWidget() != nullptr;
}

/// Of a menu or a dialog nothing tells that it is closed: it is looked for with each frame.
void ProcessTableView::letGo() {
  if (model_->isHeld() && !isInUse()) model_->holdOrder(false);
}

// Selecting

void ProcessTableView::takeSelection() {
  QModelIndex current = table_->currentIndex();
  if (current.isValid()) selection_.select(model_->identityAt(current.row()));
}

void ProcessTableView::showSelection(Identity id) {
  int row = model_->rowOf(id);
  if (row < 0) return table_->selectionModel()->clear();
  QModelIndex index = model_->index(row, 0);
  if (table_->currentIndex().row() != row) table_->setCurrentIndex(index);
  if (!model_->isHeld()) table_->scrollTo(index);
}

void ProcessTableView::showMenu(const QPoint& at) {
  QModelIndex index = table_->indexAt(at);
  if (!index.isValid()) return;
  model_->holdOrder(true);
  actions_.showMenu(model_->identityAt(index.row()), table_->viewport()->mapToGlobal(at), this);
  key_at_.reset();
  letGo();
}

/// The lines of the last minute, and rates, move on also when nothing else changes.
void ProcessTableView::letTimePass() {
  if (!isVisible()) return;
  if (++frames_ < ProcessTableModel::frames_between_changes && !observation_.rests()) return;
  frames_ = 0;
  for (int column :
       {ProcessTableModel::History, ProcessTableModel::Rate, ProcessTableModel::Busy}) {
    table_->viewport()->update(table_->columnViewportPosition(column), 0,
                               table_->columnWidth(column), table_->viewport()->height());
  }
}

void ProcessTableView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  model_->setWatched(true);
  showCount();
}

void ProcessTableView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  model_->setWatched(false);
}

}  // namespace ui
