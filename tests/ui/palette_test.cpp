// The palette: everything that can be done in the window, found by some of its words.

#include "views/command_palette.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTreeWidget>

#include "main_window.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/contract_inspector.h"
#include "views/process_jumps.h"
#include "views/sequence_view.h"

namespace {

using support::child;
using support::in_dialog;

struct Screen {
  support::World world;
  ui::MainWindow window{world.observation,
                        world.selection,
                        world.commands,
                        world.desk,
                        {{"shop", "The shop", ""}, {"zoo", "The zoo", ""}}};

  explicit Screen(support::StartWorld start = &support::start_shop) : world(start) {
    window.resize(1366, 768);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    world.run();
  }
  /// A contract that awaits a decision, shown in the inspector.
  void openContract() {
    world.desk.open({"M-1", "customer-1", *murabaha::Currency::of("AED"), 100'000'00, 10'000'00},
                    &window, {});
    world.run();
    child<ui::ContractInspector>(window, "view.murabaha").choose("M-1");
    world.run();
  }
  /// Opens the palette, and lets `act` look at it and type.
  void inPalette(const std::function<void(QLineEdit&, QTreeWidget&)>& act) {
    in_dialog([&] { child<QAction>(window, "help.palette").trigger(); },
              [&](QDialog& dialog) {
                act(child<QLineEdit>(dialog, "palette.wanted"),
                    child<QTreeWidget>(dialog, "palette.commands"));
                dialog.close();
              });
    world.run();
  }
  void choose(const QString& words) {
    inPalette([&](QLineEdit& wanted, QTreeWidget& list) {
      QTest::keyClicks(&wanted, words);
      QVERIFY2(list.currentItem() != nullptr, qPrintable(words));
      QTest::keyClick(&wanted, Qt::Key_Return);
    });
  }
  /// What is listed for some words, and whether it can be chosen.
  QStringList listed(const QString& words) {
    QStringList lines;
    inPalette([&](QLineEdit& wanted, QTreeWidget& list) {
      QTest::keyClicks(&wanted, words);
      for (int row = 0; row < list.topLevelItemCount(); ++row) {
        const QTreeWidgetItem& item = *list.topLevelItem(row);
        if (!item.isHidden()) lines << (item.isDisabled() ? "- " : "+ ") + item.text(0);
      }
    });
    return lines;
  }
};

class PaletteTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void it_finds_a_command_by_words_and_carries_it_out();
  void each_command_is_there_once_with_an_id();
  void what_cannot_be_done_says_why();
  void it_has_the_steps_of_the_contract_that_is_shown();
  void a_step_is_carried_out_like_its_button();
  void it_has_the_kinds_of_the_log();
  void it_has_the_levels_of_detail();
  void it_goes_to_views_and_tabs_also_of_closed_docks();
  void it_goes_to_processes_by_name_or_pid();
  void the_name_itself_comes_first_and_few_are_listed();
};

void PaletteTest::it_finds_a_command_by_words_and_carries_it_out() {
  Screen screen;
  QSignalSpy chosen(&screen.window, &ui::MainWindow::demoChosen);
  QCOMPARE(child<QAction>(screen.window, "help.palette").shortcut(),
           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
  screen.choose("zoo demo");
  QCOMPARE(chosen.count(), 1);
  QCOMPARE(chosen[0][0].toString(), "zoo");
  screen.inPalette([](QLineEdit& wanted, QTreeWidget& list) {
    QTest::keyClicks(&wanted, "process kill");
    QVERIFY(list.currentItem() == nullptr);  // nothing is selected: it is disabled
    QTest::keyClick(&wanted, Qt::Key_Return);
    QVERIFY(wanted.window()->isVisible());
  });
}

void PaletteTest::each_command_is_there_once_with_an_id() {
  Screen screen(&support::start_desk);
  screen.openContract();
  QObject keeper;
  QSet<QString> ids, texts;
  for (const auto& [action, path, view] : ui::commands_of(screen.window, &keeper)) {
    QString text = path + '/' + action->text();
    QVERIFY2(!action->objectName().isEmpty(), qPrintable(text));
    QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
    QVERIFY2(!texts.contains(text), qPrintable(text));
    ids.insert(action->objectName());
    texts.insert(text);
  }
  for (const char* id :
       {"world.demo.zoo", "view.theme.dark", "view.language.ar", "view.perspective.teach",
        "process.suspend", "step.contract.approve", "step.contract.refund", "log.kind.0",
        "sequence.detail.3", "go.log", "go.timeline", "go.contract.tabs.0", "do.sequence.keep",
        "do.table.only_matches", "contract.new"}) {
    QVERIFY2(ids.contains(id), id);
  }
}

void PaletteTest::what_cannot_be_done_says_why() {
  Screen screen;
  QString line = screen.listed("process resume").first();
  QVERIFY2(line.startsWith("- ") && line.contains("Select a process first."), qPrintable(line));
  screen.world.selection.select(screen.world.id_of("second"));
  line = screen.listed("process resume").first();
  QVERIFY2(line.startsWith("- ") && line.contains("It is not suspended."), qPrintable(line));
  QVERIFY(screen.listed("not suspended").isEmpty());  // a reason is no name
  screen.choose("process suspend");
  QVERIFY(screen.world.named("second").status == observer::Status::Suspended);
}

void PaletteTest::it_has_the_steps_of_the_contract_that_is_shown() {
  Screen screen(&support::start_desk);
  QVERIFY(screen.listed("contract disburse").isEmpty());
  screen.openContract();
  QString disburse = screen.listed("M-1 disburse").value(0);
  QVERIFY2(disburse.startsWith("- "), qPrintable(disburse));
  QString reason = child<QLabel>(screen.window, "contract.disburse.reason").text();
  QVERIFY2(disburse.contains(reason.left(12)), qPrintable(disburse + " / " + reason));
  QVERIFY(!screen.listed("M-1 refund").isEmpty());  // although it is folded away
  QVERIFY(screen.listed("M-1 reject").value(0).startsWith("+ "));
}

void PaletteTest::a_step_is_carried_out_like_its_button() {
  Screen screen(&support::start_desk);
  screen.openContract();
  child<QDockWidget>(screen.window, "dock.murabaha").hide();
  screen.choose("M-1 refresh");
  QVERIFY(!child<QDockWidget>(screen.window, "dock.murabaha").isHidden());
  screen.world.run();
  QVERIFY(!child<QLabel>(screen.window, "contract.answer").text().isEmpty());
}

void PaletteTest::it_has_the_kinds_of_the_log() {
  Screen screen;
  auto& kind = child<QAction>(screen.window, "log.kind.3");
  bool before = kind.isChecked();
  QStringList lines = screen.listed("event log kinds " + kind.text());
  QCOMPARE(lines.size(), 1);
  QCOMPARE(lines.first().endsWith("(on)"), before);
  screen.choose("event log kinds " + kind.text());
  QCOMPARE(kind.isChecked(), !before);
}

void PaletteTest::it_has_the_levels_of_detail() {
  Screen screen;
  auto& detail = child<QSlider>(screen.window, "sequence.detail");
  QStringList level = screen.listed("detail and messages").filter("and messages");
  QVERIFY2(level.size() == 1 && level.first().endsWith("(on)"), qPrintable(level.join('/')));
  child<QDockWidget>(screen.window, "dock.sequence").hide();
  screen.choose("detail everything");
  QCOMPARE(detail.value(), 3);
  QVERIFY(detail.isVisible());
}

void PaletteTest::it_goes_to_views_and_tabs_also_of_closed_docks() {
  Screen screen;
  auto& dock = child<QDockWidget>(screen.window, "dock.log");
  dock.hide();
  screen.choose("go to event log");
  QVERIFY(!dock.isHidden());
  QVERIFY(!dock.widget()->visibleRegion().isEmpty());
  auto& tabs = child<QTabWidget>(screen.window, "inspector.tabs");
  screen.world.selection.select(screen.world.id_of("second"));
  screen.world.run();
  int last = tabs.count() - 1;
  screen.choose("inspector " + tabs.tabText(last));
  QCOMPARE(tabs.currentIndex(), last);
}

void PaletteTest::it_goes_to_processes_by_name_or_pid() {
  Screen screen;
  screen.choose("go to process third");
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("third"));
  screen.choose(QString::fromStdString(screen.world.named("first").pid.text()));
  QCOMPARE(screen.world.selection.current(), screen.world.id_of("first"));
  screen.world.spawn("observer");
  screen.world.run();
  QVERIFY(screen.listed("observer <0").isEmpty());
}

void PaletteTest::the_name_itself_comes_first_and_few_are_listed() {
  Screen screen;
  for (int i = 0; i < 40; ++i) screen.world.spawn("the guest");
  screen.world.spawn("guests");
  screen.world.spawn("guest");
  screen.world.run();
  QStringList lines = screen.listed("guest");
  QCOMPARE(lines.size(), qsizetype(ui::ProcessJumps::most_found));
  QString to = QString::fromUtf8("+ Go to process \u203a ");
  QVERIFY2(lines[0].startsWith(to + "guest <"), qPrintable(lines[0]));
  QVERIFY2(lines[1].startsWith(to + "guests <"), qPrintable(lines[1]));
}

const support::Registered registered(&support::make_case<PaletteTest>);

}  // namespace

#include "palette_test.moc"
