// A contract's statement: right digits in every currency and language, isolated ids and amounts,
// tables that go on over pages, mirrored where one reads from right to left.

#include "draw/contract_statement.h"

#include <QLocale>

#include "contract_samples.h"
#include "language.h"
#include "murabaha/trail.h"
#include "qt_test.h"

namespace {

using namespace murabaha;
using ui::ContractStatement;
using ui::Digits;
using ui::Statement;
using ui::StatementLayout;
using ui::StatementStrip;
using ui::StatementTable;

constexpr Timestamp morning = 1'767'603'600'000'000;  // 2026-01-05 09:00 UTC
constexpr Amount all_digits = 123'456'789;

/// A contract, and all that is kept of it.
class Book {
 public:
  explicit Book(const Terms& terms) { take(Started{terms}); }

  Book& take(const Fact& fact) {
    Step step = take_step(contract, fact, {at_ += 1'000'000});
    contract = step.contract;
    add_records(records, step.records);
    return *this;
  }
  Book& disburse() {
    PayoutRequested request{Purpose::Disburse, "intent-1", contract.terms.asset_cost, "supplier-1"};
    return take(Approved{}).take(request).take(PayoutConfirmed{Purpose::Disburse, "intent-1"});
  }
  Book& agree(int count) {
    SchedulePlan plan;
    plan.sale_date = *parse_date("2026-01-05");
    plan.first_due = *parse_date("2026-02-05");
    plan.count = count;
    auto agreed = equal_schedule(contract.terms.asset_cost, contract.terms.profit, plan);
    return take(ScheduleAgreed{agreed->instalments});
  }
  Statement statement(Digits digits = Digits::Latin) const {
    return ui::statement_of(contract, records, {morning, digits});
  }

  Contract contract;
  Records records;

 private:
  Timestamp at_ = morning;
};

Terms terms_in(const QString& code, Amount cost = all_digits) {
  Terms terms = terms_of("M-1", cost, 10'000);
  terms.currency = Currency::of(code.toStdString()).value();
  return terms;
}

Book repaying() {
  Book book(terms_in("EUR", 100'000));
  return book.agree(3).disburse().take(PaymentRecorded{40'000, 40'000, 0, "2026-01-05", "BANK-7"});
}

/// The cells of the row that begins with this name, in any table.
QStringList row_of(const Statement& statement, const QString& name) {
  for (const StatementTable& table : statement.tables) {
    for (const QStringList& row : table.rows) {
      if (row.first() == name) return row;
    }
  }
  return {};
}

QStringList every_text(const Statement& statement) {
  QStringList all{statement.title, statement.subtitle, statement.head_title, statement.head_hash,
                  statement.head_sentence};
  for (const StatementTable& table : statement.tables) {
    all << table.title << table.instead;
    for (const auto& column : table.columns) all << column.title;
    for (const QStringList& row : table.rows) all << row;
  }
  return all + statement.notes;
}

QString isolate(const QString& text) { return QChar(0x2068) + text + QChar(0x2069); }

/// Which half of a strip of the picture has more ink, from -1 (left) to 1 (right).
double lean(const QImage& image, int top, int bottom) {
  qint64 left = 0;
  qint64 right = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = 0; x < image.width(); ++x) {
      (x < image.width() / 2 ? left : right) += 255 - qGray(image.pixel(x, y));
    }
  }
  return double(right - left) / double(std::max<qint64>(1, right + left));
}

class ContractStatementTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup();
  void amounts_have_the_digits_of_their_currency_data();
  void amounts_have_the_digits_of_their_currency();
  void amounts_may_be_written_in_the_digits_of_the_language();
  void ids_amounts_and_dates_are_isolated();
  void it_tells_what_is_agreed_paid_and_owed();
  void a_rebate_settles_what_is_left_of_the_schedule();
  void the_head_hash_stands_in_full();
  void it_promises_nothing_and_judges_nothing();
  void it_tells_how_the_price_is_paid_and_the_profit_earned();
  void notes_are_in_the_language_of_the_statement();
  void a_long_table_goes_on_with_its_header();
  void a_row_higher_than_a_page_loses_nothing();
  void from_right_to_left_it_is_mirrored();
  void the_pdf_has_all_pages();
};

void ContractStatementTest::cleanup() {
  app::apply_language(ui::Language::English);
  QLocale::setDefault(QLocale::c());
}

void ContractStatementTest::amounts_have_the_digits_of_their_currency_data() {
  QTest::addColumn<QString>("code");
  QTest::addColumn<QString>("cost");
  QTest::addColumn<QString>("price");
  QTest::newRow("0 digits") << "JPY"
                            << "123,456,789"
                            << "JPY 123,466,789";
  QTest::newRow("2 digits") << "EUR"
                            << "1,234,567.89"
                            << "EUR 1,234,667.89";
  QTest::newRow("3 digits") << "KWD"
                            << "123,456.789"
                            << "KWD 123,466.789";
  QTest::newRow("4 digits") << "CLF"
                            << "12,345.6789"
                            << "CLF 12,346.6789";
  QTest::newRow("no currency") << "XXX"
                               << "123,456,789"
                               << "123,466,789";
}

void ContractStatementTest::amounts_have_the_digits_of_their_currency() {
  QFETCH(QString, code);
  QFETCH(QString, cost);
  QFETCH(QString, price);
  Book book(terms_in(code));
  Statement english = book.statement();
  QCOMPARE(row_of(english, "Cost").at(1), isolate(cost));
  QCOMPARE(row_of(english, "Selling price").at(1), isolate(price));
  QCOMPARE(row_of(english, "Outstanding").at(1), isolate(price));
  app::apply_language(ui::Language::Arabic);
  Statement arabic = book.statement();
  QCOMPARE(row_of(arabic, "التكلفة").at(1), isolate(cost));
  QCOMPARE(row_of(arabic, "ثمن البيع").at(1), isolate(price));
  QCOMPARE(row_of(arabic, "المتبقي").at(1), isolate(price));
}

void ContractStatementTest::amounts_may_be_written_in_the_digits_of_the_language() {
  QLocale::setDefault(QLocale("ar_EG"));
  Statement statement = Book(terms_in("KWD")).statement(Digits::OfLocale);
  QCOMPARE(row_of(statement, "Cost").at(1), isolate("١٢٣٬٤٥٦٫٧٨٩"));
  QCOMPARE(row_of(statement, "Selling price").at(1), isolate("KWD ١٢٣٬٤٦٦٫٧٨٩"));
  Statement yen = Book(terms_in("JPY")).statement(Digits::OfLocale);
  QCOMPARE(row_of(yen, "Cost").at(1), isolate("١٢٣٬٤٥٦٬٧٨٩"));
}

void ContractStatementTest::ids_amounts_and_dates_are_isolated() {
  Statement statement = repaying().statement();
  QVERIFY(statement.title.contains(isolate("M-1")));
  QCOMPARE(row_of(statement, "Contract").at(1), isolate("M-1"));
  QCOMPARE(row_of(statement, "Customer").at(1), isolate("customer-1"));
  QCOMPARE(row_of(statement, "Sold on").at(1), isolate("2026-01-05"));
  const StatementTable& payments = statement.tables[4];
  QCOMPARE(payments.rows.at(0),
           QStringList({isolate("1"), isolate("2026-01-05"), isolate("400.00"), isolate("400.00"),
                        isolate("0.00"), isolate("BANK-7")}));
  for (const QString& text : every_text(statement)) {
    QCOMPARE(text.count(QChar(0x2068)), text.count(QChar(0x2069)));
  }
}

void ContractStatementTest::it_tells_what_is_agreed_paid_and_owed() {
  Terms terms = terms_in("EUR", 100'000);
  terms.cost_lines = {{"Price", 90'000}, {"Freight", 10'000}};
  Book book(terms);
  book.agree(3).disburse().take(PaymentRecorded{40'000, 40'000, 0, "2026-01-05", "BANK-7"});
  Statement statement = book.statement();
  QCOMPARE(row_of(statement, isolate("Freight")).at(1), isolate("100.00"));
  QCOMPARE(row_of(statement, "Paid").at(1), isolate("400.00"));
  QCOMPARE(row_of(statement, "Outstanding").at(1), isolate("EUR 700.00"));
  QCOMPARE(row_of(statement, "Refund due to the customer").at(1), isolate("0.00"));
  QStringList left;
  for (const QStringList& row : statement.tables[3].rows) left << row.last();
  QCOMPARE(left, QStringList({isolate("0.00"), isolate("333.32"), isolate("366.68")}));
  QCOMPARE(statement.tables[5].rows.size(), qsizetype(book.contract.history.size()));
}

void ContractStatementTest::a_rebate_settles_what_is_left_of_the_schedule() {
  Book book = repaying();
  book.take(SettledEarly{5'000, 65'000, "2026-01-05"});
  Statement statement = book.statement();
  QCOMPARE(row_of(statement, "Rebate given").at(1), isolate("50.00"));
  for (const QStringList& row : statement.tables[3].rows) QCOMPARE(row.last(), isolate("0.00"));
  QCOMPARE(statement.tables[5].rows.last().at(5),
           isolate("EUR 650.00") + ", rebate " + isolate("EUR 50.00"));
}

void ContractStatementTest::the_head_hash_stands_in_full() {
  Book book = repaying();
  Statement statement = book.statement();
  QCOMPARE(statement.head_hash.size(), 64);
  QCOMPARE(statement.head_hash, QString::fromStdString(book.records.trail.back().hash));
  QCOMPARE(statement.short_hash, statement.head_hash.left(ui::short_hash_digits));
  QVERIFY(statement.head_sentence.contains(isolate(statement.short_hash)));
}

void ContractStatementTest::it_promises_nothing_and_judges_nothing() {
  Terms terms = terms_in("EUR", 100'000);
  terms.profile = Profile::Aaoifi;
  QStringList aaoifi = every_text(Book(terms).statement());
  QStringList seed = every_text(repaying().statement());
  QVERIFY(!aaoifi.filter("checks recorded evidence against configured rules").isEmpty());
  QVERIFY(seed.filter("configured rules").isEmpty());
  for (const char* word : {"compliant", "rebate"}) {
    QVERIFY(aaoifi.filter(word, Qt::CaseInsensitive).isEmpty());
    QVERIFY(seed.filter(word, Qt::CaseInsensitive).isEmpty());
  }
}

void ContractStatementTest::it_tells_how_the_price_is_paid_and_the_profit_earned() {
  QCOMPARE(row_of(repaying().statement(), "Instalments").at(1), "equal, the last adjusts");
  Terms terms = terms_in("EUR", 100'000);
  terms.repayment = {InstalmentMethod::FlatRate, Rate::parse("10 %").value(), 12, 1, 20'000};
  terms.profit = profit_of(terms.asset_cost, terms.repayment).value();
  terms.recognition = RecognitionMethod::SumOfDigits;
  terms.settlement = {RebatePolicy::MandatoryDisclosed, Rate::parse("50 %").value()};
  Statement statement = Book(terms).statement();
  QCOMPARE(row_of(statement, "Instalments").at(1),
           QString("equal, at a flat rate · %1 a year · instalments: %2 · months between: %3 · "
                   "%4 at the sale")
               .arg(isolate("10 %"), isolate("12"), isolate("1"), isolate("EUR 200.00")));
  QCOMPARE(row_of(statement, "Profit is earned").at(1), "by the sum of digits");
  QCOMPARE(row_of(statement, "Rebate when settled early").at(1),
           isolate("50 %") + " of the unearned profit is given up (mandatory)");
}

void ContractStatementTest::notes_are_in_the_language_of_the_statement() {
  app::apply_language(ui::Language::Arabic);
  Book book(terms_in("EUR", 100'000));
  book.agree(3).take(EvidenceRecorded{EvidenceKind::Possession, "2026-01-05", "paper", {}, {}});
  QStringList notes;
  Statement statement = book.statement();
  for (const QStringList& row : statement.tables[5].rows) notes << row.at(5);
  QCOMPARE(notes, QStringList({isolate("EUR 1,100.00"), "عدد الأقساط: " + isolate("3"), "قبض"}));
}

void ContractStatementTest::a_long_table_goes_on_with_its_header() {
  Book book(terms_in("KWD", 600'000));
  ContractStatement statement(book.agree(600).statement());
  QVERIFY(statement.pageCount() > 5);
  const StatementTable* schedule = &statement.content().tables[3];
  int rows = 0;
  for (const StatementLayout::Page& page : statement.layout().pages()) {
    bool has_header = false;
    for (const StatementLayout::Placed& placed : page) {
      QVERIFY(placed.y + placed.strip.height <= StatementLayout::body.bottom());
      if (placed.strip.table != schedule) continue;
      if (placed.strip.kind == StatementStrip::Kind::Header) has_header = true;
      else QVERIFY2(has_header, "rows without a header above them");
      if (placed.strip.kind == StatementStrip::Kind::Row) QCOMPARE(placed.strip.row, rows++);
    }
    auto last = page.back().strip.kind;
    QVERIFY(last != StatementStrip::Kind::Heading && last != StatementStrip::Kind::Header);
  }
  QCOMPARE(rows, 600);
}

void ContractStatementTest::a_row_higher_than_a_page_loses_nothing() {
  Book book(terms_in("EUR", 100'000));
  ContractStatement statement(book.take(Rejected{std::string(2'000, 'W')}).statement());
  int next_line = 0;
  for (const StatementLayout::Page& page : statement.layout().pages()) {
    for (const StatementLayout::Placed& placed : page) {
      QVERIFY(placed.y + placed.strip.height <= StatementLayout::body.bottom());
      bool is_rejection = placed.strip.table == &statement.content().tables[5] &&
                          placed.strip.kind == StatementStrip::Kind::Row && placed.strip.row == 1;
      if (!is_rejection) continue;
      QCOMPARE(placed.strip.first_line, next_line);
      next_line = placed.strip.last_line;
    }
  }
  QVERIFY(next_line > StatementLayout::most_lines_in_strip);
}

void ContractStatementTest::from_right_to_left_it_is_mirrored() {
  Book book = repaying();
  constexpr int title_top = 42;
  constexpr int title_bottom = 62;
  QImage english = ContractStatement(book.statement()).picture(0);
  QVERIFY(lean(english, title_top, title_bottom) < -0.1);
  app::apply_language(ui::Language::Arabic);
  QImage arabic = ContractStatement(book.statement()).picture(0);
  QVERIFY(lean(arabic, title_top, title_bottom) > 0.1);
}

void ContractStatementTest::the_pdf_has_all_pages() {
  ContractStatement statement(Book(terms_in("EUR", 600'000)).agree(120).statement());
  QByteArray pdf = statement.pdf();
  QVERIFY(pdf.startsWith("%PDF-"));
  QCOMPARE(pdf.count("/Type /Page\n"), statement.pageCount());
  QVERIFY(pdf.contains("/MediaBox [0 0 595"));
}

const support::Registered registered(&support::make_case<ContractStatementTest>);

}  // namespace

#include "contract_statement_test.moc"
