#include "views/contract/printed_hash_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "draw/written.h"
#include "views/contract/tint.h"

namespace ui {

PrintedHashDialog::PrintedHashDialog(DeskPort& desk, const QString& contract_id, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      contract_(new QLineEdit(contract_id, this)),
      hash_(new QLineEdit(this)),
      verdict_(new QLabel(this)) {
  setObjectName("dialog.printed_hash");
  setWindowTitle(tr("Check a printed statement"));
  setMinimumWidth(460);
  auto* explanation =
      new QLabel(tr("A statement shows the hash of the contract's last step then. The audit trail "
                    "must have it: "
                    "if it does, no step up to there was changed or taken out since."),
                 this);
  contract_->setObjectName("hash.contract");
  hash_->setObjectName("hash.printed");
  hash_->setPlaceholderText(tr("as it is printed, or its first 8 digits at least"));
  verdict_->setObjectName("hash.verdict");
  verdict_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  verdict_->setMinimumHeight(verdict_->fontMetrics().height() * 3);
  verdict_->setAlignment(Qt::AlignTop);
  for (QLabel* label : {explanation, verdict_}) label->setWordWrap(true);
  auto* form = new QFormLayout;
  form->addRow(tr("&Contract"), contract_);
  form->addRow(tr("&Hash"), hash_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  look_ = buttons->addButton(tr("C&heck"), QDialogButtonBox::ActionRole);
  look_->setObjectName("hash.look");
  look_->setDefault(true);
  connect(look_, &QPushButton::clicked, this, &PrintedHashDialog::look);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(explanation);
  layout->addLayout(form);
  layout->addWidget(verdict_);
  layout->addWidget(buttons);
  (contract_id.isEmpty() ? contract_ : hash_)->setFocus();
}

void PrintedHashDialog::say(const QString& sentence, bool is_right) {
  const Theme& theme = theme_of(palette());
  tint(*verdict_, is_right ? theme.success : theme.error);
  verdict_->setText(QString::fromUtf8(is_right ? "\u2713 " : "\u2717 ") + sentence);
  look_->setAccessibleDescription(sentence);
}

void PrintedHashDialog::look() {
  std::string printed = written_id(hash_->text());
  desk_.look(written_id(contract_->text()), this, [this, printed](const auto& kept) {
    if (!kept) return say(translated(kept.error().text()), false);
    show(*kept, printed);
  });
}

void PrintedHashDialog::show(const murabaha::Dossier& kept, const std::string& printed) {
  const std::string& id = kept.contract.terms.contract_id;
  auto seq = murabaha::step_with_hash(id, kept.records.trail, printed);
  if (!seq) return say(translated(seq.error().text()), false);
  const auto& row = kept.records.trail[std::size_t(*seq - 1)];
  std::int64_t since = std::int64_t(kept.records.trail.size()) - *seq;
  QString found =
      tr("The trail of %1 has this hash at step %2 (%3, %4), and is right up to its end.")
          .arg(apart(id))
          .arg(*seq)
          .arg(word_of_step(row.command), apart(murabaha::format_time(desk_.local(row.at))));
  QString after = since == 0 ? tr("It is the last step.") : tr("Steps since then: %1.").arg(since);
  say(found + ' ' + after, true);
}

}  // namespace ui
