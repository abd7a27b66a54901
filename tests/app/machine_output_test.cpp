// What the program prints for other programs.

#include "machine_output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "qt_test.h"

namespace {

/// What the program prints, started without any display.
QByteArray printed(const QStringList& options) {
  QProcess program;
  auto environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    environment.remove(name);
  }
  program.setProcessEnvironment(environment);
  program.start(ACTORSCOPE_PROGRAM, options);
  if (!program.waitForFinished() || program.exitCode() != 0) {
    qFatal("the program failed: %s", program.readAllStandardError().constData());
  }
  return program.readAllStandardOutput();
}

class MachineOutputTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_snapshot_is_one_object_of_its_schema();
  void events_are_lines_and_the_same_in_each_run();
  void a_stream_tells_of_events_as_they_happen_data();
  void a_stream_tells_of_events_as_they_happen();
  void a_stream_ends_at_its_time();
  void a_full_disk_is_an_error();
};

void MachineOutputTest::a_snapshot_is_one_object_of_its_schema() {
  auto snapshot = QJsonDocument::fromJson(printed({"--json", "snapshot", "--at", "3s"})).object();
  QCOMPARE(snapshot.value("schema").toString(), "actorscope.snapshot/2");
  QVERIFY(snapshot.value("processes").toArray().size() > 20);
}

void MachineOutputTest::events_are_lines_and_the_same_in_each_run() {
  QStringList options = {"--json", "events", "--at", "1s", "--seed", "3"};
  QByteArray first = printed(options);
  QCOMPARE(printed(options), first);
  QList<QByteArray> lines = first.trimmed().split('\n');
  QVERIFY(lines.size() > 100);
  for (const QByteArray& line : lines) {
    auto event = QJsonDocument::fromJson(line).object();
    QCOMPARE(event.value("schema").toString(), "actorscope.event/1");
  }
}

void MachineOutputTest::a_stream_tells_of_events_as_they_happen_data() {
  QTest::addColumn<QString>("workers");
  QTest::newRow("a world with its own clock") << "0";
  QTest::newRow("a pool") << "1";
}

/// It has no end of its own, but whoever reads it may leave.
void MachineOutputTest::a_stream_tells_of_events_as_they_happen() {
  QFETCH(QString, workers);
  QStringList options = {"--json", "stream"};
  if (workers != "0") options << "--workers" << workers;
  QProcess program, reader;
  program.setStandardOutputProcess(&reader);
  program.start(ACTORSCOPE_PROGRAM, options);
  reader.start("head", {"-n", "100"});
  QVERIFY(reader.waitForFinished());
  QVERIFY(program.waitForFinished());
  QCOMPARE(program.exitStatus(), QProcess::NormalExit);
  QCOMPARE(program.exitCode(), 0);
  QList<QByteArray> lines = reader.readAllStandardOutput().trimmed().split('\n');
  QCOMPARE(lines.size(), 100);
  for (const QByteArray& line : lines) {
    auto event = QJsonDocument::fromJson(line).object();
    QCOMPARE(event.value("schema").toString(), "actorscope.event/1");
  }
}

void MachineOutputTest::a_stream_ends_at_its_time() {
  QByteArray lines = printed({"--json", "stream", "--at", "200ms"});
  QVERIFY(lines.count('\n') > 20);
  auto last = QJsonDocument::fromJson(lines.trimmed().split('\n').last()).object();
  QVERIFY(last.value("at_ns").toDouble() < 5e9);
}

void MachineOutputTest::a_full_disk_is_an_error() {
  QProcess program;
  program.setStandardOutputFile("/dev/full");
  program.start(ACTORSCOPE_PROGRAM, {"--json", "snapshot", "--at", "1s"});
  QVERIFY(program.waitForFinished());
  QCOMPARE(program.exitCode(), 1);
  QVERIFY(program.readAllStandardError().contains("could not be written"));
}

const support::Registered registered(&support::make_case<MachineOutputTest>);

}  // namespace

#include "machine_output_test.moc"
