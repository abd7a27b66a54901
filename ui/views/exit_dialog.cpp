#include "views/exit_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <utility>

namespace ui {
namespace {

constexpr int longest_reason = 200;

}  // namespace

ExitDialog::ExitDialog(const QString& process, Consequences consequences, QWidget* parent)
    : QDialog(parent), consequences_(std::move(consequences)) {
  setObjectName("dialog.exit");
  setWindowTitle(tr("Exit signal to %1").arg(process));
  reason_ = new QComboBox(this);
  reason_->setObjectName("exit.reason");
  reason_->setEditable(true);
  reason_->addItems({"shutdown", "boom", "normal", "kill"});
  reason_->lineEdit()->setMaxLength(longest_reason);
  effect_ = new QLabel(this);
  effect_->setWordWrap(true);
  effect_->setMinimumWidth(380);
  then_ = new QLabel(this);
  then_->setObjectName("exit.consequences");
  then_->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* send = buttons->addButton(tr("Send exit to %1").arg(process), QDialogButtonBox::AcceptRole);
  send->setObjectName("exit.send");
  auto* form = new QFormLayout(this);
  form->addRow(tr("&Reason"), reason_);
  form->addRow(effect_);
  form->addRow(then_);
  form->addRow(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(reason_, &QComboBox::editTextChanged, this, [this, send](const QString& text) {
    send->setEnabled(!text.trimmed().isEmpty());
    explain();
  });
  explain();
}

void ExitDialog::explain() {
  QString written = reason_->currentText().trimmed();
  then_->setVisible(written != "normal");
  showConsequences(written == "shutdown" ? observer::Death::Shutdown : observer::Death::Abnormal);
  if (written == "normal") {
    effect_->setText(
        tr("The signal normal from another process has no effect, unless the process "
           "traps exits: then it is a message."));
  } else if (written == "kill") {
    effect_->setText(
        tr("The signal kill cannot be trapped: the process ends at once with killed."));
  } else {
    effect_->setText(
        tr("A process that does not trap exits ends with this reason, without "
           "terminate. One that traps them gets a message."));
  }
}

/// Of a large tree they take longer than a letter takes to write.
void ExitDialog::showConsequences(observer::Death death) {
  if (std::exchange(thought_through_, death) != death) then_->setText(consequences_(death));
}

otp::Term ExitDialog::reason() const {
  static const QRegularExpression atom("^[a-z_][A-Za-z0-9_]*$");
  QString written = reason_->currentText().trimmed();
  std::string utf8 = written.toStdString();
  if (atom.match(written).hasMatch()) return otp::Atom(utf8);
  return otp::Term(utf8);
}

}  // namespace ui
