#include "views/contract/fault_board.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/text.h"
#include "views/contract/both_books.h"
#include "views/contract/words.h"

namespace ui {

using murabaha::Manner;

FaultBoard::FaultBoard(const OpenDossier& dossier, DeskPort& desk, QWidget* parent)
    : QDialog(parent), desk_(desk) {
  setObjectName("dialog.faults");
  setWindowTitle(tr("Fault board of the payment system"));
  resize(980, 500);
  next_ = new QLabel(this);
  next_->setObjectName("faults.next");
  next_->setWordWrap(true);
  books_ = new BothBooks(dossier, desk, this);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* again = buttons->addButton(tr("&Read both books anew"), QDialogButtonBox::ActionRole);
  again->setObjectName("faults.refresh");
  connect(again, &QPushButton::clicked, this, &FaultBoard::refresh);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(makeChoice());
  layout->addWidget(next_);
  layout->addWidget(books_, 1);
  layout->addWidget(buttons);
  connect(&desk, &DeskPort::deskChanged, this, &FaultBoard::showNext);
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
  books_->refresh();
}

void FaultBoard::showNext() {
  next_->setText(tr("At the next payment: %1").arg(words_of(desk_.bank().manner)));
}

}  // namespace ui
