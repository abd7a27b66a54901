// The window in a language that reads from right to left, and in one whose words are twice as long.

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QTranslator>

#include "appearance.h"
#include "main_window.h"
#include "qt_test.h"
#include "qt_world.h"

namespace {

/// Says everything with so many times the letters.
class Longer final : public QTranslator {
 public:
  explicit Longer(double growth) : growth_(growth) {}

  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    QString shorter = QString::fromUtf8(source);
    bool is_format = shorter.startsWith('<') || shorter.size() < 3;
    if (is_format) return shorter;
    return shorter + ' ' + QString(int(double(shorter.size()) * (growth_ - 1)), 'n');
  }

 private:
  double growth_;
};

/// The window on the shop, as translators and readers of other languages see it.
struct Screen {
  support::World world{&support::start_shop};
  std::unique_ptr<ui::MainWindow> window;

  explicit Screen(QSize size) {
    window = std::make_unique<ui::MainWindow>(
        world.observation, world.selection, world.commands, world.desk,
        std::vector<ui::DemoChoice>{{"shop", "The shop", ""}, {"zoo", "The zoo", ""}});
    window->resize(size);
    window->show();
    world.selection.select(world.id_of("first"));
    world.fill("first", 3);
    for (int i = 0; i < 10; ++i) world.run();
  }
  QStringList views() const {
    QStringList views;
    for (auto* dock : window->findChildren<QDockWidget*>()) views << dock->objectName();
    return views;
  }
  void show(const QString& dock) {
    support::child<QDockWidget>(*window, dock).raise();
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
  }
};

bool may_be_shortened(const QWidget& widget) {
  auto* label = qobject_cast<const QLabel*>(&widget);
  return label != nullptr &&
         (label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored);
}

bool shows_text(const QWidget& widget) {
  if (auto* button = qobject_cast<const QAbstractButton*>(&widget))
    return !button->text().isEmpty();
  auto* label = qobject_cast<const QLabel*>(&widget);
  return label != nullptr && !label->text().isEmpty();
}

QString name_of(const QWidget& widget) {
  QString text = widget.property("text").toString().left(40);
  return QString("%1 '%2' %3x%4 at %5,%6")
      .arg(widget.objectName(), text)
      .arg(widget.width())
      .arg(widget.height())
      .arg(widget.x())
      .arg(widget.y());
}

/// What does not get the room that its text needs, or lies over another.
QStringList faults_in(const QWidget& window) {
  QStringList faults;
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || !shows_text(*widget)) continue;
    bool is_inside = widget->parentWidget()->rect().contains(widget->geometry());
    if (!is_inside) faults << "outside: " + name_of(*widget);
    QSize least = widget->minimumSizeHint();
    bool is_clipped = widget->height() < least.height() ||
                      (widget->width() < least.width() && !may_be_shortened(*widget));
    if (is_clipped) faults << "clipped: " + name_of(*widget);
    for (auto* other :
         widget->parentWidget()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
      bool overlaps = other > widget && other->isVisible() && shows_text(*other) &&
                      other->geometry().intersects(widget->geometry());
      if (overlaps) faults << "overlap: " + name_of(*widget) + " and " + name_of(*other);
    }
  }
  return faults;
}

class LongWordsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup();
  void nothing_is_cut_off_data();
  void nothing_is_cut_off();
  void what_is_read_first_stands_on_the_right();
};

void LongWordsTest::cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }

void LongWordsTest::nothing_is_cut_off_data() {
  QTest::addColumn<bool>("is_mirrored");
  QTest::addColumn<double>("growth");
  QTest::addColumn<QSize>("size");
  const QSize small(1366, 768), usual(1920, 1080);
  QTest::newRow("as it is") << false << 1.0 << small;
  QTest::newRow("mirrored") << true << 1.0 << small;
  QTest::newRow("longer") << false << 1.4 << small;  // what most languages need
  QTest::newRow("mirrored and longer") << true << 1.4 << small;
  QTest::newRow("twice as long") << false << 2.0 << usual;
  QTest::newRow("mirrored and twice as long") << true << 2.0 << usual;
}

void LongWordsTest::nothing_is_cut_off() {
  QFETCH(bool, is_mirrored);
  QFETCH(double, growth);
  QFETCH(QSize, size);
  QApplication::setLayoutDirection(is_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
  Longer longer(growth);
  if (growth > 1) QCoreApplication::installTranslator(&longer);
  Screen screen(size);
  for (const QString& dock : screen.views()) {
    screen.show(dock);
    QCOMPARE(screen.window->size(), size);
    QString folder = qEnvironmentVariable("LONG_WORDS_PICTURES");
    if (!folder.isEmpty()) {
      screen.window->grab().save(folder + '/' + QTest::currentDataTag() + ' ' + dock + ".png");
    }
    QStringList faults = faults_in(*screen.window);
    QVERIFY2(faults.isEmpty(), qPrintable(dock + ":\n" + faults.join('\n')));
  }
}

void LongWordsTest::what_is_read_first_stands_on_the_right() {
  QApplication::setLayoutDirection(Qt::RightToLeft);
  Screen screen({1366, 768});
  auto& demo = support::child<QComboBox>(*screen.window, "world.demo");
  QVERIFY(demo.mapTo(screen.window.get(), QPoint()).x() > screen.window->width() / 2);
}

const support::Registered registered(&support::make_case<LongWordsTest>);

}  // namespace

#include "long_words_test.moc"
