#include "base/atom.h"

#include <deque>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace otp {
namespace {

class AtomTable {
 public:
  AtomTable() {
    for (std::string_view text : KnownAtoms::texts) add(text);
  }

  std::uint32_t intern(std::string_view text) {
    {
      std::shared_lock lock(mutex_);
      if (auto found = ids_.find(text); found != ids_.end()) return found->second;
    }
    std::unique_lock lock(mutex_);
    if (auto found = ids_.find(text); found != ids_.end()) return found->second;
    return add(text);
  }

  std::uint32_t find(std::string_view text) const {
    std::shared_lock lock(mutex_);
    auto found = ids_.find(text);
    return found == ids_.end() ? 0 : found->second;
  }

  std::string_view text(std::uint32_t id) const {
    std::shared_lock lock(mutex_);
    return texts_[id];
  }

 private:
  std::uint32_t add(std::string_view text) {
    auto id = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), id);
    return id;
  }

  mutable std::shared_mutex mutex_;
  std::deque<std::string> texts_;  // a deque: the views in ids_ must stay valid
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

AtomTable& table() {
  static auto* table = new AtomTable;  // never destroyed: exit reasons outlive static destruction
  return *table;
}

}  // namespace

Atom::Atom(std::string_view text) : id_(table().intern(text)) {}

Atom Atom::existing(std::string_view text) { return KnownAtoms::from_id(table().find(text)); }

std::string_view Atom::text() const { return table().text(id_); }

}  // namespace otp
