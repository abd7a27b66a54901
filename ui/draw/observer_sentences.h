#pragma once

#include <QString>

#include <string>

namespace ui {

/// A sentence of the observer's core, which knows English only, in the language of the program:
/// what is wrong with a process, what led to an event, why a command is not possible, what a demo
/// shows. Names and pids in it are isolated. A sentence that is not known stays as it is.
QString translated_observation(const std::string& sentence);

}  // namespace ui
