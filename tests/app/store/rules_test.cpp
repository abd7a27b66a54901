// What the database itself refuses, whoever writes: statements that do not go through the store.

#include "fixture.h"

namespace store_test {
namespace {

class Rules : public StoreTest {
 protected:
  /// A contract with a row in every table; its second step is the last one.
  Rules() {
    EXPECT_TRUE(commit(store(), opening("c")));
    EXPECT_TRUE(commit(store(), full_step(opening("c"))));
    close();
  }
  QString count_of(const QString& table) const {
    return directly({"SELECT COUNT(*) FROM " + table}).rows.front().front();
  }
};
INSTANTIATE_TEST_SUITE_P(, Rules, both_kinds, kind_of);

const QStringList growing_tables{"transitions", "payments",      "postings",   "evidence",
                                 "instalments", "gateway_calls", "idempotency"};

QString payment(const QString& values) {
  return "INSERT INTO payments (contract_id, number, seq, received, applied, excess, value_date,"
         " reference) VALUES ('c', " +
         values + ")";
}

QString intent(const QString& key, int attempt, const QString& status) {
  return QString(
             "INSERT INTO disbursement_intents (contract_id, intent, purpose, attempt, amount,"
             " currency, payee, status, created_at, settled_at, reason)"
             " VALUES ('c', '%1', 'disburse', %2, 5, 'EUR',"
             " 's', '%3', 0, 0, '')")
      .arg(key)
      .arg(attempt)
      .arg(status);
}

QString posting(int number, int amount) {
  return QString(
             "INSERT INTO postings (contract_id, seq, number, account, amount)"
             " VALUES ('c', 1, %1, 'cash', %2)")
      .arg(number)
      .arg(amount);
}

/// On SQLite, with two lines.
QString entry(int seq, const QString& first, const QString& second) {
  return QString(
             "INSERT INTO entries (contract_id, seq, lines) VALUES ('c', %1,"
             " '{\"1\": {\"cash\": %2}, \"2\": {\"cash\": %3}}')")
      .arg(seq)
      .arg(first, second);
}

TEST_P(Rules, what_was_added_is_never_changed) {
  for (const QString& table : growing_tables) {
    expect_refused("UPDATE " + table + " SET contract_id = 'd'", "are added, never changed");
    expect_refused("UPDATE " + table + " SET contract_id = contract_id", "never changed");
  }
  expect_refused("UPDATE transitions SET hash = 'x' WHERE seq = 1", "never changed");
  EXPECT_TRUE(directly({"UPDATE transitions SET hash = 'x' WHERE seq = 77"}).is_done);  // no row
  EXPECT_EQ(read(store(), "c"), sum({opening("c"), full_step(opening("c"))}));
}

TEST_P(Rules, what_was_added_is_never_deleted) {
  for (const QString& table : growing_tables) {
    EXPECT_NE(count_of(table), "0");
    expect_refused("DELETE FROM " + table, "are added, never changed");
    if (!is_sqlite()) expect_refused("TRUNCATE " + table + " CASCADE", "never removed");
  }
  expect_refused("DELETE FROM contracts", "never deleted");
  expect_refused("DELETE FROM disbursement_intents", "never deleted");
  EXPECT_EQ(read(store(), "c"), sum({opening("c"), full_step(opening("c"))}));
}

TEST_P(Rules, what_was_added_is_never_replaced) {
  if (!is_sqlite()) return;  // PostgreSQL has no such statement
  for (const QString& table : growing_tables) {
    QString words = table == "postings" ? "as the lines of an entry" : "never changed";
    expect_refused("INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table, words);
  }
  expect_refused("INSERT OR REPLACE INTO contracts SELECT * FROM contracts", "with this id");
  expect_refused(payment("9, 1, 5, 5, 0, '', 'reference-2'").replace("INSERT", "INSERT OR REPLACE"),
                 "never changed");
  ASSERT_TRUE(directly({intent("open", 8, "intent")}).is_done);
  expect_refused(intent("other", 9, "unknown").replace("INSERT", "INSERT OR REPLACE"), "one open");
  expect_refused(intent("open", 9, "declined").replace("INSERT", "INSERT OR REPLACE"), "own key");
}

TEST_P(Rules, refused_requests_can_be_pruned_but_not_changed) {
  ASSERT_TRUE(note(store(), refused_attempt("c", "approve")));
  close();
  expect_refused("UPDATE attempts SET code = 'x'", "never changed");
  EXPECT_TRUE(directly({"DELETE FROM attempts"}).is_done);
}

TEST_P(Rules, the_total_is_cost_plus_profit_and_never_changes) {
  for (const char* column : {"total_amount", "asset_cost", "profit_amount", "exponent"}) {
    expect_refused(QString("UPDATE contracts SET %1 = %1 + 1").arg(column), "never change");
  }
  expect_refused(
      "UPDATE contracts SET total_amount = total_amount + 1,"
      " profit_amount = profit_amount + 1",
      "never change");
  for (const char* column : {"currency", "customer_id", "contract_id", "profile"}) {
    expect_refused(QString("UPDATE contracts SET %1 = 'KWD'").arg(column), "never change");
  }
  expect_refused("UPDATE contracts SET created_at = created_at + 1", "never change");
  expect_refused(
      "INSERT INTO contracts SELECT 'd', customer_id, currency, exponent, asset_cost,"
      " profit_amount, total_amount + 1, profile, state, paid, outstanding, refund_due,"
      " next_due, disbursement, version, head_hash, created_at, choices FROM contracts",
      is_sqlite() ? "total is cost plus profit" : "total_is_cost_plus_profit");
  EXPECT_TRUE(directly({"UPDATE contracts SET state = 'approved'"}).is_done);
}

TEST_P(Rules, amounts_are_whole_numbers) {
  if (!is_sqlite()) {
    Direct types =
        directly({"SELECT DISTINCT data_type FROM information_schema.columns"
                  " WHERE table_schema = 'actorscope' ORDER BY 1"});
    std::vector<QStringList> known{{"bigint"}, {"text"}, {"timestamp with time zone"}};
    EXPECT_EQ(types.rows, known);
    return;
  }
  expect_refused(payment("3, 1, 1.5, 1.5, 0, '', ''"), "cannot store REAL value in INTEGER");
  expect_refused(payment("3, 1, 'x', 'x', 0, '', ''"), "cannot store TEXT value in INTEGER");
  expect_refused(entry(1, "1e300", "-1e300"), "cannot store REAL");
  expect_refused(entry(1, "0.5", "-0.5"), "cannot store REAL");
  Direct lax =
      directly({"SELECT name FROM pragma_table_list WHERE schema = 'main'"
                " AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"});
  EXPECT_TRUE(lax.is_done && lax.rows.empty());
}

TEST_P(Rules, what_was_received_is_what_was_applied_and_the_excess) {
  expect_refused(payment("3, 1, 100, 90, 9, '', ''"), is_sqlite()
                                                          ? "is what was applied and the excess"
                                                          : "received_is_applied_plus_excess");
  EXPECT_TRUE(directly({payment("3, 1, 100, 90, 10, '', ''")}).is_done);
}

TEST_P(Rules, a_reference_is_met_once_per_contract) {
  expect_refused(payment("3, 1, 5, 5, 0, '', 'reference-2'"),
                 is_sqlite() ? "payments are added, never changed" : "one_payment_per_reference");
  EXPECT_TRUE(
      directly({payment("3, 1, 5, 5, 0, '', ''"), payment("4, 1, 5, 5, 0, '', ''")}).is_done);
}

TEST_P(Rules, one_intent_is_open_and_one_confirmed_at_most) {
  ASSERT_TRUE(directly({intent("a", 8, "intent")}).is_done);
  QString words = is_sqlite() ? "one open intent and one confirmed" : "one_open_intent";
  expect_refused(intent("b", 9, "intent"), words);
  expect_refused(intent("b", 9, "unknown"), words);
  ASSERT_TRUE(directly({"UPDATE disbursement_intents SET status = 'unknown' WHERE intent = 'a'",
                        "UPDATE disbursement_intents SET status = 'confirmed' WHERE intent = 'a'",
                        intent("b", 9, "intent")})
                  .is_done);
  expect_refused("UPDATE disbursement_intents SET status = 'confirmed' WHERE intent = 'b'",
                 "one open intent and one confirmed");
  expect_refused(intent("d", 10, "confirmed"),
                 is_sqlite() ? "one open intent and one confirmed" : "one_confirmed_intent");
  QString known = is_sqlite() ? "known ones" : "status_is_known";
  expect_refused(intent("d", 10, "paid"), known);
  expect_refused("UPDATE disbursement_intents SET status = 'paid' WHERE intent = 'b'", known);
}

TEST_P(Rules, a_settled_intent_stays_as_it_is) {
  QString update = "UPDATE disbursement_intents SET ";
  for (const char* status : {"intent", "unknown", "confirmed"}) {
    expect_refused(update + QString("status = '%1'").arg(status), "stays settled");
  }
  expect_refused(update + "amount = amount + 1", "never changes");
  expect_refused(update + "payee = 'someone'", "never changes");
  expect_refused(update + "intent = 'other'", "never changes");
  expect_refused(update + "created_at = created_at - 1", "never changes");
}

TEST_P(Rules, the_steps_of_a_contract_have_no_gaps) {
  for (int seq : {0, 1, 2, 4, -1}) {
    expect_refused(QString("INSERT INTO transitions SELECT contract_id, %1, command, from_state,"
                           " to_state, actor, at, idem_key, params, prev_hash, hash"
                           " FROM transitions WHERE seq = 1")
                       .arg(seq),
                   seq == 1 || seq == 2 ? "" : "no gaps");
  }
  EXPECT_EQ(count_of("transitions"), "2");
}

TEST_P(Rules, rows_belong_to_a_step_of_a_contract) {
  QString words = is_sqlite() ? "belong to a step" : "foreign key";
  for (const char* seq : {"0", "3"}) {
    expect_refused(payment(QString("3, %1, 5, 5, 0, '', ''").arg(seq)), words);
    for (const char* row : {"evidence SELECT contract_id, 9, %1, kind, dated, document, sha256, "
                            "note, supersedes FROM evidence",
                            "gateway_calls SELECT contract_id, intent, 9, %1, kind, at, outcome "
                            "FROM gateway_calls",
                            "idempotency SELECT contract_id, command, 'other', params_hash, %1 "
                            "FROM idempotency"}) {
      expect_refused("INSERT INTO " + QString(row).arg(seq), words);
    }
    if (is_sqlite()) {
      expect_refused(entry(QString(seq).toInt(), "5", "-5"), words);
      continue;
    }
    QString line = posting(1, 5).replace("'c', 1,", QString("'c', %1,").arg(seq));
    expect_refused(line, words);
  }
}

TEST_P(Rules, rows_belong_to_a_contract) {
  QString words = is_sqlite() ? "belong to a contract" : "foreign key";
  expect_refused(intent("a", 8, "intent").replace("'c'", "'nobody'"), words);
  expect_refused(
      "INSERT INTO transitions SELECT 'nobody', 1, command, from_state, to_state, actor, at,"
      " idem_key, params, prev_hash, hash FROM transitions WHERE seq = 1",
      words);
  expect_refused(
      "INSERT INTO instalments SELECT 'nobody', 1, 1, due, amount, cost_part, profit_part"
      " FROM instalments",
      words);
  expect_refused(
      "INSERT INTO gateway_calls SELECT contract_id, 'no such key', 9, 1, kind, at, outcome"
      " FROM gateway_calls",
      is_sqlite() ? "belong to an intent" : "foreign key");
}

TEST_P(Rules, the_lines_of_an_entry_add_up_to_zero_when_a_transaction_ends) {
  if (is_sqlite()) return;  // see the next
  expect_refused(posting(1, 5), "add up to zero");
  Direct ends = directly({"BEGIN", posting(1, 5), posting(2, -4), "COMMIT"});
  EXPECT_FALSE(ends.is_done);
  EXPECT_EQ(count_of("postings"), "3");
  EXPECT_TRUE(directly({"BEGIN", posting(1, 5), posting(2, -4), posting(3, -1), "COMMIT"}).is_done);
}

TEST_P(Rules, the_lines_of_an_entry_come_together_and_add_up_to_zero) {
  if (!is_sqlite()) return;  // see the one before
  expect_refused(posting(1, 5), "as the lines of an entry");
  expect_refused(posting(1, 0), "as the lines of an entry");
  for (QString policy : {"INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE", "INSERT OR FAIL"}) {
    expect_refused(entry(1, "5", "-4").replace("INSERT", policy), "add up to zero");
    expect_refused(entry(1, "5", "null").replace("INSERT", policy), "");
    expect_refused(entry(2, "5", "-5").replace("INSERT", policy), "never changed");
  }
  expect_refused(entry(1, "9223372036854775807", "9223372036854775807"), "overflow");
  for (const char* lines : {"{}", "[]", "5", "", "{\"1\": 5}", "{\"x\": {\"cash\": 0}}"}) {
    expect_refused(
        QString("INSERT INTO entries (contract_id, seq, lines) VALUES ('c', 1, '%1')").arg(lines),
        "");
  }
  expect_refused(
      "INSERT OR FAIL INTO entries VALUES ('c', 1, '{\"8\": {\"cash\": 5}, \"9\": {\"z\": null}}', "
      "0)",
      "have amounts");
  EXPECT_EQ(count_of("postings"), "3");
  EXPECT_EQ(count_of("entries"), "0");
  ASSERT_TRUE(directly({entry(1, "5", "-5")}).is_done);
  EXPECT_EQ(count_of("postings"), "5");
  EXPECT_EQ(count_of("entries"), "0");
}

/// Who takes the trigger away that writes the lines takes the desk's ability to write away too.
TEST_P(Rules, no_line_is_lost_where_the_trigger_is_gone) {
  if (!is_sqlite()) return;  // has no such trigger
  ASSERT_TRUE(directly({"DROP TRIGGER entries_are_posted"}).is_done);
  Records before = full_step(opening("c"));
  EXPECT_TRUE(is_storage_error(commit(store(), full_step(before))));
  EXPECT_EQ(read(store(), "c"), sum({opening("c"), before}));
  EXPECT_TRUE(commit(store(), following(before)));
}

TEST_P(Rules, ids_are_compared_byte_for_byte) {
  for (const char* id : {"a", "B", "ä", "A"}) ASSERT_TRUE(commit(store(), opening(id)));
  auto page = list(store());
  ASSERT_TRUE(page);
  std::vector<std::string> ids;
  for (const Snapshot& row : page->rows) ids.push_back(row.contract_id);
  EXPECT_EQ(ids, (std::vector<std::string>{"A", "B", "a", "c", "ä"}));
}

}  // namespace
}  // namespace store_test
