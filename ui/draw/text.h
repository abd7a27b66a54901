#pragma once

#include <QString>

#include <string>
#include <string_view>

#include "base/time.h"
#include "observer/system_model.h"

namespace ui {

inline QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}
inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// `1,234,567`
QString number(std::uint64_t value);
/// `1 message`, `2 messages`
QString counted(std::uint64_t count, const QString& one, const QString& many);
/// A length of time with the unit that fits: `312 ns`, `4.2 ms`, `1.8 s`, `2 min 05 s`.
QString duration(otp::Duration length);
/// A moment of the world's clock: `12.345 s`, `2 min 05.250 s`.
QString moment(otp::TimePoint time);

/// A term with processes shown by their names where they have one.
QString shown(const otp::Term& term, const observer::SystemModel& system);
/// The title of a process, or its pid when nobody knows it.
QString title_of(otp::Pid pid, const observer::SystemModel& system);

}  // namespace ui
