#pragma once

#include <QWidget>

#include "draw/theme.h"

namespace app {

/// Makes pictures come out the same on every machine: platform, scale, locale, time zone and fonts.
/// Call it before the application object is made.
void prepare_for_pictures(double scale);

/// The look of the program, for the application object that exists: Fusion, the bundled fonts
/// without hinting, and the theme's colours.
void apply_appearance(ui::ThemeKind theme);
void apply_theme(ui::ThemeKind theme);

/// Makes a window that has no room on its screen as large as the screen lets it be, maximised: else
/// its lower edge is where nobody sees it. Call it before the window is shown.
void fit_to_screen(QWidget& window);

/// What a shown widget looks like when it has come to rest: nothing has the focus, no cursor
/// blinks. The same for pictures on the command line, in the documentation and in tests.
QImage picture_of(QWidget& widget);

}  // namespace app
