#include "settings.h"

#include <QSettings>

#include "draw/written.h"

namespace app::settings {
namespace {

// Of docks and bars: one that does not match is not restored. It goes up whenever a dock is added.
constexpr int layout_version = 3;

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

void restore(ui::DeskPort& desk) {
  QSettings settings;
  QStringList names = settings.value("desk/names").toStringList();
  desk.habits().restore(names, settings.value("desk/currency").toString());
  if (!names.isEmpty()) desk.setActor(ui::written_id(names.first()));
}

void keep(const ui::DeskHabits& habits) {
  QSettings settings;
  settings.setValue("desk/names", habits.names());
  settings.setValue("desk/currency", habits.currency());
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
