#include "views/process_table_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include "draw/text.h"
#include "views/kind_delegate.h"
#include "views/plain_table.h"

namespace ui {

ProcessTableView::ProcessTableView(Observation& observation, Selection& selection,
                                   QList<QAction*> actions, QWidget* parent)
    : QWidget(parent),
      selection_(selection),
      model_(new ProcessTableModel(observation, this)),
      table_(new QTableView(this)),
      filter_(new QLineEdit(this)),
      count_(new QLabel(this)),
      actions_(std::move(actions)) {
  setObjectName("view.table");
  filter_->setObjectName("table.filter");
  filter_->setPlaceholderText(tr("Filter by name, pid, kind or module"));
  filter_->setClearButtonEnabled(true);
  filter_->setAccessibleName(tr("Filter of the process table"));
  table_->setObjectName("table.processes");
  table_->setAccessibleName(tr("Processes"));
  table_->setModel(model_);
  table_->setItemDelegateForColumn(ProcessTableModel::Name, new KindDelegate(this));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setSortingEnabled(true);
  table_->sortByColumn(ProcessTableModel::Mailbox, Qt::DescendingOrder);
  make_plain(*table_, 24);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setContextMenuPolicy(Qt::CustomContextMenu);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int widths[] = {190, 80, 88, 150, 92, 84, 84, 90};
  for (int column = 0; column < ProcessTableModel::ColumnCount; ++column) {
    table_->setColumnWidth(column, widths[column]);
  }
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->viewport()->installEventFilter(this);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(12);
  bar->addWidget(filter_);
  bar->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(table_);
  connect(filter_, &QLineEdit::textChanged, model_, &ProcessTableModel::setFilter);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &ProcessTableView::takeSelection);
  connect(table_, &QWidget::customContextMenuRequested, this, &ProcessTableView::showMenu);
  connect(&selection, &Selection::changed, this, &ProcessTableView::showSelection);
  for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(model_, signal, this, &ProcessTableView::showCount);
  }
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    showCount();
    showSelection(selection_.current());
  });
  makeSortActions();
  showCount();
}

void ProcessTableView::makeSortActions() {
  const char* ids[] = {"name", "pid", "kind", "module", "mailbox", "handled", "restarts", "status"};
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
  count_->setText(counted(std::uint64_t(model_->rowCount()), tr("process"), tr("processes")));
}

bool ProcessTableView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Enter) model_->holdOrder(true);
  if (event->type() == QEvent::Leave) model_->holdOrder(false);
  return QWidget::eventFilter(watched, event);
}

void ProcessTableView::takeSelection() {
  QModelIndex current = table_->currentIndex();
  if (current.isValid()) selection_.select(model_->identityAt(current.row()));
}

void ProcessTableView::showSelection(Identity id) {
  int row = model_->rowOf(id);
  if (row < 0) return table_->clearSelection();
  QModelIndex index = model_->index(row, 0);
  if (table_->currentIndex().row() != row) table_->setCurrentIndex(index);
  if (!model_->isHeld()) table_->scrollTo(index);
}

/// The menu acts on the process that was under the pointer when it opened: the row cannot move
/// away.
void ProcessTableView::showMenu(const QPoint& at) {
  QModelIndex index = table_->indexAt(at);
  if (!index.isValid()) return;
  selection_.select(model_->identityAt(index.row()));
  model_->holdOrder(true);
  QMenu menu(this);
  menu.addSection(index.siblingAtColumn(ProcessTableModel::Name).data().toString());
  menu.addActions(actions_);
  menu.exec(table_->viewport()->mapToGlobal(at));
  model_->holdOrder(table_->viewport()->underMouse());
}

}  // namespace ui
