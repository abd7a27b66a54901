#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"

namespace observer::exporting {

/// A table as CSV (RFC 4180): a header, then the rows; cells with commas, quotes or line breaks in
/// quotes, lines ended by CR LF.
/// @param header the titles of the columns
/// @param rows how many there are; none gives `nothing_to_export`
/// @param cell the text of a cell by row and column
otp::Result<std::string> table_as_csv(
    const std::vector<std::string>& header, std::size_t rows,
    const std::function<std::string(std::size_t row, std::size_t column)>& cell);

}  // namespace observer::exporting
