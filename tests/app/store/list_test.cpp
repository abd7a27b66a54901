// Lists: which contracts, which page, and the totals per currency.

#include "fixture.h"
#include "murabaha/every_contract.h"

#include <chrono>
#include <cstdio>

namespace store_test {
namespace {

class Lists : public StoreTest {
 protected:
  void open_contract(const std::string& id, const std::string& currency, const std::string& state,
                     Amount paid) {
    Records step = opening(id);
    step.snapshot.currency = currency;
    step.snapshot.state = state;
    step.snapshot.paid = paid;
    step.snapshot.outstanding -= paid;
    ASSERT_TRUE(commit(store(), step));
    kept_[id] = step.snapshot;
  }
  void open_some() {
    open_contract("alpha-1", "EUR", "pending", 0);
    open_contract("alpha-2", "KWD", "repaying", 1'000'000);
    open_contract("Beta", "EUR", "repaying", 500'000);
    open_contract("gamma", "JPY", "completed", 11'000'000);
  }
  std::vector<Snapshot> kept(std::initializer_list<const char*> ids) {
    std::vector<Snapshot> rows;
    for (const char* id : ids) rows.push_back(kept_.at(id));
    return rows;
  }
  ListPage page(const ListQuery& query) { return list(store(), query).value(); }

 private:
  std::map<std::string, Snapshot> kept_;
};
INSTANTIATE_TEST_SUITE_P(, Lists, both_kinds, kind_of);

TEST_P(Lists, are_empty_at_first) {
  ListPage empty = page({});
  EXPECT_TRUE(empty.rows.empty());
  EXPECT_TRUE(empty.totals.empty());
  EXPECT_EQ(empty.matches, 0);
}

TEST_P(Lists, show_all_by_id_with_totals_per_currency) {
  open_some();
  ListPage all = page({});
  EXPECT_EQ(all.rows, kept({"Beta", "alpha-1", "alpha-2", "gamma"}));
  EXPECT_EQ(all.matches, 4);
  EXPECT_EQ(all.totals, (std::vector<CurrencyTotal>{{"EUR", 2, 22'000'000, 21'500'000},
                                                    {"JPY", 1, 11'000'000, 0},
                                                    {"KWD", 1, 11'000'000, 10'000'000}}));
}

TEST_P(Lists, show_those_of_a_state) {
  open_some();
  ListPage some = page({.state = "repaying", .text = ""});
  EXPECT_EQ(some.rows, kept({"Beta", "alpha-2"}));
  EXPECT_EQ(some.totals, (std::vector<CurrencyTotal>{{"EUR", 1, 11'000'000, 10'500'000},
                                                     {"KWD", 1, 11'000'000, 10'000'000}}));
  EXPECT_TRUE(page({.state = "' OR 1 = 1 --", .text = ""}).rows.empty());
}

TEST_P(Lists, show_those_with_a_text_in_their_ids) {
  open_some();
  EXPECT_EQ(page({.state = "", .text = "alpha"}).rows, kept({"alpha-1", "alpha-2"}));
  EXPECT_EQ(page({.state = "", .text = "customer-of-B"}).rows, kept({"Beta"}));
  EXPECT_EQ(page({.state = "repaying", .text = "alpha"}).rows, kept({"alpha-2"}));
  EXPECT_EQ(page({.state = "repaying", .text = "alpha"}).matches, 1);
  for (const char* text : {"%", "_", "ALPHA", "'"}) {
    EXPECT_EQ(page({.state = "", .text = text}).matches, 0) << text;
  }
}

TEST_P(Lists, show_a_page_and_the_totals_of_all) {
  open_some();
  ListPage middle = page({.state = "", .text = "", .offset = 1, .limit = 2});
  EXPECT_EQ(middle.rows, kept({"alpha-1", "alpha-2"}));
  EXPECT_EQ(middle.matches, 4);
  EXPECT_EQ(middle.totals.size(), 3u);
  EXPECT_EQ(page({.state = "", .text = "", .offset = 3, .limit = 2}).rows, kept({"gamma"}));
  EXPECT_TRUE(page({.state = "", .text = "", .offset = 4, .limit = 2}).rows.empty());
  EXPECT_TRUE(page({.state = "", .text = "", .offset = -1, .limit = -1}).rows.empty());
}

/// So many contracts without their steps, which a list does not need.
QStringList many_contracts(bool is_sqlite, int count) {
  QString numbers = is_sqlite ? "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL"
                                " SELECT n + 1 FROM numbers WHERE n < %1) "
                              : "WITH numbers AS (SELECT generate_series(1, %1) AS n) ";
  return {numbers.arg(count) +
          "INSERT INTO contracts SELECT 'contract-' || n, 'customer-' || n % 977,"
          " CASE n % 3 WHEN 0 THEN 'EUR' WHEN 1 THEN 'KWD' ELSE 'JPY' END, 2, 10000000, 1000000,"
          " 11000000, 'seed', CASE n % 2 WHEN 0 THEN 'repaying' ELSE 'pending' END, 0, 11000000, 0,"
          " '2026-02-01', 'none', 1, 'hash', 1767603612000001, '{}' FROM numbers"};
}

TEST_P(Lists, of_100000_contracts_open_soon) {
  constexpr int count = 100'000;
  ASSERT_TRUE(list(store()));
  close();
  Direct done = directly(many_contracts(is_sqlite(), count));
  ASSERT_TRUE(done.is_done) << qPrintable(done.sentence);
  auto measure = [&](const char* what, const ListQuery& query, std::int64_t matches) {
    auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(page(query).matches, matches);
    auto took = std::chrono::steady_clock::now() - begin;
    std::printf("%s: %.0f ms\n", what, std::chrono::duration<double, std::milli>(took).count());
  };
  measure("opened, with the first page", {}, count);
  measure("again", {}, count);
  measure("the last page", {.state = "", .text = "", .offset = count - 200}, count);
  measure("of a state", {.state = "repaying", .text = ""}, count / 2);
  measure("with a text", {.state = "", .text = "contract-9999"}, 11);
}

/// By the last id, so that what is opened meanwhile moves nothing.
TEST_P(Lists, contracts_come_page_by_page) {
  for (const char* id : {"b", "a", "c", "d"}) ASSERT_TRUE(commit(store(), opening(id)));
  auto page = [&](const std::string& after) {
    std::vector<std::string> ids;
    auto rows = answer<std::vector<Snapshot>>(
        [&](auto done) { store().contracts(after, 2, std::move(done)); });
    for (const Snapshot& row : *rows) ids.push_back(row.contract_id);
    return ids;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(page(""), (Ids{"a", "b"}));
  ASSERT_TRUE(commit(store(), opening("aa")));
  EXPECT_EQ(page("b"), (Ids{"c", "d"}));
  EXPECT_EQ(page("d"), Ids());
  Ids all;
  auto used = each_contract(store(), [&](const Snapshot& row) -> Result<> {
    all.push_back(row.contract_id);
    if (row.contract_id == "c") return otp::refuse(otp::Atom("enough"));
    return {};
  });
  EXPECT_EQ(all, (Ids{"a", "aa", "b", "c"}));
  EXPECT_EQ(reason(used), otp::Atom("enough"));
}

TEST_P(Lists, payouts_of_all_contracts_come_page_by_page) {
  std::set<std::string> expected;
  for (const char* id : {"alpha-1", "Beta", "gamma"}) {
    Records step = opening(id);
    IntentRow intent;
    intent.intent = std::string(id) + "-1";
    intent.purpose = "disburse";
    intent.attempt = 1;
    intent.currency = "AED";
    intent.status = "intent";
    step.intents = {intent};
    ASSERT_TRUE(commit(store(), step));
    expected.insert(intent.intent);
  }
  std::set<std::string> found;
  std::string after;
  for (std::size_t page_length = 2; page_length == 2;) {
    auto page = answer<std::vector<KeptPayout>>(
        [&](auto done) { store().payouts(after, 2, std::move(done)); });
    ASSERT_TRUE(page);
    page_length = page->size();
    for (const KeptPayout& payout : *page) {
      EXPECT_EQ(payout.intent.intent, payout.contract_id + "-1");
      EXPECT_TRUE(found.insert(payout.intent.intent).second);
      after = payout.intent.intent;
    }
  }
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace store_test
