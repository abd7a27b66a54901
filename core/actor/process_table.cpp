#include "actor/process_table.h"

#include <algorithm>
#include <mutex>

#include "base/contract.h"

namespace otp {

ProcessTable::ProcessTable() : chunks_(new std::atomic<Chunk*>[capacity / chunk_size]()) {}

ProcessTable::~ProcessTable() {
  for (std::uint32_t chunk = 0; chunk < capacity / chunk_size; ++chunk) {
    delete chunks_[chunk].load(std::memory_order_relaxed);
  }
}

ProcessTable::Shelf& ProcessTable::shelf() {
  static std::atomic<unsigned> threads = 0;
  constinit thread_local unsigned number = 0;
  if (number == 0) number = ++threads;
  return shelves_[number % shelves_.size()];
}

std::size_t ProcessTable::size() const {
  std::int64_t alive = 0;
  for (const Shelf& shelf : shelves_) alive += shelf.alive.load(std::memory_order_relaxed);
  return static_cast<std::size_t>(std::max<std::int64_t>(alive, 0));
}

std::uint32_t ProcessTable::free_index() {
  Shelf& its = shelf();
  std::scoped_lock lock(its.lock);
  if (its.free.empty()) refill(its.free);
  auto index = its.free.back();
  its.free.pop_back();
  its.count(1);
  return index;
}

void ProcessTable::refill(std::vector<std::uint32_t>& free) {
  std::scoped_lock lock(lock_);
  if (spare_.empty()) return add_fresh(free);
  auto first = spare_.end() - static_cast<std::ptrdiff_t>(std::min(batch, spare_.size()));
  free.assign(first, spare_.end());
  spare_.erase(first, spare_.end());
}

/// Slots that were never used, the lowest last: more at once the more there are.
void ProcessTable::add_fresh(std::vector<std::uint32_t>& free) {
  auto begin = end_.load(std::memory_order_relaxed);
  expects(begin < capacity, "ProcessTable: at most 16,777,215 processes at a time");
  auto end = std::min(begin + std::clamp(begin / 16, 1U, 64U), capacity);
  for (auto index = end; index-- > begin;) {
    auto& chunk = chunks_[index / chunk_size];
    if (chunk.load(std::memory_order_relaxed) == nullptr) {
      chunk.store(new Chunk, std::memory_order_release);
    }
    free.push_back(index);
  }
  end_.store(end, std::memory_order_release);
}

Process& ProcessTable::acquire() {
  std::vector<std::uint32_t> busy;
  Process* process = nullptr;
  for (;;) {
    auto index = free_index();
    process = slot(index);
    if (process->inbox().wake()) {
      process->prepare({index, process->generation() + 1});
      break;
    }
    busy.push_back(index);  // somebody is just turning away a message for its former life
  }
  for (auto index : busy) recycle(index);
  return *process;
}

void ProcessTable::recycle(std::uint32_t index) {
  Shelf& its = shelf();
  std::scoped_lock lock(its.lock);
  its.free.push_back(index);
  its.count(-1);
  if (its.free.size() < 2 * batch) return;
  std::scoped_lock spare_lock(lock_);
  auto first = its.free.end() - static_cast<std::ptrdiff_t>(batch);
  spare_.insert(spare_.end(), first, its.free.end());
  its.free.erase(first, its.free.end());
}

}  // namespace otp
