#include "draw/statement_layout.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>

#include "draw/theme.h"

namespace ui {

using Kind = StatementStrip::Kind;

namespace {

QFont font_of(int pixels, bool is_bold) {
  QFont font = body_font();
  font.setPixelSize(pixels);
  font.setBold(is_bold);
  return font;
}

QStringList titles_of(const StatementTable& table) {
  QStringList titles;
  for (const auto& column : table.columns) titles << column.title;
  return titles;
}

}  // namespace

QFont StatementLayout::fontOf(Kind kind) {
  switch (kind) {
    case Kind::Title: return font_of(16, true);
    case Kind::Subtitle: return font_of(9, false);
    case Kind::Heading: return font_of(11, true);
    case Kind::Header: return font_of(8, true);
    case Kind::Hash: {
      QFont font = mono_font();
      font.setPixelSize(10);
      return font;
    }
    default: return font_of(8, false);
  }
}

double StatementLayout::lineHeightOf(Kind kind) {
  return std::ceil(QFontMetricsF(fontOf(kind)).lineSpacing());
}

int StatementLayout::linesOf(const QString& text, Kind kind, double width) {
  QTextLayout layout(text, fontOf(kind));
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  layout.beginLayout();
  int lines = 0;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    ++lines;
  }
  layout.endLayout();
  return std::max(lines, 1);
}

std::pair<double, double> StatementLayout::columnOf(const StatementTable& table, int column) {
  int all = 0;
  int before = 0;
  for (int each = 0; each < int(table.columns.size()); ++each) {
    all += table.columns[each].weight;
    if (each < column) before += table.columns[each].weight;
  }
  return {body.left() + body.width() * before / all,
          body.width() * table.columns[column].weight / all};
}

StatementLayout::StatementLayout(const Statement& statement) {
  add(Kind::Title, statement.title, true);
  add(Kind::Subtitle, statement.subtitle);
  for (const StatementTable& table : statement.tables) addTable(table);
  addSpace(12);
  add(Kind::Heading, statement.head_title, true);
  add(Kind::Hash, isolated(statement.head_hash), true);
  add(Kind::Note, statement.head_sentence);
  for (const QString& note : statement.notes) {
    addSpace(6);
    add(Kind::Note, note);
  }
  paginate();
}

// Strips

void StatementLayout::add(Kind kind, const QString& text, bool is_kept_with_next) {
  StatementStrip strip{kind, 0, text};
  strip.last_line = linesOf(text, kind, body.width());
  strip.height = strip.last_line * lineHeightOf(kind) + 2 * row_padding;
  strip.is_kept_with_next = is_kept_with_next;
  strips_.push_back(std::move(strip));
}

void StatementLayout::addSpace(double height) { strips_.push_back({Kind::Space, height}); }

int StatementLayout::linesOfRow(const StatementTable& table, const QStringList& cells, Kind kind) {
  int lines = 1;
  for (int column = 0; column < int(cells.size()); ++column) {
    double width = columnOf(table, column).second - 2 * cell_padding;
    lines = std::max(lines, linesOf(cells[column], kind, width));
  }
  return lines;
}

StatementStrip StatementLayout::headerOf(const StatementTable& table) const {
  StatementStrip header{Kind::Header, 0, {}, &table};
  header.last_line = linesOfRow(table, titles_of(table), Kind::Header);
  header.height = header.last_line * lineHeightOf(Kind::Header) + 2 * row_padding;
  header.is_kept_with_next = true;
  return header;
}

void StatementLayout::addTable(const StatementTable& table) {
  addSpace(12);
  add(Kind::Heading, table.title, true);
  if (table.rows.isEmpty()) return add(Kind::Said, table.instead);
  if (table.hasHeader()) strips_.push_back(headerOf(table));
  for (int row = 0; row < int(table.rows.size()); ++row) addRow(table, row);
}

void StatementLayout::addRow(const StatementTable& table, int row) {
  int lines = linesOfRow(table, table.rows[row], Kind::Row);
  for (int first = 0; first < lines; first += most_lines_in_strip) {
    int last = std::min(first + most_lines_in_strip, lines);
    double height = (last - first) * lineHeightOf(Kind::Row) + 2 * row_padding;
    strips_.push_back({Kind::Row, height, {}, &table, row, first, last});
  }
}

// Pages

/// The height of a strip with all that must stay with it.
double StatementLayout::heightFrom(std::size_t strip) const {
  double height = strips_[strip].height;
  for (; strips_[strip].is_kept_with_next && strip + 1 < strips_.size(); ++strip) {
    height += strips_[strip + 1].height;
  }
  return height;
}

void StatementLayout::paginate() {
  pages_.emplace_back();
  double y = body.top();
  auto place = [&](const StatementStrip& strip) {
    pages_.back().push_back({strip, y});
    y += strip.height;
  };
  bool goes_on = false;  // with what is kept together and was found to fit
  for (std::size_t at = 0; at < strips_.size(); ++at) {
    const StatementStrip& strip = strips_[at];
    bool fits = goes_on || y + heightFrom(at) <= body.bottom();
    if (!fits) {
      pages_.emplace_back();
      y = body.top();
      bool is_amid_table = strip.kind == Kind::Row && strip.table->hasHeader();
      if (is_amid_table) place(headerOf(*strip.table));
    }
    goes_on = strip.is_kept_with_next;
    bool is_space_on_top = strip.kind == Kind::Space && pages_.back().empty();
    if (!is_space_on_top) place(strip);
  }
}

}  // namespace ui
