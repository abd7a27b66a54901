#include "views/term_view.h"

#include <QHeaderView>

namespace ui {

TermView::TermView(TermModel* model, const QString& name, QWidget* parent) : QTreeView(parent) {
  setObjectName(name);
  setModel(model);
  setFrameShape(QFrame::NoFrame);
  setUniformRowHeights(true);
  setAlternatingRowColors(true);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  header()->setStretchLastSection(true);
  header()->resizeSection(0, 150);
  connect(model, &QAbstractItemModel::modelReset, this, [this] { expandToDepth(0); });
}

}  // namespace ui
