#pragma once

#include <QString>

#include <string>

/// What somebody has written into a field, for the desk.
namespace ui {

/// A text, as it is kept; see murabaha::normal_text.
std::string written_text(const QString& field);
/// An id, a name, a reference, a date or an amount: also without the direction marks that a text
/// copied from a right-to-left window has around it.
std::string written_id(const QString& field);

}  // namespace ui
