#include "settings.h"

#include <QAction>
#include <QSettings>

#include "draw/written.h"

namespace app::settings {
namespace {

QString key_of(const QAction& option) { return "options/" + option.objectName(); }

void keep(QSettings& settings, const QString& key, const QVariant& value, bool is_default) {
  if (is_default) settings.remove(key);
  else settings.setValue(key, value);
}

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
  window.restoreOwnLayout(settings.value("window/layout").toByteArray());
  window.restoreOwnColumns(settings.value("table/columns").toByteArray());
  for (QAction* option : window.options()) {
    if (settings.value(key_of(*option)).toBool() != option->isChecked()) option->trigger();
  }
}

void keep(const ui::MainWindow& window) {
  QSettings settings;
  settings.setValue("window/geometry", window.saveGeometry());
  QByteArray layout = window.ownLayout();
  keep(settings, "window/layout", layout, layout.isEmpty());
  QByteArray columns = window.ownColumns();
  keep(settings, "table/columns", columns, columns.isEmpty());
  for (const QAction* option : window.options()) {
    keep(settings, key_of(*option), true, !option->isChecked());
  }
}

void follow(ui::MainWindow& window) {
  using ui::MainWindow;
  QObject::connect(&window, &MainWindow::themeChosen, &window, &keep_theme);
  QObject::connect(&window, &MainWindow::languageChosen, &window, &keep_language);
  QObject::connect(&window, &MainWindow::settingsReset, &window, [] {
    QSettings settings;
    for (const char* group : {"theme", "language", "window", "table", "options"}) {
      settings.remove(group);
    }
  });
}

}  // namespace app::settings
