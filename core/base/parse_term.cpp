#include "base/parse_term.h"

#include <charconv>
#include <optional>

namespace otp {
namespace {

constexpr int deepest = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '@' ||
         c == '.' || c == '!' || c == '?';
}

/// Reads from left to right. The first mistake ends it, and is kept.
class TermParser {
 public:
  explicit TermParser(std::string_view text) : text_(text) {}

  Result<Term> parse() {
    Term term = value();
    skip_spaces();
    if (!error_ && at_ < text_.size()) wrong("nothing more is expected");
    if (error_) return std::unexpected(*error_);
    return term;
  }

 private:
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool takes(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }
  void skip_spaces() {
    while (next() == ' ' || next() == '\t' || next() == '\n') ++at_;
  }
  /// @returns a term for the caller to go on with
  Term wrong(std::string_view what) {
    if (error_) return {};
    std::size_t character = 1;
    for (char byte : text_.substr(0, at_))
      character += (static_cast<unsigned char>(byte) >> 6) != 2;
    error_ = Error(tuple(Atom("syntax"), character),
                   "Character " + std::to_string(character) + ": " + std::string(what) + ".");
    return {};
  }
  void expect(char expected, std::string_view what) {
    skip_spaces();
    if (next() == expected) ++at_;
    else wrong(what);
  }

  Term value() {
    skip_spaces();
    if (++depth_ > deepest) return wrong("this is too deep");
    Term term = value_here();
    --depth_;
    return term;
  }

  Term value_here() {
    char first = next();
    if (is_digit(first) || first == '-') return number();
    if (first == '"') return Term(quoted());
    if (takes(":")) return next() == '"' ? Term(Atom(quoted())) : Term(Atom(word("an atom")));
    if (takes("#Ref<")) return reference();
    if (first == '<') return pid();
    if (takes("{")) return Term::tuple(items('}', "a comma or } is expected"));
    if (takes("[")) return Term::list(items(']', "a comma or ] is expected"));
    if (takes("%{")) return map();
    if (takes("%")) return record();
    return name();
  }

  Term number() {
    std::size_t end = at_ + 1;
    while (end < text_.size() &&
           (is_digit(text_[end]) || text_[end] == '.' || text_[end] == 'e' ||
            (text_[end - 1] == 'e' && (text_[end] == '-' || text_[end] == '+'))))
      ++end;
    std::string_view digits = text_.substr(at_, end - at_);
    bool is_real = digits.find_first_of(".e") != std::string_view::npos;
    return is_real ? read_number<double>(digits) : read_number<std::int64_t>(digits);
  }

  template <class Number>
  Term read_number(std::string_view digits) {
    Number number{};
    auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem == std::errc::result_out_of_range) return wrong("this number is too large");
    if (problem != std::errc() || end != digits.data() + digits.size()) {
      return wrong("this is no number");
    }
    at_ += digits.size();
    return number;
  }

  std::string quoted() {
    std::string text;
    for (++at_; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      if (c == '"') {
        ++at_;
        return text;
      }
      if (c == '\\' && ++at_ < text_.size()) {
        c = text_[at_];
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
      }
      if (at_ < text_.size()) text += c;
    }
    wrong("the closing quotation mark is missing");
    return text;
  }

  std::string_view word(std::string_view what) {
    std::size_t begin = at_;
    while (is_word(next())) ++at_;
    if (at_ == begin) wrong(std::string(what) + " is expected");
    return text_.substr(begin, at_ - begin);
  }

  Term name() {
    std::size_t begin = at_;
    std::string_view text = word("a value");
    if (text == "nil" || text == "true" || text == "false") return Atom(text);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') return Atom(text);
    at_ = begin;
    return wrong("an atom begins with a colon, a text with a quotation mark");
  }

  Term pid() {
    std::size_t end = text_.find('>', at_);
    Pid pid = end == std::string_view::npos ? Pid() : parse_pid(text_.substr(at_, end + 1 - at_));
    if (pid.is_none()) return wrong("a pid such as <0.12.1> is expected");
    at_ = end + 1;
    return pid;
  }

  Term reference() {
    Ref ref;
    const char* begin = text_.data() + at_;
    auto [end, problem] = std::from_chars(begin, text_.data() + text_.size(), ref.bits);
    if (problem != std::errc()) return wrong("the number of a reference is expected");
    at_ += std::size_t(end - begin);
    expect('>', "> is expected");
    return ref;
  }

  /// What is between two brackets, of which the first has been taken.
  template <class Item>
  void each_until(char end, std::string_view what, Item item) {
    skip_spaces();
    if (takes({&end, 1})) return;
    while (!error_) {
      item();
      skip_spaces();
      if (takes({&end, 1})) return;
      expect(',', what);
    }
  }

  std::vector<Term> items(char end, std::string_view what) {
    std::vector<Term> items;
    each_until(end, what, [&] { items.push_back(value()); });
    return items;
  }

  Term map() {
    std::vector<Term::Entry> entries;
    each_until('}', "a comma or } is expected", [&] {
      Term key = value();
      skip_spaces();
      if (!takes("=>")) wrong("=> is expected");
      entries.emplace_back(std::move(key), value());
    });
    return Term::map(std::move(entries));
  }

  Term record() {
    Atom name(word("the name of a record"));
    expect('{', "{ is expected");
    std::vector<Term::Field> fields;
    each_until('}', "a comma or } is expected", [&] {
      skip_spaces();
      Atom field(word("the name of a field"));
      expect(':', "a colon is expected");
      fields.emplace_back(field, value());
    });
    return Term::record(name, std::move(fields));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<Error> error_;
};

/// Takes a number from the beginning of `text`, and the character behind it.
std::optional<std::uint32_t> take_number(std::string_view& text, char behind) {
  std::uint32_t number = 0;
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end == text.data() + text.size() || *end != behind) return {};
  text.remove_prefix(std::size_t(end - text.data()) + 1);
  return number;
}

}  // namespace

Result<Term> parse_term(std::string_view text) { return TermParser(text).parse(); }

Pid parse_pid(std::string_view text) {
  constexpr std::uint32_t most_lives = UINT32_MAX / 2;
  if (!text.starts_with("<0.")) return {};
  text.remove_prefix(3);
  auto index = take_number(text, '.');
  auto lives = index ? take_number(text, '>') : std::nullopt;
  if (!lives || !text.empty() || *lives > most_lives) return {};
  return {*index, *lives * 2 + 1};  // a life has an odd generation
}

}  // namespace otp
