#include "views/contract/fault_board.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "draw/text.h"
#include "views/contract/fact_table.h"
#include "views/contract/tint.h"
#include "views/contract/words.h"

namespace ui {

using murabaha::Manner;
using Verdict = BooksLine::Verdict;

FaultBoard::FaultBoard(const OpenDossier& dossier, DeskPort& desk, QWidget* parent)
    : QDialog(parent), dossier_(dossier), desk_(desk) {
  setObjectName("dialog.faults");
  setWindowTitle(tr("Fault board of the payment system"));
  resize(760, 420);
  auto label = [this](const char* id) {
    auto* made = new QLabel(this);
    made->setObjectName(id);
    made->setWordWrap(true);
    return made;
  };
  next_ = label("faults.next");
  verdict_ = label("faults.verdict");
  books_ = new FactTable("faults.books", tr("Our books beside those of the payment system"),
                         {tr("Our amount"), tr("Our status"), tr("Their status"),
                          tr("Their amount"), tr("Payee"), tr("Compared"), tr("Key")},
                         this);
  books_->setFigures({0, 3});
  books_->setEmptyText(tr("Neither has booked anything."));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* again = buttons->addButton(tr("&Read both books anew"), QDialogButtonBox::ActionRole);
  again->setObjectName("faults.refresh");
  connect(again, &QPushButton::clicked, this, &FaultBoard::refresh);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(makeChoice());
  layout->addWidget(next_);
  layout->addWidget(books_, 1);
  layout->addWidget(verdict_);
  layout->addWidget(buttons);
  connect(&dossier, &OpenDossier::changed, this, &FaultBoard::refresh);
  connect(&desk, &DeskPort::deskChanged, this, &FaultBoard::refresh);
  refresh();
}

QWidget* FaultBoard::makeChoice() {
  auto* part = new QWidget(this);
  manner_ = new QComboBox(part);
  manner_->setObjectName("faults.manner");
  for (Manner manner : murabaha::all_manners) {
    manner_->addItem(words_of(manner), text(name_of(manner)));
  }
  reason_ = new QLineEdit("insufficient_funds", part);
  reason_->setObjectName("faults.reason");
  reason_->setMaxLength(64);
  auto* once = new QPushButton(tr("At the &next payment"), part);
  once->setObjectName("faults.once");
  auto* always = new QPushButton(tr("&From now on"), part);
  always->setObjectName("faults.always");
  for (QPushButton* button : {once, always}) button->setAutoDefault(false);
  connect(once, &QPushButton::clicked, this, [this] { choose(true); });
  connect(always, &QPushButton::clicked, this, [this] { choose(false); });
  connect(manner_, &QComboBox::currentIndexChanged, this,
          [this](int row) { reason_->setEnabled(murabaha::all_manners[row] == Manner::Declines); });
  reason_->setEnabled(false);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(once);
  buttons->addWidget(always);
  buttons->addStretch();
  auto* form = new QFormLayout(part);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("The payment &system"), manner_);
  form->addRow(tr("R&eason of a refusal"), reason_);
  form->addRow(QString(), buttons);
  return part;
}

void FaultBoard::choose(bool is_once) {
  murabaha::Behaviour behaviour;
  behaviour.manner = murabaha::all_manners[manner_->currentIndex()];
  if (behaviour.manner == Manner::Declines) {
    behaviour.reason = reason_->text().trimmed().toStdString();
  }
  desk_.setBank(behaviour, is_once);
  // It is set in its turn; what was asked for is what comes next.
  next_->setText(is_once ? tr("At the next payment: %1").arg(words_of(behaviour.manner))
                         : tr("From now on: %1").arg(words_of(behaviour.manner)));
  Q_EMIT bankChanged();
}

void FaultBoard::refresh() {
  showNext();
  showBooks();
}

void FaultBoard::showNext() {
  next_->setText(tr("At the next payment: %1").arg(words_of(desk_.bank().manner)));
}

namespace {

QString verdict_mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::Agrees: return QString::fromUtf8("= ");
    case Verdict::NotKnownYet: return QString::fromUtf8("? ");
    case Verdict::Differs: return QString::fromUtf8("\u2260 ");
    case Verdict::OfOthers: return QString::fromUtf8("\u00b7 ");
  }
  return {};
}

QString money(murabaha::Amount amount, const std::string& code) {
  auto currency = murabaha::Currency::of(code).value_or(murabaha::Currency());
  return text(murabaha::format_money(amount, currency));
}

QStringList cells_of(const BooksLine& line) {
  QString none = QString::fromUtf8("\u2014");
  const auto* ours = line.ours;
  const auto* theirs = line.theirs;
  return {ours == nullptr ? none : money(ours->amount, ours->currency),
          ours == nullptr ? none : text(ours->status),
          theirs == nullptr ? none : text(theirs->status),
          theirs == nullptr ? none : money(theirs->amount, theirs->currency),
          text(ours != nullptr ? ours->payee : theirs->payee),
          verdict_mark(line.verdict) + line.words,
          text(line.key)};
}

}  // namespace

void FaultBoard::showBooks() {
  const Theme& theme = theme_of(palette());
  std::vector<murabaha::IntentRow> ours;
  if (dossier_.isThere()) ours = dossier_.present().records.intents;
  std::vector<murabaha::BookedPayment> theirs = desk_.bankBooks();
  std::vector<BooksLine> lines = compare_books(ours, theirs);
  QList<QStringList> rows;
  for (const BooksLine& line : lines) rows << cells_of(line);
  books_->fill(rows);
  int differing = 0;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    bool is_marked =
        lines[row].verdict == Verdict::Differs || lines[row].verdict == Verdict::NotKnownYet;
    if (!is_marked) continue;
    ++differing;
    for (int column = 0; column < books_->columnCount(); ++column) {
      books_->item(int(row), column)->setForeground(theme.error);
    }
  }
  QString contract = dossier_.isThere() ? text(dossier_.id()) : tr("no contract");
  QString count = counted(std::uint64_t(differing), tr("payment differs"), tr("payments differ"));
  verdict_->setText(differing == 0 ? tr("%1: both books agree.").arg(contract)
                                   : tr("%1: %2 from our books.").arg(contract, count));
  tint(*verdict_, differing == 0 ? theme.success : theme.error);
}

}  // namespace ui
