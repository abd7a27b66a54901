#include "murabaha/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "murabaha/every_contract.h"
#include "murabaha/trail.h"

namespace murabaha {

using otp::refuse;

namespace {

constexpr std::string_view title = "actorscope checkpoint 1";
constexpr std::size_t hash_digits = 64;

std::string line_of(const Head& head) {
  return fmt::format("{} {} {}\n", head.contract_id, head.seq, head.hash);
}

bool is_hash_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

// As text

std::string Checkpoint::digest() const {
  std::string lines;
  for (const Head& head : heads) lines += line_of(head);
  return sha256(lines);
}

std::string text_of(const Checkpoint& checkpoint) {
  std::string lines =
      fmt::format("{}\nat {}\ncontracts {}\n", title, checkpoint.at, checkpoint.heads.size());
  for (const Head& head : checkpoint.heads) lines += line_of(head);
  return lines + fmt::format("digest {}\n", checkpoint.digest());
}

namespace {

auto invalid(std::string_view why) {
  return refuse(Atom("invalid_checkpoint"), fmt::format("This is no checkpoint: {}.", why));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// What stands behind a word; nothing when the line does not begin with it.
std::optional<std::string_view> behind(std::string_view word, std::string_view line) {
  if (!line.starts_with(word) || !line.substr(word.size()).starts_with(' ')) return std::nullopt;
  return line.substr(word.size() + 1);
}

std::optional<std::int64_t> count_in(std::string_view text) {
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool is_count = error == std::errc() && end == text.data() + text.size() && number >= 0;
  return is_count ? std::optional(number) : std::nullopt;
}

std::optional<Head> head_in(std::string_view line) {
  std::size_t first = line.find(' ');
  std::size_t second = line.rfind(' ');
  if (first == std::string_view::npos || first == second) return std::nullopt;
  std::string_view id = line.substr(0, first);
  std::string_view hash = line.substr(second + 1);
  auto seq = count_in(line.substr(first + 1, second - first - 1));
  bool is_head = is_id(id) && seq && *seq > 0 && hash.size() == hash_digits &&
                 std::ranges::all_of(hash, is_hash_digit);
  return is_head ? std::optional(Head{std::string(id), *seq, std::string(hash)}) : std::nullopt;
}

}  // namespace

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  std::vector<std::string_view> lines = lines_of(text);
  if (lines.empty() || lines[0] != title) {
    return invalid(fmt::format("its first line is not \"{}\"", title));
  }
  if (lines.size() < 4) return invalid("it ends too early");
  auto at = behind("at", lines[1]);
  auto count = behind("contracts", lines[2]).and_then(count_in);
  auto digest = behind("digest", lines.back());
  if (!at) return invalid("line 2 does not say when it was taken");
  if (!count) return invalid("line 3 does not say how many contracts there were");
  if (!digest) return invalid("its last line has no digest");
  Checkpoint checkpoint{std::string(*at), {}};
  for (std::size_t i = 3; i + 1 < lines.size(); ++i) {
    auto head = head_in(lines[i]);
    if (!head) return invalid(fmt::format("line {} is not a contract, a step and a hash", i + 1));
    checkpoint.heads.push_back(std::move(*head));
  }
  bool is_whole = std::cmp_equal(checkpoint.heads.size(), *count);
  if (!is_whole || checkpoint.digest() != *digest) {
    return invalid("it was changed since it was written, for its digest is another");
  }
  return checkpoint;
}

// Beside a store

namespace {

/// The last steps that the list of contracts tells of, by contract.
using Heads = std::map<std::string, Head>;

Result<Heads> listed_heads(Store& store) {
  Heads heads;
  auto read = each_contract(store, [&](const Snapshot& row) -> Result<> {
    heads.emplace(row.contract_id, Head{row.contract_id, row.version, row.head_hash});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return heads;
}

using Trail = std::vector<AuditRow>;

Result<Trail> trail_of(Store& store, const std::string& contract_id) {
  return wait_for<Trail>([&](auto done) { store.load(contract_id, std::move(done)); });
}

/// What is wrong in the list of contracts with one whose steps are right. It was read after the
/// steps, and may know of some that were taken meanwhile: those are there when they are read again.
Result<std::optional<std::string>> difference(Store& store, const Heads& listed, const Head& last) {
  auto found = listed.find(last.contract_id);
  if (found == listed.end()) {
    return "The contract is gone: it was taken out of the table of contracts, and its steps are "
           "left.";
  }
  const Head& head = found->second;
  if (head == last) return std::nullopt;
  if (head.seq > last.seq) {
    Result<Trail> trail = trail_of(store, last.contract_id);
    if (!trail) return std::unexpected(trail.error());
    auto is_listed = [&](const AuditRow& row) {
      return row.seq == head.seq && row.hash == head.hash;
    };
    if (std::ranges::any_of(*trail, is_listed)) return std::nullopt;
  }
  return fmt::format("The table of contracts has another last step of it: {}, not {}.", head.seq,
                     last.seq);
}

/// What is wrong with a contract of a checkpoint; nothing when its steps are those that it had.
std::optional<std::string> difference(const Head& head, const Trail& trail) {
  if (trail.empty()) return "The contract is gone: it was taken out of the database.";
  Replay kept = replay(head.contract_id, trail);
  if (kept.fault) return kept.fault->sentence;
  std::int64_t last = kept.contract.version();
  if (last < head.seq) {
    return fmt::format("Its last steps are gone: it had {}, and has {}.", head.seq, last);
  }
  bool is_same = trail[static_cast<std::size_t>(head.seq - 1)].hash == head.hash;
  if (is_same) return std::nullopt;
  return fmt::format("Its steps up to {} are not those that it had.", head.seq);
}

}  // namespace

Result<Checkpoint> take_checkpoint(Store& store, Timestamp at) {
  Checkpoint checkpoint{format_time(at), {}};
  auto read = each_contract(store, [&](const Snapshot& row) -> Result<> {
    checkpoint.heads.push_back({row.contract_id, row.version, row.head_hash});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return checkpoint;
}

Result<CheckpointReport> compare(Store& store, const Checkpoint& checkpoint) {
  CheckpointReport report;
  report.contracts = std::int64_t(checkpoint.heads.size());
  std::vector<Head> lasts;  // of those whose steps are right
  for (const Head& head : checkpoint.heads) {
    Result<Trail> trail = trail_of(store, head.contract_id);
    if (!trail) return std::unexpected(trail.error());
    if (std::cmp_greater(trail->size(), head.seq)) ++report.grown;
    auto fault = difference(head, *trail);
    if (fault) report.faults.push_back({head.contract_id, std::move(*fault)});
    else lasts.push_back({head.contract_id, trail->back().seq, trail->back().hash});
  }
  auto listed = listed_heads(store);
  if (!listed) return std::unexpected(listed.error());
  for (const Head& last : lasts) {
    auto fault = difference(store, *listed, last);
    if (!fault) return std::unexpected(fault.error());
    if (*fault) report.faults.push_back({last.contract_id, std::move(**fault)});
  }
  report.since = std::int64_t(listed->size());
  for (const Head& head : checkpoint.heads) report.since -= listed->contains(head.contract_id);
  return report;
}

// What is printed

Result<std::int64_t> step_with_hash(const std::string& contract_id,
                                    const std::vector<AuditRow>& trail, std::string_view printed) {
  std::string digits;
  for (char c : printed) {
    if (c != ' ') digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  bool is_hash = digits.size() >= least_hash_digits && digits.size() <= hash_digits &&
                 std::ranges::all_of(digits, is_hash_digit);
  if (!is_hash) {
    return refuse(Atom("invalid_hash"),
                  fmt::format("Give {} to {} digits of the hash, each from 0-9 and a-f.",
                              least_hash_digits, hash_digits));
  }
  Replay kept = replay(contract_id, trail);
  if (kept.fault) return std::unexpected(*kept.fault);
  auto found = std::ranges::find_if(
      trail, [&](const AuditRow& row) { return row.hash.starts_with(digits); });
  if (found != trail.end()) return found->seq;
  return refuse(Atom("hash_not_found"),
                fmt::format("No step of the contract {} has a hash that begins with {}.",
                            contract_id, digits));
}

}  // namespace murabaha
