#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/atom.h"
#include "base/ids.h"

namespace otp {

struct TermNode;

template <class T>
concept Whole = std::integral<T> && !std::same_as<T, bool>;

/// A value whose type is known at run time only: exit reasons, child ids, registry keys, and what
/// `describe` makes of a state or a message for people to read.
///
/// Terms are immutable and cheap to copy (16 bytes; large ones share their contents). They print as
/// Elixir prints them. The default term is the atom `nil`.
/// @thread any
class Term {
 public:
  enum class Kind : std::uint8_t {
    Integer,
    Float,
    Atom,
    Ref,
    Function,
    Pid,
    Tuple,
    Map,
    Record,
    List,
    String,
    Crash,
    Call,
    Stack,
  };
  using Entry = std::pair<Term, Term>;
  using Field = std::pair<Atom, Term>;

  Term() : Term(Atom()) {}
  Term(Atom atom) : kind_(Kind::Atom) { value_.atom = atom; }
  Term(Pid pid) : kind_(Kind::Pid) { value_.pid = pid; }
  Term(Ref ref) : kind_(Kind::Ref) { value_.ref = ref; }
  Term(std::same_as<bool> auto flag) : Term(flag ? atoms::true_ : atoms::false_) {}
  Term(std::floating_point auto real) : kind_(Kind::Float) { value_.real = real; }
  Term(Whole auto number) : kind_(Kind::Integer) {
    value_.integer = static_cast<std::int64_t>(number);
  }
  Term(std::string_view text);
  Term(const char* text) : Term(std::string_view(text)) {}
  Term(const std::string& text) : Term(std::string_view(text)) {}

  Term(const Term& other) noexcept : kind_(other.kind_), value_(other.value_) { retain(); }
  Term(Term&& other) noexcept : kind_(other.kind_), value_(other.value_) {
    other.kind_ = Kind::Atom;
    other.value_.atom = Atom();
  }
  Term& operator=(Term other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(value_, other.value_);
    return *this;
  }
  ~Term() { release(); }

  static Term tuple(std::vector<Term> items);
  static Term list(std::vector<Term> items);
  /// Later entries with an equal key replace earlier ones.
  static Term map(std::vector<Entry> entries);
  /// A named group of fields, as an Elixir struct: `%Increment{by: 1}`.
  static Term record(Atom name, std::vector<Field> fields = {});
  /// The reason of a process that ended by an uncaught exception of this C++ type.
  static Term crash(std::string_view type, std::string_view message);
  /// Which call failed; shown to people, not compared.
  static Term call(std::string_view text);
  static Term stack();
  static Term function();

  Kind kind() const { return kind_; }
  bool is(Atom atom) const { return kind_ == Kind::Atom && value_.atom == atom; }
  bool is_nil() const { return is(atoms::nil); }
  bool is_atom() const { return kind_ == Kind::Atom; }
  bool is_integer() const { return kind_ == Kind::Integer; }
  bool is_string() const { return kind_ == Kind::String; }
  bool is_pid() const { return kind_ == Kind::Pid; }
  bool is_ref() const { return kind_ == Kind::Ref; }
  bool is_tuple() const { return kind_ == Kind::Tuple; }
  bool is_list() const { return kind_ == Kind::List; }
  bool is_map() const { return kind_ == Kind::Map; }
  bool is_record() const { return kind_ == Kind::Record; }
  bool is_crash() const { return kind_ == Kind::Crash; }
  /// A tuple of this size whose first element is this atom.
  bool is_tagged(Atom tag, std::size_t size) const;

  /// @pre the term is of that kind
  Atom atom() const;
  std::int64_t integer() const;
  double real() const;
  Pid pid() const;
  Ref ref() const;
  /// The text of a string, the message of a crash, the description of a call.
  std::string_view text() const;
  /// The elements of a tuple or a list; empty for every other term.
  std::span<const Term> items() const;
  /// The entries of a map in the order of their keys; empty for every other term.
  std::span<const Entry> entries() const;
  std::span<const Field> fields() const;
  Atom record_name() const;
  std::string_view crash_type() const;
  /// The element of a tuple or list at `index`.
  const Term& operator[](std::size_t index) const;
  /// The value of a record's field or of a map's atom key; `nil` when there is none.
  Term get(Atom name) const;

  friend bool operator==(const Term& a, const Term& b) { return compare(a, b) == 0; }
  /// Erlang's order of terms, total over all kinds. An integer comes before the float of its value.
  friend std::strong_ordering operator<=>(const Term& a, const Term& b) { return compare(a, b); }
  std::size_t hash() const;

 private:
  union Value {
    Value() : integer(0) {}
    Atom atom;
    Pid pid;
    Ref ref;
    std::int64_t integer;
    double real;
    TermNode* node;
  };

  Term(Kind kind, TermNode* node) : kind_(kind) { value_.node = node; }
  static std::strong_ordering compare(const Term& a, const Term& b);
  bool is_number() const { return kind_ == Kind::Integer || kind_ == Kind::Float; }
  long double number() const {
    return kind_ == Kind::Integer ? static_cast<long double>(value_.integer) : value_.real;
  }
  bool has_node() const { return kind_ >= Kind::Tuple && kind_ != Kind::Stack; }
  void retain() const noexcept {
    if (has_node()) retain_node();
  }
  void release() noexcept {
    if (has_node()) release_node();
  }
  void retain_node() const noexcept;
  void release_node() noexcept;
  template <class Node>
  const Node& node() const;

  Kind kind_;
  Value value_;
};

/// `{a, b, c}`
template <class... Items>
Term tuple(Items&&... items) {
  return Term::tuple({Term(std::forward<Items>(items))...});
}

/// Writes terms as Elixir does. Derive to print processes, references or details in another way.
/// @thread any
class TermPrinter {
 public:
  /// @param most bytes that are written before the rest is left out and an ellipsis says so; what
  /// it takes to print does not depend on the size of the term then
  explicit TermPrinter(std::size_t most = std::string::npos) : most_(most) {}
  virtual ~TermPrinter() = default;
  std::string print(const Term& term) const;

 protected:
  virtual std::string atom(Atom atom) const;
  virtual std::string pid(Pid pid) const { return pid.text(); }
  virtual std::string ref(Ref ref) const { return ref.text(); }
  virtual std::string crash(const Term& crash) const;
  virtual std::string call(const Term& call) const { return std::string(call.text()); }
  virtual std::string stack() const { return "[...]"; }

 private:
  void write(std::string& out, const Term& term) const;
  void write_map(std::string& out, const Term& map) const;
  void write_record(std::string& out, const Term& record) const;
  template <class Items, class Write>
  void write_joined(std::string& out, const Items& items, Write write) const;

  std::size_t most_;
};

/// The text of a term with its processes shown as pids.
std::string to_text(const Term& term);

/// `"text"` with quotes, as Elixir's inspect writes a string.
std::string quoted(std::string_view text);

}  // namespace otp

/// @cond
template <>
struct std::hash<otp::Term> {
  std::size_t operator()(const otp::Term& term) const noexcept { return term.hash(); }
};
/// @endcond
