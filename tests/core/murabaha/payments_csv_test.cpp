// A file of payments is taken as a whole or not at all, and every mistake in it has its line.

#include "murabaha/payments_csv.h"

#include <gtest/gtest.h>

#include "contract_samples.h"

namespace murabaha {
namespace {

const std::string header = "reference,value_date,amount\n";

Contract contract_in(std::string_view code) {
  Contract contract = contract_in(Stage::Disbursed);
  contract.terms.currency = Currency::of(code).value();
  return contract;
}

auto read(const std::string& csv, std::string_view code = "USD") {
  return read_payments(csv, contract_in(code), *parse_date("2026-02-28"));
}

/// The faults of the rows as `LINE CODE`, one after the other.
std::string faults(const std::string& rows, std::string_view code = "USD") {
  auto result = read(header + rows, code);
  if (result) return "none";
  std::string text;
  for (const LineFault& fault : result.error()) {
    EXPECT_FALSE(fault.error.sentence.empty());
    text +=
        (text.empty() ? "" : "; ") + std::to_string(fault.line) + ' ' + to_text(fault.error.reason);
  }
  return text;
}

TEST(PaymentsCsv, all_rows_of_a_right_file_are_taken) {
  auto read_lines = read(
      header + "BANK-1,2026-02-05,\"1,250.50\"\r\n,2026-02-06,٧\n\"a, \"\"b\"\"\",2026-02-28,1");
  ASSERT_TRUE(read_lines.has_value());
  std::vector<PaymentLine> expected{{2, "BANK-1", "2026-02-05", 125'050},
                                    {3, "", "2026-02-06", 700},
                                    {4, "a, \"b\"", "2026-02-28", 100}};
  EXPECT_EQ(*read_lines, expected);
}

TEST(PaymentsCsv, a_byte_order_mark_is_passed_over) {
  EXPECT_TRUE(read("\xEF\xBB\xBF" + header + "a,2026-02-05,1\r\n").has_value());
}

TEST(PaymentsCsv, amounts_have_the_digits_of_the_contracts_currency) {
  EXPECT_EQ(read(header + "a,2026-02-05,1.234\n", "KWD")->front().amount, 1'234);
  EXPECT_EQ(read(header + "a,2026-02-05,1234\n", "JPY")->front().amount, 1'234);
  EXPECT_EQ(read(header + "a,2026-02-05,0.1234\n", "CLF")->front().amount, 1'234);
  EXPECT_EQ(faults("a,2026-02-05,1.234\n", "EUR"), "2 {:amount_precision, 2}");
  EXPECT_EQ(faults("a,2026-02-05,1.2\n", "JPY"), "2 {:amount_precision, 0}");
}

TEST(PaymentsCsv, when_one_row_is_wrong_none_is_taken_and_every_mistake_is_named) {
  EXPECT_EQ(faults("a,2026-02-05,1\nb,2026-02-30,x\nc,2026-02-05,2\na,2026-02-05,0\n"),
            "3 {:invalid_value_date, \"1970-01-01\", \"2026-02-28\"}; 3 :amount_syntax; "
            "5 {:duplicate_reference, 2}; 5 :invalid_amount");
}

TEST(PaymentsCsv, a_value_date_is_from_the_sale_to_today) {
  Contract contract = contract_in("USD");
  contract.sold_on = "2026-02-10";
  Date today = *parse_date("2026-02-28");
  for (const char* date : {"2026-02-10", "2026-02-28"}) {
    EXPECT_TRUE(read_payments(header + "a," + date + ",1", contract, today)) << date;
  }
  for (const char* date : {"2026-02-09", "2026-03-01", "", "2026-2-10", "tomorrow"}) {
    auto result = read_payments(header + "a," + date + ",1", contract, today);
    ASSERT_FALSE(result.has_value()) << date;
    EXPECT_EQ(to_text(result.error()[0].error.reason),
              "{:invalid_value_date, \"2026-02-10\", \"2026-02-28\"}");
  }
}

TEST(PaymentsCsv, a_reference_of_the_contract_is_named_with_its_step) {
  Contract contract = contract_in(Stage::Disbursed);
  Moment moment{contract.history.back().at + 1};
  contract = apply(contract, RecordPayment{100, {}, "BANK-1"}, moment).value();
  auto result = read_payments(header + "BANK-1,1970-01-01,1", contract, *parse_date("2026-02-28"));
  ASSERT_FALSE(result.has_value());
  auto expected = otp::tuple(Atom("duplicate_reference"), contract.history.back().seq);
  EXPECT_EQ(result.error()[0].error.reason, expected);
}

TEST(PaymentsCsv, an_amount_is_above_zero_and_within_bounds) {
  EXPECT_EQ(faults("a,2026-02-05,-1\n"), "2 :invalid_amount");
  EXPECT_EQ(faults("a,2026-02-05,99999999999999999999\n"), "2 :amount_overflow");
  EXPECT_EQ(faults("a,2026-02-05,\n"), "2 :amount_syntax");
  EXPECT_EQ(faults("a,2026-02-05,1e3\n"), "2 :amount_syntax");
}

TEST(PaymentsCsv, control_characters_and_broken_utf_8_are_refused) {
  EXPECT_EQ(faults(std::string("a\0b,2026-02-05,1\n", 17)), "2 :invalid_text");
  EXPECT_EQ(faults("a\tb,2026-02-05,1\n"), "2 :invalid_text");
  EXPECT_EQ(faults("a\xFF,2026-02-05,1\n"), "2 :invalid_text");
  EXPECT_EQ(faults("a,2026-02-05,1\x1B[2J\n"), "2 :invalid_text");
  EXPECT_EQ(faults(std::string(2001, 'x') + ",2026-02-05,1\n"), "2 :invalid_text");
}

TEST(PaymentsCsv, the_form_of_a_line_is_strict) {
  for (const char* row : {"a,2026-02-05", "a,2026-02-05,1,2", "", "\"a,2026-02-05,1",
                          "\"a\"b,2026-02-05,1", "a\"b,2026-02-05,1"}) {
    EXPECT_EQ(faults(row + std::string("\nb,2026-02-05,1\n")), "2 :csv_syntax") << row;
  }
}

TEST(PaymentsCsv, the_header_is_needed) {
  for (const char* csv : {"", "a,2026-02-05,1\n", "amount,reference,value_date\n", "\"\n"}) {
    auto result = read(csv);
    ASSERT_FALSE(result.has_value()) << csv;
    EXPECT_EQ(result.error()[0].line, 1U);
    EXPECT_TRUE(result.error()[0].error.is(Atom("csv_syntax")));
  }
}

TEST(PaymentsCsv, a_file_without_payments_is_a_mistake) { EXPECT_EQ(faults(""), "0 :csv_syntax"); }

TEST(PaymentsCsv, a_file_beyond_ten_megabytes_is_refused_unread) {
  std::string csv = header;
  while (csv.size() < largest_payments_file) csv += ",2026-02-05,1\n";
  ASSERT_GT(csv.size(), largest_payments_file);
  auto result = read(csv);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().size(), 1U);
  EXPECT_TRUE(result.error()[0].error.is(Atom("invalid_text")));
}

TEST(PaymentsCsv, so_many_faults_are_enough) {
  std::string rows;
  for (int row = 0; row < 100'000; ++row) rows += "x\n";
  auto result = read(header + rows);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().size(), most_line_faults);
}

}  // namespace
}  // namespace murabaha
