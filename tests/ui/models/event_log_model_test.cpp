// The event log: what passes the filter, in words, oldest first.

#include "models/event_log_model.h"

#include <QAbstractItemModelTester>

#include "qt_test.h"
#include "qt_world.h"

namespace {

using namespace std::chrono_literals;
using otp::Atom;
using otp::Pid;
using ui::EventGroup;
using ui::EventLogModel;

constexpr Pid boss{1, 1};
constexpr Pid child{2, 1};
constexpr std::size_t capacity_of_the_log = 20'000;

/// A log that is fed by hand and checked whenever it tells of a change.
struct Log {
  ui::Observation observation;
  EventLogModel model{observation};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
  otp::Duration time{};

  explicit Log(std::size_t capacity = observer::EventLog::usual_capacity) : observation(capacity) {
    for (int group = 0; group < ui::event_group_count; ++group) {
      model.showGroup(EventGroup(group), true);
    }
    tell({trace::Spawned{boss, {}, Atom("Boss"), trace::ProcessKind::Supervisor},
          trace::Spawned{child, boss, Atom("Counter"), trace::ProcessKind::Server}});
  }

  void tell(const std::vector<trace::What>& events) {
    for (const trace::What& what : events) {
      time += 1ms;
      observation.apply({otp::TimePoint(time), what});
    }
    observation.finishFrame(otp::TimePoint(time));
  }
  QString row(int number) const {
    QStringList cells;
    for (int column = 0; column < EventLogModel::ColumnCount; ++column) {
      cells << model.index(number, column).data().toString();
    }
    return cells.join(" | ");
  }
  QString last() const { return row(model.rowCount() - 1); }
  QStringList kinds() const {
    QStringList kinds;
    for (int row = 0; row < model.rowCount(); ++row) {
      kinds << model.index(row, EventLogModel::Kind).data().toString();
    }
    return kinds;
  }
};

class EventLogModelTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void events_stand_in_their_order_with_time_and_process();
  void an_event_is_told_in_words_data();
  void an_event_is_told_in_words();
  void a_hidden_group_is_left_out_before_and_after();
  void only_one_process_can_be_shown();
  void what_was_lost_is_said();
  void the_oldest_events_are_forgotten();
  void a_term_that_is_no_longer_kept_is_said_to_be_so();
  void the_details_can_be_searched();
  void processes_and_kinds_are_found_too();
  void a_search_goes_on_between_other_work();
  void nothing_happens_while_nobody_watches();
  void a_row_is_found_by_the_number_of_its_event();
  void it_follows_a_system_that_runs();
  void a_new_system_begins_with_an_empty_log();
};

void EventLogModelTest::events_stand_in_their_order_with_time_and_process() {
  Log log;
  QCOMPARE(log.row(0), "0.001 s | spawned | Boss | Boss, supervisor, by nobody");
  QCOMPARE(log.row(1), "0.002 s | spawned | Counter | Counter, server, by Boss");
  QCOMPARE(log.model.index(1, 0).data(EventLogModel::IdentityRole).toUInt(), 2U);
}

void EventLogModelTest::an_event_is_told_in_words_data() {
  QTest::addColumn<int>("number");
  const char* names[] = {"exit", "link", "restart", "message", "depth", "depth of one", "log"};
  for (int number = 0; number < int(std::size(names)); ++number) {
    QTest::newRow(names[number]) << number;
  }
}

void EventLogModelTest::an_event_is_told_in_words() {
  QFETCH(int, number);
  const trace::MessageId message{boss, 7};
  const std::pair<trace::What, QString> told[] = {
      {trace::Exited{child, Atom("boom")}, "exited | Counter | :boom"},
      {trace::Linked{child, boss}, "linked | Counter | with Boss"},
      {trace::Decided{boss, Atom("c"), child, trace::Decision::Restart, 1},
       "decided | Counter | Boss: restart, 1 restart in the period"},
      {trace::Sent{message, child, Atom("Get"), trace::MessageRole::Call},
       QString::fromUtf8("sent | Boss | call Get \u2192 Counter")},
      {trace::DepthChanged{child, 3}, "depth | Counter | 3 messages wait"},
      {trace::DepthChanged{child, 1}, "depth | Counter | 1 message waits"},
      {trace::Logged{child, trace::LogLevel::Info,
                     otp::Term::record(Atom("notice"), {{Atom("text"), "it is late"}})},
       "logged | Counter | it is late"},
  };
  Log log;
  log.tell({told[number].first});
  QCOMPARE(log.last(), "0.003 s | " + told[number].second);
}

void EventLogModelTest::a_hidden_group_is_left_out_before_and_after() {
  Log log;
  log.tell({trace::DepthChanged{child, 1}});
  log.model.showGroup(EventGroup::State, false);
  log.tell({trace::DepthChanged{child, 2}, trace::Linked{child, boss}});
  QCOMPARE(log.kinds(), QStringList({"spawned", "spawned", "linked"}));
  log.model.showGroup(EventGroup::State, true);
  QCOMPARE(log.kinds(), QStringList({"spawned", "spawned", "depth", "depth", "linked"}));
}

void EventLogModelTest::only_one_process_can_be_shown() {
  Log log;
  log.model.setProcess(log.observation.system().identity_of(child));
  log.tell({trace::DepthChanged{boss, 1}, trace::DepthChanged{child, 2},
            trace::Exited{child, Atom("normal")}});
  QCOMPARE(log.kinds(), QStringList({"spawned", "depth", "exited"}));
  log.model.setProcess({});
  QCOMPARE(log.model.rowCount(), 5);
}

void EventLogModelTest::what_was_lost_is_said() {
  Log log;
  log.tell({trace::Lost{2'000}});
  QVERIFY2(log.last().endsWith("| 2,000 events that did not fit into the buffer"),
           qPrintable(log.last()));
}

void EventLogModelTest::the_oldest_events_are_forgotten() {
  Log log(capacity_of_the_log);
  log.tell({trace::Linked{child, boss}});
  for (int part = 0; part < 10; ++part) {
    log.tell(std::vector<trace::What>(capacity_of_the_log / 10, trace::DepthChanged{child, 1}));
  }
  QCOMPARE(std::size_t(log.model.rowCount()), capacity_of_the_log);
  log.tell({trace::Linked{child, boss}});
  QCOMPARE(std::size_t(log.model.rowCount()), capacity_of_the_log);
  QCOMPARE(log.model.index(0, EventLogModel::Kind).data().toString(), "depth");
  QVERIFY(log.last().contains("linked"));
}

void EventLogModelTest::a_term_that_is_no_longer_kept_is_said_to_be_so() {
  observer::EventLog::Row row{{{}, trace::StateChanged{child, {}}}, {}, false};
  observer::SystemModel system;
  QCOMPARE(ui::details_of(row, system), "no longer kept");
}

void EventLogModelTest::the_details_can_be_searched() {
  Log log;
  log.tell({trace::DepthChanged{child, 7}, trace::Linked{child, boss}});
  log.model.setSearch("7 MESSAGES");
  QVERIFY(!log.model.isSearching());
  QCOMPARE(log.kinds(), QStringList{"depth"});
  log.tell({trace::DepthChanged{boss, 7}, trace::DepthChanged{child, 8}});
  QCOMPARE(log.kinds(), QStringList({"depth", "depth"}));
  log.model.setProcess(log.observation.system().identity_of(boss));
  QCOMPARE(log.kinds(), QStringList{"depth"});
  log.model.setProcess({});
  log.model.setSearch("");
  QCOMPARE(log.model.rowCount(), 6);
}

void EventLogModelTest::processes_and_kinds_are_found_too() {
  Log log;
  log.tell({trace::Registered{boss, otp::Term(otp::Atom("ledger"))}, trace::DepthChanged{boss, 7},
            trace::DepthChanged{child, 7}, trace::Hibernated{child}});
  log.model.setSearch("Ledger");
  QVERIFY(log.kinds().contains("depth"));
  QVERIFY(!log.kinds().contains("hibernated"));
  log.model.setSearch("hibernat");
  QCOMPARE(log.kinds(), QStringList{"hibernated"});
}

void EventLogModelTest::a_search_goes_on_between_other_work() {
  Log log;
  log.tell(std::vector<trace::What>(60'000, trace::DepthChanged{child, 1}));
  log.tell({trace::DepthChanged{child, 77}});
  log.model.setSearch("77");
  QVERIFY(log.model.isSearching());
  QCOMPARE(log.model.rowCount(), 0);
  QVERIFY(log.model.searchedPercent() < 100);
  log.tell({trace::DepthChanged{child, 177}});
  QTRY_VERIFY(!log.model.isSearching());
  QCOMPARE(log.model.rowCount(), 2);
  QCOMPARE(log.model.searchedPercent(), 100);
  QVERIFY(log.last().contains("177"));
}

void EventLogModelTest::nothing_happens_while_nobody_watches() {
  Log log;
  log.model.setWatched(false);
  log.tell({trace::DepthChanged{child, 1}});
  QCOMPARE(log.model.rowCount(), 2);
  log.model.setWatched(true);
  QCOMPARE(log.model.rowCount(), 3);
}

void EventLogModelTest::a_row_is_found_by_the_number_of_its_event() {
  Log log;
  log.model.showGroup(EventGroup::State, false);
  log.tell({trace::DepthChanged{child, 1}, trace::Linked{child, boss}});
  QCOMPARE(log.model.numberAt(2), 3U);
  QCOMPARE(log.model.rowFrom(0), 0);
  QCOMPARE(log.model.rowFrom(2), 2);
  QCOMPARE(log.model.rowFrom(3), 2);
  QCOMPARE(log.model.rowFrom(4), 3);
}

void EventLogModelTest::it_follows_a_system_that_runs() {
  support::World world(&support::start_shop);
  EventLogModel model(world.observation);
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  int before = model.rowCount();
  world.exit("first", "kill");
  QVERIFY(model.rowCount() > before);
  world.fill("second", 3);
  model.setProcess(world.id_of("first"));
  world.exit("first", "kill");
  for (int row = 0; row < model.rowCount(); ++row) {
    QCOMPARE(model.index(row, 0).data(EventLogModel::IdentityRole).toUInt(),
             world.id_of("first").number);
  }
}

void EventLogModelTest::a_new_system_begins_with_an_empty_log() {
  Log log;
  log.observation.clear();
  QCOMPARE(log.model.rowCount(), 0);
}

const support::Registered registered(&support::make_case<EventLogModelTest>);

}  // namespace

#include "event_log_model_test.moc"
