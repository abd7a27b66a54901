#include "observer/event_log.h"

#include <algorithm>

namespace observer {

void EventLog::append(const trace::Event& event, Identity subject, bool is_own) {
  std::size_t at = end_ % rows_in_chunk;
  Chunk& chunk = at == 0 ? open_chunk(event.at) : *chunks_.back();
  if (writing_.size() < written_ + longest_packed_event) {
    writing_.resize(2 * writing_.size() + longest_packed_event);
  }
  auto kind = static_cast<std::uint8_t>(event.what.index());
  chunk.kinds[at] = is_own ? kind | own : kind;
  chunk.subjects[at] = subject.number;
  chunk.starts[at] = static_cast<std::uint32_t>(written_);
  std::byte* end = pack(event, chunk.since, terms_, writing_.data() + written_);
  written_ = static_cast<std::size_t>(end - writing_.data());
  ++end_;
  if (end_ % rows_in_chunk == 0) close_chunk();
}

EventLog::Chunk& EventLog::open_chunk(TimePoint since) {
  forget_chunks();
  auto chunk = std::make_unique_for_overwrite<Chunk>();
  chunk->since = since;
  chunk->first_term = terms_.end();
  written_ = 0;
  return *chunks_.emplace_back(std::move(chunk));
}

/// What was packed moves into memory of just its size.
void EventLog::close_chunk() {
  Chunk& chunk = *chunks_.back();
  chunk.bytes = std::make_unique_for_overwrite<std::byte[]>(written_);
  std::copy_n(writing_.data(), written_, chunk.bytes.get());
  chunk.size = written_;
}

void EventLog::forget_chunks() {
  while (!chunks_.empty() && (first_chunk_ + 1) * rows_in_chunk <= first()) {
    chunks_.pop_front();
    ++first_chunk_;
    if (!chunks_.empty()) terms_.forget_before(chunks_.front()->first_term);
  }
}

EventLog::Row EventLog::row(std::uint64_t number) const {
  const Chunk& chunk = chunk_of(number);
  std::size_t at = number % rows_in_chunk;
  const std::byte* bytes = chunk.bytes ? chunk.bytes.get() : writing_.data();
  Unpacked unpacked = unpack(kind(number), chunk.since, terms_, bytes + chunk.starts[at]);
  return {std::move(unpacked.event), {chunk.subjects[at]}, unpacked.is_complete};
}

std::size_t EventLog::kind(std::uint64_t number) const {
  return chunk_of(number).kinds[number % rows_in_chunk] & ~own;
}

Identity EventLog::subject(std::uint64_t number) const {
  return {chunk_of(number).subjects[number % rows_in_chunk]};
}

std::size_t EventLog::memory() const {
  std::size_t memory = writing_.capacity();
  for (const auto& chunk : chunks_) memory += sizeof(Chunk) + (chunk->bytes ? chunk->size : 0);
  return memory;
}

}  // namespace observer
