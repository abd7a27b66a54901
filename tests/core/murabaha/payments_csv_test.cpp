// A bank's file of payments: what each line says, and what the contracts make of it.

#include "murabaha/payments_csv.h"

#include <gtest/gtest.h>

#include "contract_samples.h"
#include "murabaha/payments_import.h"

namespace murabaha {
namespace {

using Verdict = ImportedPayment::Verdict;

const std::string header = "reference,value_date,amount\n";
const Moment today{1'772'236'800'000'000};  // 2026-02-28

Contract contract_in(std::string_view code) {
  Contract contract = contract_in(Stage::Disbursed);
  contract.terms.currency = Currency::of(code).value();
  contract.terms.asset_cost = 10'000'000;
  return contract;
}

std::map<std::string, Result<Contract>> only(Contract contract) {
  return {{"M-1", std::move(contract)}};
}

std::vector<ImportedPayment> judged(const std::string& csv, Contract contract,
                                    const Moment& moment = today) {
  auto lines = read_payments(csv, "M-1");
  EXPECT_TRUE(lines.has_value()) << lines.error().text();
  return judge_payments(lines.value_or(std::vector<PaymentLine>()), only(std::move(contract)),
                        moment);
}

/// What is wrong with the rows as `LINE CODE`, one after the other.
std::string faults(const std::string& rows, std::string_view code = "USD") {
  std::string text;
  for (const ImportedPayment& payment : judged(header + rows, contract_in(code))) {
    if (payment.verdict != Verdict::Wrong) continue;
    EXPECT_FALSE(payment.error.sentence.empty());
    text += (text.empty() ? "" : "; ") + std::to_string(payment.line.line) + ' ' +
            to_text(payment.error.reason);
  }
  return text.empty() ? "none" : text;
}

std::string refusal_of(const std::string& csv, const std::string& contract_id = "M-1") {
  auto lines = read_payments(csv, contract_id);
  return lines ? "none" : to_text(lines.error().reason) + " " + lines.error().text();
}

TEST(PaymentsCsv, every_row_of_a_right_file_is_accepted) {
  auto payments = judged(
      header + "BANK-1,2026-02-05,\"1,250.50\"\r\n,2026-02-06,٧\n\"a, \"\"b\"\"\",2026-02-28,1",
      contract_in("USD"));
  ASSERT_EQ(payments.size(), 3U);
  EXPECT_EQ(payments[0].payment.amount, 125'050);
  EXPECT_EQ(payments[0].payment.reference, "BANK-1");
  EXPECT_EQ(payments[1].payment.amount, 700);
  EXPECT_EQ(payments[1].payment.value_date, "2026-02-06");
  EXPECT_EQ(payments[2].line.line, 4U);
  EXPECT_EQ(payments[2].payment.reference, "a, \"b\"");
  for (const auto& payment : payments) EXPECT_EQ(payment.verdict, Verdict::Accepted);
}

TEST(PaymentsCsv, columns_stand_in_any_order_and_may_name_contract_and_currency) {
  auto lines =
      read_payments("amount,currency,contract_id,value_date\n5,AED,M-2,2026-02-05\n", "M-1");
  ASSERT_TRUE(lines.has_value());
  EXPECT_EQ(lines->front().contract_id, "M-2");
  EXPECT_EQ(lines->front().currency, "AED");
  EXPECT_EQ(lines->front().amount, "5");
  EXPECT_EQ(lines->front().reference, "");
}

TEST(PaymentsCsv, blank_lines_are_passed_over) {
  auto lines = read_payments(header + "a,2026-02-05,1\r\n\r\nb,2026-02-05,1\n\n", "M-1");
  ASSERT_TRUE(lines.has_value());
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ(lines->back().line, 4U);
  EXPECT_FALSE(lines->back().fault);
  EXPECT_FALSE(read_payments(header + "\n\n", "M-1"));
}

TEST(PaymentsCsv, a_byte_order_mark_is_passed_over) {
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF" + header + "a,2026-02-05,1\r\n"), "none");
}

TEST(PaymentsCsv, amounts_have_the_digits_of_the_contracts_currency) {
  auto amount = [](const char* written, std::string_view code) {
    return judged(header + "a,2026-02-05," + written + "\n", contract_in(code))[0].payment.amount;
  };
  EXPECT_EQ(amount("1.234", "KWD"), 1'234);
  EXPECT_EQ(amount("1234", "JPY"), 1'234);
  EXPECT_EQ(amount("0.1234", "CLF"), 1'234);
  EXPECT_EQ(faults("a,2026-02-05,1.234\n", "EUR"), "2 {:amount_precision, 2}");
  EXPECT_EQ(faults("a,2026-02-05,1.2\n", "JPY"), "2 {:amount_precision, 0}");
}

TEST(PaymentsCsv, every_wrong_row_is_named_with_its_line) {
  EXPECT_EQ(
      faults("a,2026-02-05,1\nb,2026-02-30,1\nc,2026-02-05,x\na,2026-02-05,2\nd,2026-02-05,0\n"),
      "3 {:invalid_value_date, \"2025-02-28\", \"2026-02-28\"}; 4 :amount_syntax; "
      "5 {:duplicate_reference, 2}; 6 {:invalid_amount, :amount}");
}

TEST(PaymentsCsv, a_value_date_is_from_the_sale_to_today) {
  Contract contract = contract_in("USD");
  contract.sold_on = "2026-02-10";
  for (const char* date : {"2026-02-10", "2026-02-28"}) {
    EXPECT_EQ(judged(header + "a," + date + ",1", contract)[0].verdict, Verdict::Accepted) << date;
  }
  for (const char* date : {"2026-02-09", "2026-03-01", "", "2026-2-10", "tomorrow"}) {
    auto payment = judged(header + "a," + date + ",1", contract)[0];
    EXPECT_EQ(payment.verdict, Verdict::Wrong) << date;
    EXPECT_TRUE(to_text(payment.error.reason).find("invalid_value_date") != std::string::npos);
  }
}

TEST(PaymentsCsv, a_reference_of_the_contract_is_named_with_its_step) {
  Contract contract = contract_in(Stage::Disbursed);
  contract = apply(contract, RecordPayment{100, {}, "BANK-1"}, today).value();
  auto payment = judged(header + "BANK-1,2026-02-05,1", contract)[0];
  auto expected = otp::tuple(Atom("duplicate_reference"), contract.history.back().seq);
  EXPECT_EQ(payment.error.reason, expected);
}

TEST(PaymentsCsv, the_same_row_imported_again_is_known) {
  Contract contract = contract_in("USD");
  const std::string csv = header + "BANK-1,2026-02-05,5\n,2026-02-06,7\n,2026-02-06,7\n";
  for (const ImportedPayment& payment : judged(csv, contract)) {
    Moment moment = today;
    moment.key = payment.key;
    contract = apply(contract, payment.payment, moment).value();
  }
  ASSERT_EQ(contract.payments.size(), 3U);
  auto again = judged(
      "value_date,amount,reference\n2026-02-06,7.00,\n2026-02-05,5,BANK-1\n"
      "2026-02-06,7,\n2026-02-06,7,\n",
      contract);
  std::vector<Verdict> verdicts;
  for (const ImportedPayment& payment : again) verdicts.push_back(payment.verdict);
  std::vector<Verdict> expected{Verdict::BookedBefore, Verdict::BookedBefore, Verdict::BookedBefore,
                                Verdict::Accepted};
  EXPECT_EQ(verdicts, expected);
  EXPECT_EQ(again[1].seq, contract.payments.back().seq);
}

TEST(PaymentsCsv, what_a_contract_would_not_take_after_the_rows_before_is_foreseen) {
  Contract contract = contract_in("USD");
  std::string all = format_amount(contract.outstanding(), contract.terms.currency);
  auto payments = judged(header + "a,2026-02-05,\"" + all + "\"\nb,2026-02-05,1\n", contract);
  EXPECT_EQ(payments[0].verdict, Verdict::Accepted);
  EXPECT_TRUE(payments[1].error.reason.is_tagged(Atom("invalid_state"), 3));
}

TEST(PaymentsCsv, another_currency_than_the_contracts_is_wrong) {
  const std::string csv = "value_date,amount,currency\n2026-02-05,1,EUR\n2026-02-05,1,QQQ\n";
  auto payments = judged(csv, contract_in("USD"));
  EXPECT_EQ(to_text(payments[0].error.reason), "{:currency_mismatch, \"USD\"}");
  EXPECT_TRUE(payments[1].error.is(Atom("currency_unknown")));
}

TEST(PaymentsCsv, what_is_wrong_with_a_contract_is_wrong_with_its_rows) {
  auto lines = read_payments(header + "a,2026-02-05,1\n", "M-9");
  auto payments = judge_payments(
      lines.value(), {{"M-9", otp::refuse(Atom("not_found"), "There is no contract M-9.")}}, today);
  EXPECT_TRUE(payments[0].error.is(Atom("not_found")));
}

TEST(PaymentsCsv, an_amount_is_above_zero_and_within_bounds) {
  EXPECT_EQ(faults("a,2026-02-05,-1\n"), "2 {:invalid_amount, :amount}");
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
  for (const char* row : {"a,2026-02-05", "a,2026-02-05,1,2", "\"a,2026-02-05,1",
                          "\"a\"b,2026-02-05,1", "a\"b,2026-02-05,1"}) {
    EXPECT_EQ(faults(row + std::string("\nb,2026-02-05,1\n")), "2 :csv_syntax") << row;
  }
}

TEST(PaymentsCsv, the_header_is_needed) {
  for (const char* csv : {"", "a,2026-02-05,1\n", "amount,reference\n",
                          "amount,amount,value_date\n", "\"\n", "reference;value_date;amount\n"}) {
    std::string refusal = refusal_of(csv);
    EXPECT_TRUE(refusal.starts_with(":csv_syntax The first line names")) << csv << refusal;
  }
}

TEST(PaymentsCsv, a_file_must_say_for_which_contract_it_is_when_nobody_does) {
  EXPECT_TRUE(
      refusal_of(header + "a,2026-02-05,1\n", "").starts_with(":csv_syntax The file has no"));
  EXPECT_EQ(refusal_of("contract_id,value_date,amount\nM-1,2026-02-05,1\n", ""), "none");
  auto lines =
      read_payments("contract_id,value_date,amount\n,2026-02-05,1\n../x,2026-02-05,1\n", "M-1");
  ASSERT_TRUE(lines.has_value());
  for (const PaymentLine& line : *lines)
    EXPECT_TRUE(line.fault->reason.is_tagged(Atom("invalid_id"), 2));
}

TEST(PaymentsCsv, a_file_without_payments_is_a_mistake) {
  EXPECT_EQ(refusal_of(header), ":csv_syntax The file has no payments.");
}

TEST(PaymentsCsv, another_encoding_is_said) {
  std::string wide("\xFF\xFEr\0e\0f\0", 8);
  EXPECT_TRUE(refusal_of(wide).starts_with(":invalid_text The file is not in UTF-8"));
  EXPECT_TRUE(refusal_of(wide.substr(2)).starts_with(":invalid_text The file is not in UTF-8"));
}

TEST(PaymentsCsv, a_file_beyond_ten_megabytes_is_refused_unread) {
  std::string csv = header + std::string(largest_payments_file, 'x');
  EXPECT_EQ(refusal_of(csv), ":invalid_text The file is larger than 10 MB.");
}

TEST(PaymentsCsv, a_file_of_more_payments_than_one_can_look_at_is_to_be_divided) {
  std::string csv = header;
  for (std::size_t row = 0; row < most_payment_lines; ++row) csv += ",2026-02-05,1\n";
  EXPECT_EQ(refusal_of(csv), "none");
  EXPECT_TRUE(refusal_of(csv + ",2026-02-05,1\n").starts_with(":invalid_text The file has more"));
}

}  // namespace
}  // namespace murabaha
