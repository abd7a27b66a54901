#include "draw/sequence_layout.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

namespace ui {
namespace {

using observer::MessageFlow;
using observer::MessageRecord;
using observer::SystemModel;

/// A row is 26 high: a message that is taken at once falls by 3, one that waits for a second by 18.
double slant_of(const MessageRecord& record, otp::TimePoint now) {
  constexpr double least = 3, most = 18;
  otp::TimePoint until = record.is_under_way() ? now : record.arrived();
  if (until <= record.sent) return least;
  double microseconds = double((until - record.sent).count()) / 1e3;
  return std::clamp(least + 2.5 * std::log10(1 + microseconds), least, most);
}

/// Whether a name contains a part, in whatever letters.
bool is_part(std::string_view part, std::string_view name) {
  auto same = [](char of_part, char of_name) {
    return of_part == std::tolower(static_cast<unsigned char>(of_name));
  };
  return !std::ranges::search(name, part, [&](char a, char b) { return same(b, a); }).empty();
}

/// How many messages each process has.
using Traffic = std::map<Identity, std::size_t>;

std::vector<Identity> busiest(const Traffic& traffic, Identity kept, std::size_t most) {
  std::vector<std::pair<std::size_t, Identity>> ranks;
  for (const auto& [id, count] : traffic) ranks.emplace_back(id == kept ? SIZE_MAX : count, id);
  std::ranges::stable_sort(ranks, std::greater(), &std::pair<std::size_t, Identity>::first);
  if (ranks.size() > most) ranks.resize(most);
  std::vector<Identity> ids;
  for (const auto& [rank, id] : ranks) ids.push_back(id);
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

bool SequenceFilter::passes(const MessageRecord& record, const SystemModel& system) const {
  if (record.is_timer() || !shows[std::size_t(record.role)]) return false;
  const auto* from = system.find(record.from());
  const auto* to = system.find(record.to);
  bool is_own = (from != nullptr && from->is_own) || (to != nullptr && to->is_own);
  if (is_own && !with_own) return false;
  if (!kind.empty() && !is_part(kind, record.label.text())) return false;
  auto is_wanted = [this](const observer::ProcessEntry* entry) {
    return entry != nullptr && std::ranges::find(processes, entry->id) != processes.end();
  };
  if (processes.empty()) return true;
  return processes.size() == 1 ? is_wanted(from) || is_wanted(to)
                               : is_wanted(from) && is_wanted(to);
}

MessageSearch messages_from(const MessageFlow& flow, const SystemModel& system,
                            const SequenceFilter& filter, MessageNumber begin, std::size_t count) {
  MessageSearch search;
  search.looked_to = std::max(begin, flow.first());
  MessageNumber limit = std::min(flow.end(), search.looked_to + most_looked_at);
  for (; search.looked_to < limit && search.found.size() < count; ++search.looked_to) {
    if (filter.passes(flow.record(search.looked_to), system)) {
      search.found.push_back(search.looked_to);
    }
  }
  search.has_given_up = search.found.size() < count && limit < flow.end();
  return search;
}

MessageSearch messages_before(const MessageFlow& flow, const SystemModel& system,
                              const SequenceFilter& filter, MessageNumber end, std::size_t count) {
  MessageSearch search;
  search.looked_to = std::min(end, flow.end());
  MessageNumber reach = std::min(search.looked_to - flow.first(), most_looked_at);
  MessageNumber limit = search.looked_to - reach;
  while (search.looked_to > limit && search.found.size() < count) {
    if (filter.passes(flow.record(--search.looked_to), system)) {
      search.found.push_back(search.looked_to);
    }
  }
  std::ranges::reverse(search.found);
  search.has_given_up = search.found.size() < count && limit > flow.first();
  return search;
}

const MessageSearch& LatestMessages::look(const MessageFlow& flow, const SystemModel& system,
                                          const SequenceFilter& filter, std::size_t count) {
  bool goes_on = search_ && count == count_ && flow.end() - end_ < most_looked_at;
  if (!goes_on) search_ = messages_before(flow, system, filter, flow.end(), count);
  auto& found = search_->found;
  for (MessageNumber number = goes_on ? end_ : flow.end(); number < flow.end(); ++number) {
    if (filter.passes(flow.record(number), system)) found.push_back(number);
  }
  auto known = std::ranges::lower_bound(found, flow.first());
  auto fitting = found.end() - std::ptrdiff_t(std::min(count, found.size()));
  found.erase(found.begin(), std::max(known, fitting));
  search_->has_given_up = search_->has_given_up && found.size() < count;
  count_ = count;
  end_ = flow.end();
  return *search_;
}

const SequenceLayout::Arrow* SequenceLayout::at(double y) const {
  constexpr double reach = 13;
  for (const Arrow& arrow : arrows) {
    double middle = arrow.y + arrow.slant / 2;
    if (std::abs(middle - y) <= reach) return &arrow;
  }
  return nullptr;
}

SequenceLayout lay_out(const std::vector<MessageNumber>& messages, const MessageFlow& flow,
                       const SystemModel& system, Identity kept, const SequenceStyle& style) {
  Traffic traffic;
  for (MessageNumber number : messages) {
    ++traffic[system.identity_of(flow.record(number).from())];
    ++traffic[system.identity_of(flow.record(number).to)];
  }
  SequenceLayout layout;
  std::vector<Identity> ids = busiest(traffic, kept, style.most_columns);
  double step = ids.size() > 1 ? (style.width - 2 * style.margin) / double(ids.size() - 1) : 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    layout.columns.push_back({ids[i], style.margin + step * double(i)});
  }
  constexpr double beside_edge = 8;
  layout.right = style.width - beside_edge;
  auto end_of = [&](otp::Pid pid) {
    auto column = std::ranges::find(ids, system.identity_of(pid));
    return column == ids.end() ? SequenceLayout::edge : std::size_t(column - ids.begin());
  };
  double y = style.row / 2;
  for (MessageNumber number : messages) {
    const MessageRecord& record = flow.record(number);
    layout.arrows.push_back(
        {number, end_of(record.from()), end_of(record.to), y, slant_of(record, style.now)});
    y += style.row;
  }
  return layout;
}

}  // namespace ui
