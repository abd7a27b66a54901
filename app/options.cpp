#include "options.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include "contracts.h"
#include "demo/demo.h"
#include "draw/text.h"
#include "draw/written.h"
#include "murabaha/order.h"

namespace app {
namespace {

using ui::text;

QStringList demo_names() {
  QStringList names;
  for (const demo::Demo& each : demo::demos()) names << text(each.name);
  return names;
}

/// A mistake that names the argument and what would be right.
struct Mistake {
  QString text;
};

QString allowed(const QStringList& values) { return values.join(", "); }

void one_of(const QString& option, const QString& value, const QStringList& values) {
  if (values.contains(value)) return;
  throw Mistake{QString("%1: '%2' is not known. Allowed: %3.").arg(option, value, allowed(values))};
}

QSize size_of(const QString& value) {
  static const QRegularExpression form("^(\\d{2,5})x(\\d{2,5})$");
  auto match = form.match(value);
  QSize size(match.captured(1).toInt(), match.captured(2).toInt());
  bool fits = match.hasMatch() && size.width() >= 200 && size.height() >= 60 &&
              size.width() <= 8000 && size.height() <= 8000;
  if (!fits) {
    throw Mistake{
        QString("--size: '%1' is not a size. Allowed: WIDTHxHEIGHT in pixels, from 200x60 "
                "to 8000x8000, as in 1366x768.")
            .arg(value)};
  }
  return size;
}

double scale_of(const QString& value) {
  bool is_number = false;
  double scale = value.toDouble(&is_number);
  bool fits = is_number && scale >= 1 && scale <= 4;  // which what is not a number never does
  if (!fits) {
    throw Mistake{
        QString("--scale: '%1' is not a scale. Allowed: a number from 1 to 4.").arg(value)};
  }
  return scale;
}

std::uint64_t number_of(const QString& option, const QString& value, std::uint64_t highest) {
  bool is_number = false;
  qulonglong number = value.toULongLong(&is_number);
  if (!is_number || number > highest) {
    throw Mistake{QString("%1: '%2' is not a number. Allowed: a whole number from 0 to %3.")
                      .arg(option, value)
                      .arg(highest)};
  }
  return number;
}

otp::Duration duration_of(const QString& value) {
  auto duration = parse_duration(value);
  if (!duration) {
    throw Mistake{QString("--at: '%1' is not a time. Allowed: a number with ms, s or min, up to "
                          "60min, as in 250ms or 12s.")
                      .arg(value)};
  }
  return *duration;
}

QString actor_of(const QString& value) {
  std::string name = ui::written_id(value);
  auto checked = murabaha::check_actor(name);
  if (!checked) throw Mistake{QString("--actor: %1").arg(text(checked.error().text()))};
  return text(name);
}

QTimeZone zone_of(const QString& value) {
  QByteArray name = value.toUtf8();  // Qt takes nearly any word for the rule of a zone
  if (QTimeZone::availableTimeZoneIds().contains(name)) return QTimeZone(name);
  throw Mistake{QString("--time-zone: '%1' is not a time zone. Allowed: a name of the IANA, as in "
                        "Europe/Berlin or UTC.")
                    .arg(value)};
}

QString list_demos() {
  QString lines;
  for (const demo::Demo& each : demo::demos()) {
    lines += QString("%1  %2. %3\n")
                 .arg(text(each.name), -10)
                 .arg(text(each.title), text(each.sentence));
  }
  return lines;
}

struct Declared {
  QCommandLineParser parser;
  QCommandLineOption help{{"h", "help"}, "Show this help."};
  QCommandLineOption version{"version", "Show the version."};
  QCommandLineOption list_demos{"list-demos", "List the demos."};
  QCommandLineOption list_views{"list-views", "List the views that a picture can be taken of."};
  QCommandLineOption demo{"demo", "Start with this demo.", "NAME", "guide"};
  QCommandLineOption theme{"theme", "Use this theme: light, dark or contrast.", "NAME"};
  QCommandLineOption language{"language", "Speak this language: en or ar (Arabic).", "CODE"};
  QCommandLineOption workers{
      "workers", "Run the demo on this many threads in real time, without a clock of its own.",
      "N"};
  QCommandLineOption seed{"seed", "Choose another order of ready processes.", "N", "1"};
  QCommandLineOption database{
      "db",
      "Keep the contracts in this SQLite file, on this PostgreSQL server, or nowhere. A window "
      "keeps them in the user's data folder.",
      "FILE|postgres://USER@HOST/NAME|:memory:"};
  QCommandLineOption verify_database{
      "verify-db",
      "Verify the audit trail, the ledger and all other rows of the database, and end."};
  QCommandLineOption verify_hash{"verify-hash",
                                 "Look for the hash that is printed on a contract's statement, or "
                                 "its first 8 digits at least, "
                                 "in the contract's audit trail, and end.",
                                 "CONTRACT=HASH"};
  QCommandLineOption write_checkpoint{
      "write-checkpoint",
      "Write the last step of every contract to FILE, to be kept elsewhere, and end.", "FILE"};
  QCommandLineOption verify_checkpoint{
      "verify-checkpoint",
      "Look for every contract and step that the checkpoint in FILE has, and end.", "FILE"};
  QCommandLineOption actor{"actor", "Sign in at the contract desk with this name.", "NAME"};
  QCommandLineOption zone{
      "time-zone",
      "Count the desk's days in this time zone, as in Europe/Berlin. Unless it is given, that is "
      "the computer's for a window, and UTC for a picture or JSON.",
      "NAME"};
  QCommandLineOption four_eyes{
      "four-eyes",
      "Whether somebody other than who has opened a contract must approve it, and settle it early "
      "(rules aaoifi).",
      "on|off", "on"};
  QCommandLineOption back_dating{"back-dating",
                                 "Take payments, settlements and sales dated so many months back.",
                                 "MONTHS", "12"};
  QCommandLineOption default_after{
      "default-after", "Show a contract as in default from so many days of lateness on.", "DAYS",
      "90"};
  QCommandLineOption screenshot{"screenshot", "Write a picture to FILE (PNG) and end.", "FILE"};
  QCommandLineOption json{"json",
                          "Print JSON: a snapshot of the demo, or its events until a time, and "
                          "end; or stream the events "
                          "as they happen.",
                          "snapshot|events|stream"};
  QCommandLineOption view{"view", "Take the picture of this view.", "NAME", "window"};
  QCommandLineOption at{"at",
                        "Take the picture, or the snapshot, or end, at this time of the world.",
                        "DURATION", "12s"};
  QCommandLineOption size{"size", "The size of the picture in pixels at scale 1.", "WxH"};
  QCommandLineOption scale{"scale", "Draw the picture so many times larger, from 1 to 4.", "N",
                           "1"};
  QCommandLineOption select{"select", "Select the process of this name for the picture.", "NAME"};

  Declared() {
    parser.setApplicationDescription(
        "Actorscope shows a supervised system live: its supervision tree, its mailboxes, and a "
        "Murabaha contract that you drive.");
    parser.addOptions({help, version, list_demos, list_views, demo, theme, language, workers, seed,
                       database, verify_database, screenshot, json, view, at, size, scale, select});
    parser.addOptions({verify_hash, write_checkpoint, verify_checkpoint});
    parser.addOptions({actor, zone, four_eyes, back_dating, default_after});
  }
};

/// What is asked of a database before the program ends.
void read_checks(const Declared& declared, Options& options) {
  const QCommandLineParser& given = declared.parser;
  QStringList asked;
  for (const QCommandLineOption* option :
       {&declared.verify_database, &declared.verify_hash, &declared.write_checkpoint,
        &declared.verify_checkpoint}) {
    if (!given.isSet(*option)) continue;
    asked << "--" + option->names().first();
    bool is_empty = !option->valueName().isEmpty() && given.value(*option).isEmpty();
    if (is_empty) throw Mistake{QString("%1: give %2.").arg(asked.last(), option->valueName())};
  }
  if (asked.size() > 1) {
    throw Mistake{QString("%1: one at a time.").arg(asked.join(", "))};
  }
  if (!asked.isEmpty() && options.database == in_memory) {
    throw Mistake{
        QString("%1: what is kept nowhere cannot be verified. Give --db FILE.").arg(asked.first())};
  }
  options.verifies_database = given.isSet(declared.verify_database);
  options.printed_hash = given.value(declared.verify_hash);
  options.new_checkpoint = given.value(declared.write_checkpoint);
  options.checkpoint = given.value(declared.verify_checkpoint);
  if (!options.printed_hash.isEmpty() && !options.printed_hash.contains('=')) {
    throw Mistake{QString("--verify-hash: '%1' has no '='. Allowed: CONTRACT=HASH, as in "
                          "M-1=0123456789ab.")
                      .arg(options.printed_hash)};
  }
}

Options read(const Declared& declared) {
  const QCommandLineParser& given = declared.parser;
  Options options;
  options.demo = given.value(declared.demo);
  one_of("--demo", options.demo, demo_names());
  if (given.isSet(declared.theme)) {
    QStringList names;
    for (ui::ThemeKind kind : ui::theme_kinds) names << ui::name_of(kind);
    one_of("--theme", given.value(declared.theme), names);
    options.theme = ui::theme_named(given.value(declared.theme));
  }
  if (given.isSet(declared.language)) {
    QStringList codes;
    for (ui::Language each : ui::languages) codes << ui::code_of(each);
    one_of("--language", given.value(declared.language), codes);
    options.language = ui::language_of(given.value(declared.language));
  }
  if (given.isSet(declared.workers)) {
    options.workers = unsigned(number_of("--workers", given.value(declared.workers), 256));
  }
  options.seed = number_of("--seed", given.value(declared.seed), UINT64_MAX);
  if (given.isSet(declared.database)) options.database = given.value(declared.database);
  if (options.database && options.database->isEmpty()) {
    throw Mistake{"--db: give a file, a postgres:// address or :memory:."};
  }
  read_checks(declared, options);
  if (given.isSet(declared.actor)) options.actor = actor_of(given.value(declared.actor));
  options.screenshot = given.value(declared.screenshot);
  options.json = given.value(declared.json);
  if (given.isSet(declared.json)) one_of("--json", options.json, {"snapshot", "events", "stream"});
  options.view = given.value(declared.view);
  one_of("--view", options.view, view_names());
  options.at = duration_of(given.value(declared.at));
  options.has_end = given.isSet(declared.at);
  if (given.isSet(declared.size)) options.size = size_of(given.value(declared.size));
  options.scale = scale_of(given.value(declared.scale));
  options.select = given.value(declared.select);
  bool is_window = options.screenshot.isEmpty() && options.json.isEmpty();
  if (given.isSet(declared.zone)) options.zone = zone_of(given.value(declared.zone));
  else if (is_window) options.zone = QTimeZone::systemTimeZone();
  one_of("--four-eyes", given.value(declared.four_eyes), {"on", "off"});
  options.desk_policy.four_eyes = given.value(declared.four_eyes) == "on";
  options.desk_policy.back_dated_months =
      int(number_of("--back-dating", given.value(declared.back_dating), 1200));
  options.desk_policy.default_after_days =
      int(number_of("--default-after", given.value(declared.default_after), 36'500));
  if (!options.screenshot.isEmpty() && options.workers > 0) {
    throw Mistake{"--workers: a picture needs the world's own clock. Leave --workers away."};
  }
  bool needs_clock = !options.json.isEmpty() && options.json != "stream";
  if (needs_clock && options.workers > 0) {
    throw Mistake{
        "--workers: this is printed of a world with its own clock. Leave --workers away, or take "
        "--json stream."};
  }
  if (!options.json.isEmpty() && options.database) {
    throw Mistake{"--db: JSON is printed of a demo that keeps nothing. Leave --db away."};
  }
  if (!options.json.isEmpty() && !options.screenshot.isEmpty()) {
    throw Mistake{"--json: either JSON or a picture. Leave --json or --screenshot away."};
  }
  return options;
}

}  // namespace

QStringList view_names() {
  return {"window",   "tree", "charts",   "table",    "inspector", "log",
          "sequence", "xray", "findings", "murabaha", "timeline"};
}

QString version_text() { return QString("actorscope %1").arg(ACTORSCOPE_VERSION); }

std::optional<otp::Duration> parse_duration(const QString& written) {
  static const QRegularExpression form("^(\\d{1,7}(?:\\.\\d{1,3})?)(ms|s|min)$");
  auto match = form.match(written);
  if (!match.hasMatch()) return std::nullopt;
  QString unit = match.captured(2);
  double milliseconds = match.captured(1).toDouble() * (unit == "ms" ? 1 : unit == "s" ? 1e3 : 6e4);
  if (milliseconds > 60 * 6e4) return std::nullopt;
  return std::chrono::microseconds(qint64(milliseconds * 1000));
}

std::variant<Options, Answer> read_options(const QStringList& arguments) {
  Declared declared;
  if (!declared.parser.parse(arguments)) {
    return Answer{declared.parser.errorText() + " See --help.\n", 2};
  }
  if (declared.parser.isSet(declared.help)) return Answer{declared.parser.helpText(), 0};
  if (declared.parser.isSet(declared.version)) return Answer{version_text() + "\n", 0};
  if (declared.parser.isSet(declared.list_demos)) return Answer{list_demos(), 0};
  if (declared.parser.isSet(declared.list_views)) return Answer{view_names().join('\n') + "\n", 0};
  if (!declared.parser.positionalArguments().isEmpty()) {
    return Answer{QString("'%1' is not an option. See --help.\n")
                      .arg(declared.parser.positionalArguments().first()),
                  2};
  }
  try {
    return read(declared);
  } catch (const Mistake& mistake) {
    return Answer{mistake.text + "\n", 2};
  }
}

}  // namespace app
