#pragma once

#include <string>
#include <string_view>

namespace observer::exporting {

/// A text as it may stand in a label of a Mermaid diagram: whatever Mermaid would take for syntax
/// becomes an entity, `#35;` for a hash sign.
inline std::string mermaid_escaped(std::string_view text) {
  constexpr std::string_view syntax = "#;\"<>&{}[]()|`\\";
  std::string escaped;
  for (char c : text) {
    if (c == '\n') escaped += "<br/>";
    else if (static_cast<unsigned char>(c) < 0x20) escaped += ' ';
    else if (syntax.find(c) == std::string_view::npos) escaped += c;
    else escaped.append(1, '#').append(std::to_string(int{c})).append(1, ';');
  }
  return escaped;
}

}  // namespace observer::exporting
