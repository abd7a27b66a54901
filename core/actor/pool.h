#pragma once

#include <cstddef>

/// Memory for messages and coroutine frames: blocks of a few sizes from a free list of the thread.
/// Blocks may be released on another thread; a thread with too many hands them back in batches.
namespace otp::pool {

/// @thread any
void* allocate(std::size_t bytes);
/// Gives back a block of so many bytes, as asked for in `allocate`.
/// @thread any
void release(void* block, std::size_t bytes) noexcept;

}  // namespace otp::pool
