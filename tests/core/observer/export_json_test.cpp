// JSON for machines: read by another library, and compared with what it was made of.

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "demo/demo.h"
#include "desk_steps.h"
#include "observer/export/json.h"
#include "observer/export/perfetto.h"
#include "observer/local_node.h"
#include "told_flow.h"

namespace observer::exporting {
namespace {

using namespace support;
using namespace otp::literals;
using namespace std::chrono_literals;
using nlohmann::json;

/// A demo, and all that an observer folds of it.
class Demo {
 public:
  Demo() {
    demo::start_guide(node_.runtime(), murabaha::surroundings_in_memory(1'000'000));
    run_to(TimePoint(0ms));
  }

  void run_to(TimePoint time) {
    node_.run_until(time);
    for (auto next = node_.next_events(); !next.empty(); next = node_.next_events()) {
      for (const trace::Event& event : next) {
        model.apply(event);
        flow.apply(event);
        causality.apply(event);
        events.push_back(event);
      }
    }
  }

  void crash(std::string_view name) {
    otp::Runtime& runtime = node_.runtime();
    runtime.exit(runtime.whereis(Atom(name)), Term("boom"_a));
  }

  SystemModel model;
  MessageFlow flow;
  Causality causality{flow};
  std::vector<trace::Event> events;

 private:
  LocalNode node_{{.watch = trace::Watch::Lifecycle | trace::Watch::Depth | trace::Watch::Messages |
                            trace::Watch::State}};
};

// Snapshots

json json_of(const Term& term) { return json::parse(otp::JsonWriter().value(term).text()); }

void expect_same(const json& process, const ProcessEntry& entry, const SystemModel& model) {
  EXPECT_EQ(process["id"], entry.id.number);
  EXPECT_EQ(process["parent"], entry.parent.is_none() ? json() : json(entry.parent.number));
  EXPECT_EQ(process["path"], model.path_of(entry.id));
  EXPECT_EQ(process["title"], entry.title());
  EXPECT_EQ(process["pid"], entry.pid.text());
  EXPECT_EQ(process["label"], entry.label.text());
  EXPECT_EQ(process["kind"], name_of(entry.kind));
  EXPECT_EQ(process["status"], name_of(entry.status));
  EXPECT_EQ(process["alive"], entry.is_alive);
  EXPECT_EQ(process["incarnation"], entry.incarnation);
  EXPECT_EQ(process["restarts"], entry.restarts());
  EXPECT_EQ(process["child_id"], json_of(entry.child_id));
  EXPECT_EQ(process["exit_reason"], json_of(entry.exit_reason));
  EXPECT_EQ(process["state"], json_of(entry.state));
  EXPECT_EQ(process["started_ns"], entry.started.time_since_epoch().count());
  EXPECT_EQ(process["depth"], entry.depth);
  EXPECT_EQ(process["peak_depth"], entry.peak_depth);
  EXPECT_EQ(process["sent"], entry.sent);
  EXPECT_EQ(process["received"], entry.received);
  EXPECT_EQ(process["handling"], entry.handling.is_nil() ? json() : json(entry.handling.text()));
  EXPECT_EQ(process["links"].size(), entry.links.size());
  EXPECT_EQ(process["monitors"].size(), entry.monitors.size());
  EXPECT_EQ(process["monitored_by"].size(), entry.monitored_by.size());
  EXPECT_EQ(process["crash"].is_null(), !entry.crash.has_value());
}

TEST(SnapshotExport, says_what_the_model_says_at_a_hundred_moments) {
  Demo demo;
  for (int moment = 1; moment <= 100; ++moment) {
    demo.run_to(TimePoint(moment * 97ms));
    json snapshot = json::parse(snapshot_as_json(demo.model).value());
    EXPECT_EQ(snapshot["schema"], "actorscope.snapshot/2");
    EXPECT_EQ(snapshot["now_ns"], demo.model.now().time_since_epoch().count());
    EXPECT_EQ(snapshot["alive"], demo.model.alive_count());
    EXPECT_EQ(snapshot["restarts"], demo.model.restart_count());
    std::size_t count = 0;
    demo.model.for_each([&](const ProcessEntry& entry) {
      expect_same(snapshot["processes"].at(count++), entry, demo.model);
    });
    EXPECT_EQ(snapshot["processes"].size(), count);
  }
}

/// Version 2 may get more, but whoever reads it finds these for good.
TEST(SnapshotExport, keeps_the_fields_of_its_version) {
  Told told;
  told << spawned(pid(1)) << trace::Crashed{pid(1), Term::record("r"_a, {{"reason"_a, "x"_a}})};
  json snapshot = json::parse(snapshot_as_json(told.model).value());
  for (const char* field :
       {"schema", "now_ns", "events", "lost", "alive", "supervisors", "restarts", "processes"}) {
    EXPECT_TRUE(snapshot.contains(field)) << field;
  }
  for (const char* field : {"id",
                            "parent",
                            "path",
                            "title",
                            "pid",
                            "label",
                            "kind",
                            "names",
                            "own",
                            "supervised",
                            "supervisor",
                            "child_id",
                            "incarnation",
                            "restarts",
                            "strategy",
                            "restarts_in_period",
                            "child_restarts",
                            "alive",
                            "status",
                            "started_ns",
                            "restarted_ns",
                            "exit_reason",
                            "exited_ns",
                            "crash",
                            "traps_exits",
                            "depth",
                            "peak_depth",
                            "sent",
                            "received",
                            "handling",
                            "busy_since_ns",
                            "state",
                            "state_at_ns",
                            "links",
                            "monitors",
                            "monitored_by"}) {
    EXPECT_TRUE(snapshot["processes"][0].contains(field)) << field;
  }
  EXPECT_EQ(snapshot["processes"][0]["crash"],
            json::parse(R"({"pid":"<0.1.0>","at_ns":2000000,"reason":"x","decision":null})"));
}

TEST(SnapshotExport, follows_the_filter_and_refuses_to_show_nobody) {
  Told told;
  told << spawned(pid(1)) << spawned(pid(2), pid(1));
  auto second = [](const ProcessEntry& entry) { return entry.pid == pid(2); };
  json snapshot = json::parse(snapshot_as_json(told.model, second).value());
  EXPECT_EQ(snapshot["processes"].size(), 1U);
  EXPECT_EQ(snapshot["processes"][0]["parent"], 1);
  auto nobody = [](const ProcessEntry&) { return false; };
  EXPECT_TRUE(snapshot_as_json(told.model, nobody).error().is("nothing_to_export"_a));
}

// Events

TEST(EventExport, gives_each_field_in_one_line) {
  EXPECT_EQ(event_as_json({TimePoint(1500ns), trace::HandlerEnded{pid(1), {pid(2), 3}, 1234ns}}),
            R"({"schema":"actorscope.event/1","at_ns":1500,"event":"handled","fields":)"
            R"({"pid":"<0.1.0>","id":{"sender":"<0.2.0>","number":3},"took_ns":1234}})");
  EXPECT_EQ(event_as_json({TimePoint(1ns), trace::Exited{pid(1), otp::tuple("x"_a, "a\nb")}}),
            R"({"schema":"actorscope.event/1","at_ns":1,"event":"exited","fields":)"
            R"({"pid":"<0.1.0>","reason":["x","a\nb"]}})");
}

TEST(EventExport, writes_every_event_of_a_demo_as_json_that_can_be_read) {
  Demo demo;
  demo.run_to(TimePoint(5s));
  std::set<std::string> kinds;
  for (const trace::Event& event : demo.events) {
    std::string line = event_as_json(event);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    json read = json::parse(line);
    EXPECT_EQ(read["at_ns"], event.at.time_since_epoch().count());
    EXPECT_EQ(read["event"], name_of(event.what));
    kinds.insert(read["event"]);
  }
  EXPECT_GT(kinds.size(), 10U);
}

// Traces

class TraceExport : public testing::Test {
 protected:
  TraceExport() {
    demo_.run_to(TimePoint(1500ms));
    demo_.crash("counter");
    demo_.run_to(TimePoint(5s));
  }

  json trace(TimeRange range, const TraceFilter& filter = {}) {
    auto text = trace_as_json(demo_.flow, demo_.causality, range, titles_of(demo_.model), filter);
    json events;
    json whole = json::parse(text.value());
    for (const json& event : whole["traceEvents"]) {
      events[event["ph"].get<std::string>()].push_back(event);
    }
    return events;
  }
  static bool is_run(const json& slice) {
    auto name = slice["name"].get<std::string>();
    return !name.starts_with("take ") && !name.starts_with("send ");
  }

  Demo demo_;
};

TEST_F(TraceExport, has_a_slice_for_each_run_of_a_handler) {
  std::size_t runs = 0;
  for (const trace::Event& event : demo_.events) {
    if (std::holds_alternative<trace::HandlerStarted>(event.what)) ++runs;
  }
  json events = trace({TimePoint(), never});
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(events["X"], &is_run)), runs);
  EXPECT_GT(runs, 10U);
  for (const json& slice : events["X"]) {
    EXPECT_TRUE(slice["ts"].is_number() && slice["dur"].is_number() && slice["tid"].is_number());
  }
}

TEST_F(TraceExport, has_a_flow_from_slice_to_slice_for_each_message_that_was_taken) {
  json events = trace({TimePoint(), never});
  std::size_t taken = 0;
  for (auto n = demo_.flow.first(); n < demo_.flow.end(); ++n) {
    const MessageRecord& message = demo_.flow.record(n);
    bool is_taken = message.received != never && !message.dropped;
    bool is_from_inside = !message.from().is_none();
    if (is_taken && is_from_inside && !message.is_timer() &&
        message.origin != MessageRecord::Origin::Unseen) {
      ++taken;
    }
  }
  EXPECT_GT(taken, 10U);
  EXPECT_EQ(events["s"].size(), taken);
  EXPECT_EQ(events["f"].size(), taken);
  auto lies_in_a_slice = [&](const json& end) {
    return std::ranges::any_of(events["X"], [&](const json& slice) {
      double start = slice["ts"], at = end["ts"], time = slice["dur"];
      return slice["tid"] == end["tid"] && start <= at && at < start + time;
    });
  };
  std::map<std::uint64_t, json> ends;
  for (const json& end : events["f"]) ends[end["id"]] = end;
  for (const json& start : events["s"]) {
    EXPECT_TRUE(lies_in_a_slice(start)) << start;
    ASSERT_TRUE(ends.contains(start["id"]));
    EXPECT_TRUE(lies_in_a_slice(ends[start["id"]])) << ends[start["id"]];
    EXPECT_LE(start["ts"].get<double>(), ends[start["id"]]["ts"].get<double>());
  }
}

TEST_F(TraceExport, names_its_tracks_and_marks_crashes) {
  std::size_t crashes = 0;
  for (const trace::Event& event : demo_.events) {
    if (std::holds_alternative<trace::Crashed>(event.what)) ++crashes;
  }
  json events = trace({TimePoint(), never});
  EXPECT_EQ(events["i"].size(), crashes);
  EXPECT_GT(crashes, 0U);
  std::set<std::uint64_t> named;
  for (const json& name : events["M"]) {
    if (name["name"] == "thread_name") named.insert(name["tid"].get<std::uint64_t>());
  }
  for (const json& slice : events["X"]) {
    EXPECT_TRUE(named.contains(slice["tid"].get<std::uint64_t>()));
  }
}

TEST_F(TraceExport, follows_time_and_filter_and_refuses_an_empty_trace) {
  json events = trace({TimePoint(1s), TimePoint(2s)});
  for (const json& slice : events["X"]) {
    EXPECT_GE(slice["ts"].get<double>(), 1e6);
    EXPECT_LE(slice["ts"].get<double>(), 2e6);
  }
  Pid one;
  for (const trace::Event& event : demo_.events) {
    if (auto* e = std::get_if<trace::HandlerStarted>(&event.what)) one = e->pid;
  }
  json of_one = trace({TimePoint(), never}, {.tracks = [one](Pid pid) { return pid == one; }});
  for (const json& slice : of_one["X"]) EXPECT_EQ(slice["tid"], 1);
  EXPECT_FALSE(of_one["X"].empty());
  TraceFilter calls;
  calls.passes = [](const MessageRecord& record) {
    return record.role == trace::MessageRole::Call;
  };
  json of_calls = trace({TimePoint(), never}, calls);
  EXPECT_FALSE(of_calls["X"].empty());
  for (const json& slice : of_calls["X"]) EXPECT_EQ(slice["cat"], "call");
  auto nothing = trace_as_json(demo_.flow, demo_.causality, {TimePoint(10h), TimePoint(11h)},
                               titles_of(demo_.model), {});
  EXPECT_TRUE(nothing.error().is("nothing_to_export"_a));
}

}  // namespace
}  // namespace observer::exporting
