#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace observer {

/// Values by number, for numbers that are given out once and upwards while the values of most are
/// soon cleared: of a page of values that are all clear nothing is left but its place among the
/// pages, eight bytes for 512 numbers.
/// @tparam T the clear value is T{}, and the only one that is equal to it
/// @thread owner
template <class T>
class Paged {
 public:
  Paged() = default;
  Paged(Paged&&) = default;
  Paged& operator=(Paged&&) = default;

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
  /// The same for a value that may be clear.
  void put(std::uint32_t number, T value) {
    if (value == clear_) clear(number);
    else set(number, std::move(value));
  }
  void clear(std::uint32_t number) {
    if ((*this)[number] == clear_) return;
    auto& page = pages_[number / page_size];
    page->values[number % page_size] = T{};
    if (--page->used == 0) page.reset();
  }
  /// The first number, `from` or behind it, whose value is not clear.
  std::optional<std::uint32_t> next(std::uint32_t from) const {
    for (std::size_t page = from / page_size; page < pages_.size(); ++page) {
      auto begin = static_cast<std::uint32_t>(page * page_size);
      for (std::uint32_t at = std::max(from, begin) - begin; pages_[page] && at < page_size; ++at) {
        if (!(pages_[page]->values[at] == clear_)) return begin + at;
      }
    }
    return {};
  }
  /// How many pages there are: what the values take of memory.
  std::size_t pages() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(pages_, [](const auto& page) { return page != nullptr; }));
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
