#include "actor/pool.h"

#include <array>
#include <new>
#include <utility>
#include <vector>

#include "base/guarded.h"

#if defined(__SANITIZE_ADDRESS__)
#define OTP_PLAIN_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OTP_PLAIN_MALLOC 1
#endif
#endif

namespace otp::pool {

#ifdef OTP_PLAIN_MALLOC

// The address sanitizer finds a use after release only where nobody reuses the block.
void* allocate(std::size_t bytes) { return ::operator new(bytes); }
void release(void* block, std::size_t bytes) noexcept { ::operator delete(block, bytes); }

#else

namespace {

constexpr std::size_t step = 64;
constexpr std::size_t sizes = 16;   // 64, 128, ... 1024 bytes; larger blocks come from malloc
constexpr std::size_t batch = 256;  // blocks that change threads at once
constexpr std::size_t slab_bytes = 65536;  // asked of malloc at once

struct Block {
  Block* next;
};

struct List {
  Block* first = nullptr;
  std::size_t size = 0;

  void push(Block* block) {
    block->next = first;
    first = block;
    ++size;
  }
  Block* pop() {
    --size;
    return std::exchange(first, first->next);
  }
  List take(std::size_t count) {
    List taken;
    while (taken.size < count) taken.push(pop());
    return taken;
  }
};

struct Depot {
  std::vector<List> batches;
};

Guarded<Depot>& depot(std::size_t size) {
  static auto* depots = new std::array<Guarded<Depot>, sizes>;  // outlives every thread
  return (*depots)[size];
}

List carve_slab(std::size_t size) {
  std::size_t bytes = (size + 1) * step;
  auto* slab = static_cast<std::byte*>(::operator new(slab_bytes));  // kept until the program ends
  List list;
  for (std::size_t at = slab_bytes / bytes; at-- > 0;) {
    list.push(reinterpret_cast<Block*>(slab + at * bytes));
  }
  return list;
}

class Cache {
 public:
  ~Cache() {
    for (std::size_t size = 0; size < sizes; ++size) {
      if (lists_[size].first != nullptr) give(size, std::exchange(lists_[size], {}));
    }
  }

  void* allocate(std::size_t size) {
    List& list = lists_[size];
    if (list.first == nullptr) refill(size);
    return list.pop();
  }

  void release(void* block, std::size_t size) {
    List& list = lists_[size];
    list.push(static_cast<Block*>(block));
    if (list.size >= 2 * batch) give(size, list.take(batch));
  }

 private:
  static void give(std::size_t size, List list) {
    depot(size).with([&](Depot& depot) { depot.batches.push_back(list); });
  }

  void refill(std::size_t size) {
    lists_[size] = depot(size).with([](Depot& depot) {
      if (depot.batches.empty()) return List{};
      List list = depot.batches.back();
      depot.batches.pop_back();
      return list;
    });
    if (lists_[size].first == nullptr) lists_[size] = carve_slab(size);
  }

  std::array<List, sizes> lists_;
};

Cache& cache() {
  thread_local Cache cache;
  return cache;
}

}  // namespace

void* allocate(std::size_t bytes) {
  if (bytes > sizes * step) return ::operator new(bytes);
  return cache().allocate((bytes - 1) / step);
}

void release(void* block, std::size_t bytes) noexcept {
  if (bytes > sizes * step) return ::operator delete(block, bytes);
  cache().release(block, (bytes - 1) / step);
}

#endif

}  // namespace otp::pool
