// What is remembered from one start to the next.

#include "settings.h"

#include <QDockWidget>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>

#include "appearance.h"
#include "composition.h"
#include "qt_test.h"

namespace {

using support::child;

class SettingsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanup() { QSettings().clear(); }
  void nothing_is_remembered_at_first();
  void the_theme_is_remembered();
  void an_unknown_theme_counts_as_none();
  void whoever_was_signed_in_is_signed_in_again();
  void the_place_and_size_of_the_window_are_remembered();
  void a_window_is_never_larger_than_its_screen();
  void a_hidden_dock_stays_hidden();
  void a_layout_that_does_not_fit_leaves_the_default();
  void a_layout_from_before_a_dock_was_added_leaves_the_default();

 private:
  QTemporaryDir folder_;
};

/// Of this test alone, and gone after it.
void SettingsTest::initTestCase() {
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
  QVERIFY(QSettings().fileName().startsWith(folder_.path()));
}

void SettingsTest::nothing_is_remembered_at_first() {
  QVERIFY(!app::settings::theme().has_value());
  app::Composition composition{app::Options()};
  QRect before = composition.window().geometry();
  app::settings::restore(composition.window());
  QCOMPARE(composition.window().geometry(), before);
}

void SettingsTest::the_theme_is_remembered() {
  for (ui::ThemeKind theme : ui::theme_kinds) {
    app::settings::keep_theme(theme);
    QCOMPARE(int(*app::settings::theme()), int(theme));
  }
}

void SettingsTest::an_unknown_theme_counts_as_none() {
  QSettings().setValue("theme", "purple");
  QVERIFY(!app::settings::theme().has_value());
}

void SettingsTest::whoever_was_signed_in_is_signed_in_again() {
  {
    app::Composition composition{app::Options()};
    app::settings::restore(composition.desk());
    QCOMPARE(composition.desk().actor(), "desk");
    ui::DeskHabits& habits = composition.desk().habits();
    habits.addName("reem");
    habits.addName("omar");
    habits.setCurrency("KWD");
    app::settings::keep(habits);
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.desk());
  QCOMPARE(composition.desk().actor(), "omar");
  QCOMPARE(composition.desk().habits().names(), QStringList({"omar", "reem"}));
  QCOMPARE(composition.desk().habits().currency(), "KWD");
  QSettings().setValue("desk/currency", "nonsense");
  app::settings::restore(composition.desk());
  QCOMPARE(composition.desk().habits().currency(), "KWD");
}

void SettingsTest::the_place_and_size_of_the_window_are_remembered() {
  QRect place(40, 60, 1100, 640);
  {
    app::Composition composition{app::Options()};
    composition.window().show();
    composition.window().setGeometry(place);
    app::settings::keep(composition.window());
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  QCOMPARE(composition.window().geometry(), place);
}

void SettingsTest::a_window_is_never_larger_than_its_screen() {
  QWidget window;
  QSize screen = window.screen()->availableSize();
  window.resize(screen / 2);
  app::fit_to_screen(window);
  QCOMPARE(window.size(), screen / 2);
  QVERIFY(!window.isMaximized());
  window.resize(screen + QSize(100, 0));
  app::fit_to_screen(window);
  QCOMPARE(window.width(), screen.width());
  QVERIFY(window.height() < screen.height());  // there is a title above it
  QVERIFY(window.isMaximized());
}

void SettingsTest::a_hidden_dock_stays_hidden() {
  {
    app::Composition composition{app::Options()};
    composition.window().show();
    child<QDockWidget>(composition.window(), "dock.log").hide();
    app::settings::keep(composition.window());
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  QVERIFY(child<QDockWidget>(composition.window(), "dock.log").isHidden());
  QVERIFY(!child<QDockWidget>(composition.window(), "dock.table").isHidden());
}

void SettingsTest::a_layout_that_does_not_fit_leaves_the_default() {
  QSettings().setValue("window/geometry", QByteArray("nonsense"));
  QSettings().setValue("window/layout", QByteArray("nonsense"));
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  for (auto* dock : composition.window().findChildren<QDockWidget*>()) {
    QVERIFY2(!dock->isHidden(), qPrintable(dock->objectName()));
  }
}

void SettingsTest::a_layout_from_before_a_dock_was_added_leaves_the_default() {
  constexpr int before = 1;
  {
    app::Composition composition{app::Options()};
    composition.window().show();
    child<QDockWidget>(composition.window(), "dock.log").hide();
    QSettings().setValue("window/layout", composition.window().saveState(before));
  }
  app::Composition composition{app::Options()};
  app::settings::restore(composition.window());
  composition.window().show();
  QVERIFY(!child<QDockWidget>(composition.window(), "dock.log").isHidden());
}

const support::Registered registered(&support::make_case<SettingsTest>);

}  // namespace

#include "settings_test.moc"
