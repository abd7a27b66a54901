#include "models/process_order.h"

#include <algorithm>
#include <cmath>

#include "draw/text.h"
#include "models/observation.h"

namespace ui {
namespace {

using observer::Identity;
using observer::ProcessEntry;

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string in_small_letters(std::string_view utf8) {
  bool is_ascii = std::ranges::all_of(utf8, [](char letter) { return letter >= 0; });
  if (!is_ascii) return text(utf8).toCaseFolded().toStdString();
  std::string small(utf8);
  for (char& letter : small) {
    if (letter >= 'A' && letter <= 'Z') letter = char(letter - 'A' + 'a');
  }
  return small;
}

/// The first bytes as a number that orders as they do.
std::uint64_t beginning(const std::string& text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof(number); ++i) {
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

/// The kinds in the order of their names.
std::uint64_t rank_of(observer::ProcessKind kind) {
  switch (kind) {
    case observer::ProcessKind::Plain: return 0;
    case observer::ProcessKind::Server: return 1;
    case observer::ProcessKind::Supervisor: return 2;
  }
  return 0;
}

}  // namespace

/// A run of digits is preceded by its length, so that the longer number comes later.
std::string sortable(std::string_view utf8) {
  std::string folded = in_small_letters(utf8);
  std::string sortable;
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_digit(folded[at])) {
      sortable += folded[at++];
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && is_digit(folded[end])) ++end;
    while (at + 1 < end && folded[at] == '0') ++at;
    sortable += char('0' + std::min<std::size_t>(end - at, 9));
    sortable.append(folded, at, end - at);
    at = end;
  }
  return sortable;
}

void ProcessOrder::choose(Column column, Qt::SortOrder order) {
  column_ = column;
  is_descending_ = order == Qt::DescendingOrder;
  by_text_ = column == Name || column == Module;
  forget_all();
}

std::uint64_t ProcessOrder::number_of(const ProcessEntry& entry) const {
  switch (column_) {
    case Process: return std::uint64_t{entry.pid.index} << 32 | entry.pid.generation;
    case Kind: return rank_of(entry.kind);
    case Mailbox: return entry.depth;
    case History: return entry.peak_depth;
    case Rate:
    case Busy: return rate_of(entry);
    case Taken: return entry.received;
    case Restarts: return entry.restarts();
    case State: return std::uint64_t(entry.status);
    case Name:
    case Module:
    case ColumnCount: break;
  }
  return beginning(text_of(entry.id));
}

/// In tenths, as it is shown: rows do not change places for what nobody sees.
std::uint64_t ProcessOrder::rate_of(const ProcessEntry& entry) const {
  auto rates = observation_.mailboxes().rates_of(entry.pid);
  if (!rates) return no_rate;
  double shown = column_ == Rate ? rates->in_rate.value_or(0) : 100 * rates->busy_share.value_or(0);
  return no_rate + 1 + (shown > 0 ? 1 + std::uint64_t(std::llround(10 * shown)) : 0);
}

bool ProcessOrder::remember(Identity id, std::string text) {
  if (text_of(id) == text) return false;
  texts_.put(id.number, std::move(text));
  return true;
}

ProcessOrder::Item ProcessOrder::item(const ProcessEntry& entry) {
  Item item{0, entry.id};
  refresh(item, entry);
  return item;
}

bool ProcessOrder::refresh(Item& item, const ProcessEntry& entry) {
  bool is_other = false;
  if (column_ == Name) is_other = remember(entry.id, sortable(entry.title()));
  if (column_ == Module) is_other = remember(entry.id, sortable(entry.label.text()));
  std::uint64_t key = number_of(entry);
  if (is_descending_) key = ~key;
  is_other = is_other || key != item.key;
  item.key = key;
  return is_other;
}

bool ProcessOrder::operator()(const Item& a, const Item& b) const {
  if (a.key != b.key) return a.key < b.key;
  if (by_text_) {
    int order = text_of(a.id).compare(text_of(b.id));
    if (order != 0) return is_descending_ ? order > 0 : order < 0;
  }
  return a.id < b.id;
}

void ProcessOrder::sort(std::vector<Item>& items) const {
  std::ranges::sort(items, [this](const Item& a, const Item& b) { return (*this)(a, b); });
}

}  // namespace ui
