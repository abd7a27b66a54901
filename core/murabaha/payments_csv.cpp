#include "murabaha/payments_csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "murabaha/terms.h"

namespace murabaha {
namespace {

using otp::Error;
using otp::refuse;
using Cells = std::vector<std::string>;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // with which spreadsheets begin

Error syntax(std::string sentence) { return {Atom("csv_syntax"), std::move(sentence)}; }

struct Record {
  std::size_t line = 0;  // where it begins
  Cells cells;
};

/// Takes one record after the other from a file.
class Reader {
 public:
  explicit Reader(std::string_view csv) : rest_(csv) {}

  bool is_at_end() const { return rest_.empty(); }
  std::size_t line() const { return line_; }

  /// After a fault, reading goes on with the next line.
  Result<Record> next() {
    Record record{line_, {}};
    for (;;) {
      auto cell = rest_.starts_with('"') ? quoted() : plain();
      if (!cell) {
        skip_line();
        return std::unexpected(cell.error());
      }
      record.cells.push_back(std::move(*cell));
      if (take(',')) continue;
      if (is_at_end() || take_line_end()) return record;
      skip_line();
      return std::unexpected(syntax("Behind a closing quote there is a comma or the line's end."));
    }
  }

 private:
  bool take(char c) {
    bool is_there = rest_.starts_with(c);
    if (is_there) rest_.remove_prefix(1);
    return is_there;
  }
  bool take_line_end() {
    if (!rest_.starts_with('\n') && !rest_.starts_with("\r\n")) return false;
    rest_.remove_prefix(rest_.starts_with('\n') ? 1 : 2);
    ++line_;
    return true;
  }
  void skip_line() {
    rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    take_line_end();
  }

  Result<std::string> plain() {
    std::string_view cell = rest_.substr(0, rest_.find_first_of(",\n"));
    bool ends_in_crlf = cell.ends_with('\r') && rest_.substr(cell.size()).starts_with('\n');
    if (ends_in_crlf) cell.remove_suffix(1);
    if (cell.find('"') != std::string_view::npos) {
      return std::unexpected(syntax("A quote stands only in a cell that is in quotes as a whole."));
    }
    rest_.remove_prefix(cell.size());
    return std::string(cell);
  }

  /// A cell in quotes stays within its line: no column here has room for more.
  Result<std::string> quoted() {
    take('"');
    std::string cell;
    for (;;) {
      auto end = rest_.find_first_of("\"\n");
      if (end == std::string_view::npos || rest_[end] == '\n') {
        return std::unexpected(syntax("A quote is not closed in its line."));
      }
      cell += rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      if (!take('"')) return cell;
      cell += '"';
    }
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

/// Where each column of a payment stands in the lines of a file.
class Columns {
 public:
  /// Whether that is a header.
  bool name(const Cells& header) {
    for (std::size_t place = 0; place < header.size(); ++place) {
      auto known = std::ranges::find(columns, header[place]);
      if (known == std::end(columns)) return false;
      auto& at = places_[std::size_t(known - columns)];
      if (at) return false;
      at = place;
    }
    count_ = header.size();
    return places_[ValueDate] && places_[Amount];
  }
  bool have_contract() const { return places_[ContractId].has_value(); }
  std::size_t count() const { return count_; }

  PaymentLine read(const Record& record) const {
    auto cell = [&](Column column) {
      return places_[column] ? record.cells[*places_[column]] : std::string();
    };
    return {record.line,
            normal_id(cell(ContractId)),
            normal_id(cell(Reference)),
            normal_id(cell(ValueDate)),
            cell(Amount),
            cell(Currency)};
  }

 private:
  enum Column { ContractId, Reference, ValueDate, Amount, Currency };
  static constexpr std::string_view columns[] = {"contract_id", "reference", "value_date", "amount",
                                                 "currency"};
  std::optional<std::size_t> places_[std::size(columns)];
  std::size_t count_ = 0;
};

/// What of a line must not reach a screen, or cannot be a contract's.
Result<> check(const PaymentLine& line) {
  for (const auto& [what, cell] :
       {std::pair<const char*, const std::string&>{"contract's id", line.contract_id},
        {"reference", line.reference},
        {"value date", line.value_date},
        {"amount", line.amount},
        {"currency", line.currency}}) {
    if (auto checked = check_text(what, cell); !checked) return checked;
  }
  if (is_id(line.contract_id)) return {};
  return invalid_id("contract", line.contract_id);
}

/// A spreadsheet may have saved it in two bytes a character.
bool is_in_utf_16(std::string_view csv) {
  return csv.starts_with("\xFF\xFE") || csv.starts_with("\xFE\xFF") ||
         csv.substr(0, csv.find('\n')).find('\0') != std::string_view::npos;
}

Result<Columns> read_header(Reader& reader, const std::string& contract_id) {
  auto header = reader.next();
  Columns columns;
  if (!header || !columns.name(header->cells)) {
    return std::unexpected(
        syntax("The first line names the columns, once each: value_date and amount, and, if there "
               "are any, contract_id, reference and currency."));
  }
  if (columns.have_contract() || !contract_id.empty()) return columns;
  return std::unexpected(
      syntax("The file has no column contract_id: choose the contract that it is for."));
}

bool is_blank(const Result<Record>& record) {
  return record && record->cells == Cells{std::string()};
}

PaymentLine faulty(std::size_t line, Error fault) {
  PaymentLine made;
  made.line = line;
  made.fault = std::move(fault);
  return made;
}

/// One line of payments, or what is wrong with it.
PaymentLine line_of(const Result<Record>& record, std::size_t line, const Columns& columns,
                    const std::string& contract_id) {
  if (!record) return faulty(line, record.error());
  std::size_t cells = record->cells.size();
  if (cells != columns.count()) {
    return faulty(line,
                  syntax(fmt::format("The line has {} cells, and the first line names {} columns.",
                                     cells, columns.count())));
  }
  PaymentLine read = columns.read(*record);
  read.contract_id = without_direction_marks(read.contract_id);
  if (!columns.have_contract()) read.contract_id = contract_id;
  auto checked = check(read);
  return checked ? read : faulty(line, checked.error());
}

}  // namespace

Result<std::vector<PaymentLine>> read_payments(std::string_view csv,
                                               const std::string& contract_id) {
  if (csv.size() > largest_payments_file) {
    return refuse(Atom("invalid_text"), "The file is larger than 10 MB.");
  }
  if (is_in_utf_16(csv)) {
    return refuse(Atom("invalid_text"), "The file is not in UTF-8: save it as CSV in UTF-8.");
  }
  if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
  Reader reader(csv);
  auto columns = read_header(reader, contract_id);
  if (!columns) return std::unexpected(columns.error());
  std::vector<PaymentLine> lines;
  while (!reader.is_at_end()) {
    if (lines.size() == most_payment_lines) {
      return refuse(Atom("invalid_text"), "The file has more than 10,000 payments: divide it.");
    }
    std::size_t line = reader.line();
    auto record = reader.next();
    if (!is_blank(record)) lines.push_back(line_of(record, line, *columns, contract_id));
  }
  if (lines.empty()) return std::unexpected(syntax("The file has no payments."));
  return lines;
}

}  // namespace murabaha
