#pragma once

#include <tsl/robin_map.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace otp {

/// A map that is small while it holds little (32 bytes, one allocation) and stays fast when it
/// holds a million: a plain array up to 16 entries, a hash table above.
/// @thread owner
template <class Key, class Value>
class SmallMap {
 public:
  using Entry = std::pair<Key, Value>;

  bool empty() const { return size() == 0; }
  std::size_t size() const { return large_ ? large_->size() : few_.size(); }

  Value* find(const Key& key) {
    if (large_) {
      auto found = large_->find(key);
      return found == large_->end() ? nullptr : &found.value();
    }
    auto found = std::ranges::find(few_, key, &Entry::first);
    return found == few_.end() ? nullptr : &found->second;
  }
  bool contains(const Key& key) const { return const_cast<SmallMap*>(this)->find(key) != nullptr; }

  /// The value of `key`, made by default where there is none.
  Value& operator[](const Key& key) {
    if (Value* found = find(key)) return *found;
    if (!large_ && few_.size() == few_limit) grow();
    if (large_) return (*large_)[key];
    return few_.emplace_back(key, Value{}).second;
  }

  bool erase(const Key& key) {
    if (large_) return erase_from_large(key);
    auto found = std::ranges::find(few_, key, &Entry::first);
    if (found == few_.end()) return false;
    few_.erase(found);
    return true;
  }

  void clear() {
    few_ = {};
    large_.reset();
  }

  /// Gives back the memory that it does not need any more.
  void shrink_to_fit() {
    if (large_ && large_->size() <= few_limit) few_ = take();
    if (large_) large_->rehash(0);
    few_.shrink_to_fit();
  }

  /// All entries, the map being empty afterwards.
  std::vector<Entry> take() {
    std::vector<Entry> entries = std::move(few_);
    entries.reserve(size());
    if (large_) {
      for (auto entry = large_->begin(); entry != large_->end(); ++entry) {
        entries.emplace_back(entry.key(), std::move(entry.value()));
      }
    }
    clear();
    return entries;
  }

  template <class Visit>
  void for_each(Visit&& visit) const {
    if (large_) {
      for (const auto& [key, value] : *large_) visit(key, value);
    } else {
      for (const auto& [key, value] : few_) visit(key, value);
    }
  }

 private:
  static constexpr std::size_t few_limit = 16;
  using Large = tsl::robin_map<Key, Value>;

  void grow() {
    large_ = std::make_unique<Large>();
    for (auto& [key, value] : few_) large_->emplace(key, std::move(value));
    few_ = {};
  }

  /// To visit all entries takes as long as there are places: most of them must not be empty.
  bool erase_from_large(const Key& key) {
    if (large_->erase(key) == 0) return false;
    if (large_->size() <= few_limit / 4) few_ = take();
    else if (large_->size() < large_->bucket_count() / 16) large_->rehash(0);
    return true;
  }

  std::vector<Entry> few_;
  std::unique_ptr<Large> large_;
};

}  // namespace otp
