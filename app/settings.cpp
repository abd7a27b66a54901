#include "settings.h"

#include <QSettings>

namespace app::settings {
namespace {

// Of docks and bars: one that does not match is not restored. It goes up whenever a dock is added.
constexpr int layout_version = 2;

}  // namespace

std::optional<ui::ThemeKind> theme() {
  return ui::theme_named(QSettings().value("theme").toString());
}

void keep_theme(ui::ThemeKind theme) { QSettings().setValue("theme", ui::name_of(theme)); }

std::optional<ui::Language> language() {
  return ui::language_of(QSettings().value("language").toString());
}

void keep_language(ui::Language language) {
  QSettings().setValue("language", ui::code_of(language));
}

void restore(ui::MainWindow& window) {
  QSettings settings;
  window.restoreGeometry(settings.value("window/geometry").toByteArray());
  window.restoreState(settings.value("window/layout").toByteArray(), layout_version);
}

void keep(const ui::MainWindow& window) {
  QSettings settings;
  settings.setValue("window/geometry", window.saveGeometry());
  settings.setValue("window/layout", window.saveState(layout_version));
}

}  // namespace app::settings
