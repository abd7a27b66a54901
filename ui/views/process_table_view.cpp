#include "views/process_table_view.h"
#include "views/empty_pane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "draw/counted.h"
#include "draw/text.h"
#include "views/kind_delegate.h"
#include "views/mailbox_delegates.h"
#include "views/plain_table.h"

namespace ui {

ProcessTableView::ProcessTableView(Observation& observation, Selection& selection,
                                   ProcessActions& actions, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      actions_(actions),
      model_(new ProcessTableModel(observation, this)),
      table_(new QTableView(this)),
      filter_(new QLineEdit(this)),
      count_(new QLabel(this)),
      empty_(new EmptyPane("table.empty", this)) {
  setObjectName("view.table");
  model_->setWatched(false);
  filter_->setObjectName("table.filter");
  filter_->setPlaceholderText(tr("Filter by name, pid, kind, module, status or state"));
  filter_->setClearButtonEnabled(true);
  filter_->setAccessibleName(tr("Filter of the process table"));
  // Before the table does, which would make a neighbour current when the current row goes.
  connect(model_, &QAbstractItemModel::rowsAboutToBeRemoved, this,
          [this](const QModelIndex&, int first, int last) { leaveRows(first, last); });
  makeTable();
  layOut();
  followModel();
  connect(filter_, &QLineEdit::textChanged, model_, &ProcessTableModel::setFilter);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &ProcessTableView::takeSelection);
  connect(table_, &QWidget::customContextMenuRequested, this, &ProcessTableView::showMenu);
  connect(&selection, &Selection::changed, this, &ProcessTableView::showSelection);
  connect(&observation, &Observation::ticked, this, &ProcessTableView::letTimePass);
  makeSortActions();
  showCount();
}

void ProcessTableView::makeTable() {
  table_->setObjectName("table.processes");
  table_->setAccessibleName(tr("Processes"));
  table_->setModel(model_);
  table_->setItemDelegateForColumn(ProcessTableModel::Name, new KindDelegate(this));
  table_->setItemDelegateForColumn(ProcessTableModel::Mailbox, new DepthDelegate(this));
  table_->setItemDelegateForColumn(ProcessTableModel::History,
                                   new SparklineDelegate(observation_, this));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setSortingEnabled(true);
  table_->sortByColumn(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  make_plain(*table_, 24);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setContextMenuPolicy(Qt::CustomContextMenu);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int widths[] = {160, 92, 92, 124, 88, 92, 76, 78, 100};
  for (int column = 0; column < ProcessTableModel::ColumnCount; ++column) {
    table_->setColumnWidth(column, widths[column]);
  }
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->viewport()->installEventFilter(this);
}

void ProcessTableView::layOut() {
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(12);
  bar->addWidget(filter_);
  bar->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  layout->addWidget(empty_, 1);
  empty_->offer("table.clear_filter", tr("Clear filter"), [this] { filter_->clear(); });
}

void ProcessTableView::followModel() {
  connect(model_, &QAbstractItemModel::rowsRemoved, this, &ProcessTableView::showCount);
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

void ProcessTableView::makeSortActions() {
  const char* ids[] = {"name",    "pid",     "kind",     "module", "mailbox",
                       "history", "handled", "restarts", "status"};
  for (int column = 0; column < ProcessTableModel::ColumnCount; ++column) {
    QVariant title = model_->headerData(column, Qt::Horizontal, Qt::DisplayRole);
    auto* action = new QAction(title.toString(), this);
    action->setObjectName(QString("table.sort.%1").arg(ids[column]));
    connect(action, &QAction::triggered, this, [this, column] { sortBy(column); });
    sort_actions_.append(action);
  }
}

void ProcessTableView::sortBy(int column) {
  const QHeaderView* header = table_->horizontalHeader();
  bool is_ascending = header->sortIndicatorSection() == column &&
                      header->sortIndicatorOrder() == Qt::AscendingOrder;
  table_->sortByColumn(column, is_ascending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ProcessTableView::showCount() {
  count_->setText(counted(std::uint64_t(model_->rowCount()), Things::Processes));
  bool is_empty = model_->rowCount() == 0;
  table_->setVisible(!is_empty);
  empty_->setVisible(is_empty);
  empty_->setOffers(!filter_->text().isEmpty());
  empty_->say(filter_->text().isEmpty()
                  ? tr("All processes as a table. None runs yet.")
                  : tr("All processes as a table. None of them passes the filter."));
}

bool ProcessTableView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Enter) model_->holdOrder(true);
  if (event->type() == QEvent::Leave && !menu_is_open_) model_->holdOrder(false);
  return QWidget::eventFilter(watched, event);
}

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

/// The rows stand still while the menu is open, also when the pointer leaves them.
void ProcessTableView::showMenu(const QPoint& at) {
  QModelIndex index = table_->indexAt(at);
  if (!index.isValid()) return;
  model_->holdOrder(true);
  menu_is_open_ = true;
  actions_.showMenu(model_->identityAt(index.row()), table_->viewport()->mapToGlobal(at), this);
  menu_is_open_ = false;
  model_->holdOrder(table_->viewport()->underMouse());
}

/// The lines of the last minute move on also when nothing else changes.
void ProcessTableView::letTimePass() {
  if (!isVisible()) return;
  if (++frames_ < ProcessTableModel::frames_between_changes && !observation_.rests()) return;
  frames_ = 0;
  QWidget* rows = table_->viewport();
  rows->update(table_->columnViewportPosition(ProcessTableModel::History), 0,
               table_->columnWidth(ProcessTableModel::History), rows->height());
}

void ProcessTableView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  model_->setWatched(true);
}

void ProcessTableView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  model_->setWatched(false);
}

}  // namespace ui
