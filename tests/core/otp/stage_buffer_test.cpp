// The buffer of a producer alone: what it keeps, what it drops, and where notes leave it.
#include "otp/stage/buffer.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace {

using otp::BufferKeep;
using otp::Message;
using Limit = std::optional<std::int64_t>;
using Buffer = otp::StageBuffer<int>;
using Events = std::vector<int>;

Message note(char name) { return Message(otp::make_envelope<otp::Role::Info, char>(name)); }

std::string names(const std::vector<Message>& notes) {
  std::string all;
  for (const Message& one : notes) all += *one.get<char>();
  return all;
}

/// Takes at most `count` events, and shows them and the notes behind them: `1 2 ab`.
std::string taken(Buffer& buffer, std::int64_t count) {
  auto taken = buffer.take(count);
  std::string shown;
  for (int event : taken.events) shown += std::to_string(event) + " ";
  return shown + names(taken.notes);
}

Buffer last(Limit limit) { return {limit, BufferKeep::Last}; }
Buffer first(Limit limit) { return {limit, BufferKeep::First}; }

// Events

TEST(StageBuffer, gives_events_in_the_order_in_which_they_came) {
  Buffer buffer = last(10);
  EXPECT_TRUE(buffer.is_empty());
  buffer.store({1, 2, 3});
  buffer.store({4});
  EXPECT_EQ(buffer.size(), 4);
  EXPECT_EQ(taken(buffer, 2), "1 2 ");
  buffer.store({5});
  EXPECT_EQ(taken(buffer, 0), "");
  EXPECT_EQ(taken(buffer, 100), "3 4 5 ");
  EXPECT_TRUE(buffer.is_empty());
  EXPECT_EQ(taken(buffer, 100), "");
}

TEST(StageBuffer, drops_the_oldest_when_it_keeps_the_last) {
  Buffer buffer = last(3);
  EXPECT_EQ(buffer.store({1, 2}).excess, 0);
  EXPECT_EQ(buffer.store({3, 4, 5}).excess, 2);
  EXPECT_EQ(buffer.size(), 3);
  EXPECT_EQ(taken(buffer, 10), "3 4 5 ");
}

TEST(StageBuffer, drops_the_newest_when_it_keeps_the_first) {
  Buffer buffer = first(3);
  EXPECT_EQ(buffer.store({1, 2}).excess, 0);
  EXPECT_EQ(buffer.store({3, 4, 5}).excess, 2);
  EXPECT_EQ(buffer.size(), 3);
  EXPECT_EQ(taken(buffer, 10), "1 2 3 ");
}

TEST(StageBuffer, has_room_again_for_what_was_taken) {
  Buffer buffer = first(2);
  buffer.store({1, 2});
  EXPECT_EQ(taken(buffer, 1), "1 ");
  EXPECT_EQ(buffer.store({3, 4}).excess, 1);
  EXPECT_EQ(taken(buffer, 10), "2 3 ");
}

TEST(StageBuffer, of_no_size_keeps_nothing) {
  for (BufferKeep keep : {BufferKeep::First, BufferKeep::Last}) {
    Buffer buffer(0, keep);
    EXPECT_EQ(buffer.store({1, 2, 3}).excess, 3);
    EXPECT_TRUE(buffer.is_empty());
    EXPECT_EQ(buffer.discarded(), 3);
    auto passed = buffer.store_note(note('a'));
    EXPECT_EQ(*passed->get<char>(), 'a');
  }
}

TEST(StageBuffer, without_a_limit_keeps_everything) {
  Buffer buffer = last({});
  EXPECT_EQ(buffer.store(Events(100'000, 7)).excess, 0);
  EXPECT_EQ(buffer.size(), 100'000);
  EXPECT_EQ(buffer.take(99'999).events.size(), 99'999U);
  EXPECT_EQ(taken(buffer, 10), "7 ");
}

TEST(StageBuffer, counts_all_that_it_has_dropped) {
  Buffer buffer = last(1);
  for (int i = 0; i < 3; ++i) buffer.store({1, 2, 3});
  EXPECT_EQ(buffer.discarded(), 8);
  buffer.take(1);
  buffer.store({1});
  EXPECT_EQ(buffer.discarded(), 8);
}

TEST(StageBuffer, keeps_what_can_only_be_moved) {
  otp::StageBuffer<std::unique_ptr<int>> buffer(2, BufferKeep::Last);
  std::vector<std::unique_ptr<int>> events;
  for (int i = 1; i <= 3; ++i) events.push_back(std::make_unique<int>(i));
  EXPECT_EQ(buffer.store(std::move(events)).excess, 1);
  EXPECT_EQ(*buffer.take(1).events[0], 2);
}

// Notes, with a limit and without

class StageBufferNotes : public testing::TestWithParam<int> {
 protected:
  Buffer buffer_ = last(GetParam() > 0 ? Limit(GetParam()) : Limit());
};
INSTANTIATE_TEST_SUITE_P(With, StageBufferNotes, testing::Values(10, 0),
                         [](const auto& limit) { return limit.param > 0 ? "limit" : "no_limit"; });

TEST_P(StageBufferNotes, pass_an_empty_buffer_at_once) {
  EXPECT_EQ(*buffer_.store_note(note('a'))->get<char>(), 'a');
  EXPECT_TRUE(buffer_.is_empty());
  buffer_.store({1});
  EXPECT_FALSE(buffer_.store_note(note('b')));
  EXPECT_EQ(taken(buffer_, 5), "1 b");
  EXPECT_TRUE(buffer_.is_empty());
  EXPECT_EQ(*buffer_.store_note(note('c'))->get<char>(), 'c');
}

TEST_P(StageBufferNotes, come_between_the_events_where_they_were_put) {
  buffer_.store({1, 2});
  buffer_.store_note(note('a'));
  buffer_.store({3});
  buffer_.store_note(note('b'));
  buffer_.store({4});
  EXPECT_EQ(taken(buffer_, 10), "1 2 a");
  EXPECT_EQ(taken(buffer_, 10), "3 b");
  EXPECT_EQ(taken(buffer_, 10), "4 ");
}

TEST_P(StageBufferNotes, wait_until_all_events_before_them_are_taken) {
  buffer_.store({1, 2, 3});
  buffer_.store_note(note('a'));
  EXPECT_EQ(taken(buffer_, 1), "1 ");
  EXPECT_EQ(taken(buffer_, 1), "2 ");
  EXPECT_EQ(taken(buffer_, 2), "3 a");
}

TEST_P(StageBufferNotes, leave_with_the_event_before_them_even_if_no_more_is_asked_for) {
  buffer_.store({1, 2});
  buffer_.store_note(note('a'));
  EXPECT_EQ(taken(buffer_, 2), "1 2 a");
  EXPECT_TRUE(buffer_.is_empty());
}

TEST_P(StageBufferNotes, keep_their_order_in_the_same_place) {
  buffer_.store({1});
  for (char name : {'a', 'b', 'c'}) buffer_.store_note(note(name));
  std::string all;
  while (!buffer_.is_empty()) all += taken(buffer_, 10);
  EXPECT_EQ(all, "1 abc");
}

TEST_P(StageBufferNotes, are_not_counted_as_events) {
  buffer_.store({1, 2});
  buffer_.store_note(note('a'));
  EXPECT_EQ(buffer_.size(), 2);
  buffer_.take(1);
  EXPECT_EQ(buffer_.size(), 1);
  buffer_.take(5);
  EXPECT_EQ(buffer_.size(), 0);
}

TEST(StageBufferLoss, does_not_lose_the_notes_of_dropped_events) {
  Buffer buffer = last(3);
  buffer.store({1});
  buffer.store_note(note('a'));
  buffer.store({2});
  buffer.store_note(note('b'));
  buffer.store({3});
  buffer.store_note(note('c'));
  auto stored = buffer.store({4, 5});
  EXPECT_EQ(stored.excess, 2);
  EXPECT_EQ(names(stored.notes), "ab");  // their place has come
  EXPECT_EQ(taken(buffer, 10), "3 c");
  EXPECT_EQ(taken(buffer, 10), "4 5 ");
}

TEST(StageBufferLoss, leaves_notes_where_they_are_when_the_newest_are_dropped) {
  Buffer buffer = first(2);
  buffer.store({1, 2});
  buffer.store_note(note('a'));
  EXPECT_TRUE(buffer.store({3}).notes.empty());
  buffer.store_note(note('b'));
  EXPECT_EQ(taken(buffer, 10), "1 2 ab");
}

}  // namespace
