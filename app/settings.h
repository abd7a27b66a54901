#pragma once

#include <optional>

#include "draw/language.h"
#include "main_window.h"

namespace app {

/// What the program remembers from one start to the next, in the user's configuration folder.
namespace settings {

std::optional<ui::ThemeKind> theme();
void keep_theme(ui::ThemeKind theme);
std::optional<ui::Language> language();
void keep_language(ui::Language language);
/// Who was signed in at the desk before, the last one first, and the last currency; whoever was the
/// last is signed in again.
void restore(ui::DeskPort& desk);
void keep(const ui::DeskHabits& habits);
/// Brings the window to where it was, and its columns; leaves the default where nothing fits.
void restore(ui::MainWindow& window);
/// A layout that nobody has changed is not kept, so that a later default takes its place.
void keep(const ui::MainWindow& window);
/// Keeps what is chosen in the window, and forgets all when it is reset.
void follow(ui::MainWindow& window);

}  // namespace settings

}  // namespace app
