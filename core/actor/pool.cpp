#include "actor/pool.h"

#ifndef OTP_PLAIN_MALLOC

#include <sys/mman.h>

#include <algorithm>
#include <new>
#include <utility>
#include <vector>

#include "base/guarded.h"

namespace otp::pool::detail {

constinit thread_local Cache cache;

namespace {

constexpr std::size_t small_slab = std::size_t{1} << 16;
constexpr std::size_t large_slab = std::size_t{1} << 20;
constexpr std::size_t much = std::size_t{1} << 22;  // from then on slabs are large

/// What no thread holds of one class.
struct Depot {
  std::vector<List> batches;
  std::byte* at = nullptr;  // what of the present slab nobody has had yet
  std::byte* end = nullptr;
  std::size_t held = 0;  // bytes, of the system

  List take(std::size_t bytes) {
    if (!batches.empty()) {
      List list = batches.back();
      batches.pop_back();
      return list;
    }
    if (static_cast<std::size_t>(end - at) < bytes) begin_slab();
    return carve(bytes);
  }

 private:
  /// Slabs are kept until the program ends.
  void begin_slab() {
    std::size_t size = held < much ? small_slab : large_slab;
    at = static_cast<std::byte*>(::operator new(size, std::align_val_t(4096)));
    end = at + size;
    held += size;
    // Where there is much already, more is filled at once: one call instead of a fault for each
    // page. A system that cannot do it loses nothing.
    if (size == large_slab) madvise(at, size, MADV_POPULATE_WRITE);
  }

  List carve(std::size_t bytes) {
    auto count = std::min<std::size_t>(batch, static_cast<std::size_t>(end - at) / bytes);
    List list;
    for (std::size_t i = count; i-- > 0;) list.push(at + i * bytes);
    at += count * bytes;
    return list;
  }
};

Guarded<Depot>& depot(std::size_t size_class) {
  static auto* depots = new std::array<Guarded<Depot>, classes>;  // outlives every thread
  return (*depots)[size_class];
}

void give(std::size_t size_class, List& list) {
  if (list.first == nullptr) return;
  depot(size_class).with([&](Depot& depot) { depot.batches.push_back(std::exchange(list, {})); });
}

/// Hands back what a thread holds when it ends.
struct Return {
  ~Return() {
    for (std::size_t size_class = 0; size_class < classes; ++size_class) {
      give(size_class, cache.lists[size_class]);
      give(size_class, cache.spares[size_class]);
    }
  }
};

void return_at_end_of_thread() { thread_local Return at_end; }

}  // namespace

void* allocate_from_elsewhere(std::size_t size_class) {
  return_at_end_of_thread();
  List& list = cache.lists[size_class];
  list = std::exchange(cache.spares[size_class], {});
  if (list.first == nullptr) {
    list = depot(size_class).with([&](Depot& depot) { return depot.take(bytes_of(size_class)); });
  }
  return list.pop();
}

void release_when_full_or_empty(void* block, std::size_t size_class) noexcept {
  return_at_end_of_thread();
  List& list = cache.lists[size_class];
  if (list.size == batch) {
    give(size_class, cache.spares[size_class]);
    cache.spares[size_class] = std::exchange(list, {});
  }
  list.push(block);
}

}  // namespace otp::pool::detail

#endif
