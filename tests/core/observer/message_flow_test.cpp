#include "observer/message_flow.h"

#include <gtest/gtest.h>

#include "told_flow.h"

namespace observer {
namespace {

using namespace support;
using namespace otp::literals;
using namespace std::chrono_literals;
using enum MessageRole;
using Origin = MessageRecord::Origin;

const Pid client = pid(1), server = pid(2), other = pid(3);
const trace::MessageId first{client, 1}, second{client, 2};

TEST(MessageFlow, begins_empty) {
  MessageFlow flow;
  EXPECT_EQ(flow.first(), flow.end());
  EXPECT_EQ(flow.number_of(first), std::nullopt);
  EXPECT_EQ(flow.doing(server), std::nullopt);
  EXPECT_EQ(flow.oldest_waiting(server), std::nullopt);
  EXPECT_TRUE(flow.between({TimePoint(), never}, std::vector{client, server}, 10).numbers.empty());
}

TEST(MessageFlow, follows_a_message_from_its_sending_to_the_end_of_its_handling) {
  ToldFlow told;
  told << sent(first, server);
  EXPECT_TRUE(told.at(first).is_under_way());
  told << received(server, first) << handling(server, first);
  EXPECT_EQ(told.flow.doing(server), told.flow.number_of(first));
  told << trace::HandlerEnded{server, first, 1ms};
  const MessageRecord& message = told.at(first);
  EXPECT_EQ(message.origin, Origin::Sent);
  EXPECT_EQ(message.from(), client);
  EXPECT_EQ(message.to, server);
  EXPECT_EQ(message.label, "Increment"_a);
  EXPECT_EQ(message.role, Cast);
  EXPECT_EQ(message.sent, TimePoint(1ms));
  EXPECT_EQ(message.received, TimePoint(2ms));
  EXPECT_EQ(message.started, TimePoint(3ms));
  EXPECT_EQ(message.ended, TimePoint(4ms));
  EXPECT_EQ(message.dropped, std::nullopt);
}

TEST(MessageFlow, knows_what_a_sender_was_doing_when_it_sent_a_message) {
  ToldFlow told;
  const trace::MessageId from_server{server, 1}, answer{server, 2}, reply{other, 1};
  told << sent(first, server) << received(server, first) << handling(server, first);
  told << sent(from_server, other, Call) << received(other, from_server, Call);
  told << sent(reply, server, Reply) << received(server, reply, Reply);
  told << trace::HandlerEnded{server, first, 1ms} << sent(answer, client, Reply);
  auto cause = [&](trace::MessageId id) {
    return told.flow.cause_of(told.flow.number_of(id).value());
  };
  EXPECT_EQ(cause(first), std::nullopt);
  EXPECT_EQ(cause(from_server), told.flow.number_of(first));
  EXPECT_EQ(cause(reply), told.flow.number_of(from_server))
      << "other has no handlers: what it took";
  EXPECT_EQ(cause(answer), told.flow.number_of(first))
      << "not the reply that came while it handled";
}

TEST(MessageFlow, keeps_what_a_message_says_once_an_inspected_process_has_told) {
  ToldFlow told;
  auto content = [&](trace::MessageId id) {
    const Term* said = told.flow.content_of(told.flow.number_of(id).value());
    return said == nullptr ? "" : to_text(*said);
  };
  told << sent(first, server);
  EXPECT_EQ(content(first), "");
  told << trace::MessageSeen{client, server, 1, "Increment"_a, Cast, false, "what was sent"};
  EXPECT_EQ(content(first), "\"what was sent\"");
  told << sent(second, server) << received(server, second);
  told << trace::MessageSeen{server, client, 2, "Increment"_a, Cast, true, "what was taken"};
  EXPECT_EQ(content(second), "\"what was taken\"");
  told << trace::MessageSeen{
      other, client, 9, "Increment"_a, Cast, true, "of a message unheard of"};
  EXPECT_EQ(told.flow.end() - told.flow.first(), 2U);
}

TEST(MessageFlow, knows_what_the_messages_of_the_runtime_say) {
  ToldFlow told;
  auto down = [&](const char* content) {
    told << trace::Received{server, {client, 0}, "Down"_a, Down};
    told << trace::MessageSeen{server, client, 0, "Down"_a, Down, true, content};
  };
  down("one");
  down("another");
  EXPECT_EQ(*told.flow.content_of(0), Term("one"));
  EXPECT_EQ(*told.flow.content_of(1), Term("another"));
}

TEST(MessageFlow, forgets_the_oldest_contents) {
  ToldFlow told(1 << 16);
  constexpr std::uint32_t count = 30'000;
  for (std::uint32_t number = 1; number <= count; ++number) {
    told << sent({client, number}, server);
    told << trace::MessageSeen{client, server, number, "Increment"_a, Cast, false, number};
  }
  EXPECT_EQ(told.flow.content_of(0), nullptr);
  EXPECT_TRUE(told.flow.knows(0));
  EXPECT_EQ(*told.flow.content_of(count - 1), Term(count));
}

TEST(MessageFlow, says_why_a_message_was_dropped) {
  ToldFlow told;
  told << sent(first, server) << trace::Dropped{first, server, {}, trace::DropReason::Overload};
  EXPECT_EQ(told.at(first).dropped, trace::DropReason::Overload);
  EXPECT_FALSE(told.at(first).is_under_way());
  EXPECT_EQ(told.flow.oldest_waiting(server), std::nullopt);
}

TEST(MessageFlow, ends_what_waits_in_the_mailbox_of_a_process_that_ends) {
  ToldFlow told;
  told << sent(first, server) << received(server, first) << handling(server, first);
  told << sent(second, server) << trace::Exited{server, "boom"_a};
  EXPECT_EQ(told.at(first).ended, told.now) << "the handler has ended with the process";
  EXPECT_EQ(told.at(second).dropped, trace::DropReason::DeadReceiver);
  EXPECT_EQ(told.at(second).received, told.now);
  EXPECT_EQ(told.flow.end_of(server)->reason, Term("boom"_a));
  const trace::MessageId late{client, 3};
  told << sent(late, server);
  EXPECT_EQ(told.at(late).dropped, trace::DropReason::DeadReceiver);
}

TEST(MessageFlow, finds_the_message_that_has_waited_longest) {
  ToldFlow told;
  const trace::MessageId third{client, 3};
  told << sent(first, server) << sent(second, server) << sent(third, server);
  auto oldest = [&] { return told.flow.oldest_waiting(server); };
  EXPECT_EQ(oldest(), told.flow.number_of(first));
  told << received(server, second);  // a selective receive
  EXPECT_EQ(oldest(), told.flow.number_of(first));
  told << received(server, first);
  EXPECT_EQ(oldest(), told.flow.number_of(third));
  told << received(server, third);
  EXPECT_EQ(oldest(), std::nullopt);
}

TEST(MessageFlow, does_not_let_signals_wait) {
  ToldFlow told;
  told << sent(first, server, Exit, "Exit") << sent(second, server, Reply);
  EXPECT_EQ(told.flow.oldest_waiting(server), std::nullopt);
  EXPECT_EQ(told.at(first).arrived(), told.at(first).sent);
  told << received(server, first, Exit, "Exit");  // trapped, and taken later
  EXPECT_EQ(told.at(first).arrived(), told.now);
}

TEST(MessageFlow, keeps_a_message_whose_sending_nobody_told) {
  ToldFlow told;
  told << received(server, first, Call);
  EXPECT_EQ(told.at(first).origin, Origin::Unseen);
  EXPECT_EQ(told.at(first).sent, told.now);
  told << sent(first, server, Call);  // told late
  EXPECT_EQ(told.at(first).origin, Origin::Sent);
  EXPECT_EQ(told.flow.end(), 1U);
}

TEST(MessageFlow, follows_a_timer_from_its_setting_to_its_message) {
  ToldFlow told;
  const Ref ref{9};
  const trace::MessageId tick{server, 77}, tock{server, 78};
  told << sent(first, server) << received(server, first);
  told << trace::TimerSet{server, ref, "Tick"_a, {}};
  auto timer = told.flow.end() - 1;
  EXPECT_EQ(told.flow.record(timer).origin, Origin::Timer);
  EXPECT_EQ(told.flow.cause_of(timer), told.flow.number_of(first));
  EXPECT_TRUE(told.flow.record(timer).is_under_way());
  told << trace::TimerFired{server, ref, other, tick.number};
  EXPECT_EQ(told.flow.record(timer).received, told.now);
  EXPECT_EQ(told.at(tick).origin, Origin::Fired);
  EXPECT_EQ(told.at(tick).label, "Tick"_a);
  EXPECT_EQ(told.at(tick).to, other);
  EXPECT_EQ(told.flow.cause_of(told.flow.number_of(tick).value()), timer);
  told << trace::TimerFired{server, ref, other, tock.number};  // one that repeats
  EXPECT_EQ(told.flow.cause_of(told.flow.number_of(tock).value()), timer);
  EXPECT_NE(told.flow.record(timer).received, told.now);
  EXPECT_EQ(told.flow.oldest_waiting(other), told.flow.number_of(tick));
  told << trace::TimerCancelled{server, ref};
  EXPECT_EQ(told.flow.record(timer).origin, Origin::CancelledTimer);
}

TEST(MessageFlow, takes_the_refusal_of_a_call_for_an_answer_to_it) {
  ToldFlow told;
  told << trace::Exited{server, "gone"_a} << sent(first, server, Call);
  told << received(client, {server, 0}, Reply, "CallFailure");
  MessageNumber refusal = told.flow.end() - 1;
  EXPECT_EQ(told.flow.cause_of(refusal), told.flow.number_of(first));
  EXPECT_EQ(told.at(first).dropped, trace::DropReason::DeadReceiver);
  EXPECT_EQ(told.flow.doing(client), refusal);
}

TEST(MessageFlow, notes_a_run_for_each_timeout_of_a_server) {
  ToldFlow told;
  for (int i = 0; i < 2; ++i) {
    told << handling(server, {}, Timeout, "timeout") << trace::HandlerEnded{server, {}, 1ms};
  }
  EXPECT_EQ(told.flow.runs(server, {TimePoint(), told.now}, 10).numbers.size(), 2U);
}

TEST(MessageFlow, forgets_the_oldest) {
  ToldFlow told(4);
  for (std::uint32_t i = 1; i <= 10; ++i) told << sent({client, i}, server);
  EXPECT_EQ(told.flow.first(), 6U);
  EXPECT_EQ(told.flow.end(), 10U);
  EXPECT_EQ(told.flow.number_of({client, 6}), std::nullopt);
  EXPECT_EQ(told.flow.number_of({client, 7}), 6U);
  EXPECT_EQ(told.flow.oldest_waiting(server), 6U);
  told << received(server, {client, 8});
  EXPECT_EQ(told.at({client, 8}).received, told.now);
  for (std::uint32_t i = 11; i <= 14; ++i) told << sent({client, i}, server);
  EXPECT_EQ(told.flow.doing(server), 7U) << "forgotten, but not as if it had taken none";
  EXPECT_FALSE(told.flow.knows(7));
}

TEST(MessageFlow, keeps_fewer_messages_where_every_pair_of_processes_has_only_one) {
  ToldFlow told(64);
  for (std::uint32_t i = 1; i <= 100; ++i) told << sent({pid(100 + i), 1}, pid(300 + i));
  EXPECT_EQ(told.flow.end(), 100U);
  EXPECT_LE(told.flow.end() - told.flow.first(), 18U);
}

TEST(MessageFlow, says_what_a_process_was_doing_at_a_moment) {
  ToldFlow told;
  const trace::MessageId reply{other, 1};
  told << sent(first, server) << received(server, first) << handling(server, first);  // 1 to 3
  told << received(server, reply, Reply) << trace::HandlerEnded{server, first, 1ms};  // 4, 5
  told << sent(second, server) << received(server, second);                           // 6, 7
  auto doing = [&](Duration at) { return told.flow.doing(server, TimePoint(at)); };
  EXPECT_EQ(doing(1ms), std::nullopt);
  EXPECT_EQ(doing(2ms), told.flow.number_of(first));
  EXPECT_EQ(doing(4ms), told.flow.number_of(first)) << "it handles, whatever it takes meanwhile";
  EXPECT_EQ(doing(9ms), told.flow.number_of(second));
}

TEST(MessageFlow, finds_the_runs_of_handlers_within_a_time) {
  ToldFlow told;
  for (std::uint32_t i = 1; i <= 4; ++i) {  // four milliseconds each; the run is the 3rd and 4th
    const trace::MessageId id{client, i};
    told << sent(id, server) << received(server, id) << handling(server, id)
         << trace::HandlerEnded{server, id, 1ms};
  }
  auto runs = [&](Duration from, Duration to, std::size_t limit = 10) {
    return told.flow.runs(server, {TimePoint(from), TimePoint(to)}, limit).numbers;
  };
  EXPECT_EQ(runs(0ms, 100ms), (std::vector<MessageNumber>{0, 1, 2, 3}));
  EXPECT_EQ(runs(8ms, 11ms), (std::vector<MessageNumber>{1, 2}));
  EXPECT_EQ(runs(9ms, 10ms), (std::vector<MessageNumber>{}));
  auto some = told.flow.runs(server, {TimePoint(), told.now}, 2);
  EXPECT_FALSE(some.is_complete);
  EXPECT_EQ(some.numbers, (std::vector<MessageNumber>{0, 2}));
  EXPECT_EQ(told.flow.last_taken(server, 2), (std::vector<MessageNumber>{2, 3}));
}

TEST(MessageFlow, survives_events_about_what_it_does_not_know) {
  ToldFlow told;
  told << trace::HandlerEnded{server, first, 1ms} << trace::TimerCancelled{server, Ref{1}}
       << trace::TimerFired{server, Ref{1}, {}, 5} << trace::Exited{server, "x"_a}
       << trace::Dropped{second, server, {}, {}} << trace::Lost{3};
  EXPECT_EQ(told.flow.end(), 1U);
  EXPECT_EQ(told.flow.cause_of(0), std::nullopt);
}

}  // namespace
}  // namespace observer
