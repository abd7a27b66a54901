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
/// The kind of a value, see `otp::kind_name`: `whole number`.
QString word_of_kind(std::string_view kind);

/// What the supervisor makes of the end of a process, as a sentence; none says that there was
/// nothing to decide.
QString consequence_of(const std::optional<trace::Decision>& decision);

/// Who sent a message from outside of the system.
QString outside();

}  // namespace ui
