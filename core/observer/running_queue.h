#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace observer {

/// The first position from `first` to `end` where `holds`, when it holds for all behind it too.
template <class Holds>
std::uint64_t first_position(std::uint64_t first, std::uint64_t end, Holds holds) {
  while (first < end) {
    std::uint64_t middle = first + (end - first) / 2;
    if (holds(middle)) end = middle;
    else first = middle + 1;
  }
  return first;
}

/// A queue whose elements have running positions, which stay when those before them are given up.
/// @thread owner
template <class T>
class RunningQueue {
 public:
  std::uint64_t first() const { return first_; }
  std::uint64_t end() const { return first_ + size(); }
  std::size_t size() const { return items_.size() - begin_; }
  bool empty() const { return size() == 0; }

  /// @pre first() <= position < end()
  T& operator[](std::uint64_t position) { return items_[begin_ + (position - first_)]; }
  const T& operator[](std::uint64_t position) const { return items_[begin_ + (position - first_)]; }
  const T& front() const { return items_[begin_]; }
  T& back() { return items_.back(); }
  const T& back() const { return items_.back(); }

  void push_back(T item) { items_.push_back(std::move(item)); }
  void pop_front() {
    ++first_;
    ++begin_;
    if (begin_ < items_.size() && (begin_ < 32 || begin_ * 2 < items_.size())) return;
    items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(begin_));
    begin_ = 0;
  }

 private:
  std::vector<T> items_;  // those before begin_ are given up
  std::size_t begin_ = 0;
  std::uint64_t first_ = 0;  // the position of the element at begin_
};

}  // namespace observer
