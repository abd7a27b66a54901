// Text can be read and shapes can be seen in every theme, by the contrast of WCAG 2, also by eyes
// that see two of three colours.

#include "draw/theme.h"

#include <algorithm>
#include <cmath>

#include "draw/heat_map.h"
#include "qt_test.h"

namespace {

using ui::Theme;
using ui::ThemeKind;

constexpr double of_text = 4.5;
constexpr double of_shapes = 3;
constexpr double of_lines = 14;  // beside each other, as a distance in CIELAB
constexpr double of_steps = 9;   // of a scale with numbers, the same

const Theme& theme(const QString& name) { return ui::theme_of(*ui::theme_named(name)); }

/// How a colour looks to eyes without one kind of cones, by the matrices for full severity of
/// Machado, Oliveira and Fernandes (2009), which apply to linear light.
struct Sight {
  const char* name;
  double matrix[3][3];

  QColor seen(const QColor& colour) const {
    double light[3] = {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    float channels[3];
    for (int row = 0; row < 3; ++row) {
      double sum = 0;
      for (int column = 0; column < 3; ++column) sum += matrix[row][column] * light[column];
      channels[row] = encoded(sum);
    }
    return QColor::fromRgbF(channels[0], channels[1], channels[2]);
  }

 private:
  static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  }
  static float encoded(double light) {
    light = std::clamp(light, 0.0, 1.0);
    return float(light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055);
  }
};

/// How different two colours are, by the formula of 1976.
double distance_of(const QColor& one, const QColor& other) {
  struct Lab {
    double l, a, b;
  };
  auto lab = [](const QColor& colour) {
    auto linear = [](double value) {
      return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    double r = linear(colour.redF()), g = linear(colour.greenF()), b = linear(colour.blueF());
    double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return Lab{116 * y - 16, 500 * (x - y), 200 * (y - z)};
  };
  Lab a = lab(one), b = lab(other);
  return std::hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

const Sight sights[] = {
    {"full sight", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopia",
     {{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopia",
     {{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {"tritanopia",
     {{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
};

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
  void steps_of_the_heat_map_differ_from_the_next();
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
  for (std::uint32_t depth : ui::heat_steps) {
    if (depth == 0) continue;
    QString cell = QString("%1: a mailbox of %2 beside an empty one").arg(name).arg(depth);
    add_pair(cell, ui::heat(depth, theme), ui::heat(0, theme), of_shapes);
  }
  add_pair(name + ": lines around empty mailboxes", theme.line, ui::heat(0, theme), of_shapes);
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
  for (ThemeKind kind : ui::theme_kinds) add_pairs_of(ui::theme_of(kind), ui::name_of(kind));
}

void ThemeTest::a_pair_of_colours_can_be_told_apart() {
  QFETCH(QColor, front);
  QFETCH(QColor, ground);
  QFETCH(double, least);
  for (const Sight& sight : sights) {
    double contrast = ui::contrast(sight.seen(front), sight.seen(ground));
    QVERIFY2(contrast >= least, qPrintable(QString("%1 on %2, %3: %4:1, at least %5:1 is needed")
                                               .arg(front.name(), ground.name(), sight.name)
                                               .arg(contrast, 0, 'f', 2)
                                               .arg(least)));
  }
}

void ThemeTest::text_on_a_filled_badge_can_be_read_data() {
  QTest::addColumn<QString>("name");
  for (ThemeKind kind : ui::theme_kinds) {
    QTest::newRow(qPrintable(ui::name_of(kind))) << ui::name_of(kind);
  }
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
  for (ThemeKind kind : ui::theme_kinds) {
    const auto& series = ui::theme_of(kind).series;
    for (std::size_t a = 0; a < std::size(series); ++a) {
      for (std::size_t b = a + 1; b < std::size(series); ++b) {
        for (const Sight& sight : sights) {
          double distance = distance_of(sight.seen(series[a]), sight.seen(series[b]));
          QVERIFY2(distance >= of_lines,
                   qPrintable(QString("%1 and %2, %3: %4")
                                  .arg(series[a].name(), series[b].name(), sight.name)
                                  .arg(distance)));
        }
      }
    }
  }
}

/// By their lightness too, which rises or falls from step to step for every sight.
void ThemeTest::steps_of_the_heat_map_differ_from_the_next() {
  for (ThemeKind kind : ui::theme_kinds) {
    const Theme& theme = ui::theme_of(kind);
    for (const Sight& sight : sights) {
      for (std::size_t step = 1; step < std::size(ui::heat_steps); ++step) {
        QColor less = sight.seen(ui::heat(ui::heat_steps[step - 1], theme));
        QColor more = sight.seen(ui::heat(ui::heat_steps[step], theme));
        QVERIFY2(distance_of(less, more) >= of_steps,
                 qPrintable(QString("%1, %2: step %3 is %4 from the one before")
                                .arg(ui::name_of(kind), sight.name)
                                .arg(step)
                                .arg(distance_of(less, more))));
        QColor ground = sight.seen(theme.ground);
        QVERIFY(ui::contrast(more, ground) > ui::contrast(less, ground));
      }
    }
  }
}

void ThemeTest::a_palette_stands_for_its_theme() {
  for (ThemeKind kind : ui::theme_kinds) {
    QCOMPARE(int(ui::theme_of(ui::theme_of(kind).palette()).kind), int(kind));
  }
}

const support::Registered registered(&support::make_case<ThemeTest>);

}  // namespace

#include "theme_test.moc"
