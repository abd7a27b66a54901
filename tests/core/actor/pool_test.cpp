#include "actor/pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace otp {
namespace {

struct Held {
  void* block;
  std::size_t bytes;
};

/// Blocks of all sizes, each filled with a byte of its own.
std::vector<Held> filled_blocks(int rounds) {
  std::vector<Held> held;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t bytes = 1; bytes <= 1100; bytes += 33) {
      void* block = pool::allocate(bytes);
      std::memset(block, static_cast<int>(held.size() % 251), bytes);
      held.push_back({block, bytes});
    }
  }
  return held;
}

bool is_intact(const Held& held, std::size_t number) {
  auto* at = static_cast<const unsigned char*>(held.block);
  return std::all_of(at, at + held.bytes, [&](unsigned char byte) { return byte == number % 251; });
}

TEST(Pool, gives_each_block_to_one_owner) {
  std::vector<Held> held = filled_blocks(50);
  for (std::size_t i = 0; i < held.size(); ++i) ASSERT_TRUE(is_intact(held[i], i));
  for (const Held& each : held) pool::release(each.block, each.bytes);
}

TEST(Pool, gives_blocks_that_any_type_fits) {
  for (const Held& each : filled_blocks(3)) {
    bool may_hold_all = each.bytes >= alignof(std::max_align_t);
    if (may_hold_all) {
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(each.block) % alignof(std::max_align_t), 0U);
    }
    pool::release(each.block, each.bytes);
  }
}

TEST(Pool, takes_blocks_back_on_other_threads) {
  for (int round = 0; round < 5; ++round) {
    std::vector<Held> held = filled_blocks(100);
    std::jthread other([&held] {
      for (std::size_t i = 0; i < held.size(); ++i) {
        EXPECT_TRUE(is_intact(held[i], i));
        pool::release(held[i].block, held[i].bytes);
      }
    });
  }
}

#ifndef OTP_PLAIN_MALLOC
TEST(Pool, uses_again_what_other_threads_have_given_back) {
  std::set<void*> first;
  std::vector<Held> held = filled_blocks(100);
  for (const Held& each : held) first.insert(each.block);
  std::jthread([&held] {
    for (const Held& each : held) pool::release(each.block, each.bytes);
  }).join();
  std::size_t used_again = 0;
  held = filled_blocks(100);
  for (const Held& each : held) used_again += first.contains(each.block) ? 1 : 0;
  EXPECT_GT(used_again, held.size() / 2);
  for (const Held& each : held) pool::release(each.block, each.bytes);
}
#endif

}  // namespace
}  // namespace otp
