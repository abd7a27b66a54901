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

/// Between the characters U+2068 and U+2069, which isolate it from what is around: otherwise a text
/// from right to left would turn `M-1` or `%{}` around.
QString isolated(const QString& text);
QString isolated(std::string_view utf8);
/// Isolated where the program is read from right to left; elsewhere as it is.
QString apart(const QString& text);
QString apart(std::string_view utf8);
/// The text without the marks of isolation, for comparisons and files.
QString without_isolation(QString text);

// Numbers, names and terms. What has more than digits in it is apart.

/// `1,234,567`
QString number(std::uint64_t value);
/// A number of which only a small one has tenths: `4.2`, `1,234`; for what is less, `<0.1`.
QString figure(double value);
/// A length of time with the unit that fits: `312 ns`, `4.2 ms`, `1.8 s`, `2 min 05 s`.
QString duration(otp::Duration length);
/// So short a time that nobody can tell it from none.
bool is_just_now(otp::Duration age);
/// `1.8 s ago`, or `just now`.
QString ago(otp::Duration age);
/// A moment of the world's clock: `12.345 s`, `2 min 05.250 s`.
QString moment(otp::TimePoint time);

/// A term with processes shown by their names where they have one; of a very long one the
/// beginning.
QString shown(const otp::Term& term, const observer::SystemModel& system);
/// The title of a process, or its pid when nobody knows it.
QString title_of(otp::Pid pid, const observer::SystemModel& system);

}  // namespace ui
