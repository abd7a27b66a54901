#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace otp {

/// An array over all numbers that takes memory only where something has been put: for keys that are
/// numbered one after the other, faster than a hash table, and near each other in memory.
/// @thread owner
template <class Value>
class SparseArray {
 public:
  /// The value at `index`; a default one where nothing was put.
  const Value& at(std::uint32_t index) const {
    static const Value none{};
    std::size_t number = index / chunk_size;
    bool is_there = number < chunks_.size() && chunks_[number] != nullptr;
    return is_there ? (*chunks_[number])[index % chunk_size] : none;
  }

  void put(std::uint32_t index, Value value) {
    std::size_t number = index / chunk_size;
    if (number >= chunks_.size()) chunks_.resize(number + 1);
    if (!chunks_[number]) chunks_[number] = std::make_unique<Chunk>();
    (*chunks_[number])[index % chunk_size] = std::move(value);
  }

 private:
  static constexpr std::size_t chunk_size = 1024;
  using Chunk = std::array<Value, chunk_size>;

  std::vector<std::unique_ptr<Chunk>> chunks_;
};

}  // namespace otp
