#include "murabaha/charity.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace murabaha {

Result<CharityRow> charity_row(const std::string& contract_id, const std::string& currency,
                               const AuditRow& row) {
  auto read = read_fact(row.command, row.params);
  if (!read) return std::unexpected(read.error());
  CharityRow found{contract_id, currency, row.seq, row.at, row.actor, 0, {}, {}};
  if (const auto* taken = std::get_if<DonationRecorded>(&read->fact)) {
    found.amount = taken->amount;
    return found;
  }
  const auto* passed_on = std::get_if<CharityPaidOn>(&read->fact);
  if (passed_on == nullptr) {
    return otp::refuse(Atom("invalid_row"), "A step has nothing to do with charity.");
  }
  found.amount = -passed_on->amount;
  found.recipient = passed_on->recipient;
  found.reference = passed_on->reference;
  return found;
}

bool is_of_charity(const AuditRow& row) {
  return std::ranges::find(charity_commands, row.command) != std::end(charity_commands);
}

void sort_by_time(std::vector<CharityRow>& rows) {
  std::ranges::sort(
      rows, {}, [](const CharityRow& row) { return std::tie(row.at, row.contract_id, row.seq); });
}

namespace {

void add_to(Result<Amount>& sum, Amount amount) {
  if (sum) sum = add(*sum, amount);
}

}  // namespace

std::vector<CharityTotal> charity_totals(std::span<const CharityRow> rows) {
  std::map<std::string, CharityTotal> totals;
  for (const CharityRow& row : rows) {
    CharityTotal& total = totals[row.currency];
    total.currency = row.currency;
    add_to(row.amount > 0 ? total.taken : total.passed_on, std::abs(row.amount));
    add_to(total.balance, row.amount);
  }
  std::vector<CharityTotal> sorted;
  for (auto& [currency, total] : totals) sorted.push_back(std::move(total));
  return sorted;
}

}  // namespace murabaha
