#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "actor/process.h"
#include "base/spin_lock.h"

namespace otp {

/// All processes of a runtime, in slots that are used again and never move. A pid is looked up by
/// one load and one comparison, from any thread.
class ProcessTable {
 public:
  /// A slot that the caller owns, with the pid of its next life, which has not begun.
  /// @thread any
  Process& acquire();
  /// Gives the slot back after the end of a life.
  /// @thread any
  void recycle(std::uint32_t index);

  /// The living process with this pid, or nullptr. It may end at any moment; its slot stays.
  /// @thread any
  Process* find(Pid pid) const {
    if (pid.is_none()) return nullptr;
    Process* process = slot(pid.index);
    return process != nullptr && process->is_life(pid.generation) ? process : nullptr;
  }
  /// The slot with this index, whatever lives there; nullptr when there never was one.
  /// @thread any
  Process* slot(std::uint32_t index) const {
    Chunk* chunk =
        index < capacity ? chunks_[index / chunk_size].load(std::memory_order_acquire) : nullptr;
    return chunk == nullptr ? nullptr : &(*chunk)[index % chunk_size];
  }

  /// Gets the control block of a process that is about to be stopped: among many it is far away,
  /// and each of its lines would be waited for in turn.
  /// @thread any
  void prefetch(Pid pid) const {
    const auto* process = reinterpret_cast<const std::byte*>(slot(pid.index));
    if (process == nullptr) return;
    for (std::size_t at = 0; at < sizeof(Process); at += 64) __builtin_prefetch(process + at);
  }

  /// How many processes live.
  /// @thread any
  std::size_t size() const;

  /// Visits every slot that was ever used, with its index.
  /// @thread any; what is in them may change meanwhile
  template <class Visit>
  void for_each_slot(Visit&& visit) const {
    auto end = end_.load(std::memory_order_acquire);
    for (std::uint32_t index = 1; index < end; ++index) visit(index, *slot(index));
  }

  ProcessTable();
  ~ProcessTable();
  ProcessTable(const ProcessTable&) = delete;
  ProcessTable& operator=(const ProcessTable&) = delete;

 private:
  static constexpr std::uint32_t chunk_size = 256;
  static constexpr std::uint32_t capacity = std::uint32_t{1} << 24;
  static constexpr std::size_t batch = 256;  // free slots that change threads at once
  using Chunk = std::array<Process, chunk_size>;

  /// The free slots of a thread, or of a few that share them.
  struct alignas(64) Shelf {
    SpinLock lock;
    std::vector<std::uint32_t> free;      // under the lock
    std::atomic<std::int64_t> alive = 0;  // taken here less given back here; written under the lock

    void count(std::int64_t change) {
      alive.store(alive.load(std::memory_order_relaxed) + change, std::memory_order_relaxed);
    }
  };
  Shelf& shelf();
  std::uint32_t free_index();
  void refill(std::vector<std::uint32_t>& free);
  void add_fresh(std::vector<std::uint32_t>& free);

  std::unique_ptr<std::atomic<Chunk*>[]> chunks_;
  std::array<Shelf, 8> shelves_;
  SpinLock lock_;
  std::vector<std::uint32_t> spare_;    // free slots that no shelf has; under lock_
  std::atomic<std::uint32_t> end_ = 1;  // slot 0 stays empty: pid 0 names nobody
};

}  // namespace otp
