// What can be done to the selected process, and the dialogs that ask before it is done.

#include "views/process_actions.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "qt_test.h"
#include "qt_world.h"
#include "views/exit_dialog.h"

namespace {

using support::child;
using support::in_dialog;

/// The actions on the shop, with `first` selected.
struct Hand {
  support::World world{&support::start_shop};
  QWidget window;
  ui::ProcessActions actions{world.observation, world.selection, world.commands, &window};
  QSignalSpy told{&actions, &ui::ProcessActions::told};

  Hand() { world.selection.select(world.id_of("first")); }
  QString lastTold() const { return told.isEmpty() ? QString() : told.last().at(0).toString(); }
  bool wasRefused() const { return told.last().at(1).toBool(); }
  std::uint32_t restarts(std::string_view title) const { return world.named(title).restarts(); }
  void press(QDialog& dialog, const QString& button) {
    QTest::mouseClick(&child<QPushButton>(dialog, button), Qt::LeftButton);
  }
  void ask(QAction* action, const std::function<void(QDialog&)>& act) {
    in_dialog([&] { action->trigger(); }, act);
    world.run();
  }
};

QAbstractButton& button_of(QDialog& question, QMessageBox::ButtonRole role) {
  auto& box = dynamic_cast<QMessageBox&>(question);
  for (QAbstractButton* button : box.buttons()) {
    if (box.buttonRole(button) == role) return *button;
  }
  qFatal("the question has no such button");
}

class ProcessActionsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_kill_names_the_process_and_cancel_is_the_default();
  void the_questions_say_what_comes_of_it();
  void a_cancelled_kill_does_nothing();
  void a_confirmed_kill_ends_that_process_and_no_other();
  void a_kill_hits_the_process_of_the_question_not_its_successor();
  void what_comes_of_an_exit_is_not_thought_through_at_each_letter();
  void an_exit_signal_has_the_chosen_reason_data();
  void an_exit_signal_has_the_chosen_reason();
  void an_exit_signal_without_a_reason_cannot_be_sent();
  void a_suspended_process_takes_no_message_until_it_is_resumed();
  void a_message_of_the_list_is_sent();
  void a_call_shows_its_answer();
  void a_suspension_is_taken_back();
  void deeds_are_taken_back_one_after_the_other();
  void what_cannot_be_taken_back_says_so();
  void nothing_is_taken_back_that_is_over();
  void actions_that_are_not_possible_say_why();
  void a_process_that_has_ended_can_have_nothing_done_to_it();
};

void ProcessActionsTest::a_kill_names_the_process_and_cancel_is_the_default() {
  Hand hand;
  hand.ask(hand.actions.kill(), [&](QDialog& question) {
    auto& box = dynamic_cast<QMessageBox&>(question);
    QVERIFY2(box.text().startsWith("Kill first (<0."), qPrintable(box.text()));
    QCOMPARE(button_of(question, QMessageBox::DestructiveRole).text(), "Kill first");
    QVERIFY(box.defaultButton() == &button_of(question, QMessageBox::RejectRole));
  });
}

void ProcessActionsTest::a_cancelled_kill_does_nothing() {
  Hand hand;
  hand.ask(hand.actions.kill(), [&](QDialog& question) {
    QTest::mouseClick(&button_of(question, QMessageBox::RejectRole), Qt::LeftButton);
  });
  hand.ask(hand.actions.kill(),
           [&](QDialog& question) { QTest::keyClick(&question, Qt::Key_Escape); });
  QCOMPARE(hand.restarts("first"), 0U);
  QCOMPARE(hand.told.count(), 0);
}

void ProcessActionsTest::the_questions_say_what_comes_of_it() {
  Hand hand;
  auto kill_says = [&](std::string_view title) {
    QString said;
    hand.world.selection.select(hand.world.id_of(title));
    hand.ask(hand.actions.kill(), [&](QDialog& question) {
      said = dynamic_cast<QMessageBox&>(question).informativeText();
    });
    return said;
  };
  QVERIFY2(kill_says("first").contains("counters restarts it: 100 restarts left within 5.0 s.\n"
                                       "If it dies now, nobody else goes down."),
           qPrintable(kill_says("first")));
  QVERIFY2(kill_says("shop").contains("Nobody restarts it.\nIf it dies now, 17 other processes"),
           qPrintable(kill_says("shop")));
  for (int i = 0; i < 3; ++i) hand.world.exit("crew", "kill");
  QString limit = kill_says("crew");
  QVERIFY2(limit.contains("shop gives up: its limit of 3 restarts within 5.0 s is reached."),
           qPrintable(limit));
  hand.world.selection.select(hand.world.id_of("counters"));
  hand.ask(hand.actions.exit(), [&](QDialog& dialog) {
    auto& then = child<QLabel>(dialog, "exit.consequences");
    child<QComboBox>(dialog, "exit.reason").setEditText("boom");
    QVERIFY2(then.text().contains("shop gives up") && then.isVisible(), qPrintable(then.text()));
    child<QComboBox>(dialog, "exit.reason").setEditText("normal");
    QVERIFY(!then.isVisible());
  });
}

void ProcessActionsTest::a_confirmed_kill_ends_that_process_and_no_other() {
  Hand hand;
  hand.ask(hand.actions.kill(), [&](QDialog& question) {
    QTest::mouseClick(&button_of(question, QMessageBox::DestructiveRole), Qt::LeftButton);
  });
  QCOMPARE(hand.lastTold(), "first was killed.");
  QCOMPARE(hand.restarts("first"), 1U);
  QCOMPARE(to_text(hand.world.named("first").exit_reason), ":killed");
  QCOMPARE(hand.restarts("second"), 0U);
  QCOMPARE(hand.restarts("third"), 0U);
}

void ProcessActionsTest::a_kill_hits_the_process_of_the_question_not_its_successor() {
  Hand hand;
  hand.ask(hand.actions.kill(), [&](QDialog& question) {
    hand.world.exit("first", "boom");
    QTest::mouseClick(&button_of(question, QMessageBox::DestructiveRole), Qt::LeftButton);
  });
  QCOMPARE(hand.restarts("first"), 1U);
  QVERIFY(hand.wasRefused());
  QVERIFY2(hand.lastTold().endsWith("has ended."), qPrintable(hand.lastTold()));
}

void ProcessActionsTest::what_comes_of_an_exit_is_not_thought_through_at_each_letter() {
  int thought = 0;
  auto think = [&](observer::Death) {
    ++thought;
    return QString("It ends.");
  };
  ui::ExitDialog dialog("first", think, nullptr);
  auto& reason = child<QComboBox>(dialog, "exit.reason");
  QCOMPARE(thought, 1);
  for (const char* written : {"b", "bo", "boom"}) reason.setEditText(written);
  QCOMPARE(thought, 2);
  reason.setEditText("shutdown");
  QCOMPARE(thought, 3);
}

void ProcessActionsTest::an_exit_signal_has_the_chosen_reason_data() {
  QTest::addColumn<QString>("written");
  QTest::addColumn<QString>("reason");
  QTest::newRow("an atom") << "boom"
                           << ":boom";
  QTest::newRow("kill") << "kill"
                        << ":killed";
  QTest::newRow("a text") << "Out of paper!"
                          << "\"Out of paper!\"";
  QTest::newRow("a quotation mark") << "a\"b"
                                    << "\"a\\\"b\"";
}

void ProcessActionsTest::an_exit_signal_has_the_chosen_reason() {
  QFETCH(QString, written);
  QFETCH(QString, reason);
  Hand hand;
  hand.ask(hand.actions.exit(), [&](QDialog& dialog) {
    QVERIFY(dialog.windowTitle().contains("first"));
    child<QComboBox>(dialog, "exit.reason").setEditText(written);
    hand.press(dialog, "exit.send");
  });
  QCOMPARE(hand.restarts("first"), 1U);
  QCOMPARE(QString::fromStdString(to_text(hand.world.named("first").exit_reason)), reason);
}

void ProcessActionsTest::an_exit_signal_without_a_reason_cannot_be_sent() {
  Hand hand;
  hand.ask(hand.actions.exit(), [&](QDialog& dialog) {
    child<QComboBox>(dialog, "exit.reason").setEditText("  ");
    QVERIFY(!child<QPushButton>(dialog, "exit.send").isEnabled());
  });
  QCOMPARE(hand.restarts("first"), 0U);
}

void ProcessActionsTest::a_suspended_process_takes_no_message_until_it_is_resumed() {
  Hand hand;
  QVERIFY(!hand.actions.resume()->isEnabled());
  hand.actions.suspend()->trigger();
  hand.world.run();
  QCOMPARE(hand.lastTold(), "first is suspended.");
  QVERIFY(!hand.actions.suspend()->isEnabled());
  QCOMPARE(hand.actions.suspend()->toolTip(), "It is suspended already.");
  hand.world.fill("first", 4);
  QCOMPARE(hand.world.named("first").depth, 4U);
  hand.actions.resume()->trigger();
  hand.world.run();
  QCOMPARE(hand.lastTold(), "first runs again.");
  QCOMPARE(hand.world.named("first").depth, 0U);
  QVERIFY(hand.actions.suspend()->isEnabled());
}

void ProcessActionsTest::a_message_of_the_list_is_sent() {
  Hand hand;
  auto received = hand.world.named("first").received;
  hand.ask(hand.actions.send(), [&](QDialog& dialog) {
    auto& message = child<QComboBox>(dialog, "send.message");
    QStringList choices;
    for (int row = 0; row < message.count(); ++row) choices << message.itemText(row);
    QCOMPARE(choices, QStringList({"Increment  (call)", "Get  (call)", "Reset  (cast)"}));
    message.setCurrentIndex(2);
    hand.press(dialog, "send.send");
  });
  QCOMPARE(hand.lastTold(), "Reset was sent to first.");
  QCOMPARE(hand.world.named("first").received, received + 1);
}

void ProcessActionsTest::a_call_shows_its_answer() {
  Hand hand;
  hand.ask(hand.actions.send(), [&](QDialog& dialog) {
    auto& answer = child<QLabel>(dialog, "send.answer");
    for (const char* told : {"first answers 1", "first answers 2"}) {
      hand.press(dialog, "send.send");
      QCOMPARE(answer.text(), "Waiting for the answer of first…");
      QVERIFY(!child<QPushButton>(dialog, "send.send").isEnabled());
      hand.world.run();
      QCOMPARE(answer.text(), told);
      QCOMPARE(hand.lastTold(), told);
    }
    QVERIFY(dialog.isVisible());
  });
  QCOMPARE(hand.world.named("first").state.get(otp::Atom("value")).integer(), 2);
}

void ProcessActionsTest::a_suspension_is_taken_back() {
  Hand hand;
  QAction& undo = *hand.actions.undo();
  QVERIFY(!undo.isEnabled());
  QCOMPARE(undo.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Z));
  QCOMPARE(undo.toolTip(), "Nothing was done that can be taken back.");
  hand.actions.suspend()->trigger();
  hand.world.run();
  QCOMPARE(undo.text(), "&Undo Suspend first");
  hand.world.selection.select(hand.world.id_of("second"));  // it is about the first all the same
  undo.trigger();
  hand.world.run();
  QCOMPARE(hand.lastTold(), "first runs again.");
  QCOMPARE(hand.world.named("first").status, observer::Status::Waiting);
  QVERIFY(!undo.isEnabled());
  hand.world.selection.select(hand.world.id_of("first"));
  hand.actions.suspend()->trigger();
  hand.world.run();
  hand.actions.resume()->trigger();
  hand.world.run();
  QCOMPARE(undo.text(), "&Undo Resume first");
  undo.trigger();
  hand.world.run();
  QCOMPARE(hand.world.named("first").status, observer::Status::Suspended);
}

void ProcessActionsTest::deeds_are_taken_back_one_after_the_other() {
  Hand hand;
  for (const char* name : {"first", "second"}) {
    hand.world.selection.select(hand.world.id_of(name));
    hand.actions.suspend()->trigger();
    hand.world.run();
  }
  QCOMPARE(hand.actions.undo()->text(), "&Undo Suspend second");
  hand.actions.undo()->trigger();
  hand.world.run();
  QCOMPARE(hand.world.named("second").status, observer::Status::Waiting);
  QCOMPARE(hand.world.named("first").status, observer::Status::Suspended);
  QCOMPARE(hand.actions.undo()->text(), "&Undo Suspend first");
}

void ProcessActionsTest::what_cannot_be_taken_back_says_so() {
  Hand hand;
  QAction& undo = *hand.actions.undo();
  hand.actions.suspend()->trigger();
  hand.world.run();
  hand.world.selection.select(hand.world.id_of("second"));
  hand.ask(hand.actions.kill(), [&](QDialog& question) {
    QTest::mouseClick(&button_of(question, QMessageBox::DestructiveRole), Qt::LeftButton);
  });
  QCOMPARE(undo.text(), "&Undo Suspend first");
  undo.trigger();
  QVERIFY(!undo.isEnabled());
  QCOMPARE(undo.toolTip(), "Kill second cannot be undone.");
  hand.ask(hand.actions.send(), [&](QDialog& dialog) { hand.press(dialog, "send.send"); });
  QCOMPARE(hand.lastTold(), "second answers 1");  // though nobody waited in the dialog
  QCOMPARE(undo.toolTip(), "Increment to second cannot be undone.");
}

void ProcessActionsTest::nothing_is_taken_back_that_is_over() {
  Hand hand;
  QAction& undo = *hand.actions.undo();
  hand.actions.suspend()->trigger();
  hand.world.run();
  hand.world.exit("first", "kill");
  QVERIFY(!undo.isEnabled());
  hand.actions.suspend()->trigger();
  hand.world.run();
  QVERIFY(undo.isEnabled());
  hand.world.commands.submit(observer::Resume{hand.world.named("first").pid}, &hand.window);
  hand.world.run();  // somebody else has taken it back
  QVERIFY(!undo.isEnabled());
}

void ProcessActionsTest::actions_that_are_not_possible_say_why() {
  Hand hand;
  hand.world.selection.select(hand.world.id_of("application"));
  QVERIFY(!hand.actions.send()->isEnabled());
  QVERIFY(hand.actions.send()->toolTip().startsWith("application declares no messages"));
  hand.world.selection.select({});
  for (QAction* action : hand.actions.all()) {
    QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
    QCOMPARE(action->toolTip(), "Select a process first.");
  }
}

void ProcessActionsTest::a_process_that_has_ended_can_have_nothing_done_to_it() {
  Hand hand;
  hand.world.spawn("Guest");
  hand.world.selection.select(hand.world.id_of("Guest"));
  QVERIFY(hand.actions.kill()->isEnabled());
  hand.world.exit("Guest", "kill");
  for (QAction* action : hand.actions.all()) {
    QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
    QCOMPARE(action->toolTip(), "Guest does not run.");
  }
}

const support::Registered registered(&support::make_case<ProcessActionsTest>);

}  // namespace

#include "process_actions_test.moc"
