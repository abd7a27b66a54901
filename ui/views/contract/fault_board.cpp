#include "views/contract/fault_board.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "draw/text.h"
#include "views/contract/both_books.h"
#include "views/contract/words.h"

namespace ui {

using murabaha::Manner;

namespace {

std::int64_t milliseconds_of(otp::Duration duration) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

}  // namespace

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
  layout->addWidget(makePromise());
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
  delay_ = new QSpinBox(part);
  delay_->setObjectName("faults.delay");
  delay_->setRange(1, 60'000);
  delay_->setSingleStep(500);
  delay_->setSuffix(tr(" ms"));
  delay_->setValue(int(milliseconds_of(murabaha::Behaviour().answers_after)));
  auto follow = [this](int row) {
    reason_->setEnabled(murabaha::all_manners[row] == Manner::Declines);
    delay_->setEnabled(murabaha::all_manners[row] == Manner::IsSlow);
  };
  connect(manner_, &QComboBox::currentIndexChanged, this, follow);
  follow(0);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(once);
  buttons->addWidget(always);
  buttons->addStretch();
  auto* form = new QFormLayout(part);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("The payment &system"), manner_);
  form->addRow(tr("R&eason of a refusal"), reason_);
  form->addRow(tr("&Answers after, when slow"), delay_);
  form->addRow(QString(), buttons);
  return part;
}

/// What holds of every payment, however it is treated.
QWidget* FaultBoard::makePromise() {
  auto* part = new QWidget(this);
  life_ = new QSpinBox(part);
  life_->setObjectName("faults.life");
  life_->setRange(0, 100'000);
  life_->setSuffix(tr(" min"));
  answers_ = new QCheckBox(tr("It can be as&ked what has become of a payment"), part);
  answers_->setObjectName("faults.answers");
  auto* label = new QLabel(tr("It &knows a payment's key for"), part);
  label->setBuddy(life_);
  auto* layout = new QHBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(label);
  layout->addWidget(life_);
  layout->addSpacing(20);
  layout->addWidget(answers_);
  layout->addStretch();
  connect(life_, &QSpinBox::valueChanged, this, &FaultBoard::promise);
  connect(answers_, &QCheckBox::toggled, this, &FaultBoard::promise);
  return part;
}

void FaultBoard::promise() {
  desk_.setBankKeys({std::chrono::minutes(life_->value()), answers_->isChecked()});
}

void FaultBoard::choose(bool is_once) {
  murabaha::Behaviour behaviour;
  behaviour.manner = murabaha::all_manners[manner_->currentIndex()];
  if (behaviour.manner == Manner::Declines) {
    behaviour.reason = reason_->text().trimmed().toStdString();
  }
  behaviour.answers_after = std::chrono::milliseconds(delay_->value());
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
  const QSignalBlocker quiet_life(life_);
  const QSignalBlocker quiet_answers(answers_);
  murabaha::KeyPromise keys = desk_.bankKeys();
  life_->setValue(int(std::chrono::duration_cast<std::chrono::minutes>(keys.life).count()));
  answers_->setChecked(keys.can_be_asked);
  next_->setText(tr("At the next payment: %1").arg(words_of(desk_.bank().manner)));
}

}  // namespace ui
