// Messages of every kind of field, built in the form and received by a process exactly so.

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "demo/demo.h"
#include "murabaha/contract_server.h"
#include "otp/supervisor.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/process_actions.h"

namespace postbox {

enum class Colour { Red, Blue };
inline std::string_view name_of(Colour colour) {
  switch (colour) {
    case Colour::Red: return "red";
    case Colour::Blue: return "blue";
  }
  return {};
}

struct Point {
  std::int64_t x = 0;
  Colour colour = Colour::Red;
  static constexpr auto fields =
      std::tuple{otp::field("x", &Point::x), otp::field("colour", &Point::colour)};
};

/// Takes a value of each kind, and keeps what it has got.
struct Postbox : otp::GenServer<Postbox> {
  struct Everything {
    std::int64_t count = 3;
    otp::Duration wait{};
    bool urgent = false;
    std::string note = "hello";
    otp::Atom kind;
    otp::Pid to;
    otp::Term extra;
    Colour colour = Colour::Red;
    std::string ink = "red";
    murabaha::Amount price = 0;
    Point point;
    std::vector<Point> points;
    std::optional<std::int64_t> limit;
    static constexpr auto fields =
        std::tuple{otp::field("count", &Everything::count),
                   otp::field("wait", &Everything::wait),
                   otp::field("urgent", &Everything::urgent),
                   otp::field("note", &Everything::note),
                   otp::field("kind", &Everything::kind),
                   otp::field("to", &Everything::to),
                   otp::field("extra", &Everything::extra),
                   otp::field("colour", &Everything::colour),
                   otp::field_of<Colour>("ink", &Everything::ink),
                   otp::field_of<murabaha::Money>("price", &Everything::price),
                   otp::field("point", &Everything::point),
                   otp::field("points", &Everything::points),
                   otp::field("limit", &Everything::limit)};
  };
  struct Dawdle {};
  struct Break {};
  struct State {
    std::string currency = "KWD";
    otp::Term last;
    static constexpr auto fields =
        std::tuple{otp::field("currency", &State::currency), otp::field("last", &State::last)};
  };
  using Accepts =
      otp::Accepts<otp::Cast<Everything>, otp::Call<Dawdle, bool>, otp::Call<Break, bool>>;

  otp::Init<State> init() { return State{}; }
  otp::NoReply handle_cast(const Everything& message, State& state) {
    state.last = otp::describe(message);
    return otp::noreply();
  }
  otp::Task<otp::Reply<bool>> handle_call(const Dawdle&, otp::From<bool>, State&) {
    co_await self.sleep(std::chrono::seconds(6));
    co_return otp::reply(true);
  }
  otp::Reply<bool> handle_call(const Break&, otp::From<bool>, State&) {
    otp::exit(otp::ExitReason(otp::Atom("boom")));
  }
};

inline void start(otp::Runtime& runtime, const murabaha::Surroundings&) {
  demo::start_application(
      runtime, "post",
      otp::SupervisorSpec(otp::Strategy::OneForOne).child(otp::child<Postbox>(otp::Atom("box"))));
}

}  // namespace postbox

namespace {

using support::child;
using support::in_dialog;

struct Post {
  support::World world{&postbox::start};
  QWidget window;
  ui::ProcessActions actions{world.observation, world.selection, world.commands, &window};

  Post() { world.selection.select(world.id_of("box")); }
  void ask(const std::function<void(QDialog&)>& act) {
    in_dialog([&] { actions.send()->trigger(); }, act);
    world.run();
  }
  void press(QDialog& dialog, const QString& button) {
    QTest::mouseClick(&child<QPushButton>(dialog, button), Qt::LeftButton);
  }
  QString last() const {
    return QString::fromStdString(to_text(world.named("box").state.get(otp::Atom("last"))));
  }
};

void write(QDialog& dialog, const char* field, const QString& value) {
  child<QLineEdit>(dialog, QString("send.field.") + field).setText(value);
}
void choose(QDialog& dialog, const char* field, const QString& value) {
  auto& choice = child<QComboBox>(dialog, QString("send.field.") + field);
  if (choice.isEditable()) choice.setEditText(value);
  else choice.setCurrentText(value);
}
QString mistake(QDialog& dialog, const char* field) {
  auto& label = child<QLabel>(dialog, QString("send.field.%1.mistake").arg(field));
  return label.isVisible() ? label.text() : QString();
}

class SentMessagesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_value_of_each_kind_arrives_exactly();
  void what_is_left_as_it_was_keeps_its_default();
  void a_process_is_found_by_its_pid_or_its_only_name();
  void what_is_wrong_is_said_below_its_field_data();
  void what_is_wrong_is_said_below_its_field();
  void an_amount_has_the_digits_of_its_currency();
  void a_list_grows_and_shrinks();
  void a_call_that_is_not_answered_in_time_says_so();
  void a_call_that_ends_the_process_says_how_it_ended();
  void contracts_and_banks_can_be_spoken_to();
};

void SentMessagesTest::a_value_of_each_kind_arrives_exactly() {
  Post post;
  std::string pid = post.world.named("box").pid.text();
  post.ask([&](QDialog& dialog) {
    write(dialog, "count", "-7");
    write(dialog, "wait", "1500");
    choose(dialog, "urgent", "true");
    write(dialog, "note", "");
    write(dialog, "kind", "express");
    choose(dialog, "to", QString::fromStdString("box  " + pid));
    write(dialog, "extra", "{:a, [1, \"b\"], %{1 => nil}}");
    choose(dialog, "colour", "blue");
    choose(dialog, "ink", "blue");
    write(dialog, "price", "1,250.500");
    write(dialog, "point.x", "4");
    choose(dialog, "point.colour", "blue");
    post.press(dialog, "send.field.points.add");
    write(dialog, "points.0.x", "5");
    write(dialog, "limit", "9");
    QVERIFY(child<QPushButton>(dialog, "send.send").isEnabled());
    post.press(dialog, "send.send");
  });
  QCOMPARE(post.last(),
           QString::fromStdString(
               "%Everything{count: -7, wait: 1500, urgent: true, note: \"\", kind: :express, to: " +
               pid +
               ", extra: {:a, [1, \"b\"], %{1 => nil}}, colour: :blue, ink: \"blue\", "
               "price: 1250500, point: %Point{x: 4, colour: :blue}, points: [%Point{x: 5, "
               "colour: :red}], limit: 9}"));
}

void SentMessagesTest::what_is_left_as_it_was_keeps_its_default() {
  Post post;
  post.ask([&](QDialog& dialog) {
    QCOMPARE(child<QLineEdit>(dialog, "send.field.count").text(), "3");
    QCOMPARE(child<QLineEdit>(dialog, "send.field.note").text(), "hello");
    QCOMPARE(child<QLineEdit>(dialog, "send.field.price").text(), "0.000");
    post.press(dialog, "send.send");
  });
  QCOMPARE(post.last(),
           "%Everything{count: 3, wait: 0, urgent: false, note: \"hello\", kind: nil, to: "
           "<0.0.0>, extra: nil, colour: :red, ink: \"red\", price: 0, point: %Point{x: 0, "
           "colour: :red}, points: [], limit: nil}");
}

void SentMessagesTest::a_process_is_found_by_its_pid_or_its_only_name() {
  Post post;
  post.world.spawn("Guest");
  post.world.spawn("Guest");
  post.ask([&](QDialog& dialog) {
    auto& process = child<QComboBox>(dialog, "send.field.to");
    QVERIFY(process.findText("box", Qt::MatchStartsWith) >= 0);
    for (const char* right : {"box", "Guest  <0.", "<0."}) {
      QString pid = QString::fromStdString(post.world.named("Guest").pid.text());
      choose(dialog, "to",
             QString(right).endsWith('.') ? QString(right).replace("<0.", pid) : right);
      QCOMPARE(mistake(dialog, "to"), "");
    }
    choose(dialog, "to", "Guest");
    QCOMPARE(mistake(dialog, "to"), "2 processes are called 'Guest': write the pid of one.");
    auto& listed = child<QComboBox>(dialog, "send.field.to");
    QVERIFY(listed.findText("observer", Qt::MatchStartsWith) < 0);
    choose(dialog, "to", "<0.4000.7>");
    QCOMPARE(mistake(dialog, "to"), "No process that runs is called '<0.4000.7>'.");
    QCoreApplication::processEvents();
    auto& below = child<QLabel>(dialog, "send.field.to.mistake");
    QVERIFY(below.width() > 300 && below.height() >= below.heightForWidth(below.width()));
    QVERIFY(!child<QPushButton>(dialog, "send.send").isEnabled());
    post.world.observation.clear();  // another demo was started
    choose(dialog, "to", "box");
    QCOMPARE(mistake(dialog, "to"), "No process that runs is called 'box'.");
  });
}

void SentMessagesTest::what_is_wrong_is_said_below_its_field_data() {
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("count") << "x"
                         << "'x' is not a value of the kind whole number.";
  QTest::newRow("wait") << ""
                        << "A value is missing: milliseconds.";
  QTest::newRow("extra") << "{1, "
                         << "Character 4: a value is expected.";
  QTest::newRow("price") << "1.2345"
                         << "KWD has 3 digits behind the point";
  QTest::newRow("point.x") << "east"
                           << "'east' is not a value of the kind whole number.";
}

void SentMessagesTest::what_is_wrong_is_said_below_its_field() {
  QFETCH(QString, value);
  QFETCH(QString, sentence);
  const char* field = QTest::currentDataTag();
  Post post;
  post.ask([&](QDialog& dialog) {
    write(dialog, field, value);
    QString said = mistake(dialog, field);
    if (QString(field) == "price") QVERIFY2(!said.isEmpty(), qPrintable(said));
    else QCOMPARE(said, sentence);
    auto& button = child<QPushButton>(dialog, "send.send");
    QVERIFY(!button.isEnabled() && button.toolTip().endsWith(said));
    post.press(dialog, "send.send");
  });
  QCOMPARE(post.last(), "nil");
}

void SentMessagesTest::an_amount_has_the_digits_of_its_currency() {
  Post post;
  post.ask([&](QDialog& dialog) {
    auto& currency = child<QComboBox>(dialog, "send.field.price.currency");
    QCOMPARE(currency.currentText(), "KWD");  // as the process's state says
    QVERIFY(!currency.isEnabled());
    currency.setCurrentText("JPY");
    QCOMPARE(child<QLineEdit>(dialog, "send.field.price").text(), "0");
    write(dialog, "price", "12.5");
    QVERIFY(!mistake(dialog, "price").isEmpty());
    currency.setCurrentText("AED");
    QCOMPARE(mistake(dialog, "price"), "");
    post.press(dialog, "send.send");
  });
  QVERIFY(post.last().contains("price: 1250,"));
}

void SentMessagesTest::a_list_grows_and_shrinks() {
  Post post;
  post.ask([&](QDialog& dialog) {
    for (int item = 0; item < 3; ++item) post.press(dialog, "send.field.points.add");
    QStringList reached;
    for (auto* at = &child<QWidget>(dialog, "send.message"); reached.size() < 60;) {
      at = at->nextInFocusChain();
      reached << at->objectName();
    }
    auto place = [&](const char* name) { return reached.indexOf(name); };
    QVERIFY(place("send.field.points.2.x") > place("send.field.points.0.remove"));
    QVERIFY(place("send.field.points.2.x") < place("send.field.points.add"));
    QVERIFY(place("send.field.points.add") < place("send.send"));
    write(dialog, "points.0.x", "10");
    write(dialog, "points.2.x", "x");
    QVERIFY(mistake(dialog, "points").startsWith("Number 3: x: 'x' is not"));
    write(dialog, "points.2.x", "12");
    auto name_of = [&](const char* button) {
      return child<QPushButton>(dialog, QString("send.field.points.") + button).accessibleName();
    };
    QCOMPARE(name_of("2.remove"), "Remove number 3");
    post.press(dialog, "send.field.points.1.remove");
    QCOMPARE(name_of("2.remove"), "Remove number 2");
    post.press(dialog, "send.send");
  });
  QVERIFY2(
      post.last().contains("points: [%Point{x: 10, colour: :red}, %Point{x: 12, colour: :red}]"),
      qPrintable(post.last()));
}

void SentMessagesTest::a_call_that_is_not_answered_in_time_says_so() {
  Post post;
  post.ask([&](QDialog& dialog) {
    child<QComboBox>(dialog, "send.message").setCurrentText("Dawdle  (call)");
    post.press(dialog, "send.send");
    post.world.run(std::chrono::seconds(4));
    auto& answer = child<QLabel>(dialog, "send.answer");
    QCOMPARE(answer.text(), "Waiting for the answer of box…");
    auto& message = child<QComboBox>(dialog, "send.message");
    QVERIFY(!message.isEnabled());
    post.world.run(std::chrono::seconds(2));
    QVERIFY2(answer.text().contains("has not answered in time"), qPrintable(answer.text()));
    QVERIFY(child<QPushButton>(dialog, "send.send").isEnabled() && message.isEnabled());
  });
}

void SentMessagesTest::a_call_that_ends_the_process_says_how_it_ended() {
  Post post;
  post.ask([&](QDialog& dialog) {
    child<QComboBox>(dialog, "send.message").setCurrentText("Break  (call)");
    post.press(dialog, "send.send");
    post.world.run();
    auto& answer = child<QLabel>(dialog, "send.answer");
    QVERIFY2(answer.text().endsWith("has ended before it answered: :boom"),
             qPrintable(answer.text()));
    post.press(dialog, "send.send");  // to the one that is named, not to its successor
    post.world.run();
    QVERIFY2(answer.text().endsWith("has ended."), qPrintable(answer.text()));
  });
  QCOMPARE(post.world.named("box").restarts(), 1U);
}

void SentMessagesTest::contracts_and_banks_can_be_spoken_to() {
  auto shape = [](const std::vector<otp::FieldShape>& fields, const char* name) {
    return std::ranges::find(fields, otp::Atom(name), &otp::FieldShape::name)->shape;
  };
  auto payment = otp::field_shapes<murabaha::RecordPayment>();
  QCOMPARE(shape(payment, "amount").kind, "amount");
  auto evidence = otp::field_shapes<murabaha::RecordEvidence>();
  QCOMPARE(shape(evidence, "kind").words.size(), std::size(murabaha::all_evidence_kinds));
  auto crash = otp::field_shapes<murabaha::MurabahaContract::CrashAt>();
  QCOMPARE(shape(crash, "point").words.size(), std::size(murabaha::all_crash_points));
  auto pay = shape(otp::field_shapes<murabaha::Bank::Pay>(), "instruction");
  QCOMPARE(pay.record, otp::Atom("Instruction"));
  QCOMPARE(shape(pay.fields, "amount").kind, "amount");
}

const support::Registered registered(&support::make_case<SentMessagesTest>);

}  // namespace

#include "sent_messages_test.moc"
