#pragma once

#include <QString>

#include <optional>

namespace ui {

/// A language that the program speaks. Arabic is read from right to left: windows and diagrams are
/// mirrored.
enum class Language { English, Arabic };

inline constexpr Language languages[] = {Language::English, Language::Arabic};
/// `en`, `ar`: on the command line and in the settings.
QString code_of(Language language);
std::optional<Language> language_of(const QString& code);
/// Its name in itself, for whoever does not understand the present one.
QString name_of(Language language);
Qt::LayoutDirection direction_of(Language language);

/// Which language the program speaks at present.
Language present_language();
/// Of new windows and texts from now on; those that are there stay as they are.
void set_present_language(Language language);

}  // namespace ui
