#include "draw/contract_statement.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPdfWriter>
#include <QTextLayout>

namespace ui {
namespace {

using Kind = StatementStrip::Kind;
using Placed = StatementLayout::Placed;

// Paper is white whatever the theme of the screen.
const QColor ink(0x1A, 0x1A, 0x1A);
const QColor dim_ink(0x55, 0x55, 0x55);
const QColor rule(0xBB, 0xBB, 0xBB);
const QColor header_ground(0xEE, 0xEE, 0xEE);

constexpr int pdf_dots_per_inch = 1200;
constexpr int points_per_inch = 72;

struct ContractStatementWords {
  Q_DECLARE_TR_FUNCTIONS(ContractStatement)
};

/// The column as it lies on the page.
QRectF cell_of(const Placed& placed, int column, bool is_mirrored) {
  auto [x, width] = StatementLayout::columnOf(*placed.strip.table, column);
  const QRectF& body = StatementLayout::body;
  double left = is_mirrored ? body.left() + body.right() - x - width : x;
  return {left + StatementLayout::cell_padding, placed.y + StatementLayout::row_padding,
          width - 2 * StatementLayout::cell_padding, placed.strip.height};
}

}  // namespace

ContractStatement::ContractStatement(Statement statement, Qt::LayoutDirection direction)
    : content_(std::move(statement)),
      layout_(content_),
      direction_(direction == Qt::LayoutDirectionAuto ? QGuiApplication::layoutDirection()
                                                      : direction) {}

void ContractStatement::paintPage(QPainter& painter, int page) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, true);
  for (const Placed& placed : layout_.pages()[std::size_t(page)]) paintStrip(painter, placed);
  paintFoot(painter, page);
  painter.restore();
}

void ContractStatement::paintStrip(QPainter& painter, const Placed& placed) const {
  const StatementStrip& strip = placed.strip;
  if (strip.kind == Kind::Space) return;
  if (strip.table != nullptr) return paintCells(painter, placed);
  QRectF where(StatementLayout::body.left(), placed.y + StatementLayout::row_padding,
               StatementLayout::body.width(), strip.height);
  painter.setPen(strip.kind == Kind::Subtitle || strip.kind == Kind::Said ? dim_ink : ink);
  paintText(painter, where, strip.text, strip.kind, Qt::AlignLeading, 0, strip.last_line);
}

void ContractStatement::paintCells(QPainter& painter, const Placed& placed) const {
  const StatementStrip& strip = placed.strip;
  const StatementTable& table = *strip.table;
  QRectF whole(StatementLayout::body.left(), placed.y, StatementLayout::body.width(), strip.height);
  bool is_header = strip.kind == Kind::Header;
  if (is_header) painter.fillRect(whole, header_ground);
  painter.setPen(QPen(rule, 0.5));
  painter.drawLine(whole.bottomLeft(), whole.bottomRight());
  painter.setPen(ink);
  bool is_strong = table.is_strong_at_end && strip.row == int(table.rows.size()) - 1;
  for (int column = 0; column < int(table.columns.size()); ++column) {
    const auto& kind = table.columns[column];
    // Points of decimals stand below each other, in whichever direction the table goes.
    Qt::Alignment alignment =
        kind.is_number ? Qt::AlignRight | Qt::AlignAbsolute : Qt::Alignment(Qt::AlignLeading);
    const QString& cell = is_header ? kind.title : table.rows[strip.row][column];
    paintText(painter, cell_of(placed, column, isMirrored()), cell, strip.kind, alignment,
              strip.first_line, strip.last_line, is_strong);
  }
}

/// Draws the lines `first` to `last`, the latter not included, of a text.
void ContractStatement::paintText(QPainter& painter, const QRectF& where, const QString& text,
                                  Kind kind, Qt::Alignment alignment, int first, int last,
                                  bool is_strong) const {
  QFont font = StatementLayout::fontOf(kind);
  if (is_strong) font.setBold(true);
  QTextLayout layout(text, font);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setTextDirection(direction_);
  bool is_absolute = alignment.testFlag(Qt::AlignAbsolute);
  bool is_right = is_absolute ? alignment.testFlag(Qt::AlignRight) : isMirrored();
  option.setAlignment((is_right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
  layout.setTextOption(option);
  double ascent = QFontMetricsF(font).ascent();
  layout.beginLayout();
  int number = 0;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(where.width());
    // On the font's own base line: what another font is asked for must not lower the line.
    double rise = ascent - line.ascent();
    line.setPosition({0, (number++ - first) * StatementLayout::lineHeightOf(kind) + rise});
  }
  layout.endLayout();
  for (int each = first; each < std::min(last, layout.lineCount()); ++each) {
    layout.lineAt(each).draw(&painter, where.topLeft());
  }
}

void ContractStatement::paintFoot(QPainter& painter, int page) const {
  const QRectF& body = StatementLayout::body;
  double y = body.bottom() + 14;
  painter.setPen(QPen(rule, 0.5));
  painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y));
  painter.setPen(dim_ink);
  QRectF where(body.left(), y + 4, body.width(), 12);
  QString what = ContractStatementWords::tr("Contract %1 · head of the trail %2")
                     .arg(isolated(content_.contract_id), isolated(content_.short_hash));
  paintText(painter, where, what, Kind::Note, Qt::AlignLeading, 0, 1);
  QString count = ContractStatementWords::tr("Page %1 of %2").arg(page + 1).arg(pageCount());
  Qt::Alignment far = isMirrored() ? Qt::AlignLeft : Qt::AlignRight;
  paintText(painter, where, count, Kind::Note, far | Qt::AlignAbsolute, 0, 1);
}

QByteArray ContractStatement::pdf() const {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(without_isolation(content_.title));
  writer.setCreator(QCoreApplication::applicationName());
  writer.setResolution(pdf_dots_per_inch);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins({});
  QPainter painter(&writer);
  painter.scale(double(pdf_dots_per_inch) / points_per_inch,
                double(pdf_dots_per_inch) / points_per_inch);
  for (int page = 0; page < pageCount(); ++page) {
    if (page > 0) writer.newPage();
    paintPage(painter, page);
  }
  painter.end();
  return buffer.data();
}

QImage ContractStatement::picture(int page, double scale) const {
  QImage image((StatementLayout::page * scale).toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.scale(scale, scale);
  paintPage(painter, page);
  return image;
}

}  // namespace ui
