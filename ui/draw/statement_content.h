#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "draw/contract_words.h"
#include "murabaha/records.h"

namespace ui {

/// A table of a statement. One without titles of its columns is a list of names and values.
struct StatementTable {
  struct Column {
    QString title;
    int weight = 1;  // of its width, against those of the others
    bool is_number = false;
  };

  QString title;
  QList<Column> columns;
  QList<QStringList> rows;
  QString instead = {};           // what is said when there are no rows
  bool is_strong_at_end = false;  // the last row is what the others lead to

  bool hasHeader() const { return !columns.isEmpty() && !columns.first().title.isEmpty(); }
};

/// What a statement of a contract says, as texts in the language of the program. It tells what is
/// agreed and what has happened, and promises nothing.
struct Statement {
  QString contract_id;  // not isolated
  QString title;
  QString subtitle;
  QList<StatementTable> tables;
  QString head_title;
  QString head_hash;  // in full
  QString short_hash;
  QString head_sentence;
  QStringList notes;
};

/// How a statement is written.
struct StatementManner {
  murabaha::Timestamp at = 0;  // when it is written
  Digits digits = Digits::Latin;
  std::optional<murabaha::Date> today = {};  // then, in the desk's time zone; none: in UTC

  murabaha::Date day() const { return today.value_or(murabaha::date_at(at)); }
};

/// So many digits of a hash stand for it where people compare.
inline constexpr int short_hash_digits = 12;

/// @param records of the same contract: the head hash is theirs
Statement statement_of(const murabaha::Contract& contract, const murabaha::Records& records,
                       const StatementManner& manner);

}  // namespace ui
