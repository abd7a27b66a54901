#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

#include "draw/message_words.h"
#include "draw/sequence_painter.h"
#include "draw/text.h"
#include "views/painted_accessible.h"
#include "views/sequence_view.h"

namespace ui {
namespace {

constexpr int ticks_between_layouts = 8;  // about four times a second

}  // namespace

SequenceCanvas::SequenceCanvas(Observation& observation, Selection& selection,
                               EventSelection& events, QWidget* parent)
    : QAbstractScrollArea(parent),
      observation_(observation),
      selection_(selection),
      events_(events) {
  setObjectName("sequence.canvas");
  setAccessibleName(tr("Message sequence"));
  setAccessibleDescription(
      tr("Messages between processes in the order of their sending. Up and Down choose one."));
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  makePaintedAccessible();
  connect(&observation, &Observation::changed, this, &SequenceCanvas::onChanged);
  connect(&observation, &Observation::ticked, this, &SequenceCanvas::onTick);
  connect(&observation, &Observation::cleared, this, [this] {
    latest_.forget();
    top_ = 0;
    setFollow(true);
  });
  connect(&selection, &Selection::changed, this, &SequenceCanvas::outdate);
  connect(&events, &EventSelection::changed, this, [this] {
    is_due_ = true;
    if (parentWidget()->isVisible()) takeChosen();
  });
  connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &SequenceCanvas::onScrolled);
}

void SequenceCanvas::setFilter(const SequenceFilter& filter) {
  filter_ = filter;
  latest_.forget();
  outdate();
}

void SequenceCanvas::setFollow(bool follow) {
  bool changes = std::exchange(follows_, follow) != follow;
  rebuild();
  if (changes) Q_EMIT followChanged(follow);
}

// What is chosen

std::optional<MessageNumber> SequenceCanvas::selectedMessage() const {
  const auto& flow = observation_.flow();
  const auto& event = events_.current();
  bool is_known = event && event->message && flow.knows(*event->message);
  return is_known && !flow.record(*event->message).is_timer() ? event->message : std::nullopt;
}

bool SequenceCanvas::hidesSelected() const {
  auto message = selectedMessage();
  if (!message) return false;
  return !filter_.passes(observation_.flow().record(*message), observation_.system());
}

bool SequenceCanvas::isShown(MessageNumber message) const {
  return std::ranges::find(layout_.arrows, message, &SequenceLayout::Arrow::number) !=
         layout_.arrows.end();
}

void SequenceCanvas::takeChosen() {
  is_due_ = false;
  auto message = selectedMessage();
  if (message && !isShown(*message) && !hidesSelected()) bringIntoMiddle(*message);
  viewport()->update();
  Q_EMIT messageSelected();
  tellSelected();
}

void SequenceCanvas::bringIntoMiddle(MessageNumber message) {
  auto before =
      messages_before(observation_.flow(), observation_.system(), filter_, message, rowsSeen() / 2);
  top_ = before.found.empty() ? message : before.found.front();
  setFollow(false);
}

// Following the system

/// A view that nobody sees does nothing. While it is empty something else is shown in its place.
void SequenceCanvas::onChanged() {
  is_old_ = true;
  if (!parentWidget()->isVisible()) return;
  if (follows_) rebuild();
  else updateScrollBar();
}

/// The arrow of a message that still waits falls deeper and deeper.
void SequenceCanvas::onTick() {
  if (++ticks_ % ticks_between_layouts != 0 || !isVisible()) return;
  if (isUnderWay()) layOut();
}

bool SequenceCanvas::isUnderWay() const {
  const auto& flow = observation_.flow();
  auto is_known = [&](MessageNumber message) { return flow.knows(message); };
  return std::ranges::all_of(shown_, is_known) &&
         std::ranges::any_of(layout_.arrows, [&](const SequenceLayout::Arrow& arrow) {
           return flow.record(arrow.number).is_under_way();
         });
}

void SequenceCanvas::outdate() {
  is_old_ = true;
  if (parentWidget()->isVisible()) rebuild();
}

void SequenceCanvas::bringUpToDate() {
  if (is_old_) rebuild();
  if (is_due_) takeChosen();
}

void SequenceCanvas::showEvent(QShowEvent* event) {
  QAbstractScrollArea::showEvent(event);
  bringUpToDate();
}

std::size_t SequenceCanvas::rowsSeen() const {
  double height = viewport()->height() - SequencePainter::header;
  return std::size_t(std::max(1.0, height / SequenceStyle().row));
}

void SequenceCanvas::rebuild() {
  is_old_ = false;
  const auto& flow = observation_.flow();
  const auto& system = observation_.system();
  MessageSearch search = follows_ ? latest_.look(flow, system, filter_, rowsSeen())
                                  : messages_from(flow, system, filter_, top_, rowsSeen());
  has_given_up_ = search.has_given_up;
  shown_ = std::move(search.found);
  if (follows_) top_ = shown_.empty() ? flow.end() : shown_.front();
  layOut();
}

void SequenceCanvas::layOut() {
  SequenceStyle style;
  style.width = viewport()->width();
  style.now = observation_.now();
  layout_ =
      lay_out(shown_, observation_.flow(), observation_.system(), selection_.current(), style);
  updateScrollBar();
  viewport()->update();
  Q_EMIT laidOut();
}

/// The bar goes over the numbers of the messages; there may be more than an int can count.
void SequenceCanvas::updateScrollBar() {
  const auto& flow = observation_.flow();
  auto* bar = verticalScrollBar();
  bar->setRange(0, int(std::min<MessageNumber>(flow.end() - flow.first(), INT_MAX)));
  bar->setPageStep(int(rowsSeen()));
  bar->setValue(follows_ ? bar->maximum() : int(top_ - std::min(top_, flow.first())));
}

void SequenceCanvas::onScrolled() {
  auto* bar = verticalScrollBar();
  int position = bar->sliderPosition();
  top_ = observation_.flow().first() + MessageNumber(position);
  setFollow(position >= bar->maximum());
}

void SequenceCanvas::resizeEvent(QResizeEvent*) { rebuild(); }

void SequenceCanvas::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), theme.ground);
  SequencePainter sequence(observation_.flow(), observation_.system(), layout_, theme);
  sequence.select(selectedMessage());
  sequence.select(selection_.current());
  sequence.paint(painter, viewport()->rect());
}

QPoint SequenceCanvas::positionOf(MessageNumber message) const {
  auto arrow = std::ranges::find(layout_.arrows, message, &SequenceLayout::Arrow::number);
  if (arrow == layout_.arrows.end()) return {};
  double x = (layout_.x_of(arrow->from) + layout_.x_of(arrow->to)) / 2;
  return QPointF(x, SequencePainter::header + arrow->y + arrow->slant / 2).toPoint();
}

/// The nearest column; nullptr when there is none.
const SequenceLayout::Column* SequenceCanvas::columnAt(double x) const {
  auto nearest = std::ranges::min_element(
      layout_.columns, {}, [x](const auto& column) { return std::abs(column.x - x); });
  return nearest == layout_.columns.end() ? nullptr : &*nearest;
}

/// A click on a name selects the process, one on an arrow the message and who gets it.
void SequenceCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->position().y() < SequencePainter::header) {
    if (const auto* column = columnAt(event->position().x())) selection_.select(column->id);
    return;
  }
  const auto* arrow = layout_.at(event->position().y() - SequencePainter::header);
  if (arrow == nullptr) return;
  chooseItem(int(arrow - layout_.arrows.data()));
}

/// By the mouse about the process of a column, by the keyboard about the selected one.
void SequenceCanvas::contextMenuEvent(QContextMenuEvent* event) {
  bool by_key = event->reason() == QContextMenuEvent::Keyboard;
  const auto* column = by_key ? nullptr : columnAt(event->pos().x());
  Identity id = column == nullptr ? selection_.current() : column->id;
  if (!id.is_none()) Q_EMIT menuWanted(id, viewport()->mapToGlobal(event->pos()));
}

/// All about the arrow under the pointer, or the whole path of a process in the header.
QString SequenceCanvas::sayingAt(const QPoint& point) const {
  const auto& system = observation_.system();
  if (point.y() < SequencePainter::header) {
    const auto* column = columnAt(point.x());
    return column == nullptr ? QString() : text(system.path_of(column->id));
  }
  const auto* arrow = layout_.at(point.y() - SequencePainter::header);
  bool is_there = arrow != nullptr && itemRect(int(arrow - layout_.arrows.data())).contains(point);
  return is_there ? facts_of(arrow->number, observation_.flow(), system) : QString();
}

bool SequenceCanvas::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  auto& help = static_cast<QHelpEvent&>(*event);
  QToolTip::showText(help.globalPos(), sayingAt(help.pos()), viewport());
  return true;
}

QString SequenceCanvas::itemName(int item) const {
  return sentence_of(itemKey(item), observation_.flow(), observation_.system());
}

QRect SequenceCanvas::itemRect(int item) const {
  const auto& arrow = layout_.arrows[std::size_t(item)];
  double from = layout_.x_of(arrow.from), to = layout_.x_of(arrow.to);
  if (arrow.is_beside()) from = layout_.columns.front().x;  // its words go along the whole row
  constexpr double around = 13;
  return QRectF(std::min(from, to) - around, SequencePainter::header + arrow.y - around,
                std::abs(to - from) + 2 * around, arrow.slant + 2 * around)
      .toAlignedRect();
}

/// Where only the selected process is shown, it stays selected.
void SequenceCanvas::chooseItem(int item) {
  const auto& arrow = layout_.arrows[std::size_t(item)];
  MessageNumber message = arrow.number;
  if (!observation_.flow().knows(message)) return;
  Identity receiver = observation_.system().identity_of(observation_.flow().record(message).to);
  bool are_all_shown = filter_.processes.empty();
  if (are_all_shown && !receiver.is_none()) selection_.select(receiver);
  selectMessage(message);
}

void SequenceCanvas::step(int rows) {
  auto& arrows = layout_.arrows;
  if (arrows.empty()) return;
  auto selected = selectedMessage();
  auto current =
      std::ranges::find_if(arrows, [&](const auto& arrow) { return selected == arrow.number; });
  auto row =
      current == arrows.end() ? std::ptrdiff_t(arrows.size()) - 1 : current - arrows.begin() + rows;
  if (row < 0 || row >= std::ptrdiff_t(arrows.size())) {  // beyond what is seen: scroll
    verticalScrollBar()->triggerAction(rows < 0 ? QAbstractSlider::SliderSingleStepSub
                                                : QAbstractSlider::SliderSingleStepAdd);
    row = std::clamp<std::ptrdiff_t>(row, 0, std::ptrdiff_t(layout_.arrows.size()) - 1);
  }
  if (!layout_.arrows.empty()) chooseItem(int(row));
}

void SequenceCanvas::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up: return step(-1);
    case Qt::Key_Down: return step(1);
    case Qt::Key_End: return setFollow(true);
    case Qt::Key_Delete: return removeWanted(selection_.current());
    default: QAbstractScrollArea::keyPressEvent(event);
  }
}

}  // namespace ui
