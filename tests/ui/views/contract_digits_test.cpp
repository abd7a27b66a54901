// Every currency has its digits, on the screen, in the statement's text and in tables, in both
// languages.

#include <QFile>
#include <QHeaderView>
#include <QTableView>
#include <QTemporaryDir>

#include "contract_screen.h"
#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "language.h"
#include "pdf_text.h"
#include "qt_test.h"
#include "views/contract_exports.h"

namespace {

using support::child;
using support::ContractScreen;
using support::Stage;
using Table = ui::ContractExports::Table;

class ContractDigitsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { app::apply_language(ui::Language::English); }
  void amounts_have_the_digits_of_their_currency_data();
  void amounts_have_the_digits_of_their_currency();
  void an_unknown_currency_is_refused_in_words_data() { add_languages(); }
  void an_unknown_currency_is_refused_in_words();
  void a_kept_currency_that_is_unknown_is_shown_in_minor_units();
  void figures_begin_where_their_names_do_data() { add_languages(); }
  void figures_begin_where_their_names_do();
  void headings_of_the_list_are_not_cut_data() { add_languages(); }
  void headings_of_the_list_are_not_cut();

 private:
  static void add_languages() {
    QTest::addColumn<int>("language");
    QTest::newRow("en") << int(ui::Language::English);
    QTest::newRow("ar") << int(ui::Language::Arabic);
  }
};

void ContractDigitsTest::amounts_have_the_digits_of_their_currency_data() {
  QTest::addColumn<int>("language");
  QTest::addColumn<QString>("code");
  QTest::addColumn<QString>("cost");     // of 123,456,789 minor units
  QTest::addColumn<QString>("payment");  // of 1,234 minor units
  QTest::addColumn<QString>("plain");    // the payment, for programs
  for (ui::Language language : ui::languages) {
    auto row = [&](const char* code, const char* cost, const char* payment, const char* plain) {
      QTest::addRow("%s, %s", qPrintable(ui::code_of(language)), code)
          << int(language) << code << cost << payment << plain;
    };
    row("JPY", "123,456,789", "1,234", "1234");
    row("KWD", "123,456.789", "1.234", "1.234");
    row("EUR", "1,234,567.89", "12.34", "12.34");
    row("CLF", "12,345.6789", "0.1234", "0.1234");
    row("XXX", "123,456,789", "1,234", "1234");
  }
}

/// The files of a contract, by the program's own export.
struct Files {
  QTemporaryDir folder;

  QByteArray read(const QString& name) const {
    QFile file(folder.filePath(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
  }
  void write(ContractScreen& screen) {
    ui::ContractExports exports(screen.world.desk, &screen.inspector);
    exports.setContract("M-9");
    exports.writeStatement(folder.filePath("statement.pdf"), {[](const QString&) {}});
    exports.writeTable(Table::Payments, folder.filePath("payments.csv"), {[](const QString&) {}});
    exports.writeTable(Table::Contracts, folder.filePath("list.csv"), {[](const QString&) {}});
    for (int round = 0; round < 3; ++round) screen.world.run();
  }
};

void ContractDigitsTest::amounts_have_the_digits_of_their_currency() {
  QFETCH(int, language);
  QFETCH(QString, code);
  QFETCH(QString, cost);
  QFETCH(QString, payment);
  QFETCH(QString, plain);
  app::apply_language(ui::Language(language));
  ContractScreen screen;
  screen.open(murabaha::Terms{"M-9", "customer-1", *murabaha::Currency::of(code.toStdString()),
                              123'456'789, 0});
  screen.press("approve");
  screen.press("disburse");
  screen.pay(payment);

  // On the screen
  QString prefix = code == "XXX" ? QString() : code + ' ';  // which stands for no currency
  QCOMPARE(ui::without_isolation(screen.amount("cost")), cost);
  QCOMPARE(ui::without_isolation(screen.amount("total")), prefix + cost);
  QCOMPARE(ui::without_isolation(screen.amount("paid")), payment);
  QCOMPARE(ui::without_isolation(screen.payments().value(0)), prefix + payment);
  auto& list = child<QTableView>(screen.inspector, "contract.list");
  QModelIndex row = list.currentIndex();
  QCOMPARE(
      ui::without_isolation(row.siblingAtColumn(ui::ContractListModel::Total).data().toString()),
      prefix + cost);
  QVERIFY(ui::without_isolation(child<QLabel>(screen.inspector, "contract.totals").text())
              .contains(prefix + cost));
  QVERIFY(ui::without_isolation(screen.rows("postings", {3, 4}).join(' ')).contains(payment));

  // In the statement and the tables
  Files files;
  files.write(screen);
  QStringList texts = support::texts_of_pdf(files.read("statement.pdf"));
  QVERIFY2(texts.join('\n').contains(prefix + cost), qPrintable(texts.join('\n')));
  QVERIFY2(texts.join('\n').contains(payment), qPrintable(texts.join('\n')));
  QVERIFY2(files.read("payments.csv").contains((code + ',' + plain + ',').toUtf8()),
           files.read("payments.csv"));
  QByteArray plain_cost = QString(cost).remove(',').toUtf8();
  QVERIFY2(files.read("list.csv").contains(',' + plain_cost + ','), files.read("list.csv"));
}

void ContractDigitsTest::an_unknown_currency_is_refused_in_words() {
  QFETCH(int, language);
  app::apply_language(ui::Language(language));
  auto currency = murabaha::Currency::of("QQQ");
  QVERIFY(!currency && currency.error().is(otp::Atom("currency_unknown")));
  QString sentence = ui::without_isolation(ui::translated(currency.error().text()));
  QCOMPARE(sentence, ui::Language(language) == ui::Language::Arabic
                         ? QString::fromUtf8("'QQQ' ليست عملة في ISO 4217.")
                         : QString("'QQQ' is not a currency of ISO 4217."));
  ContractScreen screen;
  // A contract without a currency has no digits after the point.
  screen.open(murabaha::Terms{"M-9", "customer-1", murabaha::Currency(), 5, 0});
  QCOMPARE(ui::without_isolation(screen.amount("total")), "5");
}

/// A newer program may have kept contracts in a currency that this one has not heard of.
void ContractDigitsTest::a_kept_currency_that_is_unknown_is_shown_in_minor_units() {
  QCOMPARE(ui::money_text(123'456, "QQQ"), "QQQ 123,456 minor units");
  QCOMPARE(ui::money_text(123'456, "KWD"), "KWD 123.456");
}

void ContractDigitsTest::figures_begin_where_their_names_do() {
  QFETCH(int, language);
  app::apply_language(ui::Language(language));
  ContractScreen screen;
  bool is_mirrored = screen.inspector.isRightToLeft();
  auto beginning = [&](const char* amount) {
    QRect place = child<QLabel>(screen.inspector, QString("contract.amount.") + amount).geometry();
    return is_mirrored ? place.right() : place.left();
  };
  QRect part = child<QLabel>(screen.inspector, "contract.amount.cost").parentWidget()->rect();
  QCOMPARE(beginning("cost"), is_mirrored ? part.right() : part.left());
  QCOMPARE(beginning("paid"), beginning("cost"));
  QCOMPARE(beginning("outstanding"), beginning("profit"));
}

void ContractDigitsTest::headings_of_the_list_are_not_cut() {
  QFETCH(int, language);
  app::apply_language(ui::Language(language));
  ContractScreen screen;
  auto& heading = *child<QTableView>(screen.inspector, "contract.list").horizontalHeader();
  for (int column = 0; column < heading.count(); ++column) {
    QVERIFY2(heading.sectionSize(column) >= heading.sectionSizeHint(column),
             qPrintable(QString::number(column)));
  }
}

const support::Registered registered(&support::make_case<ContractDigitsTest>);

}  // namespace

#include "contract_digits_test.moc"
