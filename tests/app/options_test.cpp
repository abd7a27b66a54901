// The command line: what it takes, what it prints, and how it names a mistake.

#include "options.h"

#include <QProcess>
#include <QRegularExpression>

#include "demo/demo.h"
#include "draw/text.h"
#include "qt_test.h"

namespace {

using app::Answer;
using app::Options;

std::variant<Options, Answer> read(const QString& line) {
  QStringList arguments = line.isEmpty() ? QStringList() : line.split(' ');
  return app::read_options(QStringList{"actorscope"} + arguments);
}

/// What the program itself prints and how it ends.
struct Run {
  QString out, error;
  int code = -1;

  explicit Run(const QString& line) {
    QProcess program;
    program.start(ACTORSCOPE_PROGRAM, line.isEmpty() ? QStringList() : line.split(' '));
    program.waitForFinished();
    out = program.readAllStandardOutput();
    error = program.readAllStandardError();
    code = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
  }
};

class OptionsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void without_arguments_the_guide_is_shown();
  void every_option_is_taken();
  void the_desk_is_what_it_is_told_to_be();
  void days_are_counted_where_the_computer_is_but_in_pictures();
  void a_wrong_argument_names_itself_and_what_is_allowed_data();
  void a_wrong_argument_names_itself_and_what_is_allowed();
  void a_time_has_a_unit_data();
  void a_time_has_a_unit();
  void lists_and_texts_are_printed_and_end_well();
  void the_help_names_every_option();
  void the_program_prints_and_ends_with_these_codes_data();
  void the_program_prints_and_ends_with_these_codes();
  void a_picture_that_cannot_be_written_is_a_failure();
};

void OptionsTest::without_arguments_the_guide_is_shown() {
  auto given = read("");
  const auto& options = std::get<Options>(given);
  QCOMPARE(options.demo, "guide");
  QVERIFY(!options.theme.has_value());
  QVERIFY(!options.language.has_value());
  QVERIFY(options.screenshot.isEmpty());
  QCOMPARE(options.workers, 0U);
}

void OptionsTest::every_option_is_taken() {
  auto given = read(
      "--demo leak --theme dark --language ar --seed 7 --screenshot a.png --view log --at 1.5s "
      "--size 640x480 "
      "--scale 1.5 --select counter");
  const auto& options = std::get<Options>(given);
  QCOMPARE(options.demo, "leak");
  QCOMPARE(int(*options.theme), int(ui::ThemeKind::Dark));
  QCOMPARE(int(*options.language), int(ui::Language::Arabic));
  QCOMPARE(options.seed, std::uint64_t(7));
  QCOMPARE(options.screenshot, "a.png");
  QCOMPARE(options.view, "log");
  QCOMPARE(options.at, otp::Duration(std::chrono::milliseconds(1500)));
  QCOMPARE(options.size, QSize(640, 480));
  QCOMPARE(options.scale, 1.5);
  QCOMPARE(options.select, "counter");
  auto threads = read("--workers 4");
  QCOMPARE(std::get<Options>(threads).workers, 4U);
}

void OptionsTest::the_desk_is_what_it_is_told_to_be() {
  auto usual = std::get<Options>(read(""));
  QVERIFY(!usual.actor.has_value());
  QVERIFY(usual.desk_policy.four_eyes);
  QCOMPARE(usual.desk_policy.back_dated_months, 12);
  QCOMPARE(usual.desk_policy.default_after_days, 90);
  auto told =
      std::get<Options>(read("--actor reem --time-zone Asia/Riyadh --four-eyes off --back-dating 3 "
                             "--default-after 30"));
  QCOMPARE(*told.actor, "reem");
  QCOMPARE(told.zone->id(), QByteArray("Asia/Riyadh"));
  QVERIFY(!told.desk_policy.four_eyes);
  QCOMPARE(told.desk_policy.back_dated_months, 3);
  QCOMPARE(told.desk_policy.default_after_days, 30);
}

void OptionsTest::days_are_counted_where_the_computer_is_but_in_pictures() {
  QCOMPARE(std::get<Options>(read("")).zone->id(), QTimeZone::systemTimeZoneId());
  QVERIFY(!std::get<Options>(read("--screenshot a.png")).zone.has_value());
  QVERIFY(!std::get<Options>(read("--json snapshot")).zone.has_value());
  QVERIFY(std::get<Options>(read("--screenshot a.png --time-zone UTC")).zone.has_value());
}

void OptionsTest::a_wrong_argument_names_itself_and_what_is_allowed_data() {
  QTest::addColumn<QString>("line");
  QTest::addColumn<QString>("said");
  QString size =
      " is not a size. Allowed: WIDTHxHEIGHT in pixels, from 200x60 to 8000x8000, as in 1366x768.";
  QString scale = " is not a scale. Allowed: a number from 1 to 4.";
  auto row = [](const char* line, const QString& said) { QTest::newRow(line) << line << said; };
  row("--demo zoo", "--demo: 'zoo' is not known. Allowed: guide, leak, overflow, shutdown.");
  row("--theme blue", "--theme: 'blue' is not known. Allowed: light, dark, contrast.");
  row("--language fr", "--language: 'fr' is not known. Allowed: en, ar.");
  row("--view door",
      "--view: 'door' is not known. Allowed: window, tree, charts, table, inspector, log, "
      "sequence, xray, findings, murabaha, timeline.");
  row("--workers -1", "--workers: '-1' is not a number. Allowed: a whole number from 0 to 256.");
  row("--workers 257", "--workers: '257' is not a number. Allowed: a whole number from 0 to 256.");
  row("--seed x",
      "--seed: 'x' is not a number. Allowed: a whole number from 0 to 18446744073709551615.");
  row("--size 100", "--size: '100'" + size);
  row("--size 199x150", "--size: '199x150'" + size);
  row("--size 9000x9000", "--size: '9000x9000'" + size);
  row("--scale 0", "--scale: '0'" + scale);
  row("--scale 4.1", "--scale: '4.1'" + scale);
  row("--scale nan", "--scale: 'nan'" + scale);
  row("--at soon",
      "--at: 'soon' is not a time. Allowed: a number with ms, s or min, up to 60min, as in 250ms "
      "or 12s.");
  row("--screenshot a.png --workers 2",
      "--workers: a picture needs the world's own clock. Leave --workers away.");
  row("--json all", "--json: 'all' is not known. Allowed: snapshot, events, stream.");
  row("--json events --workers 2",
      "--workers: this is printed of a world with its own clock. Leave --workers away, or take "
      "--json stream.");
  row("--json events --screenshot a.png",
      "--json: either JSON or a picture. Leave --json or --screenshot away.");
  row("--time-zone Nowhere",
      "--time-zone: 'Nowhere' is not a time zone. Allowed: a name of the IANA, as in Europe/Berlin "
      "or UTC.");
  row("--time-zone Mars/Olympus",
      "--time-zone: 'Mars/Olympus' is not a time zone. Allowed: a name of the IANA, as in "
      "Europe/Berlin or UTC.");
  row("--four-eyes maybe", "--four-eyes: 'maybe' is not known. Allowed: on, off.");
  row("--back-dating long",
      "--back-dating: 'long' is not a number. Allowed: a whole number from 0 to 1200.");
  row("--verify-hash M-1",
      "--verify-hash: 'M-1' has no '='. Allowed: CONTRACT=HASH, as in "
      "M-1=0123456789ab.");
  row("--verify-db --write-checkpoint a", "--verify-db, --write-checkpoint: one at a time.");
  row("--db :memory: --verify-checkpoint a",
      "--verify-checkpoint: what is kept nowhere cannot be verified. Give --db FILE.");
  row("--colour", "Unknown option 'colour'. See --help.");
  row("guide", "'guide' is not an option. See --help.");
  row("--demo", "Missing value after '--demo'. See --help.");
}

void OptionsTest::a_wrong_argument_names_itself_and_what_is_allowed() {
  QFETCH(QString, line);
  QFETCH(QString, said);
  auto given = read(line);
  QVERIFY(std::holds_alternative<Answer>(given));
  QCOMPARE(std::get<Answer>(given).text, said + "\n");
  QCOMPARE(std::get<Answer>(given).code, 2);
}

void OptionsTest::a_time_has_a_unit_data() {
  QTest::addColumn<QString>("written");
  QTest::addColumn<int>("milliseconds");
  QTest::newRow("ms") << "250ms" << 250;
  QTest::newRow("s") << "12s" << 12'000;
  QTest::newRow("a fraction") << "1.5s" << 1'500;
  QTest::newRow("min") << "2min" << 120'000;
  QTest::newRow("the longest") << "60min" << 3'600'000;
  for (const char* wrong : {"12", "s", "-1s", "1,5s", "61min", "1h", " 1s", "1e3s", ""}) {
    QTest::addRow("'%s' is none", wrong) << wrong << -1;
  }
}

void OptionsTest::a_time_has_a_unit() {
  QFETCH(QString, written);
  QFETCH(int, milliseconds);
  auto duration = app::parse_duration(written);
  QCOMPARE(duration.has_value(), milliseconds >= 0);
  if (duration) QCOMPARE(*duration, otp::Duration(std::chrono::milliseconds(milliseconds)));
}

void OptionsTest::lists_and_texts_are_printed_and_end_well() {
  auto demos = read("--list-demos");
  QString list = std::get<Answer>(demos).text;
  QCOMPARE(list.count('\n'), qsizetype(demo::demos().size()));
  for (const demo::Demo& each : demo::demos()) {
    QVERIFY(list.contains(ui::text(each.name)) && list.contains(ui::text(each.sentence)));
  }
  auto views = read("--list-views");
  QCOMPARE(std::get<Answer>(views).text, app::view_names().join('\n') + "\n");
  auto version = read("--version");
  QCOMPARE(std::get<Answer>(version).text, app::version_text() + "\n");
  for (const auto& answer : {demos, views, version}) QCOMPARE(std::get<Answer>(answer).code, 0);
}

void OptionsTest::the_help_names_every_option() {
  auto help = read("--help");
  QCOMPARE(std::get<Answer>(help).code, 0);
  for (const char* option :
       {"--help", "--version", "--list-demos", "--list-views", "--demo", "--theme", "--language",
        "--workers", "--seed", "--screenshot", "--view", "--at", "--size", "--scale", "--select"}) {
    QVERIFY2(std::get<Answer>(help).text.contains(option), option);
  }
}

void OptionsTest::the_program_prints_and_ends_with_these_codes_data() {
  QTest::addColumn<QString>("line");
  QTest::addColumn<int>("code");
  for (const char* line : {"--help", "-h", "--version", "--list-demos", "--list-views"}) {
    QTest::newRow(line) << line << 0;
  }
  for (const char* line : {"--demo zoo", "--colour", "--size big --screenshot a.png", "guide"}) {
    QTest::newRow(line) << line << 2;
  }
}

void OptionsTest::the_program_prints_and_ends_with_these_codes() {
  QFETCH(QString, line);
  QFETCH(int, code);
  Run run(line);
  QCOMPARE(run.code, code);
  auto given = read(line);
  // The first line of the help has the name under which the program was started.
  QString expected = std::get<Answer>(given).text.replace(QRegularExpression("^Usage: \\S+"), "");
  QString printed = code == 0 ? run.out : run.error;
  QCOMPARE(printed.replace(QRegularExpression("^Usage: \\S+"), ""), expected);
  QCOMPARE(code == 0 ? run.error : run.out, "");
}

void OptionsTest::a_picture_that_cannot_be_written_is_a_failure() {
  Run run("--screenshot /nowhere/a.png --at 10ms --size 300x200 --view table");
  QCOMPARE(run.code, 1);
  QVERIFY2(run.error.endsWith("The picture could not be written to '/nowhere/a.png'.\n"),
           qPrintable(run.error));
}

const support::Registered registered(&support::make_case<OptionsTest>);

}  // namespace

#include "options_test.moc"
