#include "actor/mailbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <semaphore>
#include <thread>

#include "base/random.h"

namespace otp {
namespace {

struct Odd {};
struct Even {};

Envelope* numbered(std::uint32_t number, Pid from = {}) {
  Envelope* envelope = nullptr;
  if (number % 2 == 0) envelope = make_envelope<plain_role<Even>, Even>();
  else envelope = make_envelope<plain_role<Odd>, Odd>();
  envelope->number = number;
  envelope->from = from;
  return envelope;
}

/// The number of an envelope, which is released; 0 for none.
std::uint32_t taken(Envelope* envelope) {
  if (envelope == nullptr) return 0;
  auto number = envelope->number;
  release(envelope);
  return number;
}

auto is_even = [](const Envelope& envelope) { return envelope.type == &plain_type<Even>; };
auto is_any = [](const Envelope&) { return true; };

TEST(Mailbox, gives_messages_in_the_order_of_their_arrival) {
  Mailbox mailbox;
  EXPECT_TRUE(mailbox.empty());
  EXPECT_EQ(mailbox.take_first(), nullptr);
  for (std::uint32_t i = 1; i <= 3; ++i) mailbox.append(numbered(i));
  EXPECT_EQ(mailbox.depth(), 3U);
  for (std::uint32_t i = 1; i <= 3; ++i) EXPECT_EQ(taken(mailbox.take_first()), i);
  EXPECT_TRUE(mailbox.empty());
  EXPECT_EQ(mailbox.depth(), 0U);
}

TEST(Mailbox, keeps_what_a_selective_receive_skips_in_its_order) {
  Mailbox mailbox;
  for (std::uint32_t i = 1; i <= 5; ++i) mailbox.append(numbered(i));
  mailbox.rewind();
  EXPECT_EQ(taken(mailbox.take(is_even)), 2U);
  EXPECT_EQ(taken(mailbox.take(is_even)), 4U);
  EXPECT_EQ(mailbox.take(is_even), nullptr);
  EXPECT_EQ(mailbox.depth(), 3U);
  for (std::uint32_t left : {1U, 3U, 5U}) EXPECT_EQ(taken(mailbox.take_first()), left);
}

TEST(Mailbox, searches_from_a_mark_on) {
  Mailbox mailbox;
  for (std::uint32_t i = 1; i <= 3; ++i) mailbox.append(numbered(i));
  MailboxMark mark = mailbox.mark();
  for (std::uint32_t i = 4; i <= 6; ++i) mailbox.append(numbered(i));
  mailbox.rewind_to(mark);
  EXPECT_EQ(taken(mailbox.take(is_any)), 4U);
  mailbox.rewind_to(mark);
  EXPECT_EQ(taken(mailbox.take(is_any)), 5U);
  for (std::uint32_t left : {1U, 2U, 3U, 6U}) EXPECT_EQ(taken(mailbox.take_first()), left);
}

TEST(Mailbox, keeps_a_mark_when_messages_before_it_are_taken) {
  Mailbox mailbox;
  for (std::uint32_t i = 1; i <= 3; ++i) mailbox.append(numbered(i));
  MailboxMark mark = mailbox.mark();
  mailbox.rewind();
  EXPECT_EQ(taken(mailbox.take(is_even)), 2U);
  EXPECT_EQ(taken(mailbox.take(is_any)), 3U);  // the one on which the mark stands
  mailbox.append(numbered(4));
  mailbox.rewind_to(mark);
  EXPECT_EQ(taken(mailbox.take(is_any)), 4U);
  EXPECT_EQ(taken(mailbox.take_first()), 1U);
  mailbox.append(numbered(5));
  mailbox.rewind_to(mark);
  EXPECT_EQ(taken(mailbox.take(is_any)), 5U);
}

TEST(Mailbox, searches_everything_when_there_is_no_mark_or_a_later_one) {
  Mailbox mailbox;
  mailbox.append(numbered(1));
  MailboxMark mark = mailbox.mark();
  mailbox.append(numbered(2));
  mailbox.mark();
  mailbox.rewind_to(mark);
  EXPECT_EQ(taken(mailbox.take(is_any)), 1U);
  mailbox.rewind_to({});
  EXPECT_EQ(taken(mailbox.take(is_any)), 2U);
}

TEST(Mailbox, goes_on_searching_where_it_stopped_when_more_arrives) {
  Mailbox mailbox;
  mailbox.append(numbered(1));
  mailbox.rewind();
  int looked_at = 0;
  auto counting = [&](const Envelope& envelope) {
    ++looked_at;
    return is_even(envelope);
  };
  EXPECT_EQ(mailbox.take(counting), nullptr);
  mailbox.append(numbered(3));
  mailbox.append(numbered(4));
  EXPECT_EQ(taken(mailbox.take(counting)), 4U);
  EXPECT_EQ(looked_at, 3);  // 1 is not looked at again
  mailbox.rewind();
  EXPECT_EQ(taken(mailbox.take(is_any)), 1U);
  EXPECT_EQ(taken(mailbox.take_first()), 3U);
}

TEST(Mailbox, agrees_with_a_plain_list_under_random_use) {
  Random random(3);
  for (int run = 0; run < 20; ++run) {
    Mailbox mailbox;
    std::deque<std::uint32_t> plain;
    for (std::uint32_t i = 1; i <= 500; ++i) {
      if (random.below(3) > 0) {
        mailbox.append(numbered(i));
        plain.push_back(i);
        continue;
      }
      bool picks_even = random.below(2) == 0;
      auto fits = [&](std::uint32_t number) { return !picks_even || number % 2 == 0; };
      auto found = std::ranges::find_if(plain, fits);
      std::uint32_t expected = found == plain.end() ? 0 : *found;
      if (found != plain.end()) plain.erase(found);
      mailbox.rewind();
      EXPECT_EQ(taken(picks_even ? mailbox.take(is_even) : mailbox.take(is_any)), expected);
      EXPECT_EQ(mailbox.depth(), plain.size());
    }
    for (std::uint32_t left : plain) EXPECT_EQ(taken(mailbox.take_first()), left);
  }
}

// The inbox, where other threads leave messages

TEST(Inbox, tells_the_one_who_wakes_the_process) {
  Inbox inbox;
  Envelope* waking = numbered(1);
  EXPECT_FALSE(inbox.push(waking));  // it slept
  EXPECT_EQ(inbox.take_all().oldest, nullptr);
  EXPECT_TRUE(inbox.push(waking));
  EXPECT_TRUE(inbox.push(numbered(2)));
  EXPECT_FALSE(inbox.sleep());  // something has come
  EXPECT_FALSE(inbox.wake());   // somebody owns it
  Envelope* first = inbox.take_all().oldest;
  Envelope* second = first->next;
  EXPECT_EQ(taken(first), 1U);
  EXPECT_EQ(taken(second), 2U);
  EXPECT_EQ(inbox.take_all().oldest, nullptr);
  EXPECT_TRUE(inbox.sleep());
  EXPECT_TRUE(inbox.wake());
  EXPECT_FALSE(inbox.wake());
}

TEST(Inbox, gives_what_has_come_as_one_batch_for_the_mailbox) {
  Inbox inbox;
  inbox.wake();
  Mailbox mailbox;
  mailbox.append(numbered(1));
  for (std::uint32_t i = 2; i <= 4; ++i) inbox.push(numbered(i));
  otp::Batch batch = inbox.take_all();
  EXPECT_EQ(batch.size, 3U);
  EXPECT_TRUE(batch.holds_messages_only);
  mailbox.append(batch);
  mailbox.append(numbered(5));
  EXPECT_EQ(mailbox.depth(), 5U);
  for (std::uint32_t i = 1; i <= 5; ++i) EXPECT_EQ(taken(mailbox.take_first()), i);
  EXPECT_TRUE(mailbox.empty());
}

TEST(Inbox, says_when_a_signal_or_something_for_another_life_is_among_what_has_come) {
  for (bool is_signal : {true, false}) {
    Inbox inbox;
    inbox.wake();
    inbox.push(numbered(1));
    Envelope* other = is_signal ? make_envelope<otp::Role::Suspend, otp::Nothing>() : numbered(2);
    if (!is_signal) other->generation = 3;
    inbox.push(other);
    inbox.push(numbered(3));
    otp::Batch batch = inbox.take_all();
    EXPECT_EQ(batch.size, 3U);
    EXPECT_FALSE(batch.holds_messages_only);
    for (Envelope* envelope = batch.oldest; envelope != nullptr;) {
      release(std::exchange(envelope, envelope->next));
    }
  }
}

TEST(Inbox, keeps_the_order_of_each_sender_and_misses_no_wake_up) {
  constexpr std::uint32_t senders = 4, each = 20'000;
  Inbox inbox;
  std::binary_semaphore woken(0);
  std::vector<std::jthread> threads;
  for (std::uint32_t sender = 0; sender < senders; ++sender) {
    threads.emplace_back([&, sender] {
      for (std::uint32_t i = 1; i <= each; ++i) {
        Envelope* envelope = numbered(i, Pid{sender, 1});
        if (inbox.push(envelope)) continue;
        inbox.push(envelope);  // as its owner
        woken.release();
      }
    });
  }
  std::vector<std::uint32_t> last(senders, 0);
  woken.acquire();
  for (std::uint32_t received = 0; received < senders * each;) {
    Envelope* envelope = inbox.take_all().oldest;
    if (envelope == nullptr && inbox.sleep()) woken.acquire();
    while (envelope != nullptr) {
      Envelope* next = envelope->next;
      auto sender = envelope->from.index;
      EXPECT_EQ(taken(envelope), ++last[sender]);
      envelope = next;
      ++received;
    }
  }
  EXPECT_EQ(last, std::vector<std::uint32_t>(senders, each));
}

}  // namespace
}  // namespace otp
