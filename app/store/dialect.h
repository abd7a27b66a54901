#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// The two kinds of database that one adapter serves. All that is not the same in both is here.
enum class Dialect { Sqlite, Postgres };

/// A rule that the database itself keeps, whoever writes: what meets `condition` is refused.
struct Rule {
  std::string table;
  std::string name;    // unique in the database
  std::string events;  // `INSERT`, `UPDATE`, `DELETE`
  std::string condition;
  std::string sentence;
};

/// A rule that is named by its table and by what its rows do, such as `payments_never_go`.
Rule rule(const std::string& table, const std::string& what, const char* event,
          std::string condition, std::string sentence);

/// Begins a transaction that writes; on SQLite at once, so that it never has to be given up later
/// because another has written meanwhile.
const char* begin_write(Dialect dialect);
/// Begins a transaction in which all that is read is of one moment.
const char* begin_read(Dialect dialect);
/// The place of the second text in the first, from 1; 0 where it is not a part.
const char* position_function(Dialect dialect);
/// The types of columns and the ends of tables, written `{integer}`, `{text}`, `{number}` (counts
/// rows by itself) and `{end}` (`{rowid_end}` with such a column), in the words of the dialect.
std::string in_words_of(Dialect dialect, std::string_view statement);
/// What makes the database keep rules, statement by statement.
std::vector<std::string> statements_for(Dialect dialect, const std::vector<Rule>& rules);
/// What keeps a table from being emptied at once, where that is not a DELETE.
/// @pre there is a function refuse_to_empty
std::vector<std::string> never_emptied(Dialect dialect, std::string_view table);

}  // namespace app
