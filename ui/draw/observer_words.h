#pragma once

#include <QString>

#include "observer/process_entry.h"

namespace ui {

// The words for what core enumerates, in the language of the program.

QString word_of(observer::Status status);
QString word_of(observer::ProcessKind kind);
QString word_of(trace::MessageRole role);
QString word_of(trace::DropReason reason);
QString word_of(trace::Decision decision);
QString word_of(const trace::What& event);

/// Who sent a message from outside of the system.
QString outside();

}  // namespace ui
