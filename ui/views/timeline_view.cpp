#include "views/timeline_view.h"

#include <QCheckBox>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <cmath>

#include "draw/text.h"
#include "draw/timeline_painter.h"
#include "draw/timeline_words.h"
#include "views/leading.h"
#include "views/painted_accessible.h"
#include "views/timeline_legend.h"

namespace ui {
namespace {

using observer::Mark;
using otp::TimePoint;

constexpr int least_gutter = 150;
constexpr int margin = 4;
constexpr double zoom_step = 1.5;
constexpr int lives_key = 1, marks_key = 2, counts_key = 3;

}  // namespace

TimelineView::TimelineView(Observation& observation, Selection& selection, EventSelection& events,
                           QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      events_(events),
      follow_(new QCheckBox(tr("Follow"), this)),
      why_(new QToolButton(this)),
      legend_button_(new QToolButton(this)),
      legend_(new TimelineLegend(this)) {
  setObjectName("view.timeline");
  setAccessibleName(tr("Timeline"));
  setAccessibleDescription(
      tr("Restarts, ends and alarms in the order of time. Full stop and comma go to the next and "
         "the previous one, W and S zoom, A and D go through time, F shows all, R lets the event "
         "log show the time that is seen here and no other."));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  makePaintedAccessible();
  makeButtons();
  connect(&observation, &Observation::ticked, this, &TimelineView::onTick);
  connect(&observation, &Observation::cleared, this, &TimelineView::onCleared);
  connect(&selection, &Selection::changed, this, &TimelineView::onSelected);
  connect(&events, &EventSelection::changed, this, [this] {
    is_due_ = true;
    if (isVisible()) takeChosen();
  });
  connect(&events, &EventSelection::spanChanged, this, qOverload<>(&QWidget::update));
}

void TimelineView::makeButtons() {
  follow_->setObjectName("timeline.follow");
  follow_->setFont(small_font());
  follow_->setChecked(true);
  follow_->setToolTip(tr("Keep the present in view; going back in time switches it off (End)"));
  connect(follow_, &QCheckBox::clicked, this, &TimelineView::setFollow);
  why_->setObjectName("timeline.why");
  why_->setFont(small_font());
  why_->setText(tr("Why?"));
  why_->setAutoRaise(true);
  why_->setFocusPolicy(Qt::StrongFocus);
  why_->setToolTip(tr("What led to the chosen event, back to its first cause (Enter)"));
  why_->setEnabled(false);
  connect(why_, &QToolButton::clicked, this, &TimelineView::askWhy);
  legend_button_->setObjectName("timeline.legend.show");
  legend_button_->setFont(small_font());
  legend_button_->setText(tr("Legend"));
  legend_button_->setAutoRaise(true);
  legend_button_->setCheckable(true);
  legend_button_->setFocusPolicy(Qt::StrongFocus);
  legend_button_->setToolTip(tr("What the signs mean"));
  legend_->hide();
  connect(legend_button_, &QToolButton::toggled, this, &TimelineView::showLegend);
  connect(legend_, &TimelineLegend::closed, this, [this] { showLegend(false); });
}

// Where things lie

/// The names of the rows, and below them the buttons.
QRect TimelineView::gutter() const {
  int room = 5 * margin;
  for (const QWidget* button : buttons()) room += button->sizeHint().width();
  int width = std::max(least_gutter, room);
  return {isRightToLeft() ? this->width() - width : 0, 0, width, height()};
}

QRect TimelineView::plot() const {
  int aside = gutter().width();
  QRect rest = isRightToLeft() ? rect().adjusted(0, 0, -aside, 0) : rect().adjusted(aside, 0, 0, 0);
  return rest.adjusted(margin, 1, -margin, 0);
}

std::array<QWidget*, 3> TimelineView::buttons() const { return {follow_, why_, legend_button_}; }

void TimelineView::placeButtons() {
  int x = 2 * margin;
  for (QWidget* button : buttons()) {
    QSize size = button->sizeHint();
    int left = isRightToLeft() ? width() - x - size.width() : x;
    button->setGeometry(left, height() - size.height(), size.width(), size.height());
    x += size.width() + margin;
  }
  placeLegend();
}

/// Above the line, as far as there is room.
void TimelineView::placeLegend() {
  if (legend_->isHidden()) return;
  QSize size = legend_->sizeFor(plot().width()).boundedTo(plot().size());
  legend_->setGeometry(
      QStyle::alignedRect(layoutDirection(), Qt::AlignVCenter | Qt::AlignTrailing, size, plot()));
}

void TimelineView::showLegend(bool shown) {
  legend_button_->setChecked(shown);
  legend_->setVisible(shown);
  placeLegend();
}

// Following the system

/// A picture that nobody sees is not made, nor one that would look the same.
void TimelineView::onTick() {
  if (!isVisible()) return;
  bool is_new = observation_.timeline().version() != version_;
  bool moves = window_.follows() || axis().shows(window_.now());
  bool has_moved = moves && axis().x(observation_.now()) - axis().x(window_.now()) >= 1;
  if (is_new || has_moved) rebuild();
}

void TimelineView::onCleared() {
  window_.reset();
  layout_ = {};
  rebuild();
}

void TimelineView::onSelected() {
  layout_ = {};  // while it is hidden no other is made, and this one's lives are somebody else's
  rebuild();
}

void TimelineView::rebuild() {
  if (!isVisible()) return;
  version_ = observation_.timeline().version();
  window_.set_width(plot().width());
  window_.advance(observation_.now());
  layout_ =
      lay_out({observation_.timeline(), observation_.system(), observation_.flow(), window_.now()},
              selection_.current(), axis());
  follow_->setChecked(window_.follows());
  why_->setEnabled(events_.canBeExplained());
  update();
}

void TimelineView::bringUpToDate() {
  window_.advance(observation_.now());
  rebuild();
}

void TimelineView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  placeButtons();
  if (is_due_) takeChosen();
  else rebuild();
}

void TimelineView::resizeEvent(QResizeEvent*) {
  placeButtons();
  rebuild();
}

void TimelineView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LayoutDirectionChange) placeButtons();
  QWidget::changeEvent(event);
}

// Going through time

void TimelineView::setFollow(bool follow) {
  window_.follow(follow);
  rebuild();
}

void TimelineView::zoomIn() {
  focused_.reset();
  auto chosen = momentOfChosen();
  bool is_seen = chosen && axis().shows(*chosen);
  if (is_seen) window_.zoom(zoom_step, axis().x(*chosen));
  else window_.zoom(zoom_step);
  rebuild();
}

void TimelineView::zoomOut() {
  focused_.reset();
  window_.zoom(1 / zoom_step);
  rebuild();
}

void TimelineView::fit() {
  window_.fit({}, observation_.now());
  rebuild();
}

void TimelineView::showAllOf(Identity place) {
  const auto* entry = observation_.system().find(place);
  if (entry == nullptr) return fit();
  window_.fit(entry->started, entry->is_alive ? observation_.now() : entry->exited);
  rebuild();
}

void TimelineView::focusOrFit() {
  auto chosen = momentOfChosen();
  if (!chosen || focused_ == chosen) return showAllOf(selection_.current());
  window_.show_around(*chosen);
  focused_ = chosen;
  rebuild();
}

// Items

quint64 TimelineView::itemKey(int item) const {
  if (isLife(item)) return quint64(life(item).incarnation) << 2 | lives_key;
  const auto& of = cell(item);
  return of.mark != 0 ? of.mark << 2 | marks_key
                      : (quint64(of.index) * 2 + quint64(of.lane)) << 2 | counts_key;
}

QString TimelineView::lifeName(const TimelineLayout::Life& life) const {
  if (const Mark* end = observation_.timeline().find(life.end)) {
    return sentence_of(*end, observation_.system());
  }
  const auto* entry = observation_.system().find(selection_.current());
  if (entry == nullptr) return {};
  TimePoint start = entry->incarnation > 1 ? entry->restarted : entry->started;
  return tr("%1 #%2 runs since %3.")
      .arg(apart(entry->title()))
      .arg(life.incarnation)
      .arg(moment(start));
}

QString TimelineView::itemName(int item) const {
  if (isLife(item)) return lifeName(life(item));
  const Mark* mark = observation_.timeline().find(cell(item).mark);
  bool is_one = cell(item).count() == 1 && mark != nullptr;
  if (is_one) return sentence_of(*mark, observation_.system());
  QString all = sentence_of(cell(item)) + '.';
  return mark == nullptr ? all : all + ' ' + sentence_of(*mark, observation_.system());
}

QRect TimelineView::itemRect(int item) const {
  return (isLife(item) ? TimelinePainter::rect_of(life(item), plot())
                       : TimelinePainter::rect_of(cell(item), plot()))
      .toAlignedRect();
}

bool TimelineView::isItemSelected(int item) const {
  if (!chosen_) return false;
  if (isLife(item)) return life(item).end == chosen_->number;
  const auto& of = cell(item);
  return of.lane == TimelineLayout::lane_of(chosen_->kind) && chosen_->at >= of.from &&
         chosen_->at < of.to;
}

/// Where several marks share a place, the worst of them is gone to.
void TimelineView::chooseItem(int item) {
  std::uint64_t number = isLife(item) ? life(item).end : cell(item).mark;
  if (const Mark* mark = observation_.timeline().find(number)) choose(*mark);
}

/// What lies on top is found first.
int TimelineView::itemAt(QPoint point) const {
  for (int item = itemCount() - 1; item >= 0; --item) {
    if (itemRect(item).contains(point)) return item;
  }
  return -1;
}

int TimelineView::chosenItem(bool ofLives) const {
  int first = ofLives ? int(layout_.cells.size()) : 0;
  int end = ofLives ? itemCount() : int(layout_.cells.size());
  for (int item = first; item < end; ++item) {
    if (isItemSelected(item)) return item - first;
  }
  return -1;
}

// Painting

void TimelineView::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.fillRect(rect(), theme.ground);
  TimelinePainter line(layout_, axis(), theme);
  line.set_now(window_.now());
  line.choose(chosenItem(false), chosenItem(true));
  line.set_cursor(momentOfChosen());
  line.set_span(dragged_span_ ? dragged_span_ : events_.span());
  const auto* entry = observation_.system().find(selection_.current());
  if (entry != nullptr) line.set_kind(entry->kind);
  line.paint(painter, plot());
  paintNames(painter);
  if (!hasFocus()) return;
  painter.setPen(theme.selection);
  painter.drawRect(QRectF(plot()).adjusted(-0.5, -0.5, 0.5, -0.5));
}

void TimelineView::paintNames(QPainter& painter) const {
  const Theme& theme = theme_of(palette());
  painter.fillRect(QRect(0, 0, width(), 1), theme.line);
  QRectF lives = TimelinePainter::row_of_lives(plot()), all = TimelinePainter::row_of_all(plot());
  const auto* entry = observation_.system().find(selection_.current());
  auto name = [&](const QRectF& row, const QString& text) {
    QRectF room(gutter().left() + 2 * margin, row.top(), gutter().width() - 3 * margin,
                row.height());
    QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, int(room.width()));
    painter.drawText(room, int(leading(*this)), shown);
  };
  painter.setFont(bold_font());
  painter.setPen(theme.text);
  if (entry != nullptr) name(lives, apart(entry->title()));
  painter.setFont(small_font());
  painter.setPen(theme.dim_text);
  name(all, tr("All processes"));
  if (entry == nullptr) paintHint(painter, lives, tr("Select a process to see its lives here."));
  else if (layout_.lives.empty()) paintHint(painter, lives, tr("It did not run then."));
  if (observation_.timeline().marks().empty()) {
    paintHint(painter, all, tr("Restarts, ends and alarms will stand here as they happen."));
  }
}

void TimelineView::paintHint(QPainter& painter, const QRectF& row, const QString& hint) const {
  painter.drawText(row.adjusted(2 * margin, 0, -2 * margin, 0), int(leading(*this)), hint);
}

}  // namespace ui
