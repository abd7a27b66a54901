#include "murabaha/export_csv.h"

#include <algorithm>
#include <vector>

#include "base/csv.h"
#include "murabaha/value_date.h"

namespace murabaha {
namespace {

using Cells = std::vector<std::string>;

void append_line(std::string& csv, const Cells& cells) {
  bool is_first = true;
  for (const std::string& cell : cells) {
    if (!is_first) csv += ',';
    is_first = false;
    otp::append_csv_cell(csv, cell);
  }
  csv += "\r\n";
}

Result<std::string> table(const Cells& header, const std::vector<Cells>& rows,
                          std::string_view missing) {
  if (rows.empty()) {
    return otp::refuse(Atom("nothing_to_export"),
                       "There is nothing to export: " + std::string(missing) + ".");
  }
  std::string csv;
  append_line(csv, header);
  for (const Cells& row : rows) append_line(csv, row);
  return csv;
}

/// What people have written, so that no spreadsheet computes it (OWASP, "CSV injection"). Spaces
/// before a formula do not stop every program.
std::string harmless(const std::string& text) {
  auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return text;
  bool is_formula = std::string_view("=+-@\t\r\n|").find(text[first]) != std::string_view::npos;
  return is_formula ? '\'' + text : text;
}

std::string time_text(Timestamp at) {
  std::string text = format_time(at) + 'Z';
  text[text.find(' ')] = 'T';
  return text;
}

const AuditRow* step_at(const Records& records, std::int64_t seq) {
  auto found = std::ranges::find(records.trail, seq, &AuditRow::seq);
  return found == records.trail.end() ? nullptr : &*found;
}

Cells contract_cells(const Snapshot& row, const Currency& currency) {
  auto amount = [&](Amount value) { return plain_amount(value, currency); };
  return {harmless(row.contract_id),
          harmless(row.customer_id),
          row.state,
          row.profile,
          row.currency,
          amount(row.asset_cost),
          amount(row.profit),
          amount(row.total),
          amount(row.paid),
          amount(row.outstanding),
          amount(row.refund_due),
          row.next_due,
          row.disbursement,
          std::to_string(row.version),
          time_text(row.created_at),
          row.head_hash};
}

Cells step_cells(const std::string& contract_id, const AuditRow& step) {
  return {contract_id,
          std::to_string(step.seq),
          time_text(step.at),
          harmless(step.actor),
          step.command,
          "accepted",
          step.from,
          step.to,
          harmless(step.key),
          "",
          harmless(step.params),
          step.hash};
}

Cells attempt_cells(const std::string& contract_id, const Attempt& attempt) {
  return {contract_id,
          "",
          time_text(attempt.at),
          harmless(attempt.actor),
          attempt.command,
          attempt.code,
          "",
          "",
          "",
          harmless(attempt.sentence),
          "",
          ""};
}

}  // namespace

std::string plain_amount(Amount amount, const Currency& currency) {
  std::string text = format_amount(amount, currency);
  std::erase(text, ',');
  return text;
}

Result<std::string> contracts_as_csv(std::span<const Snapshot> contracts) {
  std::vector<Cells> rows;
  for (const Snapshot& contract : contracts) {
    auto currency = Currency::of(contract.currency);
    if (!currency) return std::unexpected(currency.error());
    rows.push_back(contract_cells(contract, *currency));
  }
  return table({"contract_id", "customer_id", "state", "profile", "currency", "asset_cost",
                "profit", "total", "paid", "outstanding", "refund_due", "next_due", "disbursement",
                "version", "created_at", "head_hash"},
               rows, "the list has no contracts");
}

Result<std::string> schedule_as_csv(const Records& records) {
  const Snapshot& contract = records.snapshot;
  auto currency = Currency::of(contract.currency);
  if (!currency) return std::unexpected(currency.error());
  std::int64_t latest = 0;
  for (const InstalmentRow& row : records.instalments) latest = std::max(latest, row.version);
  std::vector<Cells> rows;
  for (const InstalmentRow& row : records.instalments) {
    if (row.version != latest) continue;
    rows.push_back({contract.contract_id, std::to_string(row.version), std::to_string(row.number),
                    row.due, contract.currency, plain_amount(row.amount, *currency),
                    plain_amount(row.cost_part, *currency),
                    plain_amount(row.profit_part, *currency)});
  }
  return table(
      {"contract_id", "version", "number", "due", "currency", "amount", "cost_part", "profit_part"},
      rows, "the contract has no schedule");
}

Result<std::string> payments_as_csv(const Records& records) {
  const Snapshot& contract = records.snapshot;
  auto currency = Currency::of(contract.currency);
  if (!currency) return std::unexpected(currency.error());
  std::vector<Cells> rows;
  for (const PaymentRow& row : records.payments) {
    const AuditRow* step = step_at(records, row.seq);
    rows.push_back({contract.contract_id, std::to_string(row.number), std::to_string(row.seq),
                    step == nullptr ? std::string() : time_text(step->at), row.value_date,
                    contract.currency, plain_amount(row.received, *currency),
                    plain_amount(row.applied, *currency), plain_amount(row.excess, *currency),
                    harmless(row.reference)});
  }
  return table({"contract_id", "number", "seq", "recorded_at", "value_date", "currency", "received",
                "applied", "excess", "reference"},
               rows, "the contract has no payments");
}

Result<std::string> timeline_as_csv(const Records& records, std::span<const Attempt> attempts) {
  const std::string& id = records.snapshot.contract_id;
  std::vector<Cells> rows;
  auto refused = attempts.begin();
  for (const AuditRow& step : records.trail) {
    for (; refused != attempts.end() && refused->at < step.at; ++refused) {
      rows.push_back(attempt_cells(id, *refused));
    }
    rows.push_back(step_cells(id, step));
  }
  for (; refused != attempts.end(); ++refused) rows.push_back(attempt_cells(id, *refused));
  return table({"contract_id", "seq", "at", "actor", "command", "result", "from", "to", "key",
                "sentence", "params", "hash"},
               rows, "the contract has no steps");
}

Result<std::string> postings_as_csv(const Records& records) {
  const Snapshot& contract = records.snapshot;
  auto currency = Currency::of(contract.currency);
  if (!currency) return std::unexpected(currency.error());
  std::vector<Cells> rows;
  for (const PostingRow& row : records.postings) {
    const AuditRow* step = step_at(records, row.seq);
    bool is_debit = row.amount > 0;
    std::string amount = plain_amount(is_debit ? row.amount : -row.amount, *currency);
    rows.push_back({contract.contract_id, std::to_string(row.seq), std::to_string(row.number),
                    step == nullptr ? std::string() : time_text(step->at),
                    step == nullptr ? std::string() : value_date_of(*step), row.account,
                    contract.currency, is_debit ? amount : "", is_debit ? "" : amount});
  }
  return table({"contract_id", "seq", "number", "at", "value_date", "account", "currency", "debit",
                "credit"},
               rows, "the contract has no postings");
}

}  // namespace murabaha
