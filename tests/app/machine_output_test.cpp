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
  void a_full_disk_is_an_error();
};

void MachineOutputTest::a_snapshot_is_one_object_of_its_schema() {
  auto snapshot = QJsonDocument::fromJson(printed({"--json", "snapshot", "--at", "3s"})).object();
  QCOMPARE(snapshot.value("schema").toString(), "actorscope.snapshot/1");
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
