// The same thing as a row of the log, as a message and as a step of a chain.

#include "observer/event_links.h"

#include <gtest/gtest.h>

#include "told_flow.h"

namespace observer {
namespace {

using namespace std::chrono_literals;
using namespace support;

/// A log, a flow and a chain of causes of the same events, one millisecond apart.
struct Told {
  EventLog log;
  MessageFlow flow;
  Causality causality{flow};
  TimePoint now;

  Told& operator<<(trace::What what) {
    now += 1ms;
    return tell({now, std::move(what)});
  }
  Told& tell(const trace::Event& event) {
    flow.apply(event);
    causality.apply(event);
    log.append(event, {1});
    return *this;
  }
  std::optional<MessageNumber> message_at(std::uint64_t row) const {
    return message_of(log.row(row).event, flow);
  }
};

const Pid client = pid(1), server = pid(2), boss = pid(3);
const trace::MessageId call{client, 1}, answer{server, 1};

TEST(EventLinks, AllThatHappensToAMessageTellsOfIt) {
  Told told;
  told << spawned(client) << spawned_server(server);
  told << sent(call, server, MessageRole::Call, "Get") << received(server, call)
       << handling(server, call) << sent(answer, client, MessageRole::Reply)
       << trace::HandlerEnded{server, call, 1ms} << trace::Dropped{answer, client, Atom("x"), {}};
  EXPECT_EQ(told.message_at(0), std::nullopt);
  for (std::uint64_t row : {2, 3, 4, 6}) EXPECT_EQ(told.message_at(row), told.flow.number_of(call));
  for (std::uint64_t row : {5, 7}) EXPECT_EQ(told.message_at(row), told.flow.number_of(answer));
  EXPECT_EQ(row_of(*told.flow.number_of(call), told.flow, told.log), 2U);
  EXPECT_EQ(row_of(*told.flow.number_of(answer), told.flow, told.log), 5U);
}

TEST(EventLinks, ATimerIsFoundAndWhatItSends) {
  Told told;
  otp::Ref timer{7};
  told << spawned_server(server) << trace::TimerSet{server, timer, Atom("tick"), {}}
       << trace::TimerFired{server, timer, server, 5};
  auto fired = told.message_at(2);
  ASSERT_TRUE(fired);
  EXPECT_EQ(row_of(*fired, told.flow, told.log), 2U);
  EXPECT_EQ(row_of(*told.flow.cause_of(*fired), told.flow, told.log), 1U);
}

TEST(EventLinks, AMessageWhoseSendingNobodyToldOfIsFoundByItsComing) {
  Told told;
  told << spawned_server(server) << received(server, call);
  EXPECT_EQ(row_of(*told.message_at(1), told.flow, told.log), 1U);
  told << sent(call, server);  // from another thread, told late
  EXPECT_EQ(row_of(*told.message_at(1), told.flow, told.log), 2U);
}

TEST(EventLinks, RowsThatStandInAnotherOrderThanTheirMomentsAreFound) {
  Told told;
  told << spawned_server(server);
  TimePoint start = told.now;
  std::vector<trace::MessageId> ids;
  for (std::uint32_t i = 1; i <= 20'000; ++i) {
    Duration late = i % 7 == 0 ? -20ms : 0ms;
    ids.push_back({client, i});
    told.tell({start + 50ms + i * 10us + late, sent(ids.back(), server)});
  }
  for (std::size_t i = 0; i < ids.size(); i += 991) {
    EXPECT_EQ(row_of(*told.flow.number_of(ids[i]), told.flow, told.log), i + 1);
  }
}

TEST(EventLinks, EachStepOfAChainHasItsRow) {
  Told told;
  told << spawned_supervisor(boss) << spawned_server(server, boss)
       << trace::ChildStarted{boss, Atom("c"), server, 1, {}, {}, false, false}
       << trace::Crashed{server, otp::Term::record(Atom("report"))}
       << trace::Exited{server, Atom("boom")}
       << trace::Decided{boss, Atom("c"), server, trace::Decision::Restart, 1}
       << spawned_server(client, boss)
       << trace::ChildStarted{boss, Atom("c"), client, 2, server, {}, false, false};
  CausalChain chain = told.causality.why(told.log.row(7).event);
  std::vector<std::uint64_t> rows;
  for (const CausalStep& step : chain.steps) {
    auto row = row_of(step, told.flow, told.log);
    ASSERT_TRUE(row) << step.sentence;
    rows.push_back(*row);
  }
  ASSERT_GE(rows.size(), 4U) << to_text(chain);
  rows.resize(4);
  EXPECT_EQ(rows, (std::vector<std::uint64_t>{7, 5, 4, 3}));
}

TEST(EventLinks, WhatTheLogHasForgottenHasNoRow) {
  Told told;
  told.log = EventLog(4);
  told << sent(call, server);
  for (int i = 0; i < 8; ++i) told << trace::DepthChanged{server, 1};
  EXPECT_EQ(row_of(*told.flow.number_of(call), told.flow, told.log), std::nullopt);
}

TEST(EventLinks, AMomentHasAFirstRow) {
  Told told;
  EXPECT_EQ(row_from({}, told.log), 0U);
  for (int i = 0; i < 8; ++i) told << trace::DepthChanged{server, 1};
  EXPECT_EQ(row_from(TimePoint(3ms), told.log), 2U);
  EXPECT_EQ(row_from(TimePoint(9ms), told.log), told.log.end());
}

}  // namespace
}  // namespace observer
