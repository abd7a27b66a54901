#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <variant>

#include "base/time.h"
#include "draw/language.h"
#include "draw/theme.h"
#include "murabaha/desk_policy.h"

namespace app {

/// What the program was asked to do on the command line.
struct Options {
  QString demo = "guide";
  std::optional<ui::ThemeKind> theme;    // none: as last time, or light
  std::optional<ui::Language> language;  // none: as last time, or English
  unsigned workers = 0;                  // 0: a world with a clock of its own
  std::uint64_t seed = 1;

  std::optional<QString> actor;   // who is signed in at the desk; none: as last time, or `desk`
  std::optional<QTimeZone> zone;  // of the desk; none: UTC
  murabaha::DeskPolicy desk_policy;

  /// Where contracts are kept: a file, the URI of a PostgreSQL server, or `:memory:`. Nothing: the
  /// user's data folder for a window, and nowhere for a picture or JSON.
  std::optional<QString> database;
  // At most one of these, and the program ends
  bool verifies_database = false;
  QString printed_hash;    // to look for: the contract and the hash, `M-1=0123456789ab`
  QString new_checkpoint;  // the file that it is to be written to
  QString checkpoint;      // the file that it is read from, to look for what it has

  QString json;  // `snapshot`, `events` or `stream` to print for machines; empty for a window

  // For a picture
  QString screenshot;  // the file; empty for a window
  QString view = "window";
  otp::Duration at = std::chrono::seconds(12);
  bool has_end = false;  // `at` was given, and a stream ends then
  QSize size{1366, 768};
  double scale = 1;
  QString select;  // the process that is selected in the picture
};

/// What to print instead of starting, and the exit code.
struct Answer {
  QString text;
  int code = 0;
};

/// The views that a picture can be taken of.
QStringList view_names();
QString version_text();

/// @returns the options, or what to print: help, a list, or a mistake with exit code 2
std::variant<Options, Answer> read_options(const QStringList& arguments);

/// `250ms`, `12s`, `1.5s` or `2min`.
std::optional<otp::Duration> parse_duration(const QString& text);

}  // namespace app
