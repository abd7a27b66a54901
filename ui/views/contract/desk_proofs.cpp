#include "views/contract/desk_proofs.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "views/contract/charity_dialog.h"
#include "views/contract/printed_hash_dialog.h"
#include "views/desk_checks.h"
#include "views/save_file.h"

namespace ui {

using murabaha::Checkpoint;
using murabaha::CheckpointReport;
using murabaha::Result;

namespace {

constexpr qint64 largest_file = 256 * 1024 * 1024;  // a million contracts take less

QString filter() { return DeskProofs::tr("Checkpoints (*.checkpoint);;All files (*)"); }

Result<Checkpoint> read_checkpoint(const QString& name) {
  QFile file(name);
  if (!file.open(QIODevice::ReadOnly)) {
    QString sentence = DeskProofs::tr("The file cannot be read: %1.").arg(file.errorString());
    return otp::refuse(otp::Atom("unreadable"), sentence.toStdString());
  }
  return murabaha::parse_checkpoint(file.read(largest_file).toStdString());
}

QString lines_of(const CheckpointReport& report) {
  QString lines;
  for (const auto& [id, sentence] : report.faults) {
    lines += DeskProofs::tr("%1: %2").arg(apart(id), translated(sentence)) + '\n';
  }
  return lines + DeskProofs::tr(
                     "Contracts of the checkpoint: %1; with steps since: %2; opened "
                     "since: %3.")
                     .arg(report.contracts)
                     .arg(report.grown)
                     .arg(report.since);
}

}  // namespace

DeskProofs::DeskProofs(DeskPort& desk, Chosen chosen, QWidget* parent)
    : QObject(parent), desk_(desk), chosen_(std::move(chosen)), window_(parent) {
  setObjectName("contracts.proofs");
  add("contracts.charity", tr("Charity &ledger…"), &DeskProofs::showCharity);
  add("contracts.hash", tr("Check a &printed statement…"), &DeskProofs::askForHash);
  add("contracts.checkpoint", tr("Write a chec&kpoint…"), &DeskProofs::askForCheckpoint);
  add("contracts.compare", tr("Check a checkp&oint…"), &DeskProofs::askWhichCheckpoint);
}

void DeskProofs::add(const char* id, const QString& title, void (DeskProofs::*what)()) {
  auto* action = new QAction(title, this);
  action->setObjectName(id);
  connect(action, &QAction::triggered, this, what);
  actions_ << action;
}

void DeskProofs::setEnabled(bool is_enabled) {
  for (QAction* action : actions_) action->setEnabled(is_enabled);
}

void DeskProofs::showCharity() {
  auto* dialog = new CharityDialog(desk_, window_->window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void DeskProofs::askForHash() {
  auto* dialog = new PrintedHashDialog(desk_, chosen_(), window_->window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

// Checkpoints

void DeskProofs::askForCheckpoint() {
  QFileDialog chooser(window_->window(), tr("Write a checkpoint"), {}, filter());
  chooser.setObjectName("dialog.checkpoint.file");
  chooser.setAcceptMode(QFileDialog::AcceptSave);
  chooser.setDefaultSuffix("checkpoint");
  chooser.selectFile("contracts.checkpoint");
  if (chooser.exec() != QDialog::Accepted) return;
  QString file = chooser.selectedFiles().value(0);
  writeCheckpoint(file, [this, file](const QString& wrong) {
    bool is_written = wrong.isEmpty();
    QMessageBox box(is_written ? QMessageBox::Information : QMessageBox::Warning,
                    tr("Write a checkpoint"),
                    is_written ? tr("%1 was written. Keep it where whoever can write the database "
                                    "cannot write.")
                                     .arg(isolated(file))
                               : wrong,
                    QMessageBox::Ok, window_->window());
    box.setObjectName("dialog.checkpoint.told");
    box.exec();
  });
}

void DeskProofs::writeCheckpoint(const QString& file,
                                 std::function<void(const QString& wrong)> done) {
  desk_.takeCheckpoint(this, [file, done](const Result<Checkpoint>& taken) {
    if (!taken) return done(translated(taken.error().text()));
    done(save_file(QByteArray::fromStdString(text_of(*taken)), file));
  });
}

void DeskProofs::askWhichCheckpoint() {
  QFileDialog chooser(window_->window(), tr("Check a checkpoint"), {}, filter());
  chooser.setObjectName("dialog.compare.file");
  chooser.setFileMode(QFileDialog::ExistingFile);
  if (chooser.exec() == QDialog::Accepted) checkCheckpoint(chooser.selectedFiles().value(0));
}

void DeskProofs::checkCheckpoint(const QString& file) {
  auto* dialog =
      new CheckDialog(tr("Check a checkpoint"),
                      tr("Looks for every contract of the checkpoint, with the steps that it had."),
                      window_->window());
  dialog->open();
  auto checkpoint = read_checkpoint(file);
  if (!checkpoint) return dialog->show(false, translated(checkpoint.error().text()), {});
  QString at = apart(checkpoint->at);
  desk_.compare(*checkpoint, dialog, [dialog, at](const Result<CheckpointReport>& report) {
    if (!report) return dialog->show(false, translated(report.error().text()), {});
    bool is_right = report->faults.empty();
    QString verdict = is_right ? tr("All that was there on %1 UTC is there still.").arg(at)
                               : tr("Not all is there that was there on %1 UTC.").arg(at);
    dialog->show(is_right, verdict, lines_of(*report));
  });
}

}  // namespace ui
