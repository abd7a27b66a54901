#include "views/rows_view.h"

#include <QAccessibleWidget>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

#include "draw/theme.h"

namespace ui {
namespace {

constexpr int margin = 4;  // between the text of a cell and its edges

/// A list, whose value is the current row.
class AccessibleRows : public QAccessibleWidget {
 public:
  explicit AccessibleRows(RowsView& rows)
      : QAccessibleWidget(&rows, QAccessible::List), rows_(rows) {}

  QString text(QAccessible::Text which) const override {
    if (which != QAccessible::Value) return QAccessibleWidget::text(which);
    return rows_.textOf(rows_.currentRow());
  }

 private:
  RowsView& rows_;
};

QAccessibleInterface* make_accessible(const QString&, QObject* object) {
  auto* rows = qobject_cast<RowsView*>(object);
  return rows != nullptr ? new AccessibleRows(*rows) : nullptr;
}

}  // namespace

RowsView::RowsView(QAbstractItemModel& model, int row_height, QWidget* parent)
    : QAbstractScrollArea(parent),
      model_(model),
      header_(new QHeaderView(Qt::Horizontal, this)),
      row_height_(row_height) {
  QAccessible::installFactory(&make_accessible);  // once, however often
  header_->setModel(&model);
  header_->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  header_->setStretchLastSection(true);
  header_->setHighlightSections(false);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setBackgroundRole(QPalette::Base);
  viewport()->setAutoFillBackground(true);
  connect(header_, &QHeaderView::sectionResized, this, &RowsView::layOut);
  connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
    verticalScrollBar()->setValue(verticalScrollBar()->sliderPosition());
    Q_EMIT scrolledByHand();
  });
  connect(&model, &QAbstractItemModel::rowsInserted, this, &RowsView::layOut);
  connect(&model, &QAbstractItemModel::modelReset, this, &RowsView::layOut);
  connect(&model, &QAbstractItemModel::layoutChanged, this, &RowsView::layOut);
  connect(&model, &QAbstractItemModel::dataChanged, viewport(), qOverload<>(&QWidget::update));
  connect(&model, &QAbstractItemModel::rowsRemoved, this,
          [this](const QModelIndex&, int first, int last) { onRemoved(first, last); });
  layOut();
}

int RowsView::rowCount() const { return model_.rowCount(); }
int RowsView::visibleRows() const { return std::max(1, viewport()->height() / row_height_); }
int RowsView::topRow() const { return verticalScrollBar()->value(); }
void RowsView::setTopRow(int row) { verticalScrollBar()->setValue(row); }
bool RowsView::isAtEnd() const { return topRow() >= verticalScrollBar()->maximum(); }
void RowsView::scrollToEnd() { setTopRow(verticalScrollBar()->maximum()); }

/// Takes note of how much there is to scroll.
void RowsView::layOut() {
  int top = header_->sizeHint().height();
  setViewportMargins(0, top, 0, 0);
  header_->setGeometry(viewport()->x(), viewport()->y() - top, viewport()->width(), top);
  verticalScrollBar()->setRange(0, std::max(0, rowCount() - visibleRows()));
  verticalScrollBar()->setPageStep(visibleRows());
  horizontalScrollBar()->setRange(0, std::max(0, header_->length() - viewport()->width()));
  horizontalScrollBar()->setPageStep(viewport()->width());
  viewport()->update();
}

/// What the reader looks at stays where it is when rows above it go.
void RowsView::onRemoved(int first, int last) {
  int above = std::clamp(topRow() - first, 0, last - first + 1);
  int top = topRow() - above;
  layOut();
  setTopRow(top);
}

void RowsView::scrollContentsBy(int, int) {
  header_->setOffset(horizontalScrollBar()->value());
  viewport()->update();
}

void RowsView::resizeEvent(QResizeEvent*) {
  bool was_at_end = isAtEnd();
  layOut();
  if (was_at_end) scrollToEnd();
}

void RowsView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) layOut();
}

// What is current

int RowsView::currentRow() const { return current_.isValid() ? current_.row() : -1; }

void RowsView::setCurrentRow(int row) {
  if (row == currentRow()) return;
  current_ = row < 0 ? QModelIndex() : model_.index(row, 0);
  viewport()->update();
  QAccessibleValueChangeEvent event(this, textOf(row));
  QAccessible::updateAccessibility(&event);
  Q_EMIT currentRowChanged(row);
}

QString RowsView::textOf(int row) const {
  QStringList cells;
  for (int column = 0; row >= 0 && column < model_.columnCount(); ++column) {
    cells << model_.index(row, column).data().toString();
  }
  return cells.join(", ");
}

int RowsView::rowAt(const QPoint& point) const {
  int row = topRow() + point.y() / row_height_;
  return point.y() >= 0 && row < rowCount() ? row : -1;
}

QRect RowsView::rectOf(int row) const {
  QRect window = viewport()->rect();
  if (row < 0 || row >= rowCount()) return {};
  qint64 y = qint64(row - topRow()) * row_height_;
  if (y <= -row_height_ || y >= window.height()) return {};
  return {0, int(y), window.width(), row_height_};
}

void RowsView::bringIntoView(int row) {
  if (row < topRow()) setTopRow(row);
  else if (row >= topRow() + visibleRows()) setTopRow(row - visibleRows() + 1);
}

void RowsView::mousePressEvent(QMouseEvent* event) {
  int row = rowAt(event->pos());
  if (row >= 0) setCurrentRow(row);
}

void RowsView::keyPressEvent(QKeyEvent* event) {
  int now = currentRow() < 0 ? topRow() - 1 : currentRow();
  int row = now;
  switch (event->key()) {
    case Qt::Key_Up: row = now - 1; break;
    case Qt::Key_Down: row = now + 1; break;
    case Qt::Key_PageUp: row = now - visibleRows(); break;
    case Qt::Key_PageDown: row = now + visibleRows(); break;
    case Qt::Key_Home: row = 0; break;
    case Qt::Key_End: row = rowCount() - 1; break;
    default: return QAbstractScrollArea::keyPressEvent(event);
  }
  if (rowCount() == 0) return;
  row = std::clamp(row, 0, rowCount() - 1);
  setCurrentRow(row);
  bringIntoView(row);
  Q_EMIT scrolledByHand();
}

bool RowsView::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  auto* help = static_cast<QHelpEvent*>(event);
  QModelIndex index = model_.index(rowAt(help->pos()), header_->logicalIndexAt(help->pos().x()));
  QToolTip::showText(help->globalPos(), index.data(Qt::ToolTipRole).toString(), viewport());
  return true;
}

void RowsView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void RowsView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

// Painting

void RowsView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setFont(font());
  int first = topRow() + event->rect().top() / row_height_;
  int last = std::min(topRow() + event->rect().bottom() / row_height_, rowCount() - 1);
  for (int row = first; row <= last; ++row) paintRow(painter, row, rectOf(row));
}

void RowsView::paintRow(QPainter& painter, int row, const QRect& rect) const {
  bool is_current = row == currentRow();
  if (is_current) painter.fillRect(rect, palette().brush(QPalette::Highlight));
  painter.setPen(palette().color(is_current ? QPalette::HighlightedText : QPalette::Text));
  for (int column = 0; column < header_->count(); ++column) {
    QRect cell(header_->sectionViewportPosition(column), rect.y(), header_->sectionSize(column),
               rect.height());
    QModelIndex index = model_.index(row, column);
    QVariant alignment = index.data(Qt::TextAlignmentRole);
    QRect room = cell.adjusted(margin, 0, -margin, 0);
    QString shown = painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                     Qt::ElideRight, room.width());
    int flags = alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(room, flags | Qt::TextSingleLine, shown);
  }
  if (!is_current || !hasFocus()) return;
  painter.setPen(theme_of(palette()).selection);
  painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

}  // namespace ui
