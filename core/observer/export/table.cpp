#include "observer/export/table.h"

#include "base/csv.h"
#include "observer/export/common.h"

namespace observer::exporting {

otp::Result<std::string> table_as_csv(
    const std::vector<std::string>& header, std::size_t rows,
    const std::function<std::string(std::size_t row, std::size_t column)>& cell) {
  if (rows == 0 || header.empty()) return nothing_to_export("the table has no rows");
  std::string text;
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (column > 0) text += ',';
    otp::append_csv_cell(text, header[column]);
  }
  text += "\r\n";
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < header.size(); ++column) {
      if (column > 0) text += ',';
      otp::append_csv_cell(text, cell(row, column));
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace observer::exporting
