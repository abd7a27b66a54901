// Text can be read and shapes can be seen in both themes, by the contrast of WCAG 2.

#include "draw/theme.h"

#include "qt_test.h"

namespace {

using ui::Theme;
using ui::ThemeKind;

constexpr double of_text = 4.5;
constexpr double of_shapes = 3;

const Theme& theme(const QString& name) {
  return ui::theme_of(name == "dark" ? ThemeKind::Dark : ThemeKind::Light);
}

void add_pair(const QString& name, const QColor& front, const QColor& ground, double least) {
  QTest::addRow("%s", qPrintable(name)) << front << ground << least;
}

class ThemeTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void contrast_is_that_of_wcag();
  void a_pair_of_colours_can_be_told_apart_data();
  void a_pair_of_colours_can_be_told_apart();
  void text_on_a_filled_badge_can_be_read_data();
  void text_on_a_filled_badge_can_be_read();
  void lines_of_a_chart_differ_from_each_other();
  void a_palette_stands_for_its_theme();
};

void ThemeTest::contrast_is_that_of_wcag() {
  QCOMPARE(ui::contrast(Qt::black, Qt::white), 21.0);
  QCOMPARE(ui::contrast(Qt::white, Qt::white), 1.0);
  QVERIFY(std::abs(ui::contrast(QColor("#767676"), Qt::white) - 4.54) < 0.01);
}

void add_pairs_of(const Theme& theme, const QString& name) {
  const std::pair<const char*, QColor> grounds[] = {
      {"ground", theme.ground}, {"raised", theme.raised}, {"selection", theme.selection_ground}};
  const std::pair<const char*, QColor> texts[] = {
      {"text", theme.text},       {"dim text", theme.dim_text}, {"error", theme.error},
      {"success", theme.success}, {"warning", theme.warning},   {"link", theme.supervisor}};
  const std::pair<const char*, QColor> shapes[] = {{"supervisor", theme.supervisor},
                                                   {"server", theme.server},
                                                   {"plain", theme.plain},
                                                   {"busy", theme.busy},
                                                   {"flash", theme.flash},
                                                   {"line", theme.line},
                                                   {"ring of the selection", theme.selection}};
  for (const auto& [ground_name, ground] : grounds) {
    for (const auto& [text_name, text] : texts) {
      add_pair(name + ": " + text_name + " on " + ground_name, text, ground, of_text);
    }
    for (const auto& [shape_name, shape] : shapes) {
      bool is_drawn = shape != theme.line || ground != theme.selection_ground;
      if (is_drawn)
        add_pair(name + ": " + shape_name + " on " + ground_name, shape, ground, of_shapes);
    }
    for (const QColor& line : theme.series) {
      add_pair(name + ": line " + line.name() + " on " + ground_name, line, ground, of_shapes);
    }
  }
  QPalette palette = theme.palette();
  using Role = QPalette::ColorRole;
  const std::pair<Role, Role> roles[] = {{QPalette::WindowText, QPalette::Window},
                                         {QPalette::Text, QPalette::Base},
                                         {QPalette::Text, QPalette::AlternateBase},
                                         {QPalette::ButtonText, QPalette::Button},
                                         {QPalette::HighlightedText, QPalette::Highlight},
                                         {QPalette::ToolTipText, QPalette::ToolTipBase},
                                         {QPalette::PlaceholderText, QPalette::Base},
                                         {QPalette::Link, QPalette::Base},
                                         {QPalette::LinkVisited, QPalette::Base}};
  for (auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
    for (const auto& [front, ground] : roles) {
      QString pair =
          QString("%1: role %2 on %3 in group %4").arg(name).arg(front).arg(ground).arg(group);
      add_pair(pair, palette.color(group, front), palette.color(group, ground), of_text);
    }
  }
}

void ThemeTest::a_pair_of_colours_can_be_told_apart_data() {
  QTest::addColumn<QColor>("front");
  QTest::addColumn<QColor>("ground");
  QTest::addColumn<double>("least");
  for (const char* name : {"light", "dark"}) add_pairs_of(theme(name), name);
}

void ThemeTest::a_pair_of_colours_can_be_told_apart() {
  QFETCH(QColor, front);
  QFETCH(QColor, ground);
  QFETCH(double, least);
  double contrast = ui::contrast(front, ground);
  QVERIFY2(contrast >= least, qPrintable(QString("%1 on %2: %3:1, at least %4:1 is needed")
                                             .arg(front.name(), ground.name())
                                             .arg(contrast, 0, 'f', 2)
                                             .arg(least)));
}

void ThemeTest::text_on_a_filled_badge_can_be_read_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("light") << "light";
  QTest::newRow("dark") << "dark";
}

void ThemeTest::text_on_a_filled_badge_can_be_read() {
  QFETCH(QString, name);
  const Theme& of = theme(name);
  for (const QColor& ground :
       {of.warning, of.dim_text, of.flash, of.supervisor, of.success, of.error}) {
    QVERIFY2(ui::contrast(ui::readable_on(ground), ground) >= of_text, qPrintable(ground.name()));
  }
}

void ThemeTest::lines_of_a_chart_differ_from_each_other() {
  for (const char* name : {"light", "dark"}) {
    const auto& series = theme(name).series;
    for (std::size_t a = 0; a < std::size(series); ++a) {
      for (std::size_t b = a + 1; b < std::size(series); ++b) QVERIFY(series[a] != series[b]);
    }
  }
}

void ThemeTest::a_palette_stands_for_its_theme() {
  for (ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
    QCOMPARE(int(ui::theme_of(ui::theme_of(kind).palette()).kind), int(kind));
  }
}

const support::Registered registered(&support::make_case<ThemeTest>);

}  // namespace

#include "theme_test.moc"
