#include "murabaha/payments_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

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

/// Checks records and collects the payments, or what is wrong with them.
class Payments {
 public:
  Payments(const Contract& contract, Date today)
      : contract_(contract), today_(format_date(today)), earliest_(contract.sold_on.value_or("")) {
    auto payment = contract.payments.rbegin();  // they are newest first, the history oldest first
    for (const Transition& step : contract.history) {
      bool is_payment =
          step.action == Atom("record_payment") || step.action == Atom("settle_early");
      if (!is_payment || payment == contract.payments.rend()) continue;
      known_.emplace(payment++->reference, Place{"step", step.seq});
    }
  }

  void fault(std::size_t line, Error error) { faults_.push_back({line, std::move(error)}); }
  bool has_too_many_faults() const { return faults_.size() >= most_line_faults; }

  void add(const Record& record) {
    if (record.cells.size() != 3) {
      return fault(record.line, syntax(fmt::format("A line has 3 cells, not {}: reference, "
                                                   "value_date, amount.",
                                                   record.cells.size())));
    }
    const auto& [reference, date, amount] =
        std::tie(record.cells[0], record.cells[1], record.cells[2]);
    std::size_t before = faults_.size();
    check_reference(record.line, reference);
    check_date(record.line, date);
    auto read = read_amount(record.line, amount);
    if (faults_.size() == before) lines_.push_back({record.line, reference, date, *read});
  }

  std::expected<std::vector<PaymentLine>, std::vector<LineFault>> finish() && {
    if (lines_.empty() && faults_.empty()) fault(0, syntax("The file has no payments."));
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return std::move(lines_);
  }

 private:
  void check_reference(std::size_t line, const std::string& reference) {
    auto checked = check_text("reference", reference);
    if (!checked) return fault(line, checked.error());
    if (reference.empty()) return;
    auto [known, is_new] = known_.emplace(reference, Place{"line", std::int64_t(line)});
    if (is_new) return;
    const Place& first = known->second;
    fault(line, {otp::tuple(Atom("duplicate_reference"), first.number),
                 fmt::format("The reference '{}' stands at {} {} already.", reference, first.kind,
                             first.number)});
  }

  void check_date(std::size_t line, const std::string& date) {
    // The form sorts like the days.
    if (parse_date(date) && date <= today_ && date >= earliest_) return;
    std::string range = earliest_.empty() ? fmt::format("no later than {}", today_)
                                          : fmt::format("from {} to {}", earliest_, today_);
    fault(line, {otp::tuple(Atom("invalid_value_date"), earliest_, today_),
                 fmt::format("Give a date {}, written like 2026-01-05.", range)});
  }

  std::optional<Amount> read_amount(std::size_t line, const std::string& text) {
    // The sentence of a wrong amount repeats it: nothing that a screen should not show.
    if (auto checked = check_text("amount", text); !checked) {
      fault(line, checked.error());
      return std::nullopt;
    }
    auto amount = parse_amount(text, contract_.terms.currency);
    if (!amount) {
      fault(line, amount.error());
      return std::nullopt;
    }
    if (*amount <= 0) fault(line, {Atom("invalid_amount"), "A payment must be above zero."});
    return *amount;
  }

  /// Where a reference was used first.
  struct Place {
    std::string_view kind;  // a `step` of the contract, or a `line` of the file
    std::int64_t number;
  };

  const Contract& contract_;
  std::string today_;
  std::string earliest_;
  std::map<std::string, Place> known_;  // by reference
  std::vector<PaymentLine> lines_;
  std::vector<LineFault> faults_;
};

bool is_header(const Cells& cells) { return cells == Cells{"reference", "value_date", "amount"}; }

std::unexpected<std::vector<LineFault>> refuse_file(std::size_t line, Error error) {
  return std::unexpected(std::vector<LineFault>{{line, std::move(error)}});
}

}  // namespace

std::expected<std::vector<PaymentLine>, std::vector<LineFault>> read_payments(
    std::string_view csv, const Contract& contract, Date today) {
  if (csv.size() > largest_payments_file) {
    return refuse_file(0, {Atom("invalid_text"), "The file is larger than 10 MB."});
  }
  if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
  Reader reader(csv);
  auto header = reader.next();
  if (!header || !is_header(header->cells)) {
    return refuse_file(1, syntax("The first line must be: reference,value_date,amount"));
  }
  Payments payments(contract, today);
  while (!reader.is_at_end() && !payments.has_too_many_faults()) {
    std::size_t line = reader.line();
    if (auto record = reader.next()) payments.add(*record);
    else payments.fault(line, record.error());
  }
  return std::move(payments).finish();
}

}  // namespace murabaha
