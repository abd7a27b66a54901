#include "views/world_bar.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QLabel>

#include <algorithm>
#include <ranges>

#include "draw/counted.h"
#include "draw/media_icon.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/still_frame.h"

namespace ui {
namespace {

// Looking at all of many processes takes longer than a frame should
constexpr std::size_t few_processes = 2000;
constexpr std::size_t most_named = 2;        // of the alarms
constexpr int ticks_between_summaries = 16;  // about twice a second

QLabel* spaced_label(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setContentsMargins(10, 0, 10, 0);
  return label;
}

/// A label of a fixed size that only ever grows: else each of its texts, thirty a second, would
/// have the whole window laid out anew.
void show_steadily(QLabel& label, const QString& text) {
  label.setText(text);
  QSize needed = label.sizeHint().expandedTo(label.minimumSize());
  if (needed != label.minimumSize()) label.setFixedSize(needed);
}

}  // namespace

WorldBar::WorldBar(Observation& observation, CommandPort& port, WorldActions& actions,
                   const std::vector<DemoChoice>& demos, QWidget* parent)
    : QToolBar(tr("World"), parent), observation_(observation), port_(port), actions_(actions) {
  setObjectName("bar.world");
  setMovable(false);
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setIconSize({16, 16});
  demo_ = new QComboBox(this);
  demo_->setObjectName("world.demo");
  demo_->setAccessibleName(tr("Demo"));
  for (const DemoChoice& demo : demos) {
    demo_->addItem(demo.title, demo.name);
    demo_->setItemData(demo_->count() - 1, demo.sentence, Qt::ToolTipRole);
  }
  connect(demo_, &QComboBox::activated, this,
          [this](int row) { Q_EMIT demoChosen(demo_->itemData(row).toString()); });
  speed_ = new QComboBox(this);
  speed_->setObjectName("world.speed");
  speed_->setAccessibleName(tr("Speed of the clock"));
  for (double speed : clock_speeds) {
    speed_->addItem(QString::fromUtf8("%1 \u00d7").arg(speed), speed);
  }
  connect(speed_, &QComboBox::activated, this, &WorldBar::setSpeed);
  clock_ = spaced_label(this);
  clock_->setObjectName("world.clock");
  clock_->setFont(mono_font());
  clock_->setToolTip(tr("The clock of the world. It is not followed while nothing happens."));
  summary_ = new SummaryLabel(this);
  summary_->setObjectName("world.summary");
  summary_->setContentsMargins(10, 0, 10, 0);
  connect(summary_, &QLabel::linkActivated, this, &WorldBar::chooseAlarm);
  addWidget(demo_);
  addSeparator();
  addAction(actions.play());
  addAction(actions.step());
  addWidget(speed_);
  addWidget(clock_);
  addWidget(new StillFrame(summary_, this));
  drawIcons();
  connect(&actions, &WorldActions::playingChanged, this, [this] {
    drawIcons();
    refresh();
  });
  connect(&observation, &Observation::ticked, this, &WorldBar::refresh);
  connect(&observation, &Observation::cleared, this, &WorldBar::refresh);
  connect(&observation, &Observation::ownShown, this, [this] { summary_->show(summary()); });
  refresh();
}

void WorldBar::showDemo(const QString& name) { demo_->setCurrentIndex(demo_->findData(name)); }

void WorldBar::startAgain() { Q_EMIT demoChosen(demo_->currentData().toString()); }

void WorldBar::setSpeed() {
  port_.submit(observer::SetSpeed{speed_->currentData().toDouble()}, this);
}

QString WorldBar::worstMailbox() const {
  const auto& system = observation_.system();
  QString worst = tr("all mailboxes empty");
  std::uint32_t deepest = 0;
  system.for_each([&](const observer::ProcessEntry& entry) {
    if (entry.depth <= deepest || !observation_.shows(entry)) return;
    deepest = entry.depth;
    worst =
        tr("worst mailbox %1 %2").arg(apart(entry.title()).toHtmlEscaped(), number(entry.depth));
  });
  return worst;
}

QList<SummaryLabel::Fact> WorldBar::summary() const {
  const auto& system = observation_.system();
  QList<SummaryLabel::Fact> facts = {
      {counted(observation_.shownCount(), Things::Processes), 3},
      {counted(system.supervisor_count(), Things::Supervisors), 1},
      {counted(system.restarts_in_minute(observation_.now()), Things::RestartsIn60Seconds), 4},
      {worstMailbox(), 5}};
  if (!observation_.mailboxes().alarms().empty()) facts.append({alarms(), 6});
  // The status bar tells of it too.
  if (system.lost() > 0) {
    facts.append({tr("%1 lost").arg(counted(system.lost(), Things::MessageEvents)), 2});
  }
  return facts;
}

/// How many there are, and whose: each name leads to its mailbox. The oldest alarms come first, so
/// that a link stays under the pointer.
QString WorldBar::alarms() const {
  std::vector<observer::MailboxAlarm> alarms;
  for (const auto& [pid, alarm] : observation_.mailboxes().alarms()) alarms.push_back(alarm);
  std::ranges::stable_sort(alarms, {}, &observer::MailboxAlarm::since);
  QStringList names;
  for (const auto& alarm : alarms | std::views::take(most_named)) {
    QString link = QString("%1.%2").arg(alarm.pid.index).arg(alarm.pid.generation);
    QString name = title_of(alarm.pid, observation_.system()).toHtmlEscaped();
    names << QString("<a href=\"%1\">%2</a>").arg(link, name);
  }
  if (alarms.size() > most_named) names << QString::fromUtf8("\u2026");
  return counted(alarms.size(), Things::MailboxAlarms) + ": " + names.join(", ");
}

void WorldBar::chooseAlarm(const QString& link) {
  QStringList parts = link.split('.');
  if (parts.size() == 2) Q_EMIT alarmChosen({parts[0].toUInt(), parts[1].toUInt()});
}

void WorldBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) drawIcons();
  QToolBar::changeEvent(event);
}

void WorldBar::drawIcons() {
  QColor colour = palette().color(QPalette::Active, QPalette::ButtonText);
  QColor disabled = palette().color(QPalette::Disabled, QPalette::ButtonText);
  MediaSign sign = actions_.isPlaying() ? MediaSign::Pause : MediaSign::Play;
  actions_.play()->setIcon(media_icon(sign, colour, disabled));
  actions_.step()->setIcon(media_icon(MediaSign::Step, colour, disabled));
}

void WorldBar::refresh() {
  QString why_not = port_.whyNot(observer::SetSpeed{});
  speed_->setEnabled(why_not.isEmpty());
  if (!speed_->view()->isVisible()) speed_->setCurrentIndex(speed_->findData(port_.world().speed));
  speed_->setToolTip(why_not.isEmpty() ? tr("How fast the clock of the world runs") : why_not);
  QString pace = !actions_.isPlaying()  ? tr("  paused")
                 : observation_.rests() ? tr("  at rest")
                                        : QString();
  show_steadily(*clock_, moment(observation_.now()) + pace);
  bool is_due = ++ticks_ % ticks_between_summaries == 0 || observation_.rests() ||
                observation_.system().size() <= few_processes;
  if (is_due) summary_->show(summary());
}

}  // namespace ui
