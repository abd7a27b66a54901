#pragma once

#include <QHeaderView>
#include <QTableView>

namespace ui {

/// What all tables have in common: rows of one height, no grid, and Tab leaves the table, while
/// arrow keys walk in it.
inline void make_plain(QTableView& table, int row_height) {
  table.setShowGrid(false);
  table.setTabKeyNavigation(false);
  table.verticalHeader()->hide();
  table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table.verticalHeader()->setDefaultSectionSize(row_height);
  table.horizontalHeader()->setHighlightSections(false);
}

}  // namespace ui
