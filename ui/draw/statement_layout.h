#pragma once

#include <QFont>
#include <QRectF>

#include <vector>

#include "draw/statement_content.h"

namespace ui {

/// A piece of a statement that is on one page, as wide as the page's text.
struct StatementStrip {
  enum class Kind { Title, Subtitle, Heading, Header, Row, Said, Hash, Note, Space };

  Kind kind = Kind::Space;
  double height = 0;
  QString text = {};
  const StatementTable* table = nullptr;
  int row = -1;
  // Of a row that is higher than a page could hold, the lines that are in this strip.
  int first_line = 0;
  int last_line = 0;
  /// It stays on one page with the strip after it.
  bool is_kept_with_next = false;
};

/// A statement on sheets of A4, in points.
class StatementLayout {
 public:
  static constexpr QSizeF page{595, 842};
  static constexpr QRectF body{42, 42, 511, 734};  // what is below is the foot
  static constexpr double cell_padding = 4;
  static constexpr double row_padding = 2;
  static constexpr int most_lines_in_strip = 40;

  struct Placed {
    StatementStrip strip;
    double y = 0;
  };
  using Page = std::vector<Placed>;

  /// @param statement must outlive the layout
  explicit StatementLayout(const Statement& statement);

  const std::vector<Page>& pages() const { return pages_; }
  /// Left edge and width of a column, for text from left to right.
  static std::pair<double, double> columnOf(const StatementTable& table, int column);
  static QFont fontOf(StatementStrip::Kind kind);
  static double lineHeightOf(StatementStrip::Kind kind);
  /// How many lines a text takes in a width.
  static int linesOf(const QString& text, StatementStrip::Kind kind, double width);

 private:
  void add(StatementStrip::Kind kind, const QString& text, bool is_kept_with_next = false);
  void addSpace(double height);
  void addTable(const StatementTable& table);
  void addRow(const StatementTable& table, int row);
  StatementStrip headerOf(const StatementTable& table) const;
  static int linesOfRow(const StatementTable& table, const QStringList& cells,
                        StatementStrip::Kind kind);
  void paginate();
  double heightFrom(std::size_t strip) const;

  std::vector<StatementStrip> strips_;
  std::vector<Page> pages_;
};

}  // namespace ui
