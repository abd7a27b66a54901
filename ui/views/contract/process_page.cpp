#include "views/contract/process_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/text.h"
#include "views/contract/fact_table.h"
#include "views/contract/tint.h"
#include "views/contract/words.h"

namespace ui {

ProcessPage::ProcessPage(const OpenDossier& dossier, const ContractProcesses& processes,
                         DeskPort& desk, QWidget* parent)
    : QWidget(parent),
      dossier_(dossier),
      processes_(processes),
      trial_(new CrashTrial(desk, processes, this)) {
  facts_ = new FactTable("contract.process.facts", tr("The contract's process"),
                         {tr("What"), tr("Value")}, this);
  facts_->setMaximumHeight(128);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 2, 0, 0);
  layout->setSpacing(3);
  layout->addWidget(facts_);
  layout->addWidget(makeCrash(), 1);
  connect(&dossier, &OpenDossier::changed, this, &ProcessPage::refresh);
  connect(&processes, &ContractProcesses::changed, this, &ProcessPage::refresh);
  connect(trial_, &CrashTrial::told, this, [this](const QString& sentence) {
    verdict_->setText(sentence);
    tint(*verdict_, theme_of(palette()).dim_text);
  });
  connect(trial_, &CrashTrial::finished, this, &ProcessPage::show);
}

QWidget* ProcessPage::makeCrash() {
  auto* part = new QWidget(this);
  point_ = new QComboBox(part);
  point_->setObjectName("contract.crash.point");
  point_->setAccessibleName(tr("When the process crashes"));
  point_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  for (murabaha::CrashPoint point : murabaha::all_crash_points) {
    point_->addItem(words_of(point), text(name_of(point)));
  }
  crash_ = new QPushButton(tr("Crash this process"), part);
  crash_->setObjectName("contract.crash");
  crash_->setAutoDefault(false);
  connect(crash_, &QPushButton::clicked, this, &ProcessPage::crash);
  verdict_ = new QLabel(part);
  verdict_->setObjectName("contract.crash.verdict");
  verdict_->setWordWrap(true);
  verdict_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  comparison_ = new FactTable("contract.crash.comparison", tr("Before and after the crash"),
                              {tr("What"), tr("Before"), tr("After"), tr("Compared")}, part);
  comparison_->setFigures({1, 2});
  comparison_->setEmptyText(
      tr("Whatever ends the process, its successor goes on from what is kept. Try it: both sides "
         "are compared row by row."));
  auto* bar = new QHBoxLayout;
  bar->addWidget(crash_);
  bar->addWidget(point_, 1);
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(3);
  layout->addLayout(bar);
  layout->addWidget(verdict_);
  layout->addWidget(comparison_, 1);
  return part;
}

void ProcessPage::crash() {
  if (!dossier_.isThere()) return;
  comparison_->fill({});
  trial_->begin(dossier_.id(),
                *murabaha::crash_point_named(point_->currentData().toString().toStdString()));
}

void ProcessPage::refresh() {
  if (!dossier_.isThere()) return;
  crash_->setEnabled(!dossier_.isPast());
  const auto* process = processes_.find(dossier_.id());
  bool runs = processes_.isRunning(dossier_.id());
  QList<QStringList> rows;
  rows << QStringList{tr("State"), runs ? tr("running") : tr("asleep, starts when it is needed")};
  if (process != nullptr) {
    rows << QStringList{tr("Pid"), text(process->pid.text())}
         << QStringList{tr("Incarnation"), QString::number(process->incarnation)}
         << QStringList{tr("Restarts"), QString::number(process->restarts())};
    bool has_crashed = process->crash.has_value();
    if (has_crashed) rows << QStringList{tr("Last crash"), moment(process->crash->at)};
  }
  facts_->fill(rows);
  if (shown_id_ == dossier_.id()) return;
  if (!shown_id_.empty()) {  // what another contract's crash has shown
    verdict_->clear();
    comparison_->fill({});
  }
  shown_id_ = dossier_.id();
}

namespace {

/// By the computer's clock: a world's own clock stands still while a process is restarted.
QString time_of(const std::optional<otp::Duration>& recovery) {
  return recovery ? ProcessPage::tr("after %1").arg(apart(duration(*recovery)))
                  : ProcessPage::tr("after a time that nobody has measured");
}

}  // namespace

void ProcessPage::show(const CrashReport& report) {
  const Theme& theme = theme_of(palette());
  QString outcome = report.isIdentical()  ? tr("Identical.")
                    : report.isLossless() ? tr("Nothing is lost; the contract has gone on.")
                                          : tr("Something differs.");
  verdict_->setText(tr("%1: process %2 ended, %3 took its place %4, incarnation %5. %6")
                        .arg(apart(report.contract_id), apart(report.old_pid),
                             apart(report.new_pid), time_of(report.recovery))
                        .arg(report.incarnation)
                        .arg(outcome));
  tint(*verdict_, report.isLossless() ? theme.success : theme.error);
  QList<QStringList> rows;
  for (const CrashLine& line : report.lines) {
    bool is_kept = line.verdict != CrashLine::Verdict::Differs;
    rows << QStringList{line.what, QString::number(line.before), QString::number(line.after),
                        QString::fromUtf8(is_kept ? "\u2713 " : "\u2717 ") + line.words};
  }
  comparison_->fill(rows);
}

}  // namespace ui
