#include "views/desk_checks.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/counted.h"
#include "draw/desk_codes.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"

namespace ui {

using murabaha::ModelCheck;
using murabaha::Profile;
using murabaha::Verification;

namespace {

constexpr Profile profiles[] = {Profile::Seed, Profile::Aaoifi};

/// A command, or an answer of the payment system.
QString word_of_model_step(const std::string& step) {
  QString command = word_of_command(step);
  return command == text(step) ? translated(step) : command;
}

QString with_digits(std::int64_t number) { return QLocale().toString(qlonglong(number)); }

}  // namespace

CheckDialog::CheckDialog(const QString& title, const QString& what, QWidget* parent)
    : QDialog(parent) {
  setObjectName("dialog.check");
  setWindowTitle(title);
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumSize(460, 260);
  auto* explanation = new QLabel(what, this);
  explanation->setWordWrap(true);
  verdict_ = new QLabel(tr("Checking…"), this);
  verdict_->setObjectName("check.verdict");
  verdict_->setFont(bold_font());
  verdict_->setWordWrap(true);
  busy_ = new QProgressBar(this);
  busy_->setRange(0, 0);
  details_ = new QPlainTextEdit(this);
  details_->setObjectName("check.details");
  details_->setReadOnly(true);
  details_->setAccessibleName(tr("Details"));
  details_->setTabChangesFocus(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  for (QWidget* part : std::initializer_list<QWidget*>{explanation, verdict_, busy_, details_}) {
    layout->addWidget(part);
  }
  layout->addWidget(buttons);
}

void CheckDialog::show(bool is_right, const QString& verdict, const QString& details) {
  const Theme& theme = theme_of(palette());
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, is_right ? theme.success : theme.error);
  verdict_->setPalette(colours);
  verdict_->setText(QString::fromUtf8(is_right ? "\u2713 " : "\u2717 ") + verdict);
  busy_->hide();
  details_->setPlainText(details);
}

DeskChecks::DeskChecks(DeskPort& desk, QWidget* window)
    : QObject(window),
      desk_(desk),
      window_(window),
      verify_(new QAction(tr("&Verify all contracts"), this)),
      check_model_(new QAction(tr("Check the contract &model"), this)) {
  verify_->setObjectName("contracts.verify");
  check_model_->setObjectName("contracts.model");
  connect(verify_, &QAction::triggered, this, &DeskChecks::startVerifying);
  connect(check_model_, &QAction::triggered, this, &DeskChecks::startModelCheck);
}

// Verifying what is kept

void DeskChecks::startVerifying() {
  auto* dialog = new CheckDialog(
      tr("Verify all contracts"),
      tr("Recomputes each audit trail and compares the ledger and all other rows with it. A "
         "contract that is wrong takes nothing more."),
      window_);
  dialog->open();
  if (!desk_.isOpen()) return dialog->show(false, tr("This demo has no contract desk."), {});
  desk_.verify(dialog, [dialog](const murabaha::Result<Verification>& found) {
    if (!found) return dialog->show(false, translated(found.error().text()), {});
    QString lines;
    for (const auto& [id, fault] : found->faults) {
      QString where = fault.seq > 0 ? tr("step %1").arg(fault.seq) : tr("rows");
      lines += tr("%1, %2: %3").arg(text(id), where, translated(fault.sentence)) + '\n';
    }
    for (const std::string& currency : found->unbalanced) {
      lines +=
          tr("The books of all contracts in %1 do not add up to zero.").arg(text(currency)) + '\n';
    }
    bool is_right = found->is_right();
    QString verdict = is_right ? tr("All is right.")
                      : found->faults.empty()
                          ? tr("The books are wrong.")
                          : counted(found->faults.size(), Things::ContractsAreWrong);
    QString count =
        tr("%1 contracts, %2 steps.").arg(with_digits(found->contracts), with_digits(found->steps));
    dialog->show(is_right, verdict, lines + count);
  });
}

// Searching what can happen

void DeskChecks::startModelCheck() {
  auto* dialog = new CheckDialog(
      tr("Check the contract model"),
      tr("Tries every action, allowed or not, in every state that a contract of cost 2 and profit "
         "1 can get into. The invariants must hold after each step."),
      window_);
  dialog->open();
  search_ = std::jthread([this, dialog = QPointer<CheckDialog>(dialog)] {
    std::vector<ModelCheck> found;
    for (Profile profile : profiles) found.push_back(murabaha::check_model(profile));
    auto tell = [this, dialog, found = std::move(found)] {
      if (dialog) showModels(*dialog, found);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
  });
}

void DeskChecks::showModels(CheckDialog& dialog, const std::vector<ModelCheck>& found) {
  QString lines;
  bool is_right = true;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const ModelCheck& each = found[i];
    lines += tr("Profile %1: %2 states, %3 steps, %4 refusals, at most %5 steps to a state.")
                 .arg(word_of(profiles[i]), with_digits(each.states), with_digits(each.steps),
                      with_digits(each.refusals), with_digits(each.longest)) +
             '\n';
    if (!each.broken) continue;
    is_right = false;
    lines += tr("The shortest way to what must not be:") + '\n';
    for (const std::string& step : each.broken->steps)
      lines += "  " + word_of_model_step(step) + '\n';
    lines += translated(each.broken->sentence) + '\n';
  }
  dialog.show(
      is_right,
      is_right ? tr("The invariants hold in every state.") : tr("An invariant does not hold."),
      lines);
}

}  // namespace ui
