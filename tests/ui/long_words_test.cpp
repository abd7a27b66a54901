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

/// Says everything twice.
class TwiceAsLong final : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    QString once = QString::fromUtf8(source);
    bool is_format = once.startsWith('<') || once.size() < 3;
    return is_format ? once : once + ' ' + QString(once).remove('&');
  }
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
  void the_docks_change_sides();
};

void LongWordsTest::cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }

void LongWordsTest::nothing_is_cut_off_data() {
  QTest::addColumn<bool>("is_mirrored");
  QTest::addColumn<bool>("is_long");
  QTest::newRow("as it is") << false << false;
  QTest::newRow("mirrored") << true << false;
  QTest::newRow("long") << false << true;
  QTest::newRow("mirrored and long") << true << true;
}

void LongWordsTest::nothing_is_cut_off() {
  QFETCH(bool, is_mirrored);
  QFETCH(bool, is_long);
  QApplication::setLayoutDirection(is_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
  TwiceAsLong twice;
  if (is_long) QCoreApplication::installTranslator(&twice);
  Screen screen({is_long ? 1920 : 1366, is_long ? 1080 : 768});
  for (const QString& dock : screen.views()) {
    screen.show(dock);
    QString folder = qEnvironmentVariable("LONG_WORDS_PICTURES");
    if (!folder.isEmpty()) {
      screen.window->grab().save(folder + '/' + QTest::currentDataTag() + ' ' + dock + ".png");
    }
    QStringList faults = faults_in(*screen.window);
    QVERIFY2(faults.isEmpty(), qPrintable(dock + ":\n" + faults.join('\n')));
  }
  QCoreApplication::removeTranslator(&twice);
}

void LongWordsTest::the_docks_change_sides() {
  QApplication::setLayoutDirection(Qt::RightToLeft);
  Screen screen({1366, 768});
  screen.show("dock.inspector");
  auto& inspector = support::child<QDockWidget>(*screen.window, "dock.inspector");
  QVERIFY(inspector.geometry().center().x() < screen.window->width() / 2);
}

const support::Registered registered(&support::make_case<LongWordsTest>);

}  // namespace

#include "long_words_test.moc"
