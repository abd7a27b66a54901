#pragma once

#include <Qt>

#include <cstdint>
#include <string>
#include <vector>

#include "observer/paged.h"
#include "observer/process_entry.h"

namespace ui {

class Observation;

/// The columns of the process table.
struct ProcessColumns {
  enum Column {
    Name,
    Process,
    Kind,
    Module,
    Mailbox,
    History,
    Rate,
    Busy,
    Taken,
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

  explicit ProcessOrder(const Observation& observation) : observation_(observation) {}

  void choose(Column column, Qt::SortOrder order);
  /// Whether places may change by time alone.
  bool goes_by_rates() const { return column_ == Rate || column_ == Busy; }
  /// Then whether that of this process may: of whom nothing was seen, it cannot.
  bool has_rate(const Item& item) const {
    return item.key != (is_descending_ ? ~no_rate : no_rate);
  }

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
  static constexpr std::uint64_t no_rate = 0;

  std::uint64_t number_of(const observer::ProcessEntry& entry) const;
  std::uint64_t rate_of(const observer::ProcessEntry& entry) const;
  /// @returns whether the text is another than before
  bool remember(observer::Identity id, std::string text);
  const std::string& text_of(observer::Identity id) const { return texts_[id.number]; }

  const Observation& observation_;
  Column column_ = Mailbox;
  bool is_descending_ = true;
  bool by_text_ = false;
  observer::Paged<std::string> texts_;  // by identity, when texts are compared
};

/// A text that orders by its bytes as people order: `Worker 2` before `worker 10`.
std::string sortable(std::string_view utf8);

}  // namespace ui
