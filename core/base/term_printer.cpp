#include <algorithm>
#include <array>
#include <charconv>

#include "base/term.h"

namespace otp {
namespace {

bool is_plain_atom(std::string_view text) {
  auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '@' || c == '.';
  };
  bool starts_well = !text.empty() && !(text[0] >= '0' && text[0] <= '9') && text[0] != '.';
  auto body = text;
  if (starts_well && (text.back() == '!' || text.back() == '?')) body.remove_suffix(1);
  return starts_well && std::ranges::all_of(body, is_word);
}

/// `Counter`, but not `EXIT`: what is all capitals is no module.
bool is_module_name(std::string_view text) {
  auto is_capital = [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; };
  bool is_shouted = text.size() > 1 && std::ranges::all_of(text, is_capital);
  return !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && !is_shouted && is_plain_atom(text);
}

std::string real_text(double real) {
  std::array<char, 32> digits{};
  auto end = std::to_chars(digits.data(), digits.data() + digits.size(), real).ptr;
  std::string text(digits.data(), end);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

/// The length of the longest beginning that is no more than `most` bytes of whole characters.
std::size_t whole_characters(std::string_view utf8, std::size_t most) {
  auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(utf8[at]) >> 6) == 2; };
  while (most > 0 && continues(most)) --most;
  return most;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      default: out += c;
    }
  }
  return out + '"';
}

std::string TermPrinter::atom(Atom atom) const {
  std::string_view text = atom.text();
  if (atom == atoms::nil || atom == atoms::true_ || atom == atoms::false_ || is_module_name(text)) {
    return std::string(text);
  }
  return ":" + (is_plain_atom(text) ? std::string(text) : quoted(text));
}

std::string TermPrinter::crash(const Term& crash) const {
  return "(" + std::string(crash.crash_type()) + ") " + std::string(crash.text());
}

std::string TermPrinter::print(const Term& term) const {
  std::string out;
  write(out, term);
  if (out.size() > most_) out = out.substr(0, whole_characters(out, most_)) + "…";
  return out;
}

template <class Items, class Write>
void TermPrinter::write_joined(std::string& out, const Items& items, Write write) const {
  bool first = true;
  for (const auto& item : items) {
    if (out.size() > most_) return;
    if (!std::exchange(first, false)) out += ", ";
    write(item);
  }
}

void TermPrinter::write(std::string& out, const Term& term) const {
  if (out.size() > most_) return;
  auto write_item = [&](const Term& item) { write(out, item); };
  switch (term.kind()) {
    case Term::Kind::Atom: out += atom(term.atom()); break;
    case Term::Kind::Integer: out += std::to_string(term.integer()); break;
    case Term::Kind::Float: out += real_text(term.real()); break;
    case Term::Kind::Pid: out += pid(term.pid()); break;
    case Term::Kind::Ref: out += ref(term.ref()); break;
    case Term::Kind::Function: out += "fun"; break;
    case Term::Kind::String: out += quoted(term.text().substr(0, most_)); break;
    case Term::Kind::Crash: out += crash(term); break;
    case Term::Kind::Call: out += call(term); break;
    case Term::Kind::Stack: out += stack(); break;
    case Term::Kind::Map: write_map(out, term); break;
    case Term::Kind::Record: write_record(out, term); break;
    case Term::Kind::Tuple:
      out += '{';
      write_joined(out, term.items(), write_item);
      out += '}';
      break;
    case Term::Kind::List:
      out += '[';
      write_joined(out, term.items(), write_item);
      out += ']';
      break;
  }
}

void TermPrinter::write_map(std::string& out, const Term& map) const {
  std::vector<std::pair<std::string, std::string>> entries;
  std::size_t gathered = 0;
  for (const auto& [key, value] : map.entries()) {
    if (gathered > most_) break;
    const auto& [name, text] = entries.emplace_back(print(key), print(value));
    gathered += name.size() + text.size();
  }
  std::ranges::sort(entries);
  out += "%{";
  write_joined(out, entries,
               [&](const auto& entry) { out += entry.first + " => " + entry.second; });
  out += '}';
}

void TermPrinter::write_record(std::string& out, const Term& record) const {
  out += '%';
  out += record.record_name().text();
  out += '{';
  write_joined(out, record.fields(), [&](const Term::Field& field) {
    out += field.first.text();
    out += ": ";
    write(out, field.second);
  });
  out += '}';
}

std::string to_text(const Term& term) { return TermPrinter().print(term); }

}  // namespace otp
