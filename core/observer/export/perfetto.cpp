#include "observer/export/perfetto.h"

#include <fmt/format.h>

#include <map>

#include "base/json.h"

namespace observer::exporting {

namespace {

using otp::Duration;
using otp::JsonWriter;

std::string microseconds(Duration time) {
  auto nanoseconds = time.count();
  return fmt::format("{}.{:03}", nanoseconds / 1000, nanoseconds % 1000);
}

/// A trace while it is written.
class Trace {
 public:
  Trace(const MessageFlow& flow, TimeRange range, const Namer& name, const TraceFilter& filter)
      : flow_(flow), range_(range), name_(name), filter_(filter) {
    json_.begin_object().field("displayTimeUnit", "ns").key("traceEvents").begin_array();
    json_.begin_object().field("ph", "M").field("name", "process_name").field("pid", 1);
    json_.key("args").begin_object().field("name", "actorscope").end_object().end_object();
  }

  void add(MessageNumber number) {
    const MessageRecord& message = flow_.record(number);
    if (message.is_timer() || !filter_.tracks(message.to) || !filter_.passes(message)) return;
    bool runs = message.started != never && has(message.started);
    bool is_taken =
        runs || (message.received != never && !message.dropped && has(message.received));
    if (runs) add_run(message);
    else if (is_taken) point(message.to, message.received, "take", message);
    bool is_sent = message.origin != MessageRecord::Origin::Unseen && has(message.sent) &&
                   !message.from().is_none() && filter_.tracks(message.from());
    if (is_taken && is_sent) add_flow(number, message, runs ? message.started : message.received);
  }

  void add_crash(const Incident& crash) {
    if (!has(crash.at) || !filter_.tracks(crash.pid)) return;
    begin("i", crash.pid, crash.at, "crashed: " + to_text(crash.detail)).field("s", "t");
    json_.end_object();
    is_empty_ = false;
  }

  Text finish() {
    if (is_empty_) return nothing_to_export("nothing was handled in that time");
    json_.end_array().end_object();
    return json_.take();
  }

 private:
  bool has(TimePoint at) const { return at >= range_.from && at <= range_.to; }

  /// The number of a process' track. The first time it is given its name.
  std::size_t track(Pid pid) {
    auto [known, is_new] = tracks_.try_emplace(pid, tracks_.size() + 1);
    if (is_new) {
      json_.begin_object().field("ph", "M").field("name", "thread_name").field("pid", 1);
      json_.field("tid", known->second).key("args").begin_object().field("name", name_(pid));
      json_.end_object().end_object();
    }
    return known->second;
  }

  JsonWriter& begin(std::string_view phase, Pid pid, TimePoint at, std::string_view name) {
    auto tid = track(pid);
    json_.begin_object().field("ph", phase).field("pid", 1).field("tid", tid);
    json_.key("ts").raw(microseconds(at.time_since_epoch())).field("name", name);
    return json_;
  }

  void add_slice(Pid pid, TimePoint at, Duration time, std::string_view name,
                 const MessageRecord& message) {
    begin("X", pid, at, name).key("dur").raw(microseconds(std::max(time, Duration(1))));
    json_.field("cat", name_of(message.role)).key("args").begin_object();
    json_.field("from", message.from().is_none() ? "outside" : name_(message.from()));
    json_.field("number", message.id.number).end_object().end_object();
    is_empty_ = false;
  }

  /// A handler that still runs does so until the end of the time.
  void add_run(const MessageRecord& message) {
    TimePoint last = range_.to == never ? latest() : range_.to;
    TimePoint end = message.ended == never ? std::max(last, message.started) : message.ended;
    add_slice(message.to, message.started, end - message.started, message.label.text(), message);
  }
  TimePoint latest() const {
    return flow_.first() == flow_.end() ? TimePoint() : flow_.record(flow_.end() - 1).sent;
  }

  void point(Pid pid, TimePoint at, std::string_view deed, const MessageRecord& message) {
    add_slice(pid, at, Duration(1), fmt::format("{} {}", deed, message.label.text()), message);
  }

  bool is_in_handler(MessageNumber number) const {
    auto cause = flow_.cause_of(number);
    if (!cause || !flow_.knows(*cause)) return false;
    const MessageRecord& handled = flow_.record(*cause);
    TimePoint sent = flow_.record(number).sent;
    bool is_told = handled.started != never && has(handled.started);
    return is_told && handled.started <= sent && sent < handled.ended;
  }

  void add_flow(MessageNumber number, const MessageRecord& message, TimePoint end) {
    if (!is_in_handler(number)) point(message.from(), message.sent, "send", message);
    auto label = message.label.text();
    begin("s", message.from(), message.sent, label).field("cat", "message").field("id", number);
    json_.end_object();
    begin("f", message.to, end, label).field("cat", "message").field("id", number);
    json_.field("bp", "e").end_object();
  }

  const MessageFlow& flow_;
  TimeRange range_;
  const Namer& name_;
  const TraceFilter& filter_;
  JsonWriter json_;
  std::map<Pid, std::size_t> tracks_;
  bool is_empty_ = true;
};

}  // namespace

Text trace_as_json(const MessageFlow& flow, const Causality& causality, TimeRange range,
                   const Namer& name, const TraceFilter& filter) {
  Trace trace(flow, range, name, filter);
  for (MessageNumber number = flow.first(); number < flow.end(); ++number) trace.add(number);
  causality.for_each_incident([&](const Incident& incident) {
    if (incident.kind == Incident::Kind::Crashed) trace.add_crash(incident);
  });
  return trace.finish();
}

}  // namespace observer::exporting
