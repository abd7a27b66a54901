#include "views/table_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>

namespace ui {

TableColumns::TableColumns(const QString& name, QTableView& table,
                           const std::vector<TableColumn>& columns, int sorted_by,
                           Qt::SortOrder order)
    : QObject(&table),
      table_(table),
      header_(*table.horizontalHeader()),
      at_first_{{}, sorted_by, order},
      restore_(new QAction(tr("&Restore the columns"), this)) {
  for (const TableColumn& column : columns) {
    at_first_.places.append({int(ids_.size()), column.width});
    ids_.append(column.id);
  }
  header_.setSectionsMovable(true);
  header_.setContextMenuPolicy(Qt::CustomContextMenu);
  connect(&header_, &QWidget::customContextMenuRequested, this, &TableColumns::showMenu);
  makeActions(name);
  restoreDefault();
}

void TableColumns::makeActions(const QString& name) {
  for (int column = 0; column < int(ids_.size()); ++column) {
    QString title = table_.model()->headerData(column, Qt::Horizontal).toString();
    auto* sort = new QAction(title, this);
    sort->setObjectName(name + ".sort." + ids_[column]);
    connect(sort, &QAction::triggered, this, [this, column] { sortBy(column); });
    sort_actions_.append(sort);
    auto* show = new QAction(title, this);
    show->setObjectName(name + ".column." + ids_[column]);
    show->setCheckable(true);
    connect(show, &QAction::toggled, this,
            [this, column](bool shown) { header_.setSectionHidden(column, !shown); });
    show_actions_.append(show);
  }
  show_actions_.first()->setEnabled(false);
  show_actions_.first()->setToolTip(tr("It tells the rows apart."));
  restore_->setObjectName(name + ".columns.restore");
  restore_->setToolTip(tr("All columns, their widths, places and order as they were at first"));
  connect(restore_, &QAction::triggered, this, &TableColumns::restoreDefault);
}

void TableColumns::sortBy(int column) {
  bool is_ascending = header_.sortIndicatorSection() == column &&
                      header_.sortIndicatorOrder() == Qt::AscendingOrder;
  table_.sortByColumn(column, is_ascending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

/// Of a hidden column, and of the last, which takes the room that is left, the width is nobody's.
ColumnArrangement TableColumns::present() const {
  ColumnArrangement present{{}, header_.sortIndicatorSection(), header_.sortIndicatorOrder()};
  qsizetype last = 0;
  for (int visual = 0; visual < header_.count(); ++visual) {
    int column = header_.logicalIndex(visual);
    bool is_hidden = header_.isSectionHidden(column);
    int width = is_hidden ? at_first_.places[column].width : header_.sectionSize(column);
    present.places.append({column, width, is_hidden});
    if (!is_hidden) last = visual;
  }
  present.places[last].width = at_first_.places[present.places[last].column].width;
  return present;
}

void TableColumns::arrange(const ColumnArrangement& arrangement) {
  header_.setStretchLastSection(false);  // what was the last gets a width of its own
  for (int visual = 0; visual < int(arrangement.places.size()); ++visual) {
    const auto& [column, width, is_hidden] = arrangement.places[visual];
    header_.moveSection(header_.visualIndex(column), visual);
    header_.setSectionHidden(column, false);
    header_.resizeSection(column, width);
    header_.setSectionHidden(column, is_hidden);
    show_actions_[column]->setChecked(!is_hidden);
  }
  header_.setStretchLastSection(true);
  table_.sortByColumn(arrangement.sorted_by, arrangement.order);
}

QByteArray TableColumns::own() const {
  ColumnArrangement arrangement = present();
  return arrangement == at_first_ ? QByteArray() : text_of(arrangement, ids_);
}

void TableColumns::restoreOwn(const QByteArray& kept) {
  arrange(arrangement_of(kept, ids_, at_first_));
}

void TableColumns::showMenu(const QPoint& at) {
  QMenu menu(&table_);
  menu.setToolTipsVisible(true);
  menu.addActions(show_actions_);
  menu.addSeparator();
  menu.addAction(restore_);
  menu.exec(header_.viewport()->mapToGlobal(at));
}

}  // namespace ui
