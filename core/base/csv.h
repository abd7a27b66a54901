#pragma once

#include <string>
#include <string_view>

namespace otp {

/// Appends a cell to a line of CSV (RFC 4180): in quotes where it has a comma, a quote or the end
/// of a line in it.
/// @thread any
inline void append_csv_cell(std::string& line, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  for (char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace otp
