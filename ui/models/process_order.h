#pragma once

#include <Qt>

#include <cstdint>
#include <string>
#include <vector>

#include "observer/paged.h"
#include "observer/process_entry.h"

namespace ui {

/// The columns of the process table.
struct ProcessColumns {
  enum Column {
    Name,
    Process,
    Kind,
    Module,
    Mailbox,
    History,
    Handled,
    Restarts,
    State,
    ColumnCount,
  };
};

/// In which order processes stand. What is compared is worked out once for each process, when it
/// has changed, and not at each comparison.
class ProcessOrder : public ProcessColumns {
 public:
  /// A process with what decides about its place.
  struct Item {
    std::uint64_t key = 0;
    observer::Identity id;
  };

  void choose(Column column, Qt::SortOrder order);

  /// Works out what is compared.
  Item item(const observer::ProcessEntry& entry);
  /// Does the same again, and tells whether the place may be another now.
  bool refresh(Item& item, const observer::ProcessEntry& entry);
  /// Keeps nothing of a process any more, which is in no order from now on.
  void forget(observer::Identity id) { texts_.clear(id.number); }
  void forget_all() { texts_ = {}; }
  bool operator()(const Item& a, const Item& b) const;
  void sort(std::vector<Item>& items) const;
  /// How many pages of memory the texts take that are compared.
  std::size_t pages() const { return texts_.pages(); }

 private:
  std::uint64_t number_of(const observer::ProcessEntry& entry) const;
  /// @returns whether the text is another than before
  bool remember(observer::Identity id, std::string text);
  const std::string& text_of(observer::Identity id) const { return texts_[id.number]; }

  Column column_ = Mailbox;
  bool is_descending_ = true;
  bool by_text_ = false;
  observer::Paged<std::string> texts_;  // by identity, when texts are compared
};

/// A text that orders by its bytes as people order: `Worker 2` before `worker 10`.
std::string sortable(std::string_view utf8);

}  // namespace ui
