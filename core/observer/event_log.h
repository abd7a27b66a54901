#pragma once

#include <array>
#include <deque>
#include <memory>
#include <vector>

#include "observer/event_codec.h"
#include "observer/process_entry.h"

namespace observer {

/// Some kinds of events, by their numbers in the closed list.
class KindSet {
 public:
  static constexpr std::size_t size = std::variant_size_v<trace::What>;
  static_assert(size <= 64);

  constexpr void insert(std::size_t kind) { bits_ |= std::uint64_t{1} << kind; }
  constexpr bool contains(std::size_t kind) const { return (bits_ >> kind & 1) != 0; }
  constexpr KindSet& operator|=(KindSet other) {
    bits_ |= other.bits_;
    return *this;
  }

  template <class What>
  static KindSet of() {
    KindSet set;
    set.insert(trace::What(What{}).index());
    return set;
  }

 private:
  std::uint64_t bits_ = 0;
};

/// The latest events, each with the place it is about as it was then. They are kept packed, about
/// thirty bytes each, in chunks that come as they are needed. Terms that are larger than a number
/// have a memory of their own, and are forgotten before their rows when it is full.
/// @thread owner
class EventLog {
 public:
  struct Row {
    trace::Event event;
    Identity subject;
    bool is_complete = true;  // else a term was forgotten, and is nil here
  };

  /// Which rows one wants to see.
  struct Filter {
    KindSet kinds;
    Identity subject;       // none: of all places
    bool with_own = false;  // also rows about the observer's own processes
  };

  static constexpr std::size_t usual_capacity = 5'000'000;
  static constexpr std::size_t usual_term_memory = std::size_t{64} << 20;

  explicit EventLog(std::size_t capacity = usual_capacity,
                    std::size_t term_memory = usual_term_memory)
      : capacity_(capacity), terms_(term_memory) {}

  /// @param is_own it is about a process that works for the observer itself
  void append(const trace::Event& event, Identity subject, bool is_own = false);

  /// Rows have running numbers, which stay when old rows are forgotten: from `first` up to `end`.
  std::uint64_t first() const { return end_ - std::min<std::uint64_t>(end_, capacity_); }
  std::uint64_t end() const { return end_; }
  Row row(std::uint64_t number) const;
  /// The kind of a row, without the rest of it.
  std::size_t kind(std::uint64_t number) const;
  Identity subject(std::uint64_t number) const;

  /// Calls `visit` with the numbers of the rows from `from` up to `to` that pass, oldest first.
  template <class Visit>
  void for_each(std::uint64_t from, std::uint64_t to, const Filter& filter, Visit&& visit) const;

  /// The memory of all rows, without their terms.
  std::size_t memory() const;

 private:
  static constexpr std::size_t rows_in_chunk = 8192;
  static constexpr std::uint8_t own = 0x80;  // beside the kind

  /// Kinds and places stand in columns of their own, so that a filter reads nothing else.
  struct Chunk {
    std::array<std::uint8_t, rows_in_chunk> kinds;
    std::array<std::uint32_t, rows_in_chunk> subjects;
    std::array<std::uint32_t, rows_in_chunk> starts;  // of each row in the packed bytes
    TimePoint since;
    std::uint64_t first_term;
    std::unique_ptr<std::byte[]>
        bytes;  // once the chunk is full; until then they are in `writing_`
    std::size_t size;
  };

  const Chunk& chunk_of(std::uint64_t number) const {
    return *chunks_[number / rows_in_chunk - first_chunk_];
  }
  Chunk& open_chunk(TimePoint since);
  void close_chunk();
  void forget_chunks();

  std::size_t capacity_;
  TermStore terms_;
  std::deque<std::unique_ptr<Chunk>> chunks_;
  std::uint64_t first_chunk_ = 0;
  std::vector<std::byte> writing_;  // the packed bytes of the last chunk, with room for more
  std::size_t written_ = 0;
  std::uint64_t end_ = 0;
};

template <class Visit>
void EventLog::for_each(std::uint64_t from, std::uint64_t to, const Filter& filter,
                        Visit&& visit) const {
  std::array<bool, 256> passes{};  // also with the mark of own rows
  for (std::size_t kind = 0; kind < KindSet::size; ++kind) {
    passes[kind] = filter.kinds.contains(kind);
    passes[kind | own] = passes[kind] && filter.with_own;
  }
  const bool any_subject = filter.subject.is_none();
  const std::uint32_t subject = filter.subject.number;
  for (std::uint64_t number = std::max(from, first()); number < to;) {
    const Chunk& chunk = chunk_of(number);
    std::uint64_t start = number - number % rows_in_chunk;
    std::uint64_t end = std::min(to, start + rows_in_chunk);
    for (; number < end; ++number) {
      std::size_t at = number - start;
      if (!any_subject && chunk.subjects[at] != subject) continue;
      if (passes[chunk.kinds[at]]) visit(number);
    }
  }
}

}  // namespace observer
