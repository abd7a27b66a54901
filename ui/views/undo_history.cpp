#include "views/undo_history.h"

#include <algorithm>

#include "draw/observer_sentences.h"
#include "draw/text.h"

namespace ui {

UndoHistory::UndoHistory(Observation& observation, CommandPort& port, QObject* parent)
    : QObject(parent), observation_(observation), port_(port), action_(new QAction(this)) {
  action_->setObjectName("edit.undo");
  action_->setShortcut(QKeySequence::Undo);
  connect(action_, &QAction::triggered, this, &UndoHistory::takeBack);
  connect(&observation, &Observation::changed, this, &UndoHistory::forgetWhatIsOver);
  connect(&observation, &Observation::cleared, this, [this] {
    deeds_.clear();
    for_good_.clear();
    refresh();
  });
  refresh();
}

void UndoHistory::add(const QString& what, std::optional<Counter> counter) {
  for_good_ = counter ? QString() : what;
  if (counter) deeds_.push_back({what, std::move(*counter)});
  forgetWhatIsOver();
  refresh();
}

/// A process that has ended, or was changed by somebody else, cannot be brought back to what it
/// was.
void UndoHistory::forgetWhatIsOver() {
  if (deeds_.empty()) return;
  auto is_over = [this](Deed& deed) {
    const auto* entry = observation_.system().find(deed.counter.pid);
    bool lives = entry != nullptr && entry->is_alive && entry->pid == deed.counter.pid;
    if (!lives) return true;
    bool is_as_left = (entry->status == observer::Status::Suspended) ==
                      (deed.counter.left_as == observer::Status::Suspended);
    deed.is_seen = deed.is_seen || is_as_left;
    return deed.is_seen && !is_as_left;
  };
  if (std::erase_if(deeds_, is_over) > 0) refresh();
}

QString UndoHistory::whyNot() const {
  if (!deeds_.empty()) return {};
  return for_good_.isEmpty() ? tr("Nothing was done that can be taken back.")
                             : tr("%1 cannot be undone.").arg(for_good_);
}

void UndoHistory::refresh() {
  QString why_not = whyNot();
  action_->setText(deeds_.empty() ? tr("&Undo") : tr("&Undo %1").arg(deeds_.back().what));
  action_->setEnabled(why_not.isEmpty());
  action_->setToolTip(why_not.isEmpty() ? action_->text().remove('&') : why_not);
}

void UndoHistory::takeBack() {
  Counter counter = deeds_.back().counter;
  deeds_.pop_back();
  refresh();
  QString done = counter.done;
  port_.submit(counter.command, this, [this, done](const otp::Result<otp::Term>& result) {
    if (result) Q_EMIT told(done, false);
    else Q_EMIT told(translated_observation(result.error().text()), true);
  });
}

}  // namespace ui
