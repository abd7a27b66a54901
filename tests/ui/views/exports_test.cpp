// What is on screen comes into files: whole, with the filter, or not at all.

#include "views/exports.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSlider>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>

#include <set>

#include "main_window.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/supervision_tree_view.h"

namespace {

using support::child;

struct Screen {
  support::World world{&support::start_shop};
  ui::MainWindow window{world.observation, world.selection, world.commands, world.desk, {}};
  QTemporaryDir folder;

  Screen() {
    window.resize(1366, 768);
    window.show();
    world.run();
  }
  ui::Exports& exports() { return *window.findChild<ui::Exports*>(); }
  QString path(const QString& name) const { return folder.filePath(name); }
  QByteArray written(const QString& id, const QString& name) {
    QString wrong = exports().write(id, path(name));
    if (!wrong.isEmpty()) qWarning("%s", qPrintable(wrong));
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
};

class ExportsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void pictures_show_the_view_in_each_format();
  void diagrams_name_what_is_there();
  void a_table_holds_the_rows_that_are_on_screen();
  void json_can_be_read();
  void diagrams_have_a_node_for_each_box_and_follow_the_search();
  void a_snapshot_holds_what_the_search_finds();
  void a_trace_has_the_messages_that_pass_the_filter();
  void tables_nobody_looks_at_are_exported_as_they_are_now();
  void what_would_be_empty_is_refused_without_a_file();
  void every_view_can_be_drawn_data();
  void every_view_can_be_drawn();
  void an_empty_export_is_refused_and_leaves_the_file_that_is_there_data();
  void an_empty_export_is_refused_and_leaves_the_file_that_is_there();
  void a_folder_that_is_not_there_is_a_clear_error();
  void each_export_is_a_command();
  void each_export_writes_what_its_name_says_data();
  void each_export_writes_what_its_name_says();
};

void ExportsTest::pictures_show_the_view_in_each_format() {
  Screen screen;
  auto& tree = child<QWidget>(screen.window, "view.tree");
  QImage png = QImage::fromData(screen.written("tree", "tree.png"));
  QCOMPARE(png.size(), tree.size() * tree.devicePixelRatio());
  QByteArray svg = screen.written("tree", "tree.svg");
  QSvgRenderer renderer(svg);
  QVERIFY(renderer.isValid());
  QVERIFY(svg.contains("second"));  // names stay texts
  QVERIFY(screen.written("window", "window.pdf").startsWith("%PDF-"));
  QVERIFY(screen.exports().write("tree", screen.path("tree.gif")).contains("'gif'"));
  QVERIFY(!QFile::exists(screen.path("tree.gif")));
}

void ExportsTest::diagrams_name_what_is_there() {
  Screen screen;
  QByteArray dot = screen.written("tree_dot", "tree.dot");
  QVERIFY(dot.startsWith("digraph") && dot.contains("second") && dot.contains("crew"));
  QVERIFY(screen.written("tree_mermaid", "tree.mmd").contains("flowchart"));
}

void ExportsTest::a_table_holds_the_rows_that_are_on_screen() {
  Screen screen;
  QByteArray all = screen.written("table_csv", "all.csv");
  QVERIFY(all.startsWith("Name,PID,Kind,Module,Mailbox,In/s,Busy %,Taken,Restarts,Status\r\n"));
  QVERIFY(all.contains("second") && all.contains("first"));
  QCOMPARE(all.split('\n')[1].count(','), 9);  // what is drawn has no column
  child<QLineEdit>(screen.window, "table.search").setText("second");
  screen.world.run();
  QCOMPARE(screen.written("table_csv", "greyed.csv"), all);
  child<QCheckBox>(screen.window, "table.only_matches").setChecked(true);
  QByteArray one = screen.written("table_csv", "one.csv");
  QVERIFY(one.contains("second") && !one.contains("first"));
}

void ExportsTest::json_can_be_read() {
  Screen screen;
  auto snapshot = QJsonDocument::fromJson(screen.written("snapshot", "snapshot.json"));
  QCOMPARE(snapshot.object().value("schema").toString(), "actorscope.snapshot/2");
  QVERIFY(QJsonDocument::fromJson(screen.written("trace", "trace.json")).isObject());
}

void ExportsTest::diagrams_have_a_node_for_each_box_and_follow_the_search() {
  Screen screen;
  auto& tree = child<ui::SupervisionTreeView>(screen.window, "view.tree");
  auto nodes = [&] { return screen.written("tree_dot", "tree.dot").count("[label="); };
  qsizetype closed = nodes();
  QCOMPARE(closed, qsizetype(tree.treeLayout().boxes.size()));
  QVERIFY(screen.written("tree_mermaid", "tree.mmd").contains("Worker<br/>\u00d7 12"));
  screen.world.selection.select(screen.world.id_of("1"));
  tree.toggleGroup();
  QCOMPARE(nodes(), closed + 12);
  tree.setSearch("second");
  QCOMPARE(nodes(), closed + 12);
  QCOMPARE(screen.written("tree_dot", "tree.dot").count("fontcolor=gray"), closed + 12 - 1);
}

void ExportsTest::a_snapshot_holds_what_the_search_finds() {
  Screen screen;
  auto processes = [&] {
    auto snapshot = QJsonDocument::fromJson(screen.written("snapshot", "snapshot.json"));
    return snapshot.object().value("processes").toArray().size();
  };
  auto& table = child<QTableView>(screen.window, "table.processes");
  QCOMPARE(processes(), table.model()->rowCount());
  child<ui::SupervisionTreeView>(screen.window, "view.tree").setSearch("Worker");
  QCOMPARE(processes(), 12);
}

void ExportsTest::a_trace_has_the_messages_that_pass_the_filter() {
  Screen screen;
  child<QDockWidget>(screen.window, "dock.sequence").raise();
  for (const char* counter : {"first", "second"}) {
    otp::Pid pid = screen.world.named(counter).pid;
    observer::SendMessage reset{pid, otp::Atom("Counter"), otp::Atom("Reset"),
                                trace::MessageRole::Cast, otp::Term::record(otp::Atom("Reset"))};
    screen.world.commands.submit(reset, &screen.window);
  }
  screen.world.run();
  QByteArray all = screen.written("trace", "all.json");
  QVERIFY(all.contains("first") && all.contains("second"));
  screen.world.selection.select(screen.world.id_of("second"));
  child<QCheckBox>(screen.window, "sequence.only_selected").setChecked(true);
  QByteArray one = screen.written("trace", "one.json");
  QVERIFY(!one.contains("first") && one.contains("second"));
  child<QSlider>(screen.window, "sequence.detail").setValue(0);
  QVERIFY(!screen.exports().write("trace", screen.path("none.json")).isEmpty());
}

void ExportsTest::tables_nobody_looks_at_are_exported_as_they_are_now() {
  Screen screen;
  child<QDockWidget>(screen.window, "dock.charts").raise();
  screen.world.spawn("Newcomer");
  QVERIFY(screen.written("table_csv", "table.csv").contains("Newcomer"));
  child<QLineEdit>(screen.window, "log.search").setText("newcomer");
  QCOMPARE(screen.written("log_csv", "log.csv").count("\r\n"), 1 + 1);
  child<QWidget>(screen.window, "view.timeline").hide();
  screen.world.run(std::chrono::seconds(200));
  screen.world.exit("second", "kill");
  QVERIFY(screen.written("timeline_csv", "marks.csv").contains("second"));
}

void ExportsTest::what_would_be_empty_is_refused_without_a_file() {
  Screen screen;
  child<QCheckBox>(screen.window, "table.only_matches").setChecked(true);
  child<QLineEdit>(screen.window, "table.search").setText("no such process");
  screen.world.run();
  QString wrong = screen.exports().write("table_csv", screen.path("empty.csv"));
  QVERIFY(!wrong.isEmpty());
  QVERIFY(!QFile::exists(screen.path("empty.csv")));
  child<QWidget>(screen.window, "view.tree").hide();
  QVERIFY(!screen.exports().write("tree", screen.path("hidden.png")).isEmpty());
  QVERIFY(!QFile::exists(screen.path("hidden.png")));
}

void ExportsTest::every_view_can_be_drawn_data() {
  QTest::addColumn<QString>("dock");
  QTest::addColumn<QByteArray>("word");  // that stays a text in SVG
  auto row = [](const char* id, const char* dock, const char* word) {
    QTest::newRow(id) << dock << QByteArray(word);
  };
  row("tree", "", "second");
  row("timeline", "", "All processes");
  row("sequence", "sequence", "second");
  row("charts", "charts", "second");
  row("xray", "xray", "Mailbox of second");
  row("heat", "xray", "");
  row("findings", "findings", "second");
  row("table", "table", "second");
  row("log", "log", "second");
  row("inspector", "inspector", "second");
}

void ExportsTest::every_view_can_be_drawn() {
  QFETCH(QString, dock);
  QFETCH(QByteArray, word);
  Screen screen;
  QString id = QTest::currentDataTag();
  screen.world.selection.select(screen.world.id_of("second"));
  for (int restart = 0; restart < 3; ++restart) screen.world.exit("second", "kill");
  screen.world.fill("second", 60);
  if (!dock.isEmpty()) child<QDockWidget>(screen.window, "dock." + dock).raise();
  screen.world.run(std::chrono::seconds(1));
  QByteArray svg = screen.written(id, id + ".svg");
  QVERIFY(QSvgRenderer(svg).isValid());
  QVERIFY2(svg.contains(word), svg.left(4000));
  QImage png = QImage::fromData(screen.written(id, id + ".png"));
  std::set<QRgb> colours;  // of a picture in which something can be seen there are several
  for (int y = 0; y < png.height(); y += 3) {
    for (int x = 0; x < png.width(); x += 3) colours.insert(png.pixel(x, y));
  }
  QVERIFY2(colours.size() > 3, qPrintable(QString::number(colours.size())));
  QVERIFY(screen.written(id, id + ".pdf").startsWith("%PDF-"));
}

void ExportsTest::an_empty_export_is_refused_and_leaves_the_file_that_is_there_data() {
  QTest::addColumn<QString>("dock");
  auto row = [](const char* id, const char* dock) { QTest::newRow(id) << dock; };
  row("tree", "");
  row("timeline", "");
  row("sequence", "sequence");
  row("charts", "charts");
  row("xray", "xray");
  row("heat", "xray");
  row("findings", "findings");
  row("table", "table");
  row("log", "log");
  row("inspector", "inspector");
  for (const char* id : {"tree_dot", "tree_mermaid", "sequence_mermaid", "table_csv", "log_csv",
                         "timeline_csv", "findings_csv", "trace", "snapshot"}) {
    row(id, "");
  }
}

void ExportsTest::an_empty_export_is_refused_and_leaves_the_file_that_is_there() {
  QFETCH(QString, dock);
  Screen screen;
  QString id = QTest::currentDataTag();
  if (!dock.isEmpty()) child<QDockWidget>(screen.window, "dock." + dock).raise();
  screen.world.observation.clear();
  screen.world.observation.finishFrame(screen.world.observation.now());
  QCoreApplication::processEvents();
  QString path = screen.path("kept.png");
  QFile before(path);
  QVERIFY(before.open(QIODevice::WriteOnly) && before.write("kept") == 4);
  before.close();
  QString wrong = screen.exports().write(id, path);
  QVERIFY2(wrong.size() > 20, qPrintable(wrong));
  QVERIFY(before.open(QIODevice::ReadOnly));
  QCOMPARE(before.readAll(), "kept");
  QCOMPARE(QDir(screen.folder.path()).entryList(QDir::Files), QStringList{"kept.png"});
}

void ExportsTest::a_folder_that_is_not_there_is_a_clear_error() {
  Screen screen;
  QString file = screen.path("missing/tree.dot");
  QString wrong = screen.exports().write("tree_dot", file);
  QVERIFY2(wrong.contains(file) && wrong.contains("could not be written"), qPrintable(wrong));
}

void ExportsTest::each_export_is_a_command() {
  Screen screen;
  for (const char* id : {"window", "tree", "sequence", "tree_dot", "tree_mermaid",
                         "sequence_mermaid", "table_csv", "log_csv", "trace", "snapshot", "charts",
                         "xray", "heat", "findings", "findings_csv", "table", "log", "inspector"}) {
    child<QAction>(screen.window, QString("export.") + id);
  }
}

void ExportsTest::each_export_writes_what_its_name_says_data() {
  QTest::addColumn<QString>("suffix");
  QTest::addColumn<QByteArray>("begin");
  QTest::addColumn<QByteArray>("part");
  auto row = [](const char* id, const char* suffix, const QByteArray& begin,
                const QByteArray& part) { QTest::newRow(id) << suffix << begin << part; };
  row("window", "png", "\x89PNG", "");
  row("tree", "svg", "<?xml", "second");
  row("sequence", "pdf", "%PDF-", "");
  row("tree_dot", "dot", "digraph", "second");
  row("tree_mermaid", "mmd", "flowchart", "second");
  row("sequence_mermaid", "mmd", "sequenceDiagram", "second");
  row("table_csv", "csv", "Name,", "second");
  row("log_csv", "csv", "Time,Event,Process,Details", "second");
  row("timeline", "svg", "<?xml", "All processes");
  row("timeline_csv", "csv", "time,kind,process,pid,incarnation,reason,decision", "second");
  row("findings_csv", "csv", "severity,rule,process,pid,finding", "second");
  row("trace", "json", "{", "second");
  row("snapshot", "json", "{", "second");
}

void ExportsTest::each_export_writes_what_its_name_says() {
  QFETCH(QString, suffix);
  QFETCH(QByteArray, begin);
  QFETCH(QByteArray, part);
  Screen screen;
  for (const char* dock : {"dock.log", "dock.sequence"}) {
    child<QDockWidget>(screen.window, dock).raise();
    screen.world.fill("second", 2);
  }
  for (int restart = 0; restart < 3; ++restart) screen.world.exit("second", "kill");
  QByteArray written = screen.written(QTest::currentDataTag(), "export." + suffix);
  QVERIFY(written.startsWith(begin));
  QVERIFY(written.contains(part));
}

const support::Registered registered(&support::make_case<ExportsTest>);

}  // namespace

#include "exports_test.moc"
