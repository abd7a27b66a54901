#include "store/contract_schema.h"

#include <fmt/format.h>

#include "store/contract_triggers.h"

namespace app {
namespace {

using Statements = std::vector<std::string>;

// Texts that are not given are empty, numbers that are not given are 0: nothing is NULL.
constexpr const char* tables[] = {
    R"(CREATE TABLE contracts (
  contract_id {text} PRIMARY KEY, customer_id {text}, currency {text}, exponent {integer},
  asset_cost {integer}, profit_amount {integer}, total_amount {integer}, profile {text},
  state {text}, paid {integer}, outstanding {integer}, refund_due {integer}, next_due {text},
  disbursement {text}, version {integer}, head_hash {text}, created_at {integer},
  CONSTRAINT total_is_cost_plus_profit CHECK (total_amount = asset_cost + profit_amount)
){end})",
    R"(CREATE TABLE transitions (
  contract_id {text} REFERENCES contracts, seq {integer}, command {text}, from_state {text},
  to_state {text}, actor {text}, at {integer}, idem_key {text}, params {text}, prev_hash {text},
  hash {text},
  PRIMARY KEY (contract_id, seq)
){end})",
    R"(CREATE TABLE payments (
  contract_id {text}, number {integer}, seq {integer}, received {integer}, applied {integer},
  excess {integer}, value_date {text}, reference {text},
  PRIMARY KEY (contract_id, number),
  FOREIGN KEY (contract_id, seq) REFERENCES transitions,
  CONSTRAINT received_is_applied_plus_excess CHECK (received = applied + excess)
){end})",
    R"(CREATE UNIQUE INDEX one_payment_per_reference ON payments (contract_id, reference)
  WHERE reference <> '')",
    R"(CREATE TABLE postings (
  contract_id {text}, seq {integer}, number {integer}, account {text}, amount {integer},
  PRIMARY KEY (contract_id, seq, number),
  FOREIGN KEY (contract_id, seq) REFERENCES transitions
){end})",
    R"(CREATE TABLE evidence (
  contract_id {text}, number {integer}, seq {integer}, kind {text}, dated {text}, document {text},
  sha256 {text}, note {text}, supersedes {integer},
  PRIMARY KEY (contract_id, number),
  FOREIGN KEY (contract_id, seq) REFERENCES transitions
){end})",
    R"(CREATE TABLE instalments (
  contract_id {text} REFERENCES contracts, version {integer}, number {integer}, due {text},
  amount {integer}, cost_part {integer}, profit_part {integer},
  PRIMARY KEY (contract_id, version, number)
){end})",
    R"(CREATE TABLE disbursement_intents (
  contract_id {text} REFERENCES contracts, intent {text} PRIMARY KEY, purpose {text},
  attempt {integer}, amount {integer}, currency {text}, payee {text}, status {text}, created_at {integer},
  settled_at {integer}, reason {text},
  UNIQUE (contract_id, attempt),
  CONSTRAINT purpose_is_known CHECK (purpose IN ('disburse', 'refund')),
  CONSTRAINT status_is_known CHECK (status IN ('intent', 'unknown', 'declined', 'confirmed'))
){end})",
    R"(CREATE UNIQUE INDEX one_open_intent ON disbursement_intents (contract_id)
  WHERE status IN ('intent', 'unknown'))",
    R"(CREATE UNIQUE INDEX one_confirmed_intent ON disbursement_intents (contract_id)
  WHERE status = 'confirmed' AND purpose = 'disburse')",
    R"(CREATE TABLE gateway_calls (
  contract_id {text}, intent {text} REFERENCES disbursement_intents, number {integer},
  seq {integer}, kind {text}, at {integer}, outcome {text},
  PRIMARY KEY (contract_id, number),
  FOREIGN KEY (contract_id, seq) REFERENCES transitions
){end})",
    R"(CREATE TABLE idempotency (
  contract_id {text}, command {text}, key {text}, params_hash {text}, seq {integer},
  PRIMARY KEY (contract_id, command, key),
  FOREIGN KEY (contract_id, seq) REFERENCES transitions
){end})",
    // A refused request may be about a contract that does not exist.
    R"(CREATE TABLE attempts (
  id {number}, contract_id {text}, command {text}, actor {text}, at {integer}, code {text},
  sentence {text}
){rowid_end})",
    "CREATE INDEX attempts_of_contract ON attempts (contract_id, id)",
};

struct GrowingTable {
  const char* name;
  const char* same_row;  // a kept row that a new one would take the place of
};

constexpr GrowingTable growing_tables[] = {
    {"transitions", "kept.seq = NEW.seq"},
    {"payments",
     "(kept.number = NEW.number OR (kept.reference = NEW.reference AND NEW.reference <> ''))"},
    {"postings", "kept.seq = NEW.seq AND kept.number = NEW.number"},
    {"evidence", "kept.number = NEW.number"},
    {"instalments", "kept.version = NEW.version AND kept.number = NEW.number"},
    {"gateway_calls", "kept.number = NEW.number"},
    {"idempotency", "kept.command = NEW.command AND kept.key = NEW.key"},
};

constexpr const char* both_open_or_confirmed =
    "((kept.status IN ('intent', 'unknown') AND NEW.status IN ('intent', 'unknown'))"
    " OR (kept.status = 'confirmed' AND NEW.status = 'confirmed'"
    " AND kept.purpose = 'disburse' AND NEW.purpose = 'disburse'))";

std::string kept_row_in(const char* table, const std::string& same_row) {
  return fmt::format(
      "EXISTS (SELECT 1 FROM {} AS kept WHERE kept.contract_id = NEW.contract_id AND {})", table,
      same_row);
}

std::string only_grows(const char* table) {
  return fmt::format("rows of {} are added, never changed", table);
}

std::vector<Rule> rules_of_growing_tables() {
  std::vector<Rule> rules;
  for (const auto& [table, same_row] : growing_tables) {
    rules.push_back(rule(table, "never_change", "UPDATE", "TRUE", only_grows(table)));
    rules.push_back(rule(table, "never_go", "DELETE", "TRUE", only_grows(table)));
  }
  return rules;
}

std::vector<Rule> rules_of_contracts() {
  return {
      rule("contracts", "keep_their_terms", "UPDATE",
           "OLD.contract_id <> NEW.contract_id OR OLD.customer_id <> NEW.customer_id OR "
           "OLD.currency <> NEW.currency OR OLD.exponent <> NEW.exponent OR "
           "OLD.asset_cost <> NEW.asset_cost OR OLD.profit_amount <> NEW.profit_amount OR "
           "OLD.total_amount <> NEW.total_amount",
           "the terms of a contract never change"),
      rule("contracts", "never_go", "DELETE", "TRUE", "contracts are never deleted"),
      rule("transitions", "have_no_gaps", "INSERT",
           "NEW.seq <> 1 + COALESCE((SELECT MAX(kept.seq) FROM transitions AS kept"
           " WHERE kept.contract_id = NEW.contract_id), 0)",
           "the steps of a contract have no gaps"),
  };
}

std::vector<Rule> rules_of_intents() {
  const char* table = "disbursement_intents";
  std::string another = fmt::format("kept.intent <> NEW.intent AND {}", both_open_or_confirmed);
  return {
      rule(
          table, "keep_what_they_pay", "UPDATE",
          "OLD.contract_id <> NEW.contract_id OR OLD.intent <> NEW.intent OR "
          "OLD.purpose <> NEW.purpose OR OLD.attempt <> NEW.attempt OR OLD.amount <> NEW.amount OR "
          "OLD.currency <> NEW.currency OR OLD.payee <> NEW.payee",
          "what an intent pays never changes"),
      rule(table, "stay_settled", "UPDATE",
           "OLD.status IN ('declined', 'confirmed') AND OLD.status <> NEW.status",
           "a settled intent stays settled"),
      rule(table, "are_one", "UPDATE", kept_row_in(table, another),
           "a contract has one open intent and one confirmed disbursement at most"),
      rule(table, "never_go", "DELETE", "TRUE", "intents are never deleted"),
  };
}

/// INSERT OR REPLACE of SQLite deletes rows without asking the rules on DELETE, so that the place
/// of a kept row must be guarded too.
std::vector<Rule> rules_against_replacing() {
  std::vector<Rule> rules;
  for (const auto& [table, same_row] : growing_tables) {
    rules.push_back(
        rule(table, "never_replaced", "INSERT", kept_row_in(table, same_row), only_grows(table)));
  }
  rules.push_back(rule("contracts", "never_replaced", "INSERT", kept_row_in("contracts", "TRUE"),
                       "there is a contract with this id"));
  const char* table = "disbursement_intents";
  std::string same_place =
      fmt::format("(kept.attempt = NEW.attempt OR {})", both_open_or_confirmed);
  rules.push_back(
      rule(table, "never_replaced", "INSERT",
           fmt::format("EXISTS (SELECT 1 FROM {} AS kept WHERE kept.intent = NEW.intent) OR {}",
                       table, kept_row_in(table, same_place)),
           "a contract has one open intent and one confirmed disbursement at most, each with its "
           "own key"));
  return rules;
}

/// SQLite can put off foreign keys until the end of a transaction, but no triggers. So the balance
/// of an entry refers to the only balance that there is: none.
Statements balance_of_sqlite() {
  return {
      "CREATE TABLE zero (balance INTEGER PRIMARY KEY CHECK (balance = 0)) STRICT",
      "INSERT INTO zero VALUES (0)",
      R"(CREATE TABLE entries (
  contract_id TEXT NOT NULL, seq INTEGER NOT NULL,
  balance INTEGER NOT NULL REFERENCES zero DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (contract_id, seq)
) STRICT, WITHOUT ROWID)",
      R"(CREATE TRIGGER postings_add_up AFTER INSERT ON postings BEGIN
  INSERT INTO entries VALUES (NEW.contract_id, NEW.seq, NEW.amount)
    ON CONFLICT DO UPDATE SET balance = balance + excluded.balance;
END)",
  };
}

Statements balance_of_postgres() {
  return {
      R"(CREATE FUNCTION postings_add_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (SELECT SUM(amount) FROM postings
      WHERE contract_id = NEW.contract_id AND seq = NEW.seq) <> 0 THEN
    RAISE EXCEPTION 'the lines of an entry add up to zero'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL; END $$)",
      R"(CREATE CONSTRAINT TRIGGER postings_add_up AFTER INSERT ON postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION postings_add_up())",
      R"(CREATE FUNCTION refuse_to_empty() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'rows are added, never removed'
    USING ERRCODE = 'integrity_constraint_violation'; END $$)",
  };
}

void append(Statements& all, const Statements& more) {
  all.insert(all.end(), more.begin(), more.end());
}

Statements first_step(Dialect dialect) {
  Statements all;
  for (const char* table : tables) all.push_back(in_words_of(dialect, table));
  append(all, dialect == Dialect::Sqlite ? balance_of_sqlite() : balance_of_postgres());
  for (const auto& rules : {rules_of_growing_tables(), rules_of_contracts(), rules_of_intents()}) {
    append(all, statements_for(dialect, rules));
  }
  if (dialect == Dialect::Sqlite) append(all, statements_for(dialect, rules_against_replacing()));
  for (const auto& [table, same_row] : growing_tables) append(all, never_emptied(dialect, table));
  append(all, statements_for(dialect, {rule("attempts", "never_change", "UPDATE", "TRUE",
                                            "rows of attempts are never changed")}));
  return all;
}

/// What the terms agree beyond the usual. Until then there was nothing to choose. The step also
/// keeps programs away that know no choices and so would find the trails of such contracts broken.
Statements second_step(Dialect dialect) {
  Statements all = {
      in_words_of(dialect, "ALTER TABLE contracts ADD COLUMN choices {text} DEFAULT '{}'")};
  append(all, statements_for(dialect, {rule("contracts", "keep_their_choices", "UPDATE",
                                            "OLD.choices <> NEW.choices",
                                            "the terms of a contract never change")}));
  return all;
}

/// Few of the steps are about charity. The step also keeps programs away that would find the trails
/// with what they do not know broken: payments and sales of another derivation, money that is
/// passed on to charity.
Statements third_step(Dialect) {
  return {fmt::format("CREATE INDEX steps_of_charity ON transitions (contract_id, seq) WHERE {}",
                      charity_condition)};
}

/// What was there from the beginning never changes either. The step also keeps programs away that
/// would find the trails with what they do not know broken: payments and sales of the third
/// derivation, sales at a ceiling rate, evidence of the customer's ability to pay, the days of
/// payments that somebody has decided.
Statements fourth_step(Dialect dialect) {
  return statements_for(
      dialect, {rule("contracts", "keep_their_beginning", "UPDATE",
                     "OLD.profile <> NEW.profile OR OLD.created_at <> NEW.created_at",
                     "the terms of a contract never change"),
                rule("disbursement_intents", "keep_their_beginning", "UPDATE",
                     "OLD.created_at <> NEW.created_at", "what an intent pays never changes")});
}

/// Rules that depended on the settings of a connection.
Statements fifth_step(Dialect dialect) {
  return dialect == Dialect::Sqlite ? triggers_for_any_settings() : Statements();
}

}  // namespace

const Schema& contract_schema() {
  static const Schema schema{
      "actorscope",
      0x41637453,
      {&first_step, &second_step, &third_step, &fourth_step, &fifth_step}};  // 'ActS'
  return schema;
}

}  // namespace app
