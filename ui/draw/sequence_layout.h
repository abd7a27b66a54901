#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "observer/message_flow.h"
#include "observer/system_model.h"

namespace ui {

using observer::Identity;
using observer::MessageNumber;

/// Which messages a sequence diagram shows.
struct SequenceFilter {
  static constexpr std::size_t roles = 8;  // of trace::MessageRole

  /// Of one process what it sends and receives; of several what passes between them; of none all.
  std::vector<Identity> processes;
  std::string kind;       // a part of the name of the message, in small letters; empty for all
  bool with_own = false;  // also to and from processes that work for the observer
  std::array<bool, roles> shows{true, true, true, true, false, true, true, true};

  bool passes(const observer::MessageRecord& record, const observer::SystemModel& system) const;
};

/// Some messages of a flow, found by looking at its records one after the other.
struct MessageSearch {
  std::vector<MessageNumber> found;  // in the order of their sending
  MessageNumber looked_to = 0;       // where a further search goes on
  bool has_given_up = false;         // it has looked at as many as it may
};
/// At most so many records are looked at, so that a frame stays short however rare the wanted
/// messages are.
inline constexpr MessageNumber most_looked_at = 200'000;
/// The first messages from `begin` on, or the last ones before `end`.
/// @param count how many at the most
MessageSearch messages_from(const observer::MessageFlow& flow, const observer::SystemModel& system,
                            const SequenceFilter& filter, MessageNumber begin, std::size_t count);
MessageSearch messages_before(const observer::MessageFlow& flow,
                              const observer::SystemModel& system, const SequenceFilter& filter,
                              MessageNumber end, std::size_t count);

/// The last messages that pass a filter, while more and more come: what was looked at once is not
/// looked at again.
class LatestMessages {
 public:
  /// @param count how many at the most
  const MessageSearch& look(const observer::MessageFlow& flow, const observer::SystemModel& system,
                            const SequenceFilter& filter, std::size_t count);
  /// The next look begins anew: the filter has changed, or the system.
  void forget() { search_.reset(); }

 private:
  std::optional<MessageSearch> search_;
  std::size_t count_ = 0;
  MessageNumber end_ = 0;  // up to which was looked
};

/// A sequence diagram: a column for each process, a row for each message.
struct SequenceLayout {
  /// In place of a column: the process at this end of an arrow has none, and the arrow goes to the
  /// edge of the diagram, where its name stands.
  static constexpr std::size_t edge = SIZE_MAX;

  struct Column {
    Identity id;  // none for whoever is outside the system
    double x = 0;
  };
  struct Arrow {
    MessageNumber number = 0;
    std::size_t from = 0;  // columns, or the edge
    std::size_t to = 0;
    double y = 0;      // where it is sent
    double slant = 0;  // how much lower it is received: more, the longer it has waited

    /// Neither of its ends has a column: it is told in words.
    bool is_beside() const { return from == edge && to == edge; }
    bool is_to_itself() const { return from == to && from != edge; }
  };

  std::vector<Column> columns;
  std::vector<Arrow> arrows;
  double right = 0;  // where the edge is

  double x_of(std::size_t end) const { return end == edge ? right : columns[end].x; }
  /// The arrow at a height; nullptr when there is none.
  const Arrow* at(double y) const;
};

struct SequenceStyle {
  otp::TimePoint now = {};  // until which what still waits has waited
  double width = 800;
  double margin = 92;  // the first column has the times of the messages beside it
  double row = 26;
  std::size_t most_columns = 10;
};

/// The columns stand in the order in which the processes have started; where there are too many,
/// those with most messages, and `kept` always, have one. Every message has a row.
SequenceLayout lay_out(const std::vector<MessageNumber>& messages,
                       const observer::MessageFlow& flow, const observer::SystemModel& system,
                       Identity kept, const SequenceStyle& style);

}  // namespace ui
