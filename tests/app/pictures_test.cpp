// The program draws its views as in the stored pictures. UPDATE_SCREENSHOTS=1 in the environment
// stores what it draws now: look at the difference before keeping it.

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include "options.h"
#include "qt_test.h"

namespace {

constexpr int channel_tolerance = 8;
constexpr int most_milliseconds = 120'000;  // the machine may be busy
constexpr int block = 8;
constexpr int most_in_block = 16;
constexpr double most_of_all = 0.0002;
constexpr double most_of_scaling = 4;  // of 255, on average

/// A picture of the program.
struct Shot {
  const char* name;
  const char* options;
};

const Shot shots[] = {
    {"window_light", "--view window --size 1200x760 --theme light --select counter"},
    {"window_dark", "--view window --size 1200x760 --theme dark --select M-1001"},
    {"window_leak", "--view window --demo leak --at 2s --size 1200x760 --theme light"},
    {"window_overflow",
     "--view window --demo overflow --at 6s --size 1200x760 --theme dark "
     "--select slow_counter"},
    {"window_shutdown", "--view window --demo shutdown --at 7s --size 1200x760 --theme light"},
    {"tree", "--view tree --size 1200x500 --theme light --select session_supervisor"},
    {"charts", "--view charts --size 900x260 --theme light --select database_pool"},
    {"table", "--view table --size 900x400 --theme light --select counter"},
    {"inspector", "--view inspector --size 430x560 --theme light --select database_pool"},
    {"log", "--view log --size 900x400 --theme light"},
    {"sequence", "--view sequence --size 900x400 --theme light --select database_pool"},
    {"sequence_contrast", "--view sequence --size 900x400 --theme contrast"},
    {"xray", "--view xray --size 1000x300 --theme light --select database_pool"},
    {"findings", "--view findings --demo overflow --at 6s --size 900x260 --theme dark"},
    {"timeline", "--view timeline --size 1366x82 --at 40s --theme light --select lifecycle_hooks"},
    {"timeline_dark", "--view timeline --demo overflow --size 1366x82 --at 20s --theme dark"},
    {"window_contrast", "--view window --size 1366x768 --theme contrast --select counter"},
    {"murabaha_light", "--view murabaha --size 430x700 --theme light"},
    {"murabaha_dark", "--view murabaha --size 430x700 --theme dark --select M-1003"},
};

bool updates() { return qEnvironmentVariableIsSet("UPDATE_SCREENSHOTS"); }

/// Lets the program draw into a file; the test fails when it does not.
void draw(const QString& options, const QString& file) {
  QProcess program;
  program.start(ACTORSCOPE_PROGRAM, options.split(' ') + QStringList{"--screenshot", file});
  QVERIFY(program.waitForFinished(most_milliseconds));
  QByteArray said = program.readAllStandardError();
  QVERIFY2(program.exitCode() == 0 && said.isEmpty(), said);
}

/// How much two pictures differ in a pixel, in the middle, from 0 to 255.
double distance(const QImage& one, const QImage& other) {
  double sum = 0;
  for (int y = 0; y < one.height(); ++y) {
    for (int x = 0; x < one.width(); ++x) {
      sum += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y)));
    }
  }
  return sum / double(one.width() * one.height());
}

bool differs(QRgb a, QRgb b) {
  return std::abs(qRed(a) - qRed(b)) > channel_tolerance ||
         std::abs(qGreen(a) - qGreen(b)) > channel_tolerance ||
         std::abs(qBlue(a) - qBlue(b)) > channel_tolerance;
}

/// What two pictures of the same size do not have in common.
struct Difference {
  QImage picture;  // the expected one, faint, with differing pixels red
  int pixels = 0;
  int worst_block = 0;

  Difference(const QImage& actual, const QImage& expected) : picture(expected) {
    QMap<std::pair<int, int>, int> in_block;
    for (int y = 0; y < expected.height(); ++y) {
      for (int x = 0; x < expected.width(); ++x) {
        bool is_different = differs(actual.pixel(x, y), expected.pixel(x, y));
        int faint = 192 + qGray(expected.pixel(x, y)) / 4;
        picture.setPixel(x, y, is_different ? qRgb(255, 0, 0) : qRgb(faint, faint, faint));
        if (!is_different) continue;
        ++pixels;
        worst_block = std::max(worst_block, ++in_block[{x / block, y / block}]);
      }
    }
  }
  bool isTolerable() const {
    return pixels <= most_of_all * picture.width() * picture.height() &&
           worst_block <= most_in_block;
  }
};

class PicturesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_view_looks_as_in_its_stored_picture_data();
  void a_view_looks_as_in_its_stored_picture();
  void every_view_has_a_stored_picture();
  void two_runs_draw_the_same_bytes_data();
  void two_runs_draw_the_same_bytes();
  void a_scaled_picture_has_so_many_more_pixels_data();
  void a_scaled_picture_has_so_many_more_pixels();
  void a_name_that_nobody_has_is_named();
  void the_stored_pictures_are_small();

 private:
  static QString stored(const QString& name) { return SCREENSHOTS "/" + name + ".png"; }
  QTemporaryDir folder_;
};

void PicturesTest::a_view_looks_as_in_its_stored_picture_data() {
  QTest::addColumn<QString>("options");
  for (const Shot& shot : shots) QTest::newRow(shot.name) << shot.options;
}

void PicturesTest::a_view_looks_as_in_its_stored_picture() {
  QFETCH(QString, options);
  QString name = QTest::currentDataTag();
  QString file = QDir(PICTURES_OF_FAILURES).filePath(name + ".actual.png");
  QVERIFY(QDir().mkpath(PICTURES_OF_FAILURES));
  draw(options, file);
  QImage actual(file);
  QVERIFY(!actual.isNull());
  if (updates()) {
    QVERIFY(actual.convertToFormat(QImage::Format_RGB888).save(stored(name), "PNG", 0));
  }
  QImage expected(stored(name));
  QVERIFY2(!expected.isNull(), qPrintable(stored(name) + " is missing; drawn: " + file));
  QCOMPARE(actual.size(), expected.size());
  Difference difference(actual, expected.convertToFormat(QImage::Format_RGB32));
  if (difference.isTolerable()) {
    QFile::remove(file);
    return;
  }
  QString marked = QDir(PICTURES_OF_FAILURES).filePath(name + ".difference.png");
  difference.picture.save(marked);
  QFAIL(qPrintable(QString("%1 pixels differ, %2 in one block.\n  drawn:      %3\n  stored:     "
                           "%4\n  difference: %5")
                       .arg(difference.pixels)
                       .arg(difference.worst_block)
                       .arg(file, stored(name), marked)));
}

void PicturesTest::every_view_has_a_stored_picture() {
  for (const QString& view : app::view_names()) {
    bool is_drawn = std::ranges::any_of(shots, [&](const Shot& shot) {
      return QString(shot.options).contains("--view " + view + " ");
    });
    QVERIFY2(is_drawn, qPrintable(view));
  }
}

void PicturesTest::two_runs_draw_the_same_bytes_data() {
  QTest::addColumn<QString>("theme");
  QTest::newRow("light") << "light";
  QTest::newRow("dark") << "dark";
}

void PicturesTest::two_runs_draw_the_same_bytes() {
  QFETCH(QString, theme);
  QByteArray pictures[2];
  for (QByteArray& picture : pictures) {
    QFile file(folder_.filePath("run.png"));
    draw("--at 9s --size 1000x700 --select bank --theme " + theme, file.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    picture = file.readAll();
  }
  QVERIFY(!pictures[0].isEmpty());
  QVERIFY2(pictures[0] == pictures[1], "the pictures differ");
}

void PicturesTest::a_scaled_picture_has_so_many_more_pixels_data() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("1.5") << QSize(1050, 600);
  QTest::newRow("2") << QSize(1400, 800);
}

void PicturesTest::a_scaled_picture_has_so_many_more_pixels() {
  QFETCH(QSize, size);
  QImage plain, scaled;
  for (const char* view : {"tree", "table"}) {
    QString file = folder_.filePath("scaled.png");
    QString options = QString("--view %1 --size 700x400 --scale ").arg(view);
    draw(options + "1", file);
    plain = QImage(file);
    draw(options + QTest::currentDataTag(), file);
    scaled = QImage(file);
    QCOMPARE(scaled.size(), size);
    // What is drawn is the same, if finer: nothing is cut off, and nothing stays as small as it
    // was.
    QImage small = scaled.scaled(plain.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QVERIFY2(distance(plain, small) < most_of_scaling, view);
  }
}

void PicturesTest::a_name_that_nobody_has_is_named() {
  QProcess program;
  QString file = folder_.filePath("nobody.png");
  program.start(ACTORSCOPE_PROGRAM, {"--screenshot", file, "--at", "1s", "--select", "nosuch"});
  QVERIFY(program.waitForFinished(most_milliseconds));
  QCOMPARE(program.exitCode(), 2);
  QVERIFY(program.readAllStandardError().contains("'nosuch'"));
  QVERIFY(!QFile::exists(file));
}

void PicturesTest::the_stored_pictures_are_small() {
  qint64 size = 0;
  for (const QFileInfo& file : QDir(SCREENSHOTS).entryInfoList({"*.png"})) {
    size += file.size();
    bool is_used = std::ranges::any_of(
        shots, [&](const Shot& shot) { return file.completeBaseName() == shot.name; });
    QVERIFY2(is_used, qPrintable(file.fileName() + " belongs to no test"));
  }
  QVERIFY2(size < 1'750'000, qPrintable(QString::number(size)));
}

const support::Registered registered(&support::make_case<PicturesTest>);

}  // namespace

#include "pictures_test.moc"
