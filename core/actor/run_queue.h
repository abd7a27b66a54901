#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>

#include "base/spin_lock.h"

namespace otp {

class Process;

/// The processes that wait for one worker: a bounded queue that its owner fills and empties, and
/// from whose front others steal half at a time.
class RunQueue {
 public:
  static constexpr std::uint32_t capacity = 256;

  /// @returns false when the queue is full
  /// @thread owner
  bool push(Process* process) {
    auto tail = tail_.load(std::memory_order_relaxed);
    if (tail - head_.load(std::memory_order_acquire) == capacity) return false;
    slot(tail).store(process, std::memory_order_relaxed);
    // seq_cst: a worker that falls asleep after this sees it, or we see that worker asleep.
    tail_.store(tail + 1, std::memory_order_seq_cst);
    return true;
  }

  /// @thread owner
  Process* pop() {
    auto head = head_.load(std::memory_order_acquire);
    for (;;) {
      if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
      Process* process = slot(head).load(std::memory_order_relaxed);
      if (head_.compare_exchange_weak(head, head + 1, std::memory_order_acq_rel)) return process;
    }
  }

  /// Moves half of what `victim` has, at least one, into this empty queue.
  /// @returns one of them to run at once; nullptr when there was nothing
  /// @thread owner of this queue
  Process* steal_from(RunQueue& victim) {
    auto tail = tail_.load(std::memory_order_relaxed);
    auto head = victim.head_.load(std::memory_order_acquire);
    for (;;) {
      auto waiting = victim.tail_.load(std::memory_order_acquire) - head;
      auto count = waiting - waiting / 2;
      if (count == 0) return nullptr;
      if (count > capacity / 2) {  // head and tail were read at different times
        head = victim.head_.load(std::memory_order_acquire);
        continue;
      }
      for (std::uint32_t i = 0; i < count; ++i) {
        slot(tail + i).store(victim.slot(head + i).load(std::memory_order_relaxed),
                             std::memory_order_relaxed);
      }
      if (!victim.head_.compare_exchange_weak(head, head + count, std::memory_order_acq_rel)) {
        continue;
      }
      Process* first = slot(tail + count - 1).load(std::memory_order_relaxed);
      tail_.store(tail + count - 1, std::memory_order_seq_cst);
      return first;
    }
  }

  /// @thread any; a recent view
  bool empty() const {
    return head_.load(std::memory_order_acquire) == tail_.load(std::memory_order_seq_cst);
  }

 private:
  std::atomic<Process*>& slot(std::uint32_t position) { return slots_[position % capacity]; }

  alignas(64) std::atomic<std::uint32_t> head_ = 0;
  alignas(64) std::atomic<std::uint32_t> tail_ = 0;
  std::array<std::atomic<Process*>, capacity> slots_;
};

/// What does not fit into a run queue, without a bound and in the order of its coming.
/// @thread any
class Overflow {
 public:
  bool empty() const { return size_.load(std::memory_order_acquire) == 0; }

  void push(Process* process) {
    std::scoped_lock lock(lock_);
    processes_.push_back(process);
    note_size();
  }
  Process* pop() {
    if (empty()) return nullptr;
    std::scoped_lock lock(lock_);
    if (processes_.empty()) return nullptr;
    Process* process = processes_.front();
    processes_.pop_front();
    note_size();
    return process;
  }
  /// Fills the queue with as much as it takes.
  /// @thread owner of the queue
  void move_into(RunQueue& queue) {
    std::scoped_lock lock(lock_);
    while (!processes_.empty() && queue.push(processes_.front())) processes_.pop_front();
    note_size();
  }

 private:
  void note_size() { size_.store(processes_.size(), std::memory_order_release); }

  SpinLock lock_;
  std::deque<Process*> processes_;  // under lock_
  std::atomic<std::size_t> size_ = 0;
};

}  // namespace otp
