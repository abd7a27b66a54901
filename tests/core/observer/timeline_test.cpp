// Restarts, ends and alarms in the order of time: the last ones each, all of them as counts.

#include "observer/timeline.h"

#include <gtest/gtest.h>

#include "model_events.h"
#include "observer/export/marks.h"
#include "system.h"

namespace observer {
namespace {

using namespace support;

const Pid top = pid(1), first = pid(2), second = pid(3);

/// A model and the line of its time, told of events one millisecond apart.
struct Story {
  SystemModel model;
  Timeline line;
  TimePoint now;
  std::uint64_t row = 0;

  explicit Story(std::size_t most = 10'000) : line(most) {}
  Story& operator<<(trace::What what) {
    now += 1ms;
    trace::Event event{now, std::move(what)};
    Identity subject = model.apply(event);
    line.apply(event, subject, model, row++);
    return *this;
  }
};

void start(Story& told) {
  told << spawned_supervisor(top) << spawned_server(first, top);
  told << trace::ChildStarted{top, "counter"_a, first, 1, {}};
}

std::uint64_t counted(const Timeline& line, MarkKind kind, TimePoint from = {},
                      TimePoint to = TimePoint(std::chrono::hours(100))) {
  std::uint64_t sum = 0;
  line.counts().for_each(from, to, Duration(0), [&](const Timeline::Counts::Bar& bar) {
    sum += bar.counts[std::size_t(kind)];
  });
  return sum;
}

TEST(Timeline, tells_a_crash_from_an_end_and_what_the_supervisor_decided) {
  Story told;
  start(told);
  told << trace::Crashed{first, "report"} << trace::Exited{first, "boom"_a};
  told << trace::Decided{top, "counter"_a, first, trace::Decision::Restart, 1};
  told << spawned_server(second, top);
  told << trace::ChildStarted{top, "counter"_a, second, 2, first};
  told << trace::Exited{second, "normal"_a};
  const auto& marks = told.line.marks();
  ASSERT_EQ(marks.size(), 3u);
  EXPECT_EQ(marks[0].kind, MarkKind::Crash);
  EXPECT_EQ(marks[0].reason, Term("boom"_a));
  EXPECT_EQ(marks[0].decision, trace::Decision::Restart);
  EXPECT_EQ(marks[0].incarnation, 1u);
  EXPECT_EQ(marks[0].since, TimePoint(2ms));
  EXPECT_EQ(marks[0].at, TimePoint(5ms));
  EXPECT_EQ(marks[0].title, "counter");
  EXPECT_EQ(marks[0].row, 4u);
  EXPECT_EQ(marks[1].kind, MarkKind::Restart);
  EXPECT_EQ(marks[1].incarnation, 2u);
  EXPECT_EQ(marks[1].pid, second);
  EXPECT_EQ(marks[2].kind, MarkKind::Exit);
  EXPECT_EQ(marks[2].decision, std::nullopt);
  EXPECT_EQ(marks[2].since, TimePoint(8ms));
  EXPECT_EQ(marks[0].place, marks[2].place);
  EXPECT_EQ(told.line.find(marks[1].number), &marks[1]);
  EXPECT_EQ(counted(told.line, MarkKind::Start), 3u);
  EXPECT_EQ(counted(told.line, MarkKind::Crash), 1u);
}

TEST(Timeline, knows_whose_end_was_decided_on_whatever_came_between) {
  Story told(4);
  start(told);
  for (std::uint32_t i = 3; i <= 5; ++i) told << spawned(pid(i)) << trace::Exited{pid(i), "x"_a};
  MailboxAlarm alarm{first, told.now - 3ms, MailboxTrouble::Stuck, {top, "Get"_a}, 50};
  told.line.apply({AlarmChange::Kind::Raised, alarm}, told.model, 9);
  auto decide = [&](std::uint32_t child) {
    told << trace::Decided{top, "counter"_a, pid(child), trace::Decision::Restart, 1};
  };
  auto decided = [&] {
    std::vector<Pid> pids;
    for (const Mark& mark : told.line.marks()) {
      if (mark.decision) pids.push_back(mark.pid);
    }
    return pids;
  };
  decide(4);
  EXPECT_EQ(decided(), std::vector{pid(4)});
  told << spawned(pid(6)) << trace::Exited{pid(6), "x"_a};
  ASSERT_EQ(told.line.marks().size(), 4u);
  std::uint64_t version = told.line.version();
  decide(3);  // it is forgotten
  decide(7);  // it has not ended
  EXPECT_EQ(told.line.version(), version);
  decide(6);
  EXPECT_EQ(decided(), (std::vector{pid(4), pid(6)}));
}

TEST(Timeline, leaves_out_who_works_for_the_observer) {
  Story told;
  told << spawned(first, {}, "observer") << trace::Exited{first, "normal"_a};
  EXPECT_TRUE(told.line.marks().empty());
  EXPECT_EQ(counted(told.line, MarkKind::Start), 0u);
}

TEST(Timeline, puts_an_alarm_where_it_has_begun) {
  Story told;
  start(told);
  told << spawned(second) << trace::Exited{second, "normal"_a};
  MailboxAlarm alarm{first, TimePoint(4ms), MailboxTrouble::Stuck, {top, "Get"_a}, 50};
  std::uint64_t version = told.line.version();
  told.line.apply({AlarmChange::Kind::Raised, alarm}, told.model, 9);
  EXPECT_NE(told.line.version(), version);
  told.line.apply({AlarmChange::Kind::Changed, alarm}, told.model, 9);
  told.line.apply({AlarmChange::Kind::Cleared, alarm}, told.model, 9);
  ASSERT_EQ(told.line.marks().size(), 2u);
  EXPECT_EQ(told.line.marks()[0].kind, MarkKind::Alarm);
  EXPECT_EQ(told.line.marks()[0].title, "counter");
  EXPECT_EQ(told.line.marks()[1].kind, MarkKind::Exit);
}

TEST(Timeline, keeps_the_last_marks_and_counts_all) {
  Story told(10);
  for (std::uint32_t i = 1; i <= 100; ++i) {
    told << spawned(pid(i)) << trace::Exited{pid(i), "normal"_a};
  }
  EXPECT_EQ(told.line.marks().size(), 10u);
  EXPECT_EQ(counted(told.line, MarkKind::Exit), 100u);
  EXPECT_GT(told.line.kept_since(), TimePoint(180ms));
  EXPECT_LE(told.line.kept_since(), told.line.marks().front().at);
  EXPECT_EQ(told.line.find(1), nullptr);
}

TEST(Timeline, is_exported_as_a_table) {
  Story told;
  start(told);
  told << trace::Crashed{first, "report"} << trace::Exited{first, "boom"_a};
  told << trace::Decided{top, "counter"_a, first, trace::Decision::Restart, 1};
  std::vector<const Mark*> marks;
  EXPECT_FALSE(exporting::marks_as_csv(marks).has_value());
  for (const Mark& mark : told.line.marks()) marks.push_back(&mark);
  EXPECT_EQ(exporting::marks_as_csv(marks).value(),
            "time,kind,process,pid,incarnation,reason,decision\r\n"
            "0.005000,crash,counter," +
                first.text() + ",1,:boom,restart\r\n");
}

TEST(CountsOverTime, are_fine_lately_and_coarse_for_long_ago) {
  using One = CountsOverTime<1>;
  One counts;
  std::uint64_t added = 0;
  for (TimePoint at{}; at < TimePoint(std::chrono::hours(2)); at += 1s, ++added) counts.add(at, 0);
  auto look = [&](TimePoint from, Duration at_least) {
    std::uint64_t sum = 0;
    Duration span{};
    counts.for_each(from, TimePoint(std::chrono::hours(3)), at_least, [&](const One::Bar& bar) {
      sum += bar.counts[0];
      span = bar.span;
      EXPECT_GE(bar.from + bar.span, from);
    });
    return std::pair(sum, span);
  };
  EXPECT_EQ(look(TimePoint{}, Duration(0)), std::pair(added, Duration(4s)));
  EXPECT_EQ(look(TimePoint(std::chrono::minutes(119)), Duration(0)),
            std::pair(std::uint64_t{60}, Duration(250ms)));
  EXPECT_EQ(look(TimePoint{}, 20s), std::pair(added, Duration(64s)));
}

TEST(CountsOverTime, survive_a_jump_of_the_clock) {
  CountsOverTime<1> counts;
  counts.add(TimePoint(1s), 0);
  counts.add(TimePoint(std::chrono::hours(24)), 0);
  std::vector<TimePoint> found;
  counts.for_each({}, TimePoint(std::chrono::hours(48)), Duration(0),
                  [&](const auto& bar) { found.push_back(bar.from); });
  EXPECT_EQ(found.size(), 2u);
  found.clear();
  counts.for_each(TimePoint(std::chrono::hours(23)), TimePoint(std::chrono::hours(48)), Duration(0),
                  [&](const auto& bar) { found.push_back(bar.from); });
  EXPECT_EQ(found, std::vector{TimePoint(std::chrono::hours(24))});
}

}  // namespace
}  // namespace observer
