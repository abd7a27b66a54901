#include "language.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

/// Resources of a static library must be asked for, from outside of any namespace.
static void load_resources() { Q_INIT_RESOURCE(translations); }

namespace app {
namespace {

/// They are taken off again by their own destructors.
std::vector<std::unique_ptr<QTranslator>>& translators() {
  static std::vector<std::unique_ptr<QTranslator>> all;
  return all;
}

void install(const QString& file) {
  auto translator = std::make_unique<QTranslator>();
  if (!translator->load(":/translations/" + file)) qFatal("%s is missing", qPrintable(file));
  QApplication::installTranslator(translator.get());
  translators().push_back(std::move(translator));
}

}  // namespace

void apply_language(ui::Language language) {
  load_resources();
  translators().clear();
  if (language == ui::Language::Arabic) {
    install("qtbase_ar.qm");
    install("actorscope_ar.qm");
  }
  ui::set_present_language(language);
  QApplication::setLayoutDirection(ui::direction_of(language));
}

}  // namespace app
