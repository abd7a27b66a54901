// Tables of the desk as CSV: the digits of each currency, cells that no spreadsheet computes, and
// nothing that is empty.

#include "murabaha/export_csv.h"

#include <gtest/gtest.h>

#include "contract_samples.h"
#include "murabaha/trail.h"

namespace murabaha {
namespace {

constexpr Timestamp morning = 1'767'603'600'000'000;  // 2026-01-05 09:00 UTC

Currency currency(std::string_view code) { return Currency::of(code).value(); }

/// Facts become the rows of a contract.
class Book {
 public:
  explicit Book(const Terms& terms) { take(Started{terms}); }

  Book& take(const Fact& fact) {
    Step step = take_step(contract_, fact, {at_ += 1'000'000});
    contract_ = step.contract;
    add_records(records_, step.records);
    return *this;
  }
  const Records& records() const { return records_; }

 private:
  Contract contract_;
  Records records_;
  Timestamp at_ = morning;
};

Terms terms_in(std::string_view code) {
  Terms terms = terms_of("M-1", 100'000, 10'000);
  terms.currency = currency(code);
  return terms;
}

Book repaying(std::string_view code, std::string reference = "BANK-1") {
  Book book(terms_in(code));
  PayoutRequested request{Purpose::Disburse, "intent-1", 100'000, "customer-1"};
  book.take(Approved{}).take(request).take(PayoutConfirmed{Purpose::Disburse, "intent-1"});
  return book.take(PaymentRecorded{50'000, 50'000, 0, "2026-01-05", std::move(reference)});
}

std::vector<std::string> lines(const std::string& csv) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < csv.size();) {
    std::size_t end = csv.find("\r\n", from);
    lines.push_back(csv.substr(from, end - from));
    from = end + 2;
  }
  return lines;
}

TEST(ExportCsv, an_amount_has_the_digits_of_its_currency_and_no_separators) {
  EXPECT_EQ(plain_amount(123'456'789, currency("JPY")), "123456789");
  EXPECT_EQ(plain_amount(123'456'789, currency("XXX")), "123456789");
  EXPECT_EQ(plain_amount(123'456'789, currency("EUR")), "1234567.89");
  EXPECT_EQ(plain_amount(123'456'789, currency("KWD")), "123456.789");
  EXPECT_EQ(plain_amount(123'456'789, currency("CLF")), "12345.6789");
  EXPECT_EQ(plain_amount(5, currency("KWD")), "0.005");
  EXPECT_EQ(plain_amount(largest_amount, currency("EUR")), "90071992547409.91");
}

TEST(ExportCsv, an_amount_is_read_back_in_every_currency) {
  for (const Currency& each : Currency::all()) {
    for (Amount amount : {Amount(0), Amount(1), Amount(99'999), largest_amount}) {
      EXPECT_EQ(parse_amount(plain_amount(amount, each), each).value(), amount) << each.code();
    }
  }
}

TEST(ExportCsv, contracts_stand_one_a_row_each_in_its_currency) {
  std::vector<Snapshot> contracts;
  for (const char* code : {"JPY", "KWD"}) contracts.push_back(repaying(code).records().snapshot);
  auto rows = lines(contracts_as_csv(contracts).value());
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0],
            "contract_id,customer_id,state,profile,currency,asset_cost,profit,total,paid,"
            "outstanding,refund_due,next_due,disbursement,version,created_at,head_hash");
  EXPECT_EQ(rows[1],
            "M-1,customer-1,repaying,seed,JPY,100000,10000,110000,50000,60000,0,,"
            "confirmed,5,2026-01-05T09:00:01Z," +
                contracts[0].head_hash);
  EXPECT_EQ(rows[2],
            "M-1,customer-1,repaying,seed,KWD,100.000,10.000,110.000,50.000,60.000,0.000,,"
            "confirmed,5,2026-01-05T09:00:01Z," +
                contracts[1].head_hash);
}

TEST(ExportCsv, a_schedule_is_the_latest_one) {
  Book book(terms_in("EUR"));
  Date first = *parse_date("2026-02-28");
  book.take(ScheduleAgreed{{{1, first, 110'000, 100'000, 10'000}}});
  book.take(ScheduleAgreed{
      {{1, first, 55'000, 50'000, 5'000}, {2, add_months(first, 1), 55'000, 50'000, 5'000}}});
  auto rows = lines(schedule_as_csv(book.records()).value());
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1], "M-1,2,1,2026-02-28,EUR,550.00,500.00,50.00");
  EXPECT_EQ(rows[2], "M-1,2,2,2026-03-28,EUR,550.00,500.00,50.00");
}

TEST(ExportCsv, payments_have_the_time_of_their_step) {
  auto rows = lines(payments_as_csv(repaying("CLF").records()).value());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1], "M-1,1,5,2026-01-05T09:00:05Z,2026-01-05,CLF,5.0000,5.0000,0.0000,BANK-1");
}

TEST(ExportCsv, refused_requests_stand_between_the_steps_by_their_times) {
  Records records = repaying("EUR").records();
  Attempt refused{"M-1",           "record_payment",
                  "ann",           morning + 1'500'000,
                  "invalid_state", "Nothing is owed yet, so \"wait\"."};
  auto rows = lines(timeline_as_csv(records, std::vector{refused}).value());
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_TRUE(rows[1].starts_with("M-1,1,2026-01-05T09:00:01Z,desk,start,accepted,,pending,"));
  EXPECT_EQ(rows[2],
            "M-1,,2026-01-05T09:00:01Z,ann,record_payment,invalid_state,,,,"
            "\"Nothing is owed yet, so \"\"wait\"\".\",,");
  EXPECT_TRUE(rows[3].starts_with("M-1,2,2026-01-05T09:00:02Z,desk,approve,accepted,"));
  EXPECT_TRUE(rows[6].ends_with(records.trail.back().hash));
}

TEST(ExportCsv, postings_are_debit_or_credit_and_balance) {
  Records records = repaying("EUR").records();
  auto rows = lines(postings_as_csv(records).value());
  ASSERT_EQ(rows.size(), records.postings.size() + 1);
  EXPECT_EQ(rows[0], "contract_id,seq,number,at,value_date,account,currency,debit,credit");
  Amount balance = 0;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    auto comma = rows[row].rfind(',');
    auto before = rows[row].rfind(',', comma - 1);
    std::string debit = rows[row].substr(before + 1, comma - before - 1);
    std::string credit = rows[row].substr(comma + 1);
    EXPECT_NE(debit.empty(), credit.empty()) << rows[row];
    if (!debit.empty()) balance += parse_amount(debit, currency("EUR")).value();
    else balance -= parse_amount(credit, currency("EUR")).value();
  }
  EXPECT_EQ(balance, 0);
}

TEST(ExportCsv, postings_have_the_day_on_which_they_count) {
  Book book(terms_in("EUR"));
  PayoutRequested request{Purpose::Disburse, "intent-1", 100'000, "supplier-1"};
  PayoutConfirmed decided{Purpose::Disburse, "intent-1"};
  decided.evidence = "statement";
  decided.paid_on = "2026-01-04";
  book.take(Approved{}).take(request).take(decided);
  book.take(PaymentRecorded{50'000, 50'000, 0, "2026-01-03", ""});
  book.take(DonationRecorded{5});
  auto rows = lines(postings_as_csv(book.records()).value());
  ASSERT_EQ(rows.size(), 10U);
  EXPECT_EQ(rows[1], "M-1,4,1,2026-01-05T09:00:04Z,2026-01-04,receivable,EUR,1100.00,");
  EXPECT_EQ(rows[4], "M-1,5,1,2026-01-05T09:00:05Z,2026-01-03,cash,EUR,500.00,");
  EXPECT_EQ(rows[8], "M-1,6,1,2026-01-05T09:00:06Z,2026-01-05,cash,EUR,0.05,");
}

TEST(ExportCsv, no_spreadsheet_computes_what_people_have_written) {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "|calc"}) {
    auto rows = lines(payments_as_csv(repaying("EUR", formula).records()).value());
    EXPECT_TRUE(rows[1].ends_with(std::string(",'") + formula)) << rows[1];
  }
  auto rows = lines(payments_as_csv(repaying("EUR", "=A1,\"x\"").records()).value());
  EXPECT_TRUE(rows[1].ends_with(",\"'=A1,\"\"x\"\"\"")) << rows[1];
}

TEST(ExportCsv, texts_stay_utf_8) {
  auto rows = lines(payments_as_csv(repaying("EUR", "دفعة").records()).value());
  EXPECT_TRUE(rows[1].ends_with(",دفعة")) << rows[1];
}

TEST(ExportCsv, what_would_be_empty_is_refused) {
  Records none = Book(terms_in("EUR")).records();
  EXPECT_TRUE(contracts_as_csv({}).error().is(Atom("nothing_to_export")));
  EXPECT_TRUE(schedule_as_csv(none).error().is(Atom("nothing_to_export")));
  EXPECT_TRUE(payments_as_csv(none).error().is(Atom("nothing_to_export")));
  EXPECT_TRUE(postings_as_csv(none).error().is(Atom("nothing_to_export")));
  EXPECT_TRUE(timeline_as_csv({}, {}).error().is(Atom("nothing_to_export")));
}

}  // namespace
}  // namespace murabaha
