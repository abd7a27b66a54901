// Words and counts of the observer, in English and in Arabic.

#include "draw/observer_words.h"

#include "draw/box_look.h"
#include "draw/chain_layout.h"
#include "draw/counted.h"
#include "draw/text.h"
#include "language.h"
#include "qt_test.h"
#include "qt_world.h"
#include "views/sequence_view.h"
#include "views/supervision_tree_view.h"

namespace {

using observer::ProcessKind;
using observer::Status;
using namespace std::chrono_literals;
using ui::counted;
using ui::Things;

bool is_arabic(const QString& text) {
  return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

bool has_english(const QString& text) {
  return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Latin; });
}

class ObserverWordsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { app::apply_language(ui::Language::English); }
  void all_that_core_enumerates_has_a_word();
  void all_events_have_a_word();
  void counts_agree_with_their_nouns();
  void counts_have_a_form_for_each_kind_of_number_in_arabic();
  void the_boxes_of_the_tree_speak_arabic();
  void a_search_finds_arabic_words();
  void terms_and_times_are_isolated_in_arabic_only();
};

template <class Enumeration>
void check_words(Enumeration last) {
  for (int value = 0; value <= int(last); ++value) {
    auto each = Enumeration(value);
    app::apply_language(ui::Language::English);
    QString english = ui::word_of(each);
    bool is_process = std::is_same_v<Enumeration, ProcessKind> && value == 0;
    QCOMPARE(english, is_process ? QString("process") : ui::text(name_of(each)));
    app::apply_language(ui::Language::Arabic);
    QString arabic = ui::word_of(each);
    QVERIFY2(is_arabic(arabic) && !has_english(arabic), qPrintable(english));
  }
}

void ObserverWordsTest::all_that_core_enumerates_has_a_word() {
  check_words(Status::Exited);
  check_words(ProcessKind::Supervisor);
  check_words(trace::MessageRole::Timeout);
  check_words(trace::DropReason::Overload);
  check_words(trace::Decision::AutoShutdown);
}

template <std::size_t... kinds>
std::vector<trace::What> one_of_each(std::index_sequence<kinds...>) {
  return {trace::What(std::in_place_index<kinds>)...};
}

void ObserverWordsTest::all_events_have_a_word() {
  app::apply_language(ui::Language::Arabic);
  auto events = one_of_each(std::make_index_sequence<std::variant_size_v<trace::What>>());
  events.push_back(trace::ChildStarted{{}, {}, {}, 2, {}});
  for (const trace::What& event : events) {
    QVERIFY2(is_arabic(ui::word_of(event)), std::string(name_of(event)).c_str());
  }
}

void ObserverWordsTest::counts_agree_with_their_nouns() {
  QCOMPARE(counted(0, Things::MessagesWait), "0 messages wait");
  QCOMPARE(counted(1, Things::MessagesWait), "1 message waits");
  QCOMPARE(counted(1234, Things::MessagesWait), "1,234 messages wait");
  QCOMPARE(counted(1, Things::Matches), "1 match");
  QCOMPARE(counted(2, Things::Matches), "2 matches");
  QCOMPARE(counted(4, Things::SupervisorsWithoutRestart, "Shop"),
           "4 supervisors of the kind Shop have no restart left");
  QCOMPARE(counted(5'000'000'000, Things::Events), "5,000,000,000 events");
}

void ObserverWordsTest::counts_have_a_form_for_each_kind_of_number_in_arabic() {
  app::apply_language(ui::Language::Arabic);
  QCOMPARE(counted(1, Things::Processes), "عملية واحدة");
  QCOMPARE(counted(2, Things::Processes), "عمليتان");
  QCOMPARE(counted(3, Things::Processes), "3 عمليات");
  QCOMPARE(counted(11, Things::Processes), "11 عملية");
  QCOMPARE(counted(103, Things::Processes), "103 عمليات");
  for (int things = 0; things < ui::kinds_of_things; ++things) {
    for (std::uint64_t count : {0, 1, 2, 3, 11, 100}) {
      QString said = counted(count, Things(things), "نوع");
      QVERIFY2(is_arabic(said) && !has_english(said) && !said.contains('%'), qPrintable(said));
      QVERIFY2(count < 3 || said.contains(QString::number(count)), qPrintable(said));
    }
  }
}

void ObserverWordsTest::the_boxes_of_the_tree_speak_arabic() {
  app::apply_language(ui::Language::Arabic);
  support::World world(&support::start_shop);
  world.fill("second", 3);
  ui::SupervisionTreeView tree(world.observation, world.selection);
  auto subtitle = [&](std::string_view title) {
    const auto& layout = tree.treeLayout();
    const auto& box = layout.boxes[std::size_t(layout.find(world.id_of(title)))];
    return look_of(tree.scene(), box, world.observation.now()).subtitle;
  };
  QVERIFY2(subtitle("second").contains("معلّقة"), qPrintable(subtitle("second")));
  QCOMPARE(subtitle("1"), "الكل يعمل");
  tree.setSearch("Worker");
  tree.completeScene();
  QCOMPARE(subtitle("1"), "12 نتيجة");
}

void ObserverWordsTest::a_search_finds_arabic_words() {
  app::apply_language(ui::Language::Arabic);
  support::World world(&support::start_shop);
  world.fill("second", 3);
  QVERIFY(ui::ProcessSearch("معلّقة").finds(world.named("second")));
  QVERIFY(!ui::ProcessSearch("معلّقة").finds(world.named("first")));
  QVERIFY(ui::ProcessSearch("مشرف").finds(world.named("crew")));
}

void ObserverWordsTest::terms_and_times_are_isolated_in_arabic_only() {
  observer::SystemModel nobody;
  otp::Term infinity{otp::Atom("infinity")};
  QCOMPARE(ui::shown(infinity, nobody), ":infinity");
  QCOMPARE(ui::moment(otp::TimePoint(1500ms)), "1.500 s");
  app::apply_language(ui::Language::Arabic);
  QCOMPARE(ui::shown(infinity, nobody), QString(u'\u2068') + ":infinity" + u'\u2069');
  QCOMPARE(ui::moment(otp::TimePoint(1500ms)), QString(u'\u2068') + "1.500 s" + u'\u2069');
  QCOMPARE(ui::without_isolation(ui::duration(200ms)), "200.0 ms");
}

const support::Registered registered(&support::make_case<ObserverWordsTest>);

}  // namespace

#include "observer_words_test.moc"
