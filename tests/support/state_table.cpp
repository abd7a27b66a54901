#include "state_table.h"

#include <fmt/format.h>

#include "murabaha/refusal.h"

namespace support {

using namespace murabaha;
using otp::Result;

namespace {

struct Column {
  const char* name;
  Action action;
  Manner manner = Manner::Pays;
};

/// The reference has one column for a disbursement that is paid or not, and one for payments of a
/// part or of all. What is left of a contract that is being repaid is 60,000.
std::vector<Column> columns() {
  return {{"approve", Approve{}},
          {"reject", Reject{"no"}},
          {"disburse", Disburse{}},
          {"disburse_declined", Disburse{}, Manner::Declines},
          {"record_part", RecordPayment{50'000}},
          {"record_all", RecordPayment{110'000}}};
}

constexpr const char* refused = "invalid_state";

struct Row {
  Stage state;
  const char* outcomes[6];  // the state after it, or why not
};
constexpr Row table[] = {
    {Stage::Pending, {"approved", "rejected", refused, refused, refused, refused}},
    {Stage::Approved, {refused, refused, "disbursed", "insufficient_funds", refused, refused}},
    {Stage::Disbursed, {refused, refused, refused, refused, "repaying", "completed"}},
    {Stage::Repaying, {refused, refused, refused, refused, "repaying", "completed"}},
    {Stage::Completed, {refused, refused, refused, refused, refused, refused}},
    {Stage::Rejected, {refused, refused, refused, refused, refused, refused}}};

std::string outcome_of(const Result<Contract>& answer) {
  return answer ? std::string(name_of(answer->stage)) : code_of(answer.error());
}

Task<std::string> difference_in(Self self, Row row, std::size_t number, Column column,
                                Surroundings surroundings) {
  std::string id = fmt::format("{}:{}", name_of(row.state), column.name);
  surroundings.gateway->behave({Manner::Pays, {}});
  co_await open_in(self, id, row.state, surroundings);
  Contract before = co_await look_at(self, id);  // get_state, the last column
  if (before.stage != row.state) co_return id + " is not in its state";
  surroundings.gateway->behave({column.manner, {}});
  Result<Contract> answer = co_await act(self, id, column.action);
  Contract after = co_await look_at(self, id);
  const std::string expected = row.outcomes[number];
  if (outcome_of(answer) != expected) {
    co_return fmt::format("{} is '{}', not '{}'", id, outcome_of(answer), expected);
  }
  bool is_right = answer ? name_of(after.stage) == expected : after.stage == row.state;
  co_return is_right ? std::string() : fmt::format("{} is {} then", id, name_of(after.stage));
}

}  // namespace

Task<std::vector<std::string>> differences_from_state_table(Self self, Surroundings surroundings) {
  std::vector<std::string> differences;
  const std::vector<Column> all = columns();
  for (const Row& row : table) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      Task<std::string> trying = difference_in(self, row, i, all[i], surroundings);
      std::string difference = co_await trying;
      if (!difference.empty()) differences.push_back(std::move(difference));
    }
  }
  co_return differences;
}

}  // namespace support
