#include "store/contract_triggers.h"

#include <fmt/format.h>

#include <utility>

#include "store/dialect.h"

namespace app {
namespace {

using Rules = std::vector<Rule>;

Rule of_a_step(const char* table) {
  return rule(table, "belong_to_a_step", "INSERT",
              "NOT EXISTS (SELECT 1 FROM transitions AS step"
              " WHERE step.contract_id = NEW.contract_id AND step.seq = NEW.seq)",
              fmt::format("rows of {} belong to a step of a contract", table));
}

/// @param which rows are looked at
Rule of_a_contract(const char* table, const char* which = "TRUE") {
  return rule(table, "belong_to_a_contract", "INSERT",
              fmt::format("{} AND NOT EXISTS (SELECT 1 FROM contracts AS kept"
                          " WHERE kept.contract_id = NEW.contract_id)",
                          which),
              fmt::format("rows of {} belong to a contract", table));
}

/// What foreign keys say. Nothing that is referred to ever goes, so that only new rows are looked
/// at, each in the index of a primary key; the steps of a contract follow its first.
Rules references() {
  return {of_a_contract("transitions", "NEW.seq = 1"),
          of_a_contract("instalments"),
          of_a_contract("disbursement_intents"),
          of_a_step("payments"),
          of_a_step("entries"),
          of_a_step("evidence"),
          of_a_step("gateway_calls"),
          of_a_step("idempotency"),
          rule("gateway_calls", "belong_to_an_intent", "INSERT",
               "NOT EXISTS (SELECT 1 FROM disbursement_intents AS kept"
               " WHERE kept.intent = NEW.intent)",
               "rows of gateway_calls belong to an intent")};
}

/// What CHECKs say.
Rules values() {
  Rules rules = {
      rule("contracts", "add_up", "INSERT",
           "NEW.total_amount <> NEW.asset_cost + NEW.profit_amount",
           "the total is cost plus profit"),
      rule("payments", "add_up", "INSERT", "NEW.received <> NEW.applied + NEW.excess",
           "what was received is what was applied and the excess"),
  };
  for (auto [what, event] : {std::pair("are_known", "INSERT"), {"stay_known", "UPDATE"}}) {
    rules.push_back(rule("disbursement_intents", what, event,
                         "NEW.purpose NOT IN ('disburse', 'refund') OR"
                         " NEW.status NOT IN ('intent', 'unknown', 'declined', 'confirmed')",
                         "the purpose and the status of an intent are known ones"));
  }
  return rules;
}

/// A trigger looks at single rows, and none is asked when a transaction ends. So an entry comes
/// into `entries` with all of its lines in one statement, as `{"1": {"cash": 5},
/// "2": {"receivable": -5}}`, which goes on into `postings`, looks at their sum, and leaves
/// `entries` empty: its one page is written once in a transaction. Lines get in on no other way.
/// Where somebody has removed that trigger, a row is left and refers to nothing, so that no
/// transaction of the desk comes to a good end.
std::vector<std::string> entries() {
  return {
      "DROP TRIGGER postings_add_up",
      "DROP TABLE entries",
      R"(CREATE TABLE entries (
  contract_id TEXT NOT NULL, seq INTEGER NOT NULL, lines TEXT NOT NULL,
  left_behind INTEGER NOT NULL DEFAULT 1 REFERENCES zero DEFERRABLE INITIALLY DEFERRED
) STRICT)",
      // Functions of JSON are refused where schemas are not trusted; json_each is not. What is
      // asked of a column would fail without taking back the lines before, for who says INSERT OR
      // FAIL.
      R"(CREATE TRIGGER entries_are_posted AFTER INSERT ON entries BEGIN
  SELECT RAISE(ABORT, 'the lines of an entry have amounts') WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.lines) AS line, json_each(line.value) AS posted
    WHERE posted.value IS NULL);
  INSERT INTO postings (contract_id, seq, number, account, amount)
    SELECT NEW.contract_id, NEW.seq, line.key, posted.key, posted.value
    FROM json_each(NEW.lines) AS line, json_each(line.value) AS posted;
  SELECT RAISE(ABORT, 'the lines of an entry add up to zero') WHERE 0 IS NOT
    (SELECT SUM(amount) FROM postings WHERE contract_id = NEW.contract_id AND seq = NEW.seq);
  DELETE FROM entries;
END)",
  };
}

Rule only_as_entries() {
  return rule("postings", "come_as_entries", "INSERT",
              "NOT EXISTS (SELECT 1 FROM entries AS entry"
              " WHERE entry.contract_id = NEW.contract_id AND entry.seq = NEW.seq)",
              "postings come as the lines of an entry");
}

}  // namespace

std::vector<std::string> triggers_for_any_settings() {
  std::vector<std::string> all = entries();
  for (const Rules& rules : {references(), values(), Rules{only_as_entries()}}) {
    std::vector<std::string> more = statements_for(Dialect::Sqlite, rules);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace app
