#include "views/mailbox_charts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

#include "draw/text.h"
#include "draw/theme.h"
#include "observer/busiest.h"
#include "views/empty_pane.h"

namespace ui {
namespace {

constexpr int ticks_between_refreshes = 8;                 // about four times a second
constexpr auto between_choices = std::chrono::seconds(1);  // all mailboxes are looked at for one,
constexpr std::size_t few_processes = 2000;                // which is quick while there are few
// So much is remembered of each mailbox, however much it changes, see observer::History.
constexpr int spans[] = {30, 60, 120};
constexpr std::size_t points_of_series = 240;
// One for each line of the deepest, so that they can be told apart without their colours.
// They are short, so that the markers of the legend show them too.
const QList<qreal> dashes[] = {{}, {2, 1.5}, {0.6, 1}, {2, 1, 0.6, 1}, {0.6, 2.2}};
constexpr std::size_t lines_of_deepest = std::size(dashes);

}  // namespace

MailboxCharts::MailboxCharts(Observation& observation, Selection& selection, QWidget* parent)
    : QWidget(parent), observation_(observation), selection_(selection) {
  setObjectName("view.charts");
  setAccessibleName(tr("Mailbox charts"));
  selected_ = new TimeSeriesChart(tr("messages"), this);
  selected_->setObjectName("chart.selected");
  none_ = new EmptyPane("charts.none", this);
  none_->say(tr("How full the mailbox of the selected process was. None is selected."));
  none_->offer("charts.busiest", tr("Select the busiest process"),
               [this] { selection_.select(observer::busiest(observation_.system())); });
  deepest_ = new TimeSeriesChart(tr("messages"), this);
  deepest_->setObjectName("chart.deepest");
  deepest_->setTitle(tr("Deepest mailboxes"));
  pause_ = new QToolButton(this);
  pause_->setObjectName("charts.pause");
  pause_->setText(tr("Freeze"));
  pause_->setCheckable(true);
  pause_->setToolTip(tr("Freeze the charts; the system runs on and nothing is lost"));
  span_ = new QComboBox(this);
  span_->setObjectName("charts.span");
  span_->setAccessibleName(tr("Time shown"));
  span_->setToolTip(tr("How far back the charts reach"));
  for (int seconds : spans) span_->addItem(tr("last %1 s").arg(seconds), seconds);
  span_->setCurrentIndex(span_->findData(int(shown_.count())));
  paused_label_ = new QLabel(tr("Paused: the charts stand still, the system runs on."), this);
  paused_label_->hide();
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 2, 8, 0);
  bar->addWidget(paused_label_);
  bar->addStretch();
  bar->addWidget(span_);
  bar->addWidget(pause_);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(selected_, 1);
  row->addWidget(none_, 1);
  row->addWidget(deepest_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addLayout(row);
  connect(pause_, &QToolButton::toggled, this, &MailboxCharts::setPaused);
  connect(span_, &QComboBox::currentIndexChanged, this,
          [this] { setSpan(span_->currentData().toInt()); });
  connect(&observation, &Observation::ticked, this, &MailboxCharts::onTick);
  connect(&selection, &Selection::changed, this, &MailboxCharts::refresh);
  connect(&observation, &Observation::ownShown, this, &MailboxCharts::chooseAnew);
  connect(&observation, &Observation::cleared, this, &MailboxCharts::chooseAnew);
}

void MailboxCharts::setPaused(bool paused) {
  is_paused_ = paused;
  pause_->setChecked(paused);
  pause_->setText(paused ? tr("Go on") : tr("Freeze"));
  paused_label_->setVisible(paused);
  refresh();
}

void MailboxCharts::setSpan(int seconds) {
  shown_ = std::chrono::seconds(seconds);
  selected_->setSpan(seconds);
  deepest_->setSpan(seconds);
  chooseAnew();
}

void MailboxCharts::chooseAnew() {
  chosen_.reset();
  refresh();
}

bool MailboxCharts::isEmpty() const {
  return selected_->itemCount() == 0 && deepest_->itemCount() == 0;
}

/// Nothing was drawn while it could not be seen, and the world may be at rest now.
void MailboxCharts::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

void MailboxCharts::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) refresh();
  QWidget::changeEvent(event);
}

void MailboxCharts::onTick() {
  if (++ticks_ % ticks_between_refreshes == 0) refresh();
}

/// The mailboxes that held most in the time shown, in the order of their names so that a line keeps
/// its colour.
std::vector<Identity> MailboxCharts::deepest() const {
  auto start = observation_.now() - shown_;
  std::vector<std::pair<std::uint32_t, Identity>> by_depth;
  observation_.system().for_each([&](const observer::ProcessEntry& entry) {
    if (!entry.depth_history || !observation_.shows(entry)) return;
    if (auto highest = entry.depth_history->highest_since(start)) {
      by_depth.emplace_back(highest, entry.id);
    }
  });
  auto shown = by_depth.begin() + std::ptrdiff_t(std::min(lines_of_deepest, by_depth.size()));
  std::ranges::partial_sort(by_depth, shown, std::greater());
  by_depth.erase(shown, by_depth.end());
  std::vector<Identity> ids;
  for (const auto& [depth, id] : by_depth) ids.push_back(id);
  std::ranges::sort(ids);
  return ids;
}

/// The points stand on whole parts of the time, so that a line is another only when something has
/// happened, or when a part is over.
observer::TimePoint MailboxCharts::endOfLastPart() const {
  observer::Duration part = observer::Duration(shown_) / points_of_series;
  auto parts_begun = observation_.now().time_since_epoch() / part + 1;
  return observer::TimePoint(part * parts_begun);
}

TimeSeriesChart::Series MailboxCharts::seriesOf(Identity id, const QColor& colour,
                                                const QList<qreal>& dashes_of_line) const {
  const auto& entry = *observation_.system().find(id);
  TimeSeriesChart::Series series{apart(entry.title()), colour, dashes_of_line, {}};
  auto end = endOfLastPart();
  auto start = end - shown_;
  std::vector<std::uint32_t> parts(points_of_series, 0);
  if (entry.depth_history) {
    parts = entry.depth_history->highest_in_parts(start, end, points_of_series);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    double part = double(i + 1) / double(parts.size());
    series.points.append({double(shown_.count()) * (1 - part), double(parts[i])});
  }
  return series;
}

void MailboxCharts::chooseDeepest() {
  auto now = observation_.watched();
  bool may_wait = chosen_ && !is_due(*chosen_, now, between_choices);
  if (may_wait && observation_.system().size() > few_processes) return;
  chosen_ = now;
  deepest_ids_ = deepest();
}

/// What nobody sees is not drawn.
void MailboxCharts::refresh() {
  if (is_paused_ || !isVisible()) return;
  chooseDeepest();
  const Theme& theme = theme_of(palette());
  const auto* entry = observation_.system().find(selection_.current());
  selected_->setVisible(entry != nullptr);
  none_->setVisible(entry == nullptr);
  if (entry != nullptr) selected_->setTitle(tr("Mailbox of %1").arg(apart(entry->title())));
  std::vector<TimeSeriesChart::Series> one;
  if (entry != nullptr) one.push_back(seriesOf(entry->id, theme.series[0], {}));
  selected_->show(one);
  std::vector<TimeSeriesChart::Series> several;
  for (Identity id : deepest_ids_) {
    if (observation_.system().find(id) == nullptr) continue;  // forgotten since it was chosen
    std::size_t line = several.size();
    several.push_back(seriesOf(id, theme.series[1 + line], dashes[line]));
  }
  deepest_->setTitle(several.empty()
                         ? tr("No mailbox has held a message in the last %1 s").arg(shown_.count())
                         : tr("Deepest mailboxes"));
  deepest_->show(several);
}

}  // namespace ui
