#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <optional>

#include "observer/process_entry.h"

/// The screen: models, drawing and views of a system that is observed.
namespace ui {

enum class ThemeKind { Light, Dark, Contrast };

/// Every colour that is drawn, by what it means. Text on a ground has a contrast of at least 4.5:1,
/// lines and shapes of at least 3:1, in every theme; nothing is told by colour alone.
struct Theme {
  ThemeKind kind;

  QColor ground;  // of panes and canvases
  QColor raised;  // of boxes and cards
  QColor sunken;  // of fields and empty tracks
  QColor text;
  QColor dim_text;   // second lines, units, reasons
  QColor line;       // connectors and borders
  QColor grid;       // of charts; may be faint
  QColor selection;  // ring around what is selected
  QColor selection_ground;

  QColor supervisor;
  QColor server;
  QColor plain;
  QColor busy;
  QColor warning;  // a mailbox that fills, a refusal
  QColor error;    // a crash, an exit
  QColor flash;    // a restart
  QColor success;

  /// Distinguishable lines in charts, the first for what is selected.
  QColor series[6];

  const QColor& of(observer::ProcessKind kind) const;
  QPalette palette() const;
};

inline constexpr ThemeKind theme_kinds[] = {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Contrast};
/// `light`, `dark` or `contrast`: on the command line and in the settings.
QString name_of(ThemeKind kind);
std::optional<ThemeKind> theme_named(const QString& name);

const Theme& theme_of(ThemeKind kind);
/// The theme that a widget's palette stands for.
const Theme& theme_of(const QPalette& palette);

/// Black or white, whichever can be read better on this ground.
QColor readable_on(const QColor& ground);
/// How well two colours can be told apart, from 1 to 21, as WCAG defines it.
double contrast(const QColor& a, const QColor& b);

// The fonts of drawn text; all derive from the application's font.
QFont body_font();
QFont small_font();
QFont bold_font();
QFont mono_font();

}  // namespace ui
