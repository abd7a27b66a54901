#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

/// Memory for messages, coroutine frames and what processes keep beside them: blocks of a few sizes
/// from a free list of the thread. Blocks may be released on another thread; a thread with too many
/// hands them back in batches.
namespace otp::pool {

#if defined(__SANITIZE_ADDRESS__)
#define OTP_PLAIN_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OTP_PLAIN_MALLOC 1
#endif
#endif

#ifdef OTP_PLAIN_MALLOC

// The address sanitizer finds a use after release only where nobody reuses the block.
inline void* allocate(std::size_t bytes) { return ::operator new(bytes); }
inline void release(void* block, std::size_t bytes) noexcept { ::operator delete(block, bytes); }

#else

namespace detail {

struct Block {
  Block* next;
};

struct List {
  Block* first = nullptr;
  std::uint32_t size = 0;

  void push(void* memory) {
    auto* block = static_cast<Block*>(memory);
    block->next = first;
    first = block;
    ++size;
  }
  Block* pop() {
    Block* block = first;
    first = block->next;
    --size;
    __builtin_prefetch(first);  // it may have been released on another core
    return block;
  }
};

/// 16, 32, ... 256, then 320, 384, ... 1024 bytes; larger blocks come from malloc.
constexpr std::size_t classes = 28;
constexpr std::size_t largest = 1024;
constexpr std::size_t class_of(std::size_t bytes) {
  return bytes <= 256 ? (bytes - 1) / 16 : 12 + (bytes - 1) / 64;
}
constexpr std::size_t bytes_of(std::size_t size_class) {
  return size_class < 16 ? (size_class + 1) * 16 : (size_class - 11) * 64;
}

constexpr std::uint32_t batch = 256;  // blocks that change threads at once

/// The free blocks of a thread; the spare list of each class is a whole batch, or empty.
struct Cache {
  std::array<List, classes> lists;
  std::array<List, classes> spares;
};
extern constinit thread_local Cache cache;

void* allocate_from_elsewhere(std::size_t size_class);
void release_when_full_or_empty(void* block, std::size_t size_class) noexcept;

}  // namespace detail

/// @thread any
inline void* allocate(std::size_t bytes) {
  if (bytes > detail::largest) return ::operator new(bytes);
  std::size_t size_class = detail::class_of(bytes);
  detail::List& list = detail::cache.lists[size_class];
  if (list.first == nullptr) return detail::allocate_from_elsewhere(size_class);
  return list.pop();
}

/// Gives back a block of so many bytes, as asked for in `allocate`.
/// @thread any
inline void release(void* block, std::size_t bytes) noexcept {
  if (bytes > detail::largest) return ::operator delete(block, bytes);
  std::size_t size_class = detail::class_of(bytes);
  detail::List& list = detail::cache.lists[size_class];
  if (list.size - 1 >= detail::batch - 1) {  // 0 or a whole batch
    return detail::release_when_full_or_empty(block, size_class);
  }
  list.push(block);
}

#endif

/// Lets what the standard library makes live in the pool.
template <class T>
struct Allocator {
  using value_type = T;

  Allocator() = default;
  template <class Other>
  Allocator(const Allocator<Other>&) {}

  T* allocate(std::size_t count) { return static_cast<T*>(pool::allocate(count * sizeof(T))); }
  void deallocate(T* block, std::size_t count) noexcept { release(block, count * sizeof(T)); }
  friend bool operator==(const Allocator&, const Allocator&) { return true; }
};

/// A shared object that lives in the pool.
template <class T, class... Args>
std::shared_ptr<T> make_shared(Args&&... args) {
  return std::allocate_shared<T>(Allocator<T>(), std::forward<Args>(args)...);
}

/// Objects of classes with this base live in the pool.
struct Pooled {
  static void* operator new(std::size_t bytes) { return allocate(bytes); }
  static void operator delete(void* block, std::size_t bytes) noexcept { release(block, bytes); }
};

}  // namespace otp::pool
