#pragma once

#include <cstdint>
#include <new>
#include <utility>

#include "trace/event.h"

namespace trace {

/// What is recorded of a process; a byte in the process, looked at before each event.
enum class Watch : std::uint8_t {
  Nothing = 0,
  Lifecycle = 1,  // spawn, exit, links, names, supervision
  Depth = 2,      // the mailbox depth at the end of each slice
  Messages = 4,   // every send, receive, handler run and timer
  State =
      8,  // a server's handler runs, and its described state after each that may have changed it
  Mailbox =
      16,  // the messages that wait, described, after each slice; and each that is taken or sent
};

constexpr Watch operator|(Watch a, Watch b) {
  return static_cast<Watch>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr Watch operator&(Watch a, Watch b) {
  return static_cast<Watch>(static_cast<std::uint8_t>(a) & static_cast<std::uint8_t>(b));
}
constexpr Watch operator~(Watch a) {
  return static_cast<Watch>(static_cast<std::uint8_t>(~static_cast<std::uint8_t>(a)));
}
constexpr bool includes(Watch all, Watch one) { return (all & one) != Watch::Nothing; }

/// Where one producer's events go. The runtime opens one for each of its threads.
/// @thread the producer alone
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void put(Event event) = 0;

  /// The same for a kind that is known, made in its place where the sink has room for it at once:
  /// messages are recorded by the million.
  template <class Kind>
  void record(TimePoint at, Kind kind) {
    void* room = claim();
    if (room == nullptr) return put({at, std::move(kind)});
    new (room) Event{at, What(std::in_place_type<Kind>, std::move(kind))};
    commit();
  }

 protected:
  /// Room for the next event, which counts from `commit` on; nullptr where `put` must find it.
  virtual void* claim() { return nullptr; }
  virtual void commit() {}
};

/// Opens sinks. It outlives the runtime that writes into them.
class Sinks {
 public:
  virtual ~Sinks() = default;
  /// @thread any; each call gives a sink of its own
  virtual Sink& open() = 0;
};

}  // namespace trace
