#include "draw/theme.h"

#include <QApplication>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

const Theme light{
    ThemeKind::Light,
    QColor("#f6f7f9"),
    QColor("#ffffff"),
    QColor("#e9ecf1"),
    QColor("#1b2430"),
    QColor("#566172"),
    QColor("#7f8b9c"),
    QColor("#d9dee6"),
    QColor("#1f5fbf"),
    QColor("#e6effd"),
    QColor("#1f5fbf"),
    QColor("#0b7a5b"),
    QColor("#6b4fa0"),
    QColor("#8a5a00"),
    QColor("#8a5100"),
    QColor("#b3261e"),
    QColor("#d1480b"),
    QColor("#177338"),
    {QColor("#1f5fbf"), QColor("#c4460a"), QColor("#0a8a66"), QColor("#a03f86"), QColor("#4a3c00"),
     QColor("#2a323d")},
};

const Theme dark{
    ThemeKind::Dark,
    QColor("#171b21"),
    QColor("#222831"),
    QColor("#11151a"),
    QColor("#e8ecf2"),
    QColor("#a3adbb"),
    QColor("#76828f"),
    QColor("#2d3540"),
    QColor("#7db2ff"),
    QColor("#1f344d"),
    QColor("#7db2ff"),
    QColor("#4fd1a5"),
    QColor("#c3a6ff"),
    QColor("#f0c14b"),
    QColor("#f2b13c"),
    QColor("#ff9a92"),
    QColor("#ff9d5c"),
    QColor("#6fd68c"),
    {QColor("#6aa2f5"), QColor("#f08a40"), QColor("#2fb78c"), QColor("#d77fc0"), QColor("#efe38f"),
     QColor("#ffffff")},
};

/// For eyes that need all the contrast there is, and for bad projectors.
const Theme contrast_theme{
    ThemeKind::Contrast,
    QColor("#000000"),
    QColor("#0a0a0a"),
    QColor("#000000"),
    QColor("#ffffff"),
    QColor("#e0e0e0"),
    QColor("#c8c8c8"),
    QColor("#5a5a5a"),
    QColor("#ffff00"),
    QColor("#333300"),
    QColor("#66c2ff"),
    QColor("#5effb0"),
    QColor("#e0b3ff"),
    QColor("#ffd800"),
    QColor("#ffb000"),
    QColor("#ff8f8f"),
    QColor("#ff9d3c"),
    QColor("#7dff9a"),
    {QColor("#3d9dff"), QColor("#ff9d3c"), QColor("#5effb0"), QColor("#ffb3f5"), QColor("#f2e600"),
     QColor("#ffffff")},
};

double luminance(const QColor& color) {
  auto linear = [](double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
         0.0722 * linear(color.blueF());
}

}  // namespace

const QColor& Theme::of(observer::ProcessKind process) const {
  switch (process) {
    case observer::ProcessKind::Supervisor: return supervisor;
    case observer::ProcessKind::Server: return server;
    case observer::ProcessKind::Plain: return plain;
  }
  return plain;
}

QPalette Theme::palette() const {
  QPalette palette;
  palette.setColor(QPalette::Window, ground);
  palette.setColor(QPalette::WindowText, text);
  palette.setColor(QPalette::Base, raised);
  palette.setColor(QPalette::AlternateBase, ground);
  palette.setColor(QPalette::Text, text);
  palette.setColor(QPalette::PlaceholderText, dim_text);
  palette.setColor(QPalette::Button,
                   kind == ThemeKind::Light ? QColor("#eef0f4") : QColor("#2a313b"));
  palette.setColor(QPalette::ButtonText, text);
  palette.setColor(QPalette::BrightText, error);
  palette.setColor(QPalette::ToolTipBase, raised);
  palette.setColor(QPalette::ToolTipText, text);
  palette.setColor(QPalette::Highlight, selection_ground);
  palette.setColor(QPalette::HighlightedText, text);
  palette.setColor(QPalette::Link, supervisor);
  palette.setColor(QPalette::LinkVisited, plain);
  palette.setColor(QPalette::Light,
                   kind == ThemeKind::Light ? QColor("#ffffff") : QColor("#39424e"));
  palette.setColor(QPalette::Midlight, sunken);
  palette.setColor(QPalette::Mid, grid);
  palette.setColor(QPalette::Dark, line);
  palette.setColor(QPalette::Shadow, QColor("#000000"));
  for (auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
    palette.setColor(QPalette::Disabled, role, dim_text);
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, sunken);
  return palette;
}

QString name_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::Light: return QStringLiteral("light");
    case ThemeKind::Dark: return QStringLiteral("dark");
    case ThemeKind::Contrast: return QStringLiteral("contrast");
  }
  return {};
}

std::optional<ThemeKind> theme_named(const QString& name) {
  for (ThemeKind kind : theme_kinds) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

const Theme& theme_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::Light: return light;
    case ThemeKind::Dark: return dark;
    case ThemeKind::Contrast: return contrast_theme;
  }
  return light;
}

const Theme& theme_of(const QPalette& palette) {
  QColor window = palette.color(QPalette::Window);
  if (window == contrast_theme.ground) return contrast_theme;
  return window.lightness() > 127 ? light : dark;
}

double contrast(const QColor& a, const QColor& b) {
  auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

QColor readable_on(const QColor& ground) {
  QColor black("#10151c");
  QColor white("#ffffff");
  return contrast(black, ground) >= contrast(white, ground) ? black : white;
}

QFont body_font() { return QApplication::font(); }

QFont small_font() {
  QFont font = QApplication::font();
  font.setPixelSize(font.pixelSize() > 0 ? font.pixelSize() - 2 : 11);
  return font;
}

QFont bold_font() {
  QFont font = QApplication::font();
  font.setBold(true);
  return font;
}

QFont mono_font() {
  QFont font = QApplication::font();
  font.setFamily(QStringLiteral("DejaVu Sans Mono"));
  return font;
}

}  // namespace ui
