// A bank's file of payments: what it would book is looked at first, and booked once.

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>

#include "contract_screen.h"
#include "draw/text.h"
#include "qt_test.h"
#include "views/contract/import_dialog.h"

namespace {

using support::child;
using support::ContractScreen;
using support::Stage;

const QString header = "contract_id,reference,value_date,amount,currency\n";
const QString good = header +
                     "M-1,BANK-1,2026-01-05,\"1,250.50\",AED\nM-1,BANK-2,2026-01-05,7,\n"
                     "M-2,BANK-1,2026-01-05,1.234,KWD\n";

/// Two contracts of different currencies that are being repaid, and a file.
struct Screen : ContractScreen {
  QTemporaryDir folder;

  Screen() {
    open({"M-2", "customer-2", *murabaha::Currency::of("KWD"), 100'000, 10'000});
    bringTo(Stage::Disbursed);
    choose("M-1");
    bringTo(Stage::Disbursed);
  }
  QString write(const QByteArray& csv) {
    QFile file(folder.filePath("payments.csv"));
    if (!file.open(QFile::WriteOnly) || file.write(csv) != csv.size()) qFatal("no file");
    return file.fileName();
  }
  /// Opens the file in a dialog, as far as its verdicts.
  std::unique_ptr<ui::ImportDialog> preview(const QByteArray& csv, const QString& id = "M-1") {
    auto dialog =
        std::make_unique<ui::ImportDialog>(world.desk, write(csv), id.toStdString(), &inspector);
    dialog->show();
    for (int round = 0; round < 4; ++round) world.run();
    return dialog;
  }
  std::unique_ptr<ui::ImportDialog> import(const QByteArray& csv) {
    auto dialog = preview(csv);
    QTest::mouseClick(&child<QPushButton>(*dialog, "import.book"), Qt::LeftButton);
    for (int round = 0; round < 8; ++round) world.run();
    return dialog;
  }
  std::size_t paymentsOf(const std::string& id) { return kept(id).records.payments.size(); }
};

QString said(const ui::ImportDialog& dialog) {
  return child<QLabel>(dialog, "import.verdict").text();
}
QString totals(const ui::ImportDialog& dialog) {
  return child<QLabel>(dialog, "import.totals").text();
}
bool can_book(const ui::ImportDialog& dialog) {
  return child<QPushButton>(dialog, "import.book").isEnabled();
}
QStringList verdicts(const ui::ImportDialog& dialog) {
  const auto& lines = child<ui::FactTable>(dialog, "import.lines");
  QStringList all;
  for (int row = 0; row < lines.rowCount(); ++row) {
    all << lines.item(row, 0)->text() + ' ' + lines.item(row, 5)->text();
  }
  return all;
}

class PaymentsImportTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void what_would_be_booked_is_shown_first();
  void nothing_is_booked_before_somebody_says_so();
  void payments_are_booked_and_the_file_again_books_nothing();
  void a_file_with_a_mistake_books_nothing();
  void a_file_that_is_none_is_a_sentence_data();
  void a_file_that_is_none_is_a_sentence();
  void a_file_that_cannot_be_read_is_a_sentence();
  void what_a_contract_refuses_in_the_end_is_said();
  void an_import_can_be_stopped_and_finished_later();
  void what_may_be_booked_is_not_said_to_be_refused();
  void a_desk_that_goes_away_is_said();
  void thousands_of_payments_are_booked();
  void the_action_asks_for_a_file();
};

void PaymentsImportTest::what_would_be_booked_is_shown_first() {
  Screen screen;
  auto dialog = screen.preview(good.toUtf8());
  QCOMPARE(said(*dialog), "Payments that can be booked: 3.");
  QCOMPARE(verdicts(*dialog), QStringList({QString::fromUtf8("2 \u2713 accepted"),
                                           QString::fromUtf8("3 \u2713 accepted"),
                                           QString::fromUtf8("4 \u2713 accepted")}));
  QCOMPARE(totals(*dialog), "Together: AED 1,257.50 (payments: 2), KWD 1.234 (payments: 1)");
  QVERIFY(can_book(*dialog));
}

void PaymentsImportTest::nothing_is_booked_before_somebody_says_so() {
  Screen screen;
  auto dialog = screen.preview(good.toUtf8());
  QTest::keyClick(dialog.get(), Qt::Key_Return);
  QVERIFY(!dialog->isVisible());
  screen.world.run();
  QCOMPARE(screen.paymentsOf("M-1"), 0U);
  QCOMPARE(screen.paymentsOf("M-2"), 0U);
}

void PaymentsImportTest::payments_are_booked_and_the_file_again_books_nothing() {
  Screen screen;
  auto dialog = screen.import(good.toUtf8());
  QCOMPARE(said(*dialog), "Booked: 3. Booked before: 0. Refused: 0.");
  QCOMPARE(verdicts(*dialog).first(), QString::fromUtf8("2 \u2713 booked"));
  auto kept = screen.kept("M-1").records.payments;
  QCOMPARE(kept.size(), 2U);
  QCOMPARE(kept[0].received, 1'250'50);
  QCOMPARE(kept[0].reference, "BANK-1");
  QCOMPARE(screen.kept("M-2").records.payments.at(0).received, 1'234);

  auto again = screen.preview(good.toUtf8());
  QCOMPARE(said(*again),
           "There is nothing new in this file. Booked before, and not booked again: "
           "3.");
  QVERIFY(!can_book(*again));
  // With one line more only that is booked.
  auto more = screen.import((good + "M-2,BANK-9,2026-01-05,1,\n").toUtf8());
  QCOMPARE(said(*more), "Booked: 1. Booked before: 3. Refused: 0.");
  QCOMPARE(screen.paymentsOf("M-1"), 2U);
  QCOMPARE(screen.paymentsOf("M-2"), 2U);
}

void PaymentsImportTest::a_file_with_a_mistake_books_nothing() {
  Screen screen;
  auto dialog = screen.preview((good + "M-9,a,2026-01-05,1,\nM-1,b,2026-01-05,1.234,\n"
                                       "M-1,c,2026-01-05,1,KWD\nM-1,d,2970-01-01,1,\nM-1,e\n")
                                   .toUtf8());
  QVERIFY2(said(*dialog).startsWith("Lines that are wrong: 5."), qPrintable(said(*dialog)));
  QCOMPARE(verdicts(*dialog).mid(3),
           QStringList({QString::fromUtf8("5 \u2717 not found (not_found)"),
                        QString::fromUtf8("6 \u2717 too many digits (amount_precision)"),
                        QString::fromUtf8("7 \u2717 another currency (currency_mismatch)"),
                        QString::fromUtf8("8 \u2717 wrong date (invalid_value_date)"),
                        QString::fromUtf8("9 \u2717 not as the file should be (csv_syntax)")}));
  const auto& lines = child<ui::FactTable>(*dialog, "import.lines");
  for (int row = 3; row < lines.rowCount(); ++row) QVERIFY(!lines.item(row, 6)->text().isEmpty());
  QVERIFY(!can_book(*dialog));
  QCOMPARE(screen.paymentsOf("M-1"), 0U);
}

void PaymentsImportTest::a_file_that_is_none_is_a_sentence_data() {
  QTest::addColumn<QByteArray>("csv");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("empty") << QByteArray() << "The first line names the columns";
  QTest::newRow("no header") << QByteArray("M-1,a,2026-01-05,1,AED\n")
                             << "The first line names the columns";
  QTest::newRow("no payments") << header.toUtf8() << "The file has no payments.";
  QTest::newRow("10 MB") << header.toUtf8() + QByteArray(10'000'000, 'x')
                         << "The file is larger than 10 MB.";
  QTest::newRow("UTF-16") << QByteArray("\xFF\xFEm\0-\0", 6) << "The file is not in UTF-8";
  QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)
                             << "The first line names the columns";
}

void PaymentsImportTest::a_file_that_is_none_is_a_sentence() {
  QFETCH(QByteArray, csv);
  QFETCH(QString, sentence);
  Screen screen;
  auto dialog = screen.preview(csv);
  QVERIFY2(said(*dialog).startsWith("Nothing is booked. " + sentence), qPrintable(said(*dialog)));
  QVERIFY(!can_book(*dialog));
}

void PaymentsImportTest::a_file_that_cannot_be_read_is_a_sentence() {
  Screen screen;
  for (const QString& file : {screen.folder.filePath("missing.csv"), screen.folder.path()}) {
    ui::ImportDialog dialog(screen.world.desk, file, "M-1", nullptr);
    screen.world.run();
    QVERIFY2(said(dialog).contains("cannot be read"), qPrintable(said(dialog)));
  }
}

void PaymentsImportTest::what_a_contract_refuses_in_the_end_is_said() {
  Screen screen;
  auto dialog = screen.preview(good.toUtf8());
  screen.pay("110,000");  // meanwhile somebody else pays all
  QTest::mouseClick(&child<QPushButton>(*dialog, "import.book"), Qt::LeftButton);
  for (int round = 0; round < 4; ++round) screen.world.run();
  QCOMPARE(said(*dialog), "Booked: 1. Booked before: 0. Refused: 2.");
  QCOMPARE(verdicts(*dialog).first(),
           QString::fromUtf8("2 \u2717 not in this state (invalid_state)"));
  QCOMPARE(screen.paymentsOf("M-1"), 1U);
}

void PaymentsImportTest::an_import_can_be_stopped_and_finished_later() {
  Screen screen;
  auto dialog = screen.preview(good.toUtf8());
  QTest::mouseClick(&child<QPushButton>(*dialog, "import.book"), Qt::LeftButton);
  QTest::mouseClick(&child<QPushButton>(*dialog, "import.close"), Qt::LeftButton);
  QVERIFY(dialog->isVisible());
  for (int round = 0; round < 4; ++round) screen.world.run();
  QCOMPARE(said(*dialog),
           "Booked: 2. Booked before: 0. Refused: 0. Not answered: 1; import the "
           "file again to book them.");
  auto later = screen.import(good.toUtf8());
  QCOMPARE(said(*later), "Booked: 1. Booked before: 2. Refused: 0.");
  QCOMPARE(screen.paymentsOf("M-1"), 2U);
}

/// The process ends when the payment is kept, and before it is answered.
void PaymentsImportTest::what_may_be_booked_is_not_said_to_be_refused() {
  Screen screen;
  auto dialog = screen.preview(good.toUtf8());
  screen.world.desk.crash("M-1", murabaha::CrashPoint::BeforeReply, &screen.inspector, {});
  screen.world.run();
  QTest::mouseClick(&child<QPushButton>(*dialog, "import.book"), Qt::LeftButton);
  for (int round = 0; round < 8; ++round) screen.world.run();
  QCOMPARE(said(*dialog),
           "Booked: 2. Booked before: 0. Refused: 0. Not answered: 1; import the file again to "
           "book them.");
  QCOMPARE(screen.paymentsOf("M-1"), 2U);
  auto again = screen.preview(good.toUtf8());
  QVERIFY2(said(*again).startsWith("There is nothing new in this file."), qPrintable(said(*again)));
}

void PaymentsImportTest::a_desk_that_goes_away_is_said() {
  Screen screen;
  auto dialog = screen.preview(good.toUtf8());
  QTest::mouseClick(&child<QPushButton>(*dialog, "import.book"), Qt::LeftButton);
  screen.world.desk.setDesk(nullptr);
  QVERIFY2(said(*dialog).contains("Not answered: 3"), qPrintable(said(*dialog)));
  screen.world.desk.setDesk(nullptr);
  QVERIFY2(said(*dialog).contains("Not answered: 3"), qPrintable(said(*dialog)));
}

void PaymentsImportTest::thousands_of_payments_are_booked() {
  Screen screen;
  screen.choose("M-2");  // else the window would read all of M-1 after each of them
  QByteArray csv = header.toUtf8();
  constexpr int count = 1'000;
  for (int line = 0; line < count; ++line) {
    csv += "M-1,B-" + QByteArray::number(line) + ",2026-01-05,1,AED\n";
  }
  auto dialog = screen.preview(csv);
  QTest::mouseClick(&child<QPushButton>(*dialog, "import.book"), Qt::LeftButton);
  auto is_done = [&] { return said(*dialog).startsWith("Booked: 1,000."); };
  for (int round = 0; round < 2 * count && !is_done(); ++round) screen.world.run();
  QVERIFY2(is_done(), qPrintable(said(*dialog)));
  QCOMPARE(screen.paymentsOf("M-1"), std::size_t(count));
}

void PaymentsImportTest::the_action_asks_for_a_file() {
  Screen screen;
  bool was_asked = false;
  support::in_dialog([&] { child<QAction>(screen.inspector, "contract.import").trigger(); },
                     [&](QDialog& dialog) {
                       was_asked = dialog.objectName() == "dialog.import.file";
                       dialog.reject();
                     });
  QVERIFY(was_asked);
}

const support::Registered registered(&support::make_case<PaymentsImportTest>);

}  // namespace

#include "payments_import_test.moc"
