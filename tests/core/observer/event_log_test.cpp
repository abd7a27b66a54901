#include "observer/event_log.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/match.h"
#include "base/random.h"

namespace observer {
namespace {

using namespace std::chrono_literals;
using otp::tuple;

TimePoint at(Duration time) { return TimePoint(time); }

/// Values of any size, and terms of every kind.
class Anything {
 public:
  explicit Anything(std::uint64_t seed) : random_(seed) {}

  /// An event of this kind with whatever its fields can hold.
  trace::What event(std::size_t kind) { return made<0>(kind); }

  void fill(Pid& pid) { pid = {some<std::uint32_t>(), some<std::uint32_t>()}; }
  void fill(Ref& ref) { ref.bits = some<std::uint64_t>(); }
  void fill(Atom& atom) { atom = Atom("atom " + std::to_string(random_.below(40))); }
  void fill(trace::MessageId& id) {
    fill(id.sender);
    id.number = some<std::uint32_t>();
  }
  void fill(Duration& duration) { duration = Duration(some<std::int64_t>()); }
  void fill(TimePoint& time) { time = at(Duration(some<std::int64_t>() / 4)); }
  void fill(Term& value) { value = term(3); }
  template <class T>
  void fill(T& value) {
    if constexpr (std::is_enum_v<T>) value = static_cast<T>(random_.below(3));
    else value = some<T>();
  }

 private:
  template <std::size_t number>
  trace::What made(std::size_t kind) {
    if constexpr (number == KindSet::size) return {};
    else {
      if (kind != number) return made<number + 1>(kind);
      std::variant_alternative_t<number, trace::What> what;
      std::apply([&](const auto&... fields) { (fill(what.*(fields.member)), ...); }, what.fields);
      return what;
    }
  }

  template <class T>
  T some() {
    std::uint64_t bits = random_.below(std::numeric_limits<std::uint64_t>::max());
    return static_cast<T>(bits >> random_.below(64));
  }

  Term term(int depth) {
    Ref ref;
    Pid pid;
    switch (random_.below(depth > 0 ? 13 : 6)) {
      case 0: return Atom("small");
      case 1: return some<std::int64_t>();
      case 2: return 2.5;
      case 3: fill(ref); return ref;
      case 4: fill(pid); return pid;
      case 5: return "a text";
      case 6: return Term::function();
      case 7: return tuple(term(depth - 1), term(depth - 1));
      case 8: return Term::list({term(depth - 1), term(depth - 1)});
      case 9: return Term::map({{"key", term(depth - 1)}});
      case 10: return Term::record(Atom("State"), {{Atom("value"), term(depth - 1)}});
      case 11: return Term::crash("std::bad_alloc", "no memory");
      default: return Term::call("init/1");
    }
  }

  otp::Random random_;
};

TEST(EventLog, gives_back_every_kind_of_event_as_it_was) {
  Anything anything(7);
  EventLog log;
  std::vector<trace::Event> told;
  for (int round = 0; round < 500; ++round) {
    for (std::size_t kind = 0; kind < KindSet::size; ++kind) {
      trace::Event event{{}, anything.event(kind)};
      anything.fill(event.at);
      log.append(event, Identity{static_cast<std::uint32_t>(told.size())});
      told.push_back(std::move(event));
    }
  }
  ASSERT_EQ(log.end(), told.size());
  for (std::uint64_t number = 0; number < log.end(); ++number) {
    EventLog::Row row = log.row(number);
    ASSERT_TRUE(row.is_complete);
    ASSERT_EQ(row.subject.number, number);
    ASSERT_EQ(row.event.at, told[number].at);
    ASSERT_EQ(row.event.what.index(), told[number].what.index());
    ASSERT_EQ(log.kind(number), told[number].what.index());
    ASSERT_EQ(trace::to_text(row.event), trace::to_text(told[number]));
    ASSERT_EQ(trace::describe(row.event.what), trace::describe(told[number].what));
  }
}

TEST(EventLog, numbers_its_rows_and_keeps_the_numbers_when_it_forgets_old_ones) {
  for (std::uint64_t rows : {5U, 100'000U}) {
    EventLog log(3);
    EXPECT_EQ(log.first(), log.end());
    for (std::uint64_t i = 0; i < rows; ++i) {
      log.append({at(i * 1s), trace::Lost{i}}, Identity{static_cast<std::uint32_t>(i)});
    }
    EXPECT_EQ(log.first(), rows - 3);
    EXPECT_EQ(log.end(), rows);
    for (std::uint64_t number = log.first(); number < log.end(); ++number) {
      EXPECT_EQ(std::get<trace::Lost>(log.row(number).event.what).count, number);
      EXPECT_EQ(log.row(number).subject.number, number);
    }
  }
}

TEST(EventLog, finds_rows_by_kind_and_place_and_leaves_the_observers_own_out) {
  EventLog log(30'000);
  const Pid pid{1, 1};
  std::vector<std::uint64_t> links_of_two;
  for (std::uint64_t i = 0; i < 50'000; ++i) {
    Identity subject{static_cast<std::uint32_t>(1 + i % 3)};
    bool is_link = i % 5 == 0, is_own = i % 7 == 0;
    trace::What what = is_link ? trace::What(trace::Linked{pid, pid}) : trace::Lost{1};
    log.append({at(i * 1us), what}, subject, is_own);
    if (i >= 20'000 && is_link && !is_own && subject.number == 2) links_of_two.push_back(i);
  }
  std::vector<std::uint64_t> found;
  EventLog::Filter filter{KindSet::of<trace::Linked>(), Identity{2}};
  log.for_each(0, log.end(), filter, [&](std::uint64_t number) { found.push_back(number); });
  EXPECT_EQ(found, links_of_two);
  filter.subject = {};
  filter.kinds |= KindSet::of<trace::Lost>();
  std::size_t count = 0;
  log.for_each(log.end() - 7, log.end(), filter, [&](std::uint64_t) { ++count; });
  EXPECT_EQ(count, 6U);
  filter.with_own = true;
  log.for_each(log.end() - 7, log.end(), filter, [&](std::uint64_t) { ++count; });
  EXPECT_EQ(count, 6U + 7U);
}

TEST(EventLog, forgets_the_oldest_terms_first_and_says_which_rows_have_lost_theirs) {
  EventLog log(100'000, 100'000);
  const Pid pid{1, 1};
  std::string text(900, 'x');
  for (int i = 0; i < 1000; ++i) {
    log.append({at(i * 1s), trace::StateChanged{pid, text + std::to_string(i)}}, Identity{1});
    log.append({at(i * 1s), trace::Exited{pid, Atom("normal")}}, Identity{1});
  }
  EXPECT_EQ(log.first(), 0U);
  EXPECT_FALSE(log.row(0).is_complete);
  EXPECT_TRUE(std::get<trace::StateChanged>(log.row(0).event.what).state.is_nil());
  EXPECT_TRUE(log.row(1).is_complete) << "a term that is small is kept with its row";
  EventLog::Row last = log.row(1998);
  EXPECT_TRUE(last.is_complete);
  EXPECT_EQ(std::get<trace::StateChanged>(last.event.what).state.text(), text + "999");
}

TEST(EventLog, begins_small_and_keeps_a_message_in_thirty_two_bytes) {
  EventLog log;
  log.append({at(0s), trace::Lost{1}}, {});
  EXPECT_LT(log.memory(), 100'000U);
  otp::Random random(3);
  const std::uint32_t processes = 100'000, rows = 200'000;
  Atom label("Increment");
  for (std::uint32_t i = 0; i < rows; ++i) {
    Pid from{static_cast<std::uint32_t>(random.below(processes)), 1};
    Pid to{static_cast<std::uint32_t>(random.below(processes)), 1};
    trace::MessageId id{from, i};
    log.append({at(i * 20us), trace::Received{to, id, label, trace::MessageRole::Cast}},
               Identity{to.index});
  }
  EXPECT_LE(log.memory(), std::size_t{32} * rows);
}

TEST(TermStore, counts_the_memory_of_all_parts) {
  EXPECT_EQ(memory_of(Term(1)), sizeof(Term));
  std::size_t text = memory_of(Term("0123456789"));
  EXPECT_GT(text, sizeof(Term) + 10);
  EXPECT_GE(memory_of(Term::list({"0123456789", "0123456789"})), 2 * text);
  EXPECT_GE(memory_of(Term::record(Atom("r"), {{Atom("f"), Term::map({{1, "0123456789"}})}})),
            text + 2 * sizeof(Term));
}

}  // namespace
}  // namespace observer
