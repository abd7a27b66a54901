// A form for a message: its fields become a record, a wrong value is said below its field, and
// nothing can be sent then.

#include "views/send_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "language.h"
#include "qt_test.h"

namespace {

using observer::MessageForm;
using otp::Atom;
using support::child;

std::vector<MessageForm> forms() {
  return {{trace::MessageRole::Cast,
           Atom("Order"),
           {{Atom("count"), {"whole number"}},
            {Atom("wait"), {"milliseconds"}},
            {Atom("urgent"), {"true or false"}},
            {Atom("note"), {"text"}},
            {Atom("kind"), {"atom"}}}},
          {trace::MessageRole::Call, Atom("Stop"), {}}};
}

class SendDialogTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void fields_are_read_by_their_kinds();
  void fields_left_empty_are_left_out();
  void a_wrong_value_is_said_and_the_dialog_stays_data();
  void a_wrong_value_is_said_and_the_dialog_stays();
  void a_mistake_is_said_in_arabic_too();
  void a_message_without_fields_says_so();

 private:
  static void write(ui::SendDialog& dialog, const char* field, const QString& value) {
    child<QLineEdit>(dialog, QString("send.field.") + field).setText(value);
  }
  static void send(ui::SendDialog& dialog) {
    QTest::mouseClick(&child<QPushButton>(dialog, "send.send"), Qt::LeftButton);
  }

  ui::Observation nothing_;
};

void SendDialogTest::fields_are_read_by_their_kinds() {
  ui::SendDialog dialog("first", forms(), {nothing_}, nullptr);
  dialog.show();
  write(dialog, "count", "-3");
  write(dialog, "wait", "250");
  child<QComboBox>(dialog, "send.field.urgent").setCurrentText("true");
  write(dialog, "note", "at \"once\"");
  write(dialog, "kind", "express");
  send(dialog);
  QCOMPARE(dialog.result(), int(QDialog::Accepted));
  QCOMPARE(QString::fromStdString(to_text(dialog.fields())),
           "%Order{count: -3, wait: 250, urgent: true, note: \"at \\\"once\\\"\", kind: :express}");
}

void SendDialogTest::fields_left_empty_are_left_out() {
  ui::SendDialog dialog("first", forms(), {nothing_}, nullptr);
  dialog.show();
  write(dialog, "count", "3");
  send(dialog);
  QCOMPARE(to_text(dialog.fields()), "%Order{count: 3}");
}

void SendDialogTest::a_wrong_value_is_said_and_the_dialog_stays_data() {
  QTest::addColumn<QString>("field");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("kind");
  QTest::newRow("letters") << "count"
                           << "three"
                           << "whole number";
  QTest::newRow("a fraction") << "count"
                              << "1.5"
                              << "whole number";
  QTest::newRow("too large") << "count"
                             << "9223372036854775808"
                             << "whole number";
  QTest::newRow("a unit") << "wait"
                          << "2s"
                          << "milliseconds";
}

void SendDialogTest::a_wrong_value_is_said_and_the_dialog_stays() {
  QFETCH(QString, field);
  QFETCH(QString, value);
  QFETCH(QString, kind);
  ui::SendDialog dialog("first", forms(), {nothing_}, nullptr);
  dialog.show();
  write(dialog, qPrintable(field), value);
  auto& below = child<QLabel>(dialog, "send.field." + field + ".mistake");
  auto& button = child<QPushButton>(dialog, "send.send");
  QString sentence = QString("'%1' is not a value of the kind %2.").arg(value, kind);
  QCOMPARE(below.text(), sentence);
  QVERIFY(below.isVisible());
  QCoreApplication::processEvents();
  QVERIFY(below.height() >= below.heightForWidth(below.width()));  // all of it can be read
  QCOMPARE(button.toolTip(), field + ": " + sentence);
  send(dialog);
  QVERIFY(!button.isEnabled() && dialog.isVisible());
  write(dialog, qPrintable(field), "7");
  QVERIFY(button.isEnabled() && !below.isVisible());
}

void SendDialogTest::a_mistake_is_said_in_arabic_too() {
  app::apply_language(ui::Language::Arabic);
  {
    ui::SendDialog dialog("first", forms(), {nothing_}, nullptr);
    dialog.show();
    write(dialog, "count", "1.5");
    QString mistake = child<QLabel>(dialog, "send.field.count.mistake").text();
    for (const char* english : {"whole", "number"}) {
      QVERIFY2(!mistake.contains(english), qPrintable(mistake));
    }
    QVERIFY2(mistake.contains("1.5"), qPrintable(mistake));
    for (auto* edit : dialog.findChildren<QLineEdit*>()) {
      if (!edit->isVisible()) continue;
      QVERIFY2(edit->placeholderText().isRightToLeft(), qPrintable(edit->placeholderText()));
    }
  }
  app::apply_language(ui::Language::English);
}

void SendDialogTest::a_message_without_fields_says_so() {
  ui::SendDialog dialog("first", forms(), {nothing_}, nullptr);
  dialog.show();
  QTest::keyClick(&child<QWidget>(dialog, "send.message"), Qt::Key_Down);
  QCOMPARE(dialog.form().name, Atom("Stop"));
  QVERIFY(dialog.findChildren<QLineEdit*>().isEmpty());
  send(dialog);
  QCOMPARE(to_text(dialog.fields()), "%Stop{}");
}

const support::Registered registered(&support::make_case<SendDialogTest>);

}  // namespace

#include "send_dialog_test.moc"
