#pragma once

#include <tsl/robin_map.h>

#include <algorithm>
#include <memory>
#include <new>
#include <span>
#include <utility>

namespace otp {

/// A map that is small while it holds little (a pointer, one allocation) and stays fast when it
/// holds a million: a plain array up to 16 entries, a hash table above.
/// @thread owner
template <class Key, class Value, class Hash = std::hash<Key>>
class SmallMap {
 public:
  using Entry = std::pair<Key, Value>;

  SmallMap() = default;
  SmallMap(SmallMap&& other) noexcept : few_(std::exchange(other.few_, nullptr)) {}
  SmallMap& operator=(SmallMap&& other) noexcept {
    if (this != &other) replace(std::exchange(other.few_, nullptr));
    return *this;
  }
  ~SmallMap() { clear(); }

  bool empty() const { return size() == 0; }
  std::size_t size() const { return is_large() ? table().size() : entries().size(); }

  Value* find(const Key& key) {
    if (is_large()) {
      auto found = table().find(key);
      return found == table().end() ? nullptr : &found.value();
    }
    auto found = std::ranges::find(entries(), key, &Entry::first);
    return found == entries().end() ? nullptr : &found->second;
  }
  bool contains(const Key& key) const { return const_cast<SmallMap*>(this)->find(key) != nullptr; }

  /// The value of `key`, made by default where there is none.
  Value& operator[](const Key& key) {
    if (Value* found = find(key)) return *found;
    if (!is_large() && size() == few_limit) become_large();
    if (is_large()) return table()[key];
    if (few_ == nullptr || few_->size == few_->capacity) hold(std::max<std::size_t>(1, 2 * size()));
    return few_->add({key, Value{}}).second;
  }

  bool erase(const Key& key) {
    if (is_large()) return erase_from_large(key);
    auto found = std::ranges::find(entries(), key, &Entry::first);
    if (found == entries().end()) return false;
    std::move(found + 1, entries().end(), found);
    std::destroy_at(&entries().back());
    --few_->size;
    return true;
  }

  void clear() { replace(nullptr); }

  /// Gives back the memory that it does not need any more.
  void shrink_to_fit() {
    if (is_large() && size() > few_limit) table().rehash(0);
    else if (empty()) clear();
    else hold(size());
  }

  /// All entries, the map being empty afterwards.
  SmallMap take() { return std::move(*this); }

  template <class Visit>
  void for_each(Visit&& visit) const {
    if (is_large()) {
      for (const auto& [key, value] : table()) visit(key, value);
    } else {
      for (const auto& [key, value] : entries()) visit(key, value);
    }
  }

 private:
  static constexpr std::size_t few_limit = 16;
  using Table = tsl::robin_map<Key, Value, Hash>;

  /// A few entries, which stand behind it in the same block.
  struct Few {
    std::uint32_t size = 0;
    std::uint32_t capacity;  // 0 for one that is the base of a Large

    Entry* first() {
      return std::launder(reinterpret_cast<Entry*>(reinterpret_cast<std::byte*>(this) + header));
    }
    Entry& add(Entry entry) { return *std::construct_at(first() + size++, std::move(entry)); }
  };
  struct Large : Few {
    Table table;
  };
  static constexpr std::size_t header =
      (sizeof(Few) + alignof(Entry) - 1) / alignof(Entry) * alignof(Entry);
  static_assert(alignof(Entry) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

  bool is_large() const { return few_ != nullptr && few_->capacity == 0; }
  Table& table() const { return static_cast<Large*>(few_)->table; }
  std::span<Entry> entries() const {
    return few_ == nullptr ? std::span<Entry>() : std::span(few_->first(), few_->size);
  }

  void become_large() {
    auto large = std::make_unique<Large>();
    for (auto& [key, value] : entries()) large->table.emplace(key, std::move(value));
    replace(large.release());
  }

  /// Moves the entries, of which there are no more, to a block for so many.
  void hold(std::size_t capacity) {
    void* memory = ::operator new(header + capacity * sizeof(Entry));
    Few* few = new (memory) Few{0, static_cast<std::uint32_t>(capacity)};
    if (is_large()) {
      for (auto at = table().begin(); at != table().end(); ++at) {
        few->add({at.key(), std::move(at.value())});
      }
    } else {
      for (Entry& entry : entries()) few->add(std::move(entry));
    }
    replace(few);
  }

  /// To visit all entries takes as long as there are places: most of them must not be empty.
  bool erase_from_large(const Key& key) {
    if (table().erase(key) == 0) return false;
    if (size() <= few_limit / 4) hold(few_limit);
    else if (size() < table().bucket_count() / 16) table().rehash(0);
    return true;
  }

  void replace(Few* successor) {
    Few* former = std::exchange(few_, successor);
    if (former == nullptr) return;
    if (former->capacity == 0) {
      delete static_cast<Large*>(former);
    } else {
      std::destroy_n(former->first(), former->size);
      ::operator delete(former);
    }
  }

  Few* few_ = nullptr;
};

}  // namespace otp
