#include "views/term_view.h"

#include <QHeaderView>
#include <QScopedValueRollback>

namespace ui {
namespace {

QStringList path_of(const QModelIndex& row) {
  if (!row.isValid()) return {};
  return path_of(row.parent()) << row.siblingAtColumn(TermModel::Name).data().toString();
}

}  // namespace

TermView::TermView(TermModel* model, const QString& name, QWidget* parent) : QTreeView(parent) {
  setObjectName(name);
  setModel(model);
  setFrameShape(QFrame::NoFrame);
  setUniformRowHeights(true);
  setAlternatingRowColors(true);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  header()->setStretchLastSection(true);
  header()->resizeSection(0, 150);
  connect(this, &QTreeView::expanded, this,
          [this](const QModelIndex& row) { remember(row, true); });
  connect(this, &QTreeView::collapsed, this,
          [this](const QModelIndex& row) { remember(row, false); });
}

void TermView::rowsInserted(const QModelIndex& parent, int first, int last) {
  QTreeView::rowsInserted(parent, first, last);
  QScopedValueRollback restoring(is_restoring_, true);
  bool are_first = model()->rowCount(parent) == last - first + 1;
  if (are_first && parent.isValid()) return restore(parent);
  for (int row = first; row <= last; ++row) restore(model()->index(row, 0, parent));
}

void TermView::remember(const QModelIndex& row, bool is_open) {
  if (!is_restoring_) chosen_[path_of(row)] = is_open;
}

void TermView::restore(const QModelIndex& row) {
  if (!model()->hasChildren(row)) return;
  auto chosen = chosen_.find(path_of(row));
  bool is_at_the_top = !row.parent().isValid();
  setExpanded(row, chosen != chosen_.end() ? chosen->second : is_at_the_top);
  for (int below = 0; below < model()->rowCount(row); ++below) {
    restore(model()->index(below, 0, row));
  }
}

}  // namespace ui
