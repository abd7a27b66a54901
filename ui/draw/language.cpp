#include "draw/language.h"

namespace ui {
namespace {

Language present = Language::English;

}  // namespace

QString code_of(Language language) {
  switch (language) {
    case Language::English: return "en";
    case Language::Arabic: return "ar";
  }
  return {};
}

std::optional<Language> language_of(const QString& code) {
  for (Language language : languages) {
    if (code_of(language) == code) return language;
  }
  return std::nullopt;
}

QString name_of(Language language) {
  switch (language) {
    case Language::English: return QStringLiteral("English");
    case Language::Arabic: return QString::fromUtf8("العربية");
  }
  return {};
}

Qt::LayoutDirection direction_of(Language language) {
  return language == Language::Arabic ? Qt::RightToLeft : Qt::LeftToRight;
}

Language present_language() { return present; }

void set_present_language(Language language) { present = language; }

}  // namespace ui
