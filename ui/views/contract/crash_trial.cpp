#include "views/contract/crash_trial.h"

#include <algorithm>

#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "views/contract/words.h"

namespace ui {

using murabaha::Dossier;
using Verdict = CrashLine::Verdict;

bool CrashReport::isLossless() const {
  return std::ranges::none_of(
      lines, [](const CrashLine& line) { return line.verdict == Verdict::Differs; });
}

bool CrashReport::isIdentical() const {
  return std::ranges::all_of(
      lines, [](const CrashLine& line) { return line.verdict == Verdict::Identical; });
}

CrashTrial::CrashTrial(DeskPort& desk, const ContractProcesses& processes, QObject* parent)
    : QObject(parent), desk_(desk), processes_(processes) {
  connect(&processes, &ContractProcesses::changed, this, &CrashTrial::onProcesses);
  connect(&desk, &DeskPort::deskChanged, this, [this] { trial_.reset(); });
}

void CrashTrial::begin(const std::string& contract_id, murabaha::CrashPoint point) {
  if (!desk_.isOpen()) return;
  trial_.emplace();
  trial_->contract_id = contract_id;
  trial_->point = point;
  desk_.look(contract_id, this, [this, contract_id](const murabaha::Result<Dossier>& before) {
    if (!trial_ || trial_->contract_id != contract_id || trial_->before) return;
    if (before) return crash(*before);
    trial_.reset();
    Q_EMIT told(translated(before.error().text()));
  });
}

void CrashTrial::crash(const Dossier& before) {
  trial_->before = sideOf(before);
  const std::string id = trial_->contract_id;
  if (processes_.isRunning(id)) trial_->old_process = processes_.find(id)->pid;
  desk_.crash(id, trial_->point, this, [this](const murabaha::Result<void>& answer) {
    if (answer) return;
    trial_.reset();
    Q_EMIT told(translated(answer.error().text()));
  });
  Q_EMIT told(tr("%1 crashes %2.").arg(text(id), words_of(trial_->point)));
}

void CrashTrial::onProcesses(const std::set<std::string>& contract_ids) {
  if (!trial_ || !trial_->before || !contract_ids.contains(trial_->contract_id)) return;
  if (trial_->is_over) return compare();
  if (!processes_.isRunning(trial_->contract_id)) return;
  const auto& process = *processes_.find(trial_->contract_id);
  bool is_first_seen = trial_->old_process.is_none() && process.restarts() == 0;
  if (is_first_seen) trial_->old_process = process.pid;
  trial_->is_over = process.pid != trial_->old_process;
  if (trial_->is_over) compare();
}

void CrashTrial::compare() {
  desk_.look(trial_->contract_id, this,
             [this, id = trial_->contract_id](const murabaha::Result<Dossier>& after) {
               bool is_ours = trial_ && trial_->is_over && trial_->contract_id == id;
               if (is_ours && after) report(*after);
             });
}

void CrashTrial::report(const Dossier& after) {
  const auto* process = processes_.find(trial_->contract_id);
  bool tells = process != nullptr && !process->state.is_nil();
  if (!tells) return;  // its first state is on its way
  CrashSide side = sideOf(after);
  bool is_early = !after.fault && !is_at_one_version(side);
  if (is_early) return;  // its state is on its way, or was read after the rows: it comes again
  CrashReport made;
  made.contract_id = trial_->contract_id;
  made.point = trial_->point;
  made.old_pid = trial_->old_process.is_none() ? tr("unknown") : text(trial_->old_process.text());
  made.new_pid = text(process->pid.text());
  made.incarnation = process->incarnation;
  made.recovery = desk_.recoveryTime(trial_->contract_id);
  made.lines = compare_crash(*trial_->before, side);
  // A payout of its predecessor goes on: look again later.
  bool is_settled = after.contract.open_payout() == nullptr && made.isLossless();
  if (is_settled) trial_.reset();
  Q_EMIT finished(made);
}

CrashSide CrashTrial::sideOf(const Dossier& dossier) const {
  const auto* process = processes_.find(dossier.contract.terms.contract_id);
  return {dossier.records, booked_for(dossier.records, desk_.bankBooks()),
          process != nullptr ? process->state : otp::Term()};
}

}  // namespace ui
