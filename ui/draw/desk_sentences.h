#pragma once

#include <QString>

#include <string>

namespace ui {

/// A sentence of the contract desk's core, which knows English only, in the language of the
/// program. What stands in it of a contract, such as ids and amounts, is isolated. A sentence that
/// is not known stays as it is.
QString translated(const std::string& sentence);

}  // namespace ui
