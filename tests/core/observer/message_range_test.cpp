// Which messages are found for a picture of some processes and a time: the same as by looking at
// every message there is.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/random.h"
#include "told_flow.h"

namespace observer {
namespace {

using namespace support;
using namespace std::chrono_literals;
using enum MessageRole;

constexpr std::uint32_t processes = 6;

/// A flow after many messages between some processes, which take them in any order or never.
class RandomTraffic {
 public:
  RandomTraffic(std::uint64_t seed, std::size_t capacity) : random_(seed), told(capacity) {}

  void run(int events) {
    for (int i = 0; i < events; ++i) {
      bool sends = waiting_.empty() || random_.below(20) < 11;
      if (sends) send();
      else take();
    }
  }
  Pid someone() { return pid(1 + static_cast<std::uint32_t>(random_.below(processes))); }
  TimePoint some_time() {
    auto last = static_cast<std::uint64_t>(told.now.time_since_epoch() / 1ms);
    return TimePoint(1ms * static_cast<std::int64_t>(random_.below(last + 10)));
  }
  std::vector<Pid> some_processes() {
    std::vector<Pid> some;
    for (auto count = 1 + random_.below(processes); count > 0; --count) some.push_back(someone());
    return some;
  }

 private:
  void send() {
    Pid from = someone(), to = someone();
    MessageRole role = random_.below(10) == 0 ? Exit : Cast;
    trace::MessageId id{from, ++numbers_};
    told << sent(id, to, role);
    waiting_.push_back({to, id});
  }
  /// Mostly one of the oldest, sometimes any; now and then it is thrown away.
  void take() {
    auto reach =
        random_.below(10) == 0 ? waiting_.size() : std::min<std::size_t>(8, waiting_.size());
    auto chosen = waiting_.begin() + static_cast<std::ptrdiff_t>(random_.below(reach));
    auto [by, id] = *chosen;
    waiting_.erase(chosen);
    if (random_.below(20) == 0) told << trace::Dropped{id, by, {}, trace::DropReason::Overload};
    else told << received(by, id);
  }

  otp::Random random_;
  std::uint32_t numbers_ = 0;
  std::vector<std::pair<Pid, trace::MessageId>> waiting_;

 public:
  ToldFlow told;
};

std::vector<MessageNumber> found_one_by_one(const MessageFlow& flow, TimeRange range,
                                            const std::vector<Pid>& who) {
  std::vector<MessageNumber> found;
  auto is_one = [&](Pid pid) { return std::ranges::find(who, pid) != who.end(); };
  for (MessageNumber number = flow.first(); number < flow.end(); ++number) {
    const MessageRecord& message = flow.record(number);
    bool is_within = message.sent <= range.to && message.arrived() >= range.from;
    bool was_sent_within = message.sent >= range.from && message.sent <= range.to;
    bool is_between = is_one(message.from()) && is_one(message.to);
    if (is_between && (is_within || was_sent_within)) found.push_back(number);
  }
  return found;
}

class MessageRange : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, MessageRange, testing::Range<std::uint64_t>(1, 9));

TEST_P(MessageRange, holds_what_looking_at_every_message_finds) {
  RandomTraffic traffic(GetParam(), 2048);
  for (int round = 0; round < 40; ++round) {
    traffic.run(400);
    TimePoint one = traffic.some_time(), other = traffic.some_time();
    TimeRange range{std::min(one, other), std::max(one, other)};
    auto who = traffic.some_processes();
    MessageExcerpt excerpt = traffic.told.flow.between(range, who, 1'000'000);
    EXPECT_TRUE(excerpt.is_complete);
    EXPECT_EQ(excerpt.numbers, found_one_by_one(traffic.told.flow, range, who));
  }
}

TEST_P(MessageRange, is_a_fair_selection_when_there_are_too_many) {
  constexpr std::size_t limit = 100;
  RandomTraffic traffic(GetParam(), 8192);
  traffic.run(8000);
  std::vector<Pid> who;
  for (std::uint32_t i = 1; i <= processes; ++i) who.push_back(pid(i));
  TimeRange range{traffic.told.now - 2s, traffic.told.now};
  const MessageFlow& flow = traffic.told.flow;
  MessageExcerpt excerpt = flow.between(range, who, limit);
  EXPECT_FALSE(excerpt.is_complete);
  EXPECT_LE(excerpt.numbers.size(), 2 * (limit + processes * processes));
  auto all = found_one_by_one(flow, range, who);
  EXPECT_TRUE(std::ranges::includes(all, excerpt.numbers));
  auto pairs = [&](const std::vector<MessageNumber>& numbers) {
    std::set<std::pair<Pid, Pid>> found;
    for (MessageNumber n : numbers) found.insert({flow.record(n).from(), flow.record(n).to});
    return found;
  };
  EXPECT_EQ(pairs(excerpt.numbers), pairs(all)) << "nobody who speaks is left out";
  auto again = flow.between({range.from + 100ms, range.to}, who, limit).numbers;
  std::erase_if(again, [&](MessageNumber n) { return flow.record(n).sent < range.from + 200ms; });
  EXPECT_TRUE(std::ranges::includes(excerpt.numbers, again)) << "a picture that moves keeps them";
}

TEST(MessageRange, shows_the_rare_message_beside_a_flood) {
  ToldFlow told(1 << 14);
  const Pid router = pid(1), worker = pid(2), database = pid(3);
  for (std::uint32_t i = 1; i <= 5000; ++i) {
    told << sent({router, 2 * i}, worker) << sent({worker, i}, database);
    if (i == 2500) told << sent({router, 2 * i + 1}, database);
  }
  MessageExcerpt excerpt =
      told.flow.between({TimePoint(), told.now}, std::vector{router, database}, 10);
  EXPECT_TRUE(excerpt.is_complete);
  ASSERT_EQ(excerpt.numbers.size(), 1U);
  EXPECT_EQ(told.flow.record(excerpt.numbers.front()).to, database);
}

TEST(MessageRange, shows_what_came_from_outside_when_that_is_asked_for) {
  ToldFlow told;
  told << sent({Pid(), 1}, pid(1));
  TimeRange all{TimePoint(), told.now};
  EXPECT_TRUE(told.flow.between(all, std::vector{pid(1)}, 10).numbers.empty());
  EXPECT_EQ(told.flow.between(all, std::vector{pid(1), Pid()}, 10).numbers.size(), 1U);
}

}  // namespace
}  // namespace observer
