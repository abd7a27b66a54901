#include "views/world_actions.h"

#include <QWidget>

#include <utility>

#include "draw/observer_sentences.h"
#include "draw/seen_messages.h"
#include "draw/text.h"

namespace ui {

using namespace std::chrono_literals;

WorldActions::WorldActions(Observation& observation, Selection& selection, CommandPort& port,
                           QWidget* window)
    : QObject(window), observation_(observation), selection_(selection), port_(port) {
  play_ = make("world.play", tr("Pause world"), Qt::Key_F5, &WorldActions::togglePlay);
  step_ = make("world.step", tr("Step"), Qt::Key_F6, &WorldActions::stepMessage);
  step_process_ = make("world.step_process", tr("Step the se&lected process"),
                       Qt::SHIFT | Qt::Key_F6, &WorldActions::stepProcess);
  next_timer_ =
      make("world.next_timer", tr("Run to the next &timer"), Qt::Key_F7, &WorldActions::runToTimer);
  makeJump("world.jump_second", tr("Jump ahead 1 &second"), 1s);
  makeJump("world.jump_minute", tr("Jump ahead 1 &minute"), 1min);
  makeJump("world.jump_hour", tr("Jump ahead 1 &hour"), 1h);
  makeJump("world.jump_day", tr("Jump ahead 1 &day"), 24h);
  for (double speed : clock_speeds) makeSpeed(speed);
  makeWatch();
  connect(&observation, &Observation::ticked, this, &WorldActions::refresh);
  connect(&observation, &Observation::ticked, this, &WorldActions::tellStep);
  connect(&observation, &Observation::cleared, this, &WorldActions::refresh);
  connect(&selection, &Selection::changed, this, &WorldActions::refresh);
  refresh();
}

QAction* WorldActions::make(const char* id, const QString& text, const QKeySequence& keys,
                            void (WorldActions::*slot)()) {
  auto* action = new QAction(text, this);
  action->setObjectName(id);
  action->setShortcut(keys);
  connect(action, &QAction::triggered, this, slot);
  return action;
}

void WorldActions::makeJump(const char* id, const QString& text, otp::Duration by) {
  auto* action = new QAction(text, this);
  action->setObjectName(id);
  connect(action, &QAction::triggered, this, [this, by] { submit(observer::Advance{by}); });
  jumps_.append(action);
}

void WorldActions::makeSpeed(double factor) {
  QString times = apart(QString::fromUtf8("%1 \u00d7").arg(factor));
  QString text = factor < 1    ? tr("Slow motion, %1").arg(times)
                 : factor == 1 ? tr("&Normal speed")
                               : tr("Fast, %1").arg(times);
  auto* action = new QAction(text, this);
  action->setObjectName(QString("world.speed.%1").arg(factor));
  action->setCheckable(true);
  action->setData(factor);
  connect(action, &QAction::triggered, this,
          [this, factor] { submit(observer::SetSpeed{factor}); });
  speeds_.append(action);
}

void WorldActions::makeWatch() {
  watch_ = new QAction(tr("&Watch messages"), this);
  watch_->setObjectName("world.watch_messages");
  watch_->setCheckable(true);
  connect(watch_, &QAction::triggered, this,
          [this](bool on) { submit(observer::WatchMessages{on}); });
}

void WorldActions::submit(observer::Command command) {
  port_.submit(std::move(command), this, [this](const otp::Result<otp::Term>& result) {
    refresh();
    if (!result) Q_EMIT told(translated_observation(result.error().text()), true);
  });
}

/// What has happened is told with the frame that shows it.
void WorldActions::submitStep(observer::Command command) {
  port_.submit(std::move(command), this, [this](const otp::Result<otp::Term>& result) {
    refresh();
    if (result) stepped_ = *result;
    else Q_EMIT told(translated_observation(result.error().text()), true);
  });
}

void WorldActions::tellStep() {
  if (!stepped_) return;
  otp::Term who = *std::exchange(stepped_, {});
  if (!who.is_pid()) {
    Q_EMIT told(
        tr("Nobody had a message to take: the clock stands at %1.").arg(moment(observation_.now())),
        false);
    return;
  }
  auto messages = observation_.tombstones().messages_of(who.pid());
  const auto& system = observation_.system();
  bool has_taken = !messages.empty() && messages.back().at == observation_.now();
  QString name = title_of(who.pid(), system);
  Q_EMIT told(has_taken ? tr("%1 took: %2").arg(name, what_of(messages.back(), system))
                        : tr("%1 has run one step.").arg(name),
              false);
}

void WorldActions::togglePlay() {
  if (is_playing_) submit(observer::Pause{});
  else submit(observer::Play{});
}

void WorldActions::stepMessage() { submitStep(observer::StepMessage{}); }

void WorldActions::stepProcess() {
  const auto* entry = observation_.system().find(selection_.current());
  if (entry != nullptr) submitStep(observer::StepProcess{entry->pid});
}

void WorldActions::runToTimer() { submit(observer::RunToTimer{}); }

void WorldActions::allow(QAction* action, const QString& why_not, const QString& what) {
  action->setEnabled(why_not.isEmpty());
  QString keys = action->shortcut().toString(QKeySequence::NativeText);
  QString hint = keys.isEmpty() ? what : what + " (" + keys + ")";
  action->setToolTip(why_not.isEmpty() ? hint : why_not);
}

void WorldActions::refresh() {
  bool was_playing = std::exchange(is_playing_, port_.world().is_playing);
  QString fixed = port_.whyNot(observer::StepMessage{});
  QString why = !fixed.isEmpty() ? fixed : is_playing_ ? tr("Pause the world first.") : QString();
  play_->setText(is_playing_ ? tr("Pause world") : tr("Run world"));
  allow(play_, fixed,
        is_playing_ ? tr("Stop the clock of the world") : tr("Let the clock of the world run"));
  allow(step_, why, tr("Let one process take one message"));
  const auto* entry = observation_.system().find(selection_.current());
  QString no_process = entry == nullptr   ? tr("Select a process first.")
                       : !entry->is_alive ? tr("%1 does not run.").arg(text(entry->title()))
                                          : QString();
  allow(step_process_, why.isEmpty() ? no_process : why,
        tr("Let the selected process take one message, and no other"));
  allow(next_timer_, why, tr("Run what is ready, then move the clock to the next timer"));
  for (QAction* jump : jumps_) {
    allow(jump, fixed, tr("Move the clock on as fast as it can; all that is due happens"));
  }
  refreshSpeed();
  if (was_playing != is_playing_) Q_EMIT playingChanged(is_playing_);
}

void WorldActions::refreshSpeed() {
  observer::WorldStatus world = port_.world();
  QString fixed = port_.whyNot(observer::SetSpeed{});
  for (QAction* speed : speeds_) {
    allow(speed, fixed, tr("How fast the clock of the world runs"));
    speed->setChecked(speed->data().toDouble() == world.speed);
  }
  allow(watch_, port_.whyNot(observer::WatchMessages{}),
        tr("Tell of every message; that makes the system slower"));
  watch_->setChecked(world.watches_messages);
}

}  // namespace ui
