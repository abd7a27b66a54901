#include "base/term.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>

#include "base/contract.h"

namespace otp {

struct TermNode {
  virtual ~TermNode() = default;
  std::atomic<std::uint32_t> owners{1};
};

namespace {

struct StringNode : TermNode {
  explicit StringNode(std::string_view contents) : text(contents) {}
  std::string text;
};

struct SequenceNode : TermNode {
  explicit SequenceNode(std::vector<Term> contents) : items(std::move(contents)) {}
  std::vector<Term> items;
};

struct MapNode : TermNode {
  explicit MapNode(std::vector<Term::Entry> contents) : entries(std::move(contents)) {}
  std::vector<Term::Entry> entries;
};

struct RecordNode : TermNode {
  RecordNode(Atom record, std::vector<Term::Field> contents)
      : name(record), fields(std::move(contents)) {}
  Atom name;
  std::vector<Term::Field> fields;
};

struct CrashNode : StringNode {
  CrashNode(std::string_view thrown, std::string_view message)
      : StringNode(message), type(thrown) {}
  std::string type;
};

std::strong_ordering compare_text(std::string_view a, std::string_view b) {
  int order = a.compare(b);
  return order <=> 0;
}

/// What is not a number comes after all numbers. A long double holds every 64-bit integer.
std::strong_ordering compare_reals(long double a, long double b) {
  if (a < b) return std::strong_ordering::less;
  if (a > b) return std::strong_ordering::greater;
  return std::isnan(a) <=> std::isnan(b);
}

template <class Range>
std::strong_ordering compare_ranges(const Range& a, const Range& b) {
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
}

std::size_t combine(std::size_t seed, std::size_t value) {
  return mix_bits(seed ^ (value + 0x9E3779B97F4A7C15ULL));
}

}  // namespace

Term::Term(std::string_view text) : Term(Kind::String, new StringNode(text)) {}
Term Term::tuple(std::vector<Term> items) {
  return {Kind::Tuple, new SequenceNode(std::move(items))};
}
Term Term::list(std::vector<Term> items) {
  return {Kind::List, new SequenceNode(std::move(items))};
}
Term Term::crash(std::string_view type, std::string_view message) {
  return {Kind::Crash, new CrashNode(type, message)};
}
Term Term::call(std::string_view text) { return {Kind::Call, new StringNode(text)}; }
Term Term::record(Atom name, std::vector<Field> fields) {
  return {Kind::Record, new RecordNode(name, std::move(fields))};
}

Term Term::map(std::vector<Entry> entries) {
  std::ranges::stable_sort(entries, {}, &Entry::first);
  std::vector<Entry> unique;
  for (Entry& entry : entries) {
    if (!unique.empty() && unique.back().first == entry.first) unique.pop_back();
    unique.push_back(std::move(entry));
  }
  return {Kind::Map, new MapNode(std::move(unique))};
}

Term Term::stack() {
  Term term;
  term.kind_ = Kind::Stack;
  return term;
}

Term Term::function() {
  Term term;
  term.kind_ = Kind::Function;
  return term;
}

void Term::retain_node() const noexcept {
  value_.node->owners.fetch_add(1, std::memory_order_relaxed);
}

void Term::release_node() noexcept {
  // acq_rel: the last owner must see every other owner's last use.
  if (value_.node->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete value_.node;
}

template <class Node>
const Node& Term::node() const {
  return static_cast<const Node&>(*value_.node);
}

bool Term::is_tagged(Atom tag, std::size_t size) const {
  return is_tuple() && items().size() == size && items()[0].is(tag);
}

Atom Term::atom() const {
  expects(is_atom(), "Term::atom: the term is an atom");
  return value_.atom;
}
std::int64_t Term::integer() const {
  expects(is_integer(), "Term::integer: the term is an integer");
  return value_.integer;
}
double Term::real() const {
  expects(kind_ == Kind::Float, "Term::real: the term is a float");
  return value_.real;
}
Pid Term::pid() const {
  expects(is_pid(), "Term::pid: the term is a pid");
  return value_.pid;
}
Ref Term::ref() const {
  expects(is_ref(), "Term::ref: the term is a reference");
  return value_.ref;
}

std::string_view Term::text() const {
  expects(kind_ == Kind::String || kind_ == Kind::Crash || kind_ == Kind::Call,
          "Term::text: the term has a text");
  return node<StringNode>().text;
}

std::span<const Term> Term::items() const {
  if (kind_ != Kind::Tuple && kind_ != Kind::List) return {};
  return node<SequenceNode>().items;
}

std::span<const Term::Entry> Term::entries() const {
  if (kind_ != Kind::Map) return {};
  return node<MapNode>().entries;
}

std::span<const Term::Field> Term::fields() const {
  if (kind_ != Kind::Record) return {};
  return node<RecordNode>().fields;
}

Atom Term::record_name() const {
  return kind_ == Kind::Record ? node<RecordNode>().name : atoms::nil;
}

std::string_view Term::crash_type() const {
  expects(is_crash(), "Term::crash_type: the term is a crash");
  return node<CrashNode>().type;
}

const Term& Term::operator[](std::size_t index) const {
  expects(index < items().size(), "Term::operator[]: the index is inside the tuple or list");
  return items()[index];
}

Term Term::get(Atom name) const {
  for (const auto& [field, value] : fields()) {
    if (field == name) return value;
  }
  for (const auto& [key, value] : entries()) {
    if (key.is(name)) return value;
  }
  return {};
}

std::strong_ordering Term::compare(const Term& a, const Term& b) {
  if (a.kind_ != b.kind_) {
    auto order = a.is_number() && b.is_number() ? compare_reals(a.number(), b.number())
                                                : std::strong_ordering::equal;
    return order != 0 ? order : a.kind_ <=> b.kind_;
  }
  if (a.has_node() && a.value_.node == b.value_.node) return std::strong_ordering::equal;
  switch (a.kind_) {
    case Kind::Integer: return a.value_.integer <=> b.value_.integer;
    case Kind::Float: return compare_reals(a.value_.real, b.value_.real);
    case Kind::Atom:
      return a.value_.atom == b.value_.atom
                 ? std::strong_ordering::equal
                 : compare_text(a.value_.atom.text(), b.value_.atom.text());
    case Kind::Ref: return a.value_.ref <=> b.value_.ref;
    case Kind::Pid: return a.value_.pid <=> b.value_.pid;
    case Kind::Tuple:
      if (a.items().size() != b.items().size()) return a.items().size() <=> b.items().size();
      return compare_ranges(a.items(), b.items());
    case Kind::List: return compare_ranges(a.items(), b.items());
    case Kind::Map:
      if (a.entries().size() != b.entries().size())
        return a.entries().size() <=> b.entries().size();
      return compare_ranges(a.entries(), b.entries());
    case Kind::Record:
      if (auto order = a.record_name() <=> b.record_name(); order != 0) return order;
      return compare_ranges(a.fields(), b.fields());
    case Kind::Crash:
      if (auto order = compare_text(a.crash_type(), b.crash_type()); order != 0) return order;
      return compare_text(a.text(), b.text());
    case Kind::String:
    case Kind::Call: return compare_text(a.text(), b.text());
    case Kind::Function:
    case Kind::Stack: return std::strong_ordering::equal;
  }
  return std::strong_ordering::equal;
}

std::size_t Term::hash() const {
  auto seed = static_cast<std::size_t>(kind_);
  switch (kind_) {
    case Kind::Integer: return seed + mix_blocks(static_cast<std::size_t>(value_.integer));
    case Kind::Float: return combine(seed, std::hash<double>()(value_.real));
    case Kind::Atom: return seed + mix_blocks(value_.atom.id());
    case Kind::Ref: return seed + mix_blocks(value_.ref.bits);
    case Kind::Pid: return seed + mix_blocks(value_.pid.bits());
    case Kind::String:
    case Kind::Crash:
    case Kind::Call: return combine(seed, std::hash<std::string_view>()(text()));
    case Kind::Record:
      for (const auto& [name, value] : fields()) seed = combine(seed, value.hash() ^ name.id());
      return combine(seed, record_name().id());
    case Kind::Map:
      for (const auto& [key, value] : entries()) {
        seed = combine(seed, combine(key.hash(), value.hash()));
      }
      return seed;
    case Kind::Tuple:
    case Kind::List:
      for (const Term& item : items()) seed = combine(seed, item.hash());
      return seed;
    case Kind::Function:
    case Kind::Stack: return seed;
  }
  return seed;
}

}  // namespace otp
