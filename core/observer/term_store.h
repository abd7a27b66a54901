#pragma once

#include <cstdint>
#include <deque>

#include "base/term.h"

namespace observer {

/// The memory that a term holds, all its parts counted; parts that it shares with others too.
std::size_t memory_of(const otp::Term& term);

/// The latest terms that were put in, as many as fit into so many bytes. They have running numbers.
/// @thread owner
class TermStore {
 public:
  explicit TermStore(std::size_t capacity) : capacity_(capacity) {}

  std::uint64_t keep(const otp::Term& term);
  /// nullptr when it has been forgotten.
  const otp::Term* find(std::uint64_t number) const {
    return number < first_ || number >= end() ? nullptr : &kept_[number - first_].term;
  }

  std::uint64_t end() const { return first_ + kept_.size(); }
  /// Forgets those with smaller numbers.
  void forget_before(std::uint64_t number) {
    while (first_ < number && !kept_.empty()) forget_oldest();
  }
  std::size_t memory() const { return memory_; }

 private:
  struct Kept {
    otp::Term term;
    std::size_t memory;
  };

  void forget_oldest();

  std::size_t capacity_;
  std::size_t memory_ = 0;
  std::deque<Kept> kept_;
  std::uint64_t first_ = 0;
};

}  // namespace observer
