#include "views/contract/fact_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include "draw/contract_words.h"
#include "draw/theme.h"
#include "views/plain_table.h"

namespace ui {
namespace {

constexpr int row_height = 22;
constexpr int widest_column = 320;

}  // namespace

FactTable::FactTable(const QString& id, const QString& name, const QStringList& columns,
                     QWidget* parent)
    : QTableWidget(0, int(columns.size()), parent) {
  setObjectName(id);
  setAccessibleName(name);
  setHorizontalHeaderLabels(columns);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  make_plain(*this, row_height);
  setFrameShape(QFrame::NoFrame);
  setFont(small_font());
  horizontalHeader()->setFont(small_font());
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
  horizontalHeader()->setStretchLastSection(true);
}

void FactTable::setFigures(std::initializer_list<int> columns) {
  for (int column : columns) {
    figures_.insert(column);
    horizontalHeaderItem(column)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
  }
  // A figure at the far edge of a wide table would not be read with the others of its row.
  horizontalHeader()->setStretchLastSection(!figures_.contains(columnCount() - 1));
}

void FactTable::fill(const QList<QStringList>& rows) {
  setRowCount(int(rows.size()));
  for (int row = 0; row < rows.size(); ++row) {
    for (int column = 0; column < columnCount(); ++column) {
      // A date or an amount must not be turned around in a text from right to left.
      QString what = rows[row].value(column);
      auto* cell = new QTableWidgetItem(isRightToLeft() ? isolated(what) : what);
      cell->setToolTip(cell->text());
      if (figures_.contains(column)) {
        cell->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
      }
      setItem(row, column, cell);
    }
  }
  resizeColumnsToContents();
  for (int column = 0; column < columnCount(); ++column) {
    setColumnWidth(column, std::min(columnWidth(column), widest_column));
  }
  viewport()->update();
}

QString FactTable::asText() const {
  QStringList heading;
  for (int column = 0; column < columnCount(); ++column) {
    if (!isColumnHidden(column)) heading << horizontalHeaderItem(column)->text();
  }
  QStringList lines{heading.join('\t')};
  for (int row = 0; row < rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column) {
      if (!isColumnHidden(column)) cells << without_isolation(item(row, column)->text());
    }
    lines << cells.join('\t');
  }
  return lines.join('\n') + '\n';
}

void FactTable::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) QGuiApplication::clipboard()->setText(asText());
  else QTableWidget::keyPressEvent(event);
}

void FactTable::paintEvent(QPaintEvent* event) {
  QTableWidget::paintEvent(event);
  if (rowCount() > 0 || empty_text_.isEmpty()) return;
  QPainter painter(viewport());
  painter.setFont(small_font());
  painter.setPen(theme_of(palette()).dim_text);
  painter.drawText(viewport()->rect().adjusted(8, 6, -8, -6), Qt::AlignTop | Qt::TextWordWrap,
                   empty_text_);
}

}  // namespace ui
