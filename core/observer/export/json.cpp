#include "observer/export/json.h"

#include "base/json.h"

namespace observer::exporting {

namespace {

using otp::Duration;
using otp::JsonWriter;

void write(JsonWriter& out, TimePoint at) { out.value(at.time_since_epoch().count()); }
void write(JsonWriter& out, Identity id) {
  if (id.is_none()) out.null();
  else out.value(id.number);
}
void write_time(JsonWriter& out, std::string_view name, bool is_known, TimePoint at) {
  out.key(name);
  if (is_known) write(out, at);
  else out.null();
}

void write_crash(JsonWriter& out, const std::optional<Crash>& crash) {
  out.key("crash");
  if (!crash) {
    out.null();
    return;
  }
  static const Atom reason("reason");
  out.begin_object().field("pid", crash->pid);
  write_time(out, "at_ns", true, crash->at);
  out.field("reason", crash->report.get(reason));
  out.key("decision");
  if (crash->decision) out.value(name_of(*crash->decision));
  else out.null();
  out.end_object();
}

void write_relations(JsonWriter& out, const ProcessEntry& entry) {
  out.key("links").begin_array();
  for (Pid peer : entry.links) out.value(peer);
  out.end_array().key("monitors").begin_array();
  for (auto [ref, watched] : entry.monitors) out.value(watched);
  out.end_array().key("monitored_by").begin_array();
  for (auto [ref, watcher] : entry.monitored_by) out.value(watcher);
  out.end_array();
}

void write_supervision(JsonWriter& out, const ProcessEntry& entry) {
  out.field("supervised", entry.is_supervised);
  out.key("supervisor");
  write(out, entry.is_supervised ? entry.supervisor : Identity{});
  out.field("child_id", entry.child_id);
  out.field("incarnation", entry.incarnation).field("restarts", entry.restarts());
  out.key("strategy");
  if (entry.flags.is_nil()) out.null();
  else out.value(entry.strategy());
  out.field("restarts_in_period", entry.restarts_in_period);
  out.field("child_restarts", entry.child_restarts);
}

void write_process(JsonWriter& out, const SystemModel& model, const ProcessEntry& entry) {
  out.begin_object().key("id");
  write(out, entry.id);
  out.key("parent");
  write(out, entry.parent);
  out.field("path", model.path_of(entry.id)).field("title", entry.title());
  out.field("pid", entry.pid).field("label", entry.label).field("kind", name_of(entry.kind));
  out.key("names").begin_array();
  if (entry.is_alive) {
    for (const Term& name : entry.names) out.value(name);
  }
  out.end_array().field("own", entry.is_own);
  write_supervision(out, entry);
  out.field("alive", entry.is_alive).field("status", name_of(entry.status));
  write_time(out, "started_ns", true, entry.started);
  write_time(out, "restarted_ns", entry.incarnation > 1, entry.restarted);
  bool has_ended = !entry.exit_reason.is_nil();
  out.field("exit_reason", entry.exit_reason);
  write_time(out, "exited_ns", has_ended, entry.exited);
  write_crash(out, entry.crash);
  out.field("traps_exits", entry.traps_exits);
  out.field("depth", entry.depth).field("peak_depth", entry.peak_depth);
  out.field("sent", entry.sent).field("received", entry.received);
  bool is_busy = !entry.handling.is_nil();
  out.key("handling");
  if (is_busy) out.value(entry.handling);
  else out.null();
  write_time(out, "busy_since_ns", is_busy, entry.busy_since);
  out.field("state", entry.state);
  write_time(out, "state_at_ns", !entry.state.is_nil(), entry.state_at);
  write_relations(out, entry);
  out.end_object();
}

// Events: each field as what it is, times to the nanosecond

template <class T>
void write_field(JsonWriter& out, std::string_view name, const T& value) {
  if constexpr (std::same_as<T, TimePoint>) {
    write_time(out, std::string(name) + "_ns", true, value);
  } else if constexpr (std::same_as<T, Duration>) {
    out.field(std::string(name) + "_ns", value.count());
  } else if constexpr (std::same_as<T, trace::MessageId>) {
    out.key(name).begin_object().field("sender", value.sender).field("number", value.number);
    out.end_object();
  } else if constexpr (std::same_as<T, Ref>) {
    out.field(name, value.text());
  } else if constexpr (std::is_enum_v<T>) {
    out.field(name, name_of(value));
  } else {
    out.field(name, value);
  }
}

template <class E>
void write_fields(JsonWriter& out, const E& event) {
  std::apply(
      [&](const auto&... fields) { (write_field(out, fields.name, event.*(fields.member)), ...); },
      E::fields);
}

}  // namespace

Text snapshot_as_json(const SystemModel& model, const Shown& shown) {
  auto processes = shown_processes(model, shown);
  if (processes.empty()) return nothing_to_export("no process is shown");
  JsonWriter out;
  out.begin_object().field("schema", "actorscope.snapshot/2");
  write_time(out, "now_ns", true, model.now());
  out.field("events", model.event_count()).field("lost", model.lost());
  out.field("alive", model.alive_count()).field("supervisors", model.supervisor_count());
  out.field("restarts", model.restart_count());
  out.key("processes").begin_array();
  for (const ProcessEntry* entry : processes) write_process(out, model, *entry);
  out.end_array().end_object();
  return out.take();
}

std::string event_as_json(const trace::Event& event) {
  JsonWriter out;
  out.begin_object().field("schema", "actorscope.event/1");
  write_time(out, "at_ns", true, event.at);
  out.field("event", name_of(event.what)).key("fields").begin_object();
  std::visit([&](const auto& e) { write_fields(out, e); }, event.what);
  out.end_object().end_object();
  return out.take();
}

}  // namespace observer::exporting
