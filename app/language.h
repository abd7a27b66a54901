#pragma once

#include "draw/language.h"

namespace app {

/// Lets the application object that exists speak a language: its texts, those of Qt's own dialogs,
/// the direction of its layouts, and the names of months. Windows that are there stay as they are.
void apply_language(ui::Language language);

}  // namespace app
