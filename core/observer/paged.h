#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace observer {

/// Values by number, for numbers that are given out once and upwards while the values of most are
/// soon cleared: a page of values that are all clear takes no memory, and no time to walk over.
/// @tparam T the clear value is T{}, and the only one that is equal to it
/// @thread owner
template <class T>
class Paged {
 public:
  /// T{} where nothing was set.
  const T& operator[](std::uint32_t number) const {
    std::uint32_t page = number / page_size;
    return page < pages_.size() && pages_[page] ? pages_[page]->values[number % page_size] : clear_;
  }
  /// @pre `value` is not clear
  T& set(std::uint32_t number, T value) {
    std::uint32_t page = number / page_size;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (!pages_[page]) pages_[page] = std::make_unique<Page>();
    T& place = pages_[page]->values[number % page_size];
    if (place == clear_) ++pages_[page]->used;
    return place = std::move(value);
  }
  void clear(std::uint32_t number) {
    if ((*this)[number] == clear_) return;
    auto& page = pages_[number / page_size];
    page->values[number % page_size] = T{};
    if (--page->used == 0) page.reset();
  }
  /// Visits the values that are not clear, by their numbers.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const auto& page : pages_) {
      if (!page) continue;
      for (const T& value : page->values) {
        if (!(value == clear_)) visit(value);
      }
    }
  }

 private:
  static constexpr std::uint32_t page_size = 512;

  struct Page {
    std::array<T, page_size> values{};
    std::uint32_t used = 0;
  };
  std::vector<std::unique_ptr<Page>> pages_;
  T clear_{};
};

}  // namespace observer
