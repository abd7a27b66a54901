#include "actor/process_table.h"

#include <mutex>

#include "base/contract.h"

namespace otp {

ProcessTable::ProcessTable() : chunks_(new std::atomic<Chunk*>[capacity / chunk_size]()) {}

ProcessTable::~ProcessTable() {
  for (std::uint32_t chunk = 0; chunk < capacity / chunk_size; ++chunk) {
    delete chunks_[chunk].load(std::memory_order_relaxed);
  }
}

std::uint32_t ProcessTable::free_index() {
  std::scoped_lock lock(lock_);
  if (!free_.empty()) {
    auto index = free_.back();
    free_.pop_back();
    return index;
  }
  auto index = end_.load(std::memory_order_relaxed);
  expects(index < capacity, "ProcessTable: at most 16,777,215 processes at a time");
  if (chunks_[index / chunk_size].load(std::memory_order_relaxed) == nullptr) {
    chunks_[index / chunk_size].store(new Chunk, std::memory_order_release);
  }
  end_.store(index + 1, std::memory_order_release);
  return index;
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
  alive_.fetch_add(1, std::memory_order_relaxed);
  if (!busy.empty()) {
    std::scoped_lock lock(lock_);
    free_.insert(free_.end(), busy.begin(), busy.end());
  }
  return *process;
}

void ProcessTable::recycle(std::uint32_t index) {
  alive_.fetch_sub(1, std::memory_order_relaxed);
  std::scoped_lock lock(lock_);
  free_.push_back(index);
}

}  // namespace otp
