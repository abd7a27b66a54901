#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "observer/term_store.h"
#include "trace/event.h"

namespace observer {

/// The longest that an event can become.
inline constexpr std::size_t longest_packed_event = 256;

/// Writes an event, but for its kind, as bytes: numbers as short as they are, one field after the
/// other as its type lists them. Terms that do not fit into a number go to the store.
/// @param since the moment from which the time is counted
/// @pre there is room for `longest_packed_event` at `to`
/// @returns the end of what was written
std::byte* pack(const trace::Event& event, otp::TimePoint since, TermStore& terms, std::byte* to);

/// The same event again, as far as the store still has its terms.
struct Unpacked {
  trace::Event event;
  bool is_complete = true;  // else a term was forgotten, and is nil here
};
Unpacked unpack(std::size_t kind, otp::TimePoint since, const TermStore& terms,
                const std::byte* from);

}  // namespace observer
