// The depth of a mailbox over time, stacked by kind of message.

#include "draw/depth_stack.h"

#include <QImage>

#include "qt_test.h"

namespace {

using otp::Atom;
using Rows = std::vector<observer::DepthByKind::Row>;

const QRectF area(0, 0, 400, 120);

/// Ten of `a` in the last half minute, twenty of `b` in the last quarter.
Rows two_kinds() {
  Rows rows(2);
  rows[0].label = Atom("a");
  rows[1].label = Atom("b");
  for (auto& row : rows) row.depths.resize(60);
  std::fill_n(rows[0].depths.rbegin(), 30, 10U);
  std::fill_n(rows[1].depths.rbegin(), 15, 20U);
  return rows;
}

QImage picture_of(const Rows& rows, const ui::Theme& theme,
                  Qt::LayoutDirection direction = Qt::LeftToRight) {
  QImage image(area.size().toSize(), QImage::Format_RGB32);
  image.fill(theme.ground);
  QPainter painter(&image);
  painter.setFont(ui::small_font());
  painter.setLayoutDirection(direction);
  ui::DepthStack(rows).paint(painter, area, theme);
  return image;
}

/// The first point from above that is not ground, in a column of the plot; -1 when there is none.
int top_of(const QImage& image, int x, const ui::Theme& theme) {
  QRectF plot = ui::DepthStack::plot_in(area);
  for (int y = int(plot.top()) + 1; y < int(plot.bottom()); ++y) {
    if (image.pixel(x, y) != theme.ground.rgb()) return y;
  }
  return -1;
}

class DepthStackTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void kinds_stand_on_each_other_data();
  void kinds_stand_on_each_other();
  void the_legend_names_each_kind_in_the_order_of_the_stack();
  void kinds_differ_also_without_their_colours();
  void time_goes_to_the_right_whatever_one_reads();
};

void DepthStackTest::kinds_stand_on_each_other_data() {
  QTest::addColumn<int>("kind");
  for (ui::ThemeKind kind : ui::theme_kinds) {
    QTest::newRow(qPrintable(ui::name_of(kind))) << int(kind);
  }
}

void DepthStackTest::kinds_stand_on_each_other() {
  QFETCH(int, kind);
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind(kind));
  Rows rows = two_kinds();
  QCOMPARE(ui::DepthStack(rows).highest(), 30U);
  QImage image = picture_of(rows, theme);
  QRectF plot = ui::DepthStack::plot_in(area);
  auto x_of = [&](double second) { return int(plot.left() + plot.width() * second / 60); };
  QCOMPARE(top_of(image, x_of(10.5), theme), -1);
  double third = plot.height() / 3;
  QVERIFY(std::abs(top_of(image, x_of(37.5), theme) - (plot.bottom() - third)) < 2);
  int top = image.height();  // where the pattern begins in one of the columns
  for (int x = x_of(46); x < x_of(59); ++x) top = std::min(top, top_of(image, x, theme));
  QVERIFY(top <= plot.top() + 2);
  QCOMPARE(image.pixel(x_of(50.5), int(plot.bottom() - third / 2)), theme.series[0].rgb());
}

void DepthStackTest::the_legend_names_each_kind_in_the_order_of_the_stack() {
  Rows rows = two_kinds();
  ui::DepthStack stack(rows);
  QVERIFY(stack.legend_entry(0, area).top() > stack.legend_entry(1, area).top());
  for (std::size_t row : {0U, 1U}) QVERIFY(area.contains(stack.legend_entry(row, area)));
  QVERIFY(stack.legend_entry(0, area).left() > ui::DepthStack::plot_in(area).right());
  QCOMPARE(ui::kind_name(rows[0]), "a");
  rows[0].label = {};
  QCOMPARE(ui::kind_name(rows[0]), "other or unknown");
}

void DepthStackTest::kinds_differ_also_without_their_colours() {
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
  Rows rows = two_kinds();
  QImage image = picture_of(rows, theme);
  ui::DepthStack stack(rows);
  auto filled = [&](std::size_t row) {
    QRectF entry = stack.legend_entry(row, area);
    QRect sample(int(entry.left()) + 1, int(entry.center().y()) - 4, 8, 8);
    int count = 0;
    for (int y = sample.top(); y <= sample.bottom(); ++y) {
      for (int x = sample.left(); x <= sample.right(); ++x) {
        if (image.pixel(x, y) != theme.ground.rgb()) ++count;
      }
    }
    return count;
  };
  QVERIFY2(filled(0) > filled(1) + 10, qPrintable(QString("%1 %2").arg(filled(0)).arg(filled(1))));
}

void DepthStackTest::time_goes_to_the_right_whatever_one_reads() {
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
  QCOMPARE(picture_of(two_kinds(), theme, Qt::RightToLeft), picture_of(two_kinds(), theme));
}

const support::Registered registered(&support::make_case<DepthStackTest>);

}  // namespace

#include "depth_stack_test.moc"
