#include "views/xray_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>
#include <ranges>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "observer/busiest.h"
#include "views/empty_pane.h"
#include "views/heat_map_view.h"
#include "views/heat_scale.h"
#include "views/mailbox_bars.h"
#include "views/process_actions.h"

namespace ui {
namespace {

constexpr int ticks_between_refreshes = 8;  // about four times a second
constexpr std::size_t most_rows = 8;
constexpr int row_height = 20;

QTreeWidget* make_list(const char* name, const QStringList& headers, QWidget* parent) {
  auto* list = new QTreeWidget(parent);
  list->setObjectName(name);
  list->setAccessibleName(headers.first());
  list->setHeaderLabels(headers);
  list->setRootIsDecorated(false);
  list->setUniformRowHeights(true);
  list->setFrameShape(QFrame::NoFrame);
  list->setMinimumHeight(2 * row_height + 8);  // two of them fit into a low pane
  list->setSelectionMode(QAbstractItemView::NoSelection);
  list->header()->setStretchLastSection(false);
  list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (int column = 1; column < headers.size(); ++column) {
    list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    list->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
  return list;
}

void add_row(QTreeWidget* list, const QStringList& texts) {
  auto* item = new QTreeWidgetItem(list, texts);
  item->setSizeHint(0, {0, row_height});
  for (int column = 1; column < texts.size(); ++column) {
    item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
}

/// Says of how many rows there was no room.
void add_left_out(QTreeWidget* list, std::size_t rows) {
  if (rows > most_rows) add_row(list, {XrayView::tr("and %1 more").arg(number(rows - most_rows))});
}

QString rate(double per_second) { return XrayView::tr("%1/s").arg(figure(per_second)); }

}  // namespace

XrayView::XrayView(Observation& observation, Selection& selection, CommandPort& port,
                   ProcessActions& actions, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      port_(port),
      cells_(new QLabel(this)),
      heat_(new HeatMapView(observation, selection, this)),
      none_(new EmptyPane("xray.none", this)),
      title_(new QLabel(this)),
      alarm_(new QLabel(this)),
      facts_(new QLabel(this)),
      rates_(new RateView(this)),
      depths_(new DepthStackView(this)),
      kinds_(make_list("xray.kinds", {tr("Kind"), tr("Waiting"), tr("Handled"), tr("Each took")},
                       this)),
      senders_(make_list("xray.senders", {tr("Sender"), tr("Waiting"), tr("In 60 s")}, this)),
      watch_(new QPushButton(tr("Watch messages"), this)),
      resume_(new QPushButton(tr("Resume"), this)) {
  setObjectName("view.xray");
  kinds_->headerItem()->setToolTip(
      2, tr("Handlers that ran to their end, since the process was first seen"));
  kinds_->headerItem()->setToolTip(3, tr("How long such a handler ran, on average"));
  setMinimumHeight(150);  // its texts would ask for what they need when they are narrow
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 6, 10, 6);
  layout->setSpacing(14);
  layout->addLayout(makeOverview(), 3);
  layout->addLayout(makeMailbox(), 10);
  layout->addLayout(makeLists(), 8);
  connect(resume_, &QPushButton::clicked, actions.resume(), &QAction::trigger);
  connect(&observation, &Observation::ticked, this, &XrayView::onTick);
  connect(&observation, &Observation::cleared, this, &XrayView::refresh);
  connect(&selection, &Selection::changed, this, &XrayView::refresh);
}

/// All mailboxes, and what their colours mean.
QBoxLayout* XrayView::makeOverview() {
  cells_->setObjectName("xray.cells");
  cells_->setFont(small_font());
  cells_->setWordWrap(true);
  auto* column = new QVBoxLayout;
  column->addWidget(cells_);
  column->addWidget(heat_, 1);
  column->addWidget(new HeatScale(this));
  return column;
}

/// That of the selected process.
QBoxLayout* XrayView::makeMailbox() {
  none_->say(
      tr("What waits in the mailbox of the selected process, from whom, and why. None is "
         "selected."));
  none_->offer("xray.busiest", tr("Select the busiest process"),
               [this] { selection_.select(observer::busiest(observation_.system())); });
  title_->setFont(bold_font());
  title_->setWordWrap(true);
  title_->setObjectName("xray.title");
  alarm_->setObjectName("xray.alarm");
  alarm_->setWordWrap(true);
  alarm_->setTextFormat(Qt::RichText);
  alarm_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  connect(alarm_, &QLabel::linkActivated, this, &XrayView::followLink);
  resume_->setObjectName("xray.resume");
  facts_->setObjectName("xray.facts");
  facts_->setWordWrap(true);
  auto* alarm = new QHBoxLayout;
  alarm->addWidget(alarm_, 1);
  alarm->addWidget(resume_);
  auto* bars = new QHBoxLayout;
  bars->addWidget(rates_, 2);
  bars->addSpacing(8);
  bars->addWidget(depths_, 3);
  auto* column = new QVBoxLayout;
  column->addWidget(none_);
  column->addWidget(title_);
  column->addLayout(alarm);
  column->addWidget(facts_);
  column->addLayout(bars, 1);
  return column;
}

/// What waits in it, by kind and by sender.
QBoxLayout* XrayView::makeLists() {
  watch_->setObjectName("xray.watch");
  watch_->setToolTip(tr("To see which kinds of messages wait, and from whom"));
  connect(watch_, &QPushButton::clicked, this,
          [this] { port_.submit(observer::WatchMessages{true}, this); });
  auto* column = new QVBoxLayout;
  column->addWidget(watch_, 0, Qt::AlignLeading);
  column->addWidget(kinds_, 1);
  column->addWidget(senders_, 1);
  column->addStretch();
  return column;
}

void XrayView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

void XrayView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) refresh();
  QWidget::changeEvent(event);
}

void XrayView::onTick() {
  if (++ticks_ % ticks_between_refreshes == 0) refresh();
}

void XrayView::refresh() {
  if (!isVisible()) return;
  showCells();
  bool is_watched = port_.world().watches_messages;
  for (QWidget* list : {static_cast<QWidget*>(kinds_), static_cast<QWidget*>(senders_)}) {
    list->setVisible(is_watched);
  }
  watch_->setVisible(!is_watched);
  const auto* entry = observation_.system().find(selection_.current());
  none_->setVisible(entry == nullptr);
  title_->setVisible(entry != nullptr);
  if (entry != nullptr) title_->setText(tr("Mailbox of %1").arg(text(entry->title())));
  kinds_->clear();
  senders_->clear();
  showAlarm(entry);
  rates_->show({}, {}, {});
  rates_->setVisible(is_watched);
  depths_->show({});
  depths_->setVisible(entry != nullptr);
  if (entry == nullptr) return facts_->clear();
  auto xray = observation_.mailboxes().look_into(entry->pid, observation_.flow());
  if (!xray) return facts_->setText(tr("It has got no message lately."));
  showFacts(*xray, *entry);
  showKinds(*xray);
  showSenders(*xray);
  depths_->show(std::move(xray->depths));
  rates_->show(std::move(xray->came), std::move(xray->served), restartsOf(*entry));
}

void XrayView::showCells() {
  heat_->refresh();
  const auto& cells = heat_->map().cells;
  std::uint32_t shared_by = cells.empty() ? 1 : cells.front().count;
  cells_->setText(shared_by == 1
                      ? tr("A cell is a mailbox")
                      : tr("A cell is the deepest of %1 mailboxes").arg(number(shared_by)));
}

/// The seconds of the last minute in which it was restarted.
std::vector<std::size_t> XrayView::restartsOf(const observer::ProcessEntry& entry) const {
  constexpr std::size_t shown = observer::DepthByKind::spans;
  auto second_of = [](observer::TimePoint at) {
    return std::size_t(at.time_since_epoch() / std::chrono::seconds(1));
  };
  std::vector<std::size_t> seconds;
  for (observer::TimePoint at : entry.restart_trail) {
    std::size_t back = second_of(observation_.now()) - second_of(at);
    if (back < shown) seconds.push_back(shown - 1 - back);
  }
  return seconds;
}

QString XrayView::alarmSentence(const observer::MailboxAlarm& alarm) const {
  bool is_suspended = alarm.trouble == observer::MailboxTrouble::Suspended;
  if (alarm.source.label.is_nil() && !is_suspended) {
    QString why = port_.world().watches_messages
                      ? tr("None of what waits was seen coming.")
                      : tr("Why is not known while messages are not watched.");
    return tr("▲ Filling since %1.").arg(moment(alarm.since)) + ' ' + why;
  }
  bool is_stuck = alarm.trouble == observer::MailboxTrouble::Stuck;
  QString what = is_suspended
                     ? tr("‖ Filling since %1: it is suspended, and takes nothing until it "
                          "is resumed.")
                 : is_stuck ? tr("✖ Stuck since %1: nothing is taken.")
                 : isEmptying(alarm.pid)
                     ? tr("▲ Overloaded since %1: more came than was served; it empties now.")
                     : tr("▲ Overloaded since %1: more comes than is served.");
  QString sentence = what.arg(moment(alarm.since));
  if (alarm.source.label.is_nil()) return sentence;
  return sentence +
         tr(" Most of what was seen coming is %1 from %2.")
             .arg(text(alarm.source.label.text()).toHtmlEscaped(), linkTo(alarm.source.sender));
}

bool XrayView::isEmptying(otp::Pid pid) const {
  auto rates = observation_.mailboxes().rates_of(pid);
  return rates && rates->drain_ratio && *rates->drain_ratio < 1;
}

/// The name of a process that leads to it; of whoever is not known only the name.
QString XrayView::linkTo(otp::Pid pid) const {
  QString name = title_of(pid, observation_.system()).toHtmlEscaped();
  Identity id = observation_.system().identity_of(pid);
  return id.is_none() ? name : QString("<a href=\"%1\">%2</a>").arg(id.number).arg(name);
}

void XrayView::followLink(const QString& link) { selection_.select(Identity{link.toUInt()}); }

/// It stays as it is while nothing changes: who walks by keys is on its link.
void XrayView::showAlarm(const observer::ProcessEntry* entry) {
  const auto& alarms = observation_.mailboxes().alarms();
  auto found = entry == nullptr ? alarms.end() : alarms.find(entry->pid);
  bool is_there = found != alarms.end();
  alarm_->setVisible(is_there);
  resume_->setVisible(is_there && found->second.trouble == observer::MailboxTrouble::Suspended);
  if (!is_there) return;
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, theme_of(palette()).error);
  alarm_->setPalette(colours);
  alarm_->setText(alarmSentence(found->second));
}

void XrayView::showFacts(const observer::MailboxXray& xray, const observer::ProcessEntry& entry) {
  QStringList facts = {counted(xray.waiting, Things::MessagesWait)};
  if (xray.oldest) facts << tr("the oldest for %1").arg(duration(*xray.oldest));
  if (double growth = xray.growth.value_or(0); std::abs(growth) >= 1) {
    facts << (growth > 0 ? tr("%1 more each second") : tr("%1 fewer each second"))
                 .arg(number(std::uint64_t(std::abs(growth))));
  }
  if (port_.world().watches_messages && xray.in_rate) {
    facts << tr("in %1").arg(rate(*xray.in_rate)) << tr("out %1").arg(rate(*xray.out_rate));
    if (xray.drain_ratio) {
      facts << tr("drain ratio %1 (1 keeps up)").arg(*xray.drain_ratio, 0, 'f', 2);
    }
  }
  if (!entry.is_alive) facts << tr("ended %1").arg(ago(observation_.now() - entry.exited));
  else if (!restartsOf(entry).empty()) {
    facts << tr("restarted %1").arg(ago(observation_.now() - entry.restarted));
  }
  if (xray.busy_share) facts << tr("busy %1 % of the time").arg(100 * *xray.busy_share, 0, 'f', 0);
  facts_->setText(facts.join(QString::fromUtf8("  \u00b7  ")));
}

/// Those that wait most come first.
void XrayView::showKinds(const observer::MailboxXray& xray) {
  for (const auto& kind : xray.kinds | std::views::take(most_rows)) {
    QString each =
        kind.handled == 0 ? QString() : duration(kind.handling / std::int64_t(kind.handled));
    add_row(kinds_, {text(kind.label.text()), number(kind.waiting), number(kind.handled), each});
  }
  add_left_out(kinds_, xray.kinds.size());
}

void XrayView::showSenders(const observer::MailboxXray& xray) {
  for (const auto& sender : xray.senders | std::views::take(most_rows)) {
    QString name = sender.pid.is_none() ? outside() : title_of(sender.pid, observation_.system());
    add_row(senders_, {name, number(sender.waiting), number(sender.arrived)});
  }
  add_left_out(senders_, xray.senders.size());
}

}  // namespace ui
