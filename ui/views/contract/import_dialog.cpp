#include "views/contract/import_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

#include "draw/contract_words.h"
#include "draw/desk_codes.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "murabaha/refusal.h"
#include "views/contract/fact_table.h"
#include "views/contract/tint.h"

namespace ui {

using murabaha::ImportedPayment;
using Verdict = ImportedPayment::Verdict;

ImportDialog::ImportDialog(DeskPort& desk, const QString& file, const std::string& contract_id,
                           QWidget* parent)
    : QDialog(parent),
      import_(new PaymentsImport(desk, this)),
      verdict_(new QLabel(tr("Reading…"), this)),
      totals_(new QLabel(this)) {
  setObjectName("dialog.import");
  setWindowTitle(tr("Import payments"));
  resize(1000, 460);
  auto* name = new QLabel(tr("From %1").arg(apart(QFileInfo(file).fileName())), this);
  name->setToolTip(file);
  verdict_->setObjectName("import.verdict");
  verdict_->setFont(bold_font());
  totals_->setObjectName("import.totals");
  for (QLabel* label : {name, verdict_, totals_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  lines_ = new FactTable("import.lines", tr("Payments of the file"),
                         {tr("Line"), tr("Contract"), tr("Reference"), tr("Value date"),
                          tr("Amount"), tr("Verdict"), tr("Why")},
                         this);
  lines_->setFigures({0, 4});
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(name);
  layout->addWidget(verdict_);
  layout->addWidget(lines_, 1);
  layout->addWidget(totals_);
  makeButtons();
  connect(import_, &PaymentsImport::failed, this, &ImportDialog::refuse);
  connect(import_, &PaymentsImport::judged, this, &ImportDialog::showVerdicts);
  connect(import_, &PaymentsImport::progressed, this, &ImportDialog::showProgress);
  connect(import_, &PaymentsImport::finished, this, &ImportDialog::showResult);
  import_->read(file, contract_id);
}

void ImportDialog::makeButtons() {
  auto* buttons = new QDialogButtonBox(this);
  close_ = buttons->addButton(QDialogButtonBox::Cancel);
  close_->setObjectName("import.close");
  close_->setDefault(true);
  book_ = buttons->addButton(tr("&Book"), QDialogButtonBox::ActionRole);
  book_->setObjectName("import.book");
  book_->setAutoDefault(false);
  book_->setEnabled(false);
  connect(book_, &QPushButton::clicked, this, &ImportDialog::book);
  connect(buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
  layout()->addWidget(buttons);
}

void ImportDialog::say(const QString& sentence, bool is_right) {
  const Theme& theme = theme_of(palette());
  tint(*verdict_, is_right ? theme.text : theme.error);
  verdict_->setText(sentence);
  book_->setAccessibleDescription(sentence);
}

void ImportDialog::refuse(const QString& sentence) {
  say(tr("Nothing is booked. %1").arg(sentence), false);
  lines_->setEmptyText(tr("There is nothing to show."));
  lines_->viewport()->update();
  book_->setEnabled(false);
}

// Before

void ImportDialog::showVerdicts() {
  fill();
  std::uint64_t fresh = import_->count(Verdict::Accepted);
  std::uint64_t known = import_->count(Verdict::BookedBefore);
  std::uint64_t wrong = import_->count(Verdict::Wrong);
  QStringList said;
  if (wrong > 0) {
    said << tr("Lines that are wrong: %1. Correct the file: nothing is booked from a file with a "
               "mistake in it.")
                .arg(number(wrong));
  } else if (fresh > 0) {
    said << tr("Payments that can be booked: %1.").arg(number(fresh));
  } else {
    said << tr("There is nothing new in this file.");
  }
  if (known > 0) said << tr("Booked before, and not booked again: %1.").arg(number(known));
  say(said.join(' '), wrong == 0);
  book_->setText(tr("&Book %1").arg(number(fresh)));
  book_->setEnabled(import_->canBook());
}

// Meanwhile

void ImportDialog::book() {
  book_->setEnabled(false);
  close_->setText(tr("&Stop"));
  import_->book();
  if (import_->isBooking()) showProgress();
}

void ImportDialog::showProgress() {
  std::uint64_t all = import_->count(Verdict::Accepted);
  std::uint64_t open =
      import_->count(ImportOutcome::UnderWay) + import_->count(ImportOutcome::NotSent);
  say(tr("Booking: %1 of %2 payments are answered.").arg(number(all - open), number(all)), true);
}

void ImportDialog::reject() {
  if (import_->isBooking()) import_->stop();
  else QDialog::reject();
}

// Afterwards

void ImportDialog::showResult() {
  fill();
  auto count = [this](ImportOutcome outcome) { return number(import_->count(outcome)); };
  QStringList said{tr("Booked: %1.").arg(count(ImportOutcome::Booked)),
                   tr("Booked before: %1.").arg(count(ImportOutcome::BookedBefore)),
                   tr("Refused: %1.").arg(count(ImportOutcome::Refused))};
  std::uint64_t left =
      import_->count(ImportOutcome::NotSent) + import_->count(ImportOutcome::UnderWay);
  if (left > 0) {
    said << tr("Not answered: %1; import the file again to book them.").arg(number(left));
  }
  say(said.join(' '), left == 0 && import_->count(ImportOutcome::Refused) == 0);
  close_->setText(tr("&Close"));
  book_->hide();
  close_->setFocus();
}

// Lines

namespace {

QString sentence_of(const otp::Error& error) { return translated(error.text()); }

QString mark(bool is_good) { return QString::fromUtf8(is_good ? "\u2713 " : "\u2717 "); }

QString refused(const otp::Error& error) {
  std::string code = murabaha::code_of(error);
  return mark(false) + with_code(word_of_refusal(code), code);
}

}  // namespace

QStringList ImportDialog::cellsOf(const PaymentsImport::Item& item) const {
  const ImportedPayment& payment = item.payment;
  const murabaha::PaymentLine& line = payment.line;
  bool has_amount = payment.payment.amount != 0;
  QString amount = has_amount
                       ? text(murabaha::format_money(payment.payment.amount, payment.currency))
                       : text(line.amount);
  QStringList cells{QString::number(line.line), text(line.contract_id), text(line.reference),
                    text(line.value_date), amount};
  if (payment.verdict == Verdict::Wrong)
    return cells << refused(payment.error) << sentence_of(payment.error);
  switch (item.outcome) {
    case ImportOutcome::Booked: return cells << mark(true) + tr("booked") << QString();
    case ImportOutcome::Refused: return cells << refused(item.error) << sentence_of(item.error);
    case ImportOutcome::UnderWay: return cells << tr("not answered") << QString();
    case ImportOutcome::BookedBefore:
      return cells << QString("= ") + tr("booked before") << QString();
    case ImportOutcome::NotSent: break;
  }
  if (payment.verdict == Verdict::Accepted)
    return cells << mark(true) + tr("accepted") << QString();
  return cells << QString("= ") + tr("booked before")
               << tr("It is step %1 of the contract.").arg(payment.seq);
}

void ImportDialog::fill() {
  const Theme& theme = theme_of(palette());
  constexpr int verdict_column = 5;
  QList<QStringList> rows;
  for (const PaymentsImport::Item& item : import_->items()) rows << cellsOf(item);
  lines_->fill(rows);
  for (int row = 0; row < rows.size(); ++row) {
    const auto& item = import_->items()[std::size_t(row)];
    bool is_wrong =
        item.payment.verdict == Verdict::Wrong || item.outcome == ImportOutcome::Refused;
    if (is_wrong) lines_->item(row, verdict_column)->setForeground(theme.error);
  }
  totals_->setText(totals());
}

/// Each currency by itself: what is new, or, afterwards, what was booked.
QString ImportDialog::totals() const {
  struct Total {
    murabaha::Currency currency;
    std::uint64_t count = 0;
    murabaha::Result<murabaha::Amount> sum = 0;
  };
  std::map<std::string, Total> totals;
  for (const auto& item : import_->items()) {
    bool counts = item.payment.verdict == Verdict::Accepted &&
                  (item.outcome == ImportOutcome::NotSent || item.outcome == ImportOutcome::Booked);
    if (!counts) continue;
    Total& total = totals[std::string(item.payment.currency.code())];
    ++total.count;
    if (total.sum) total.sum = murabaha::add(*total.sum, item.payment.payment.amount);
  }
  QStringList lines;
  for (const auto& [code, total] : totals) {
    lines << tr("%1 (payments: %2)").arg(sum_text(total.sum, code), number(total.count));
  }
  return lines.isEmpty() ? QString() : tr("Together: %1").arg(lines.join(tr(", ")));
}

}  // namespace ui
