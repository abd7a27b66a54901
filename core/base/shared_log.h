#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

/// Values that grow and are copied often: a copy shares all that is there with its original, and
/// costs the same whatever the size. Nothing that is shared is ever changed, so copies may be used
/// on different threads.
namespace otp {

/// A map that only grows. To add and to find takes steps in proportion to the logarithm of the
/// size.
///
///     SharedMap<std::string, int> before;
///     auto after = before;
///     after.set("a", 1);  // `before` is still empty
template <class Key, class Value, class Hash = std::hash<Key>>
class SharedMap {
 public:
  /// The value of a key; nullptr when there is none. It lives as long as a map that has it.
  const Value* find(const Key& key) const {
    std::size_t bits = Hash()(key);
    for (const Node* node = root_.get(); node != nullptr;
         node = node->below[bits & 1].get(), bits >>= 1) {
      if (node->entry->first == key) return &node->entry->second;
    }
    return nullptr;
  }
  void set(Key key, Value value) {
    std::size_t bits = Hash()(key);
    root_ = with(root_, bits, std::make_shared<const Entry>(std::move(key), std::move(value)));
  }
  bool empty() const { return root_ == nullptr; }

 private:
  using Entry = std::pair<Key, Value>;
  struct Node;
  using Link = std::shared_ptr<const Node>;
  /// An entry; those whose next bit is 0 and those whose is 1 are below.
  struct Node {
    std::shared_ptr<const Entry> entry;
    std::array<Link, 2> below = {};
  };

  /// The tree with one entry more: new nodes down to it, and all the others as they are.
  static Link with(const Link& link, std::size_t bits, std::shared_ptr<const Entry> entry) {
    if (!link) return std::make_shared<const Node>(Node{std::move(entry)});
    Node node = *link;
    if (node.entry->first == entry->first) {
      node.entry = std::move(entry);
    } else {
      Link& below = node.below[bits & 1];
      below = with(below, bits >> 1, std::move(entry));
    }
    return std::make_shared<const Node>(std::move(node));
  }

  Link root_;
};

/// What a log shows first.
enum class LogOrder { OldestFirst, NewestFirst };

/// A sequence to which values are added, and none taken away.
template <class T, LogOrder order = LogOrder::OldestFirst>
class SharedLog {
 public:
  /// Goes through the values; valid as long as the log.
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    Iterator(const SharedLog* log, difference_type at) : log_(log), at_(at) {}
    reference operator*() const { return (*log_)[static_cast<std::size_t>(at_)]; }
    pointer operator->() const { return &**this; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator+=(difference_type n) { return at_ += n, *this; }
    Iterator& operator-=(difference_type n) { return at_ -= n, *this; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator++(int) { return std::exchange(*this, *this + 1); }
    Iterator operator--(int) { return std::exchange(*this, *this - 1); }
    friend Iterator operator+(Iterator a, difference_type n) { return a += n; }
    friend Iterator operator+(difference_type n, Iterator a) { return a += n; }
    friend Iterator operator-(Iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    const SharedLog* log_ = nullptr;
    difference_type at_ = 0;
  };

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// @pre below the size; so for the first and the last
  const T& operator[](std::size_t at) const { return *values_.find(place(at)); }
  const T& front() const { return (*this)[0]; }
  const T& back() const { return (*this)[size_ - 1]; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, static_cast<std::ptrdiff_t>(size_)}; }
  auto rbegin() const { return std::reverse_iterator(end()); }
  auto rend() const { return std::reverse_iterator(begin()); }

  void add(T value) { values_.set(size_++, std::move(value)); }
  /// Puts another value in the place of the one that was added last.
  /// @pre it is not empty
  void replace_newest(T value) { values_.set(size_ - 1, std::move(value)); }

 private:
  std::size_t place(std::size_t at) const {
    return order == LogOrder::OldestFirst ? at : size_ - 1 - at;
  }

  /// The place is its own hash, so that the tree is full at every level.
  struct OwnHash {
    std::size_t operator()(std::size_t place) const { return place; }
  };
  SharedMap<std::size_t, T, OwnHash> values_;
  std::size_t size_ = 0;
};

}  // namespace otp
