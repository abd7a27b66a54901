#include "store/dialect.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

namespace app {
namespace {

struct Word {
  std::string_view placeholder;
  std::string_view sqlite;
  std::string_view postgres;
};

// A column of a STRICT table takes no value of another type. In PostgreSQL, texts are compared byte
// for byte as in SQLite, whatever the language of the server.
constexpr auto words = std::to_array<Word>({
    {"{integer}", "INTEGER NOT NULL", "BIGINT NOT NULL"},
    {"{text}", "TEXT NOT NULL", "TEXT COLLATE \"C\" NOT NULL"},
    {"{number}", "INTEGER PRIMARY KEY", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
    {"{end}", " STRICT, WITHOUT ROWID", ""},  // rows are kept by their key, once
    {"{rowid_end}", " STRICT", ""},
});

std::string trigger_of_sqlite(const Rule& rule) {
  return fmt::format(
      "CREATE TRIGGER {} BEFORE {} ON {} WHEN {} BEGIN SELECT RAISE(ABORT, '{}'); END", rule.name,
      rule.events, rule.table, rule.condition, rule.sentence);
}

std::string function_of_postgres(const Rule& rule) {
  return fmt::format(
      "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
      "IF {} THEN RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
      "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
      rule.name, rule.condition, rule.sentence);
}

std::string trigger_of_postgres(const Rule& rule) {
  return fmt::format("CREATE TRIGGER {0} BEFORE {1} ON {2} FOR EACH ROW EXECUTE FUNCTION {0}()",
                     rule.name, rule.events, rule.table);
}

}  // namespace

Rule rule(const std::string& table, const std::string& what, const char* event,
          std::string condition, std::string sentence) {
  return {table, table + '_' + what, event, std::move(condition), std::move(sentence)};
}

const char* begin_write(Dialect dialect) {
  return dialect == Dialect::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN";
}

const char* begin_read(Dialect dialect) {
  return dialect == Dialect::Sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
}

const char* position_function(Dialect dialect) {
  return dialect == Dialect::Sqlite ? "instr" : "strpos";
}

std::string in_words_of(Dialect dialect, std::string_view statement) {
  std::string text(statement);
  for (const Word& word : words) {
    std::string_view said = dialect == Dialect::Sqlite ? word.sqlite : word.postgres;
    for (auto at = text.find(word.placeholder); at != text.npos;
         at = text.find(word.placeholder, at)) {
      text.replace(at, word.placeholder.size(), said);
    }
  }
  return text;
}

std::vector<std::string> statements_for(Dialect dialect, const std::vector<Rule>& rules) {
  std::vector<std::string> statements;
  for (const Rule& rule : rules) {
    if (dialect == Dialect::Sqlite) {
      statements.push_back(trigger_of_sqlite(rule));
    } else {
      statements.push_back(function_of_postgres(rule));
      statements.push_back(trigger_of_postgres(rule));
    }
  }
  return statements;
}

std::vector<std::string> never_emptied(Dialect dialect, std::string_view table) {
  if (dialect == Dialect::Sqlite) return {};  // has no TRUNCATE
  return {
      fmt::format("CREATE TRIGGER {0}_never_emptied BEFORE TRUNCATE ON {0} "
                  "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_empty()",
                  table)};
}

}  // namespace app
