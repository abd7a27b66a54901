#include "views/tree_legend.h"

#include <QPainter>

#include <algorithm>

#include "draw/blast_overlay.h"
#include "draw/relations.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessEntry;
using observer::ProcessKind;
using observer::Status;

constexpr QSize box(140, 36);
constexpr int cell_width = 440;
constexpr int smallest_cell_height = 40;
constexpr int padding = 10;
constexpr int head = 22;
constexpr int sentence_gap = 3;  // below a long one
constexpr int wrapped = int(Qt::AlignVCenter) | int(Qt::TextWordWrap);
constexpr std::size_t columns = 2;
// The moment at which the samples are painted, long enough after the start for a restart before it.
constexpr observer::TimePoint now{std::chrono::minutes(1)};

/// The room for the sentence beside a sample, in an entry of a height.
QRect sentence_at(QPoint corner, int height) {
  int left = box.width() + 14;
  int room = std::max(box.height(), height - sentence_gap);
  QPoint middle = corner + QPoint(left, box.height() / 2);
  return {middle - QPoint(0, room / 2), QSize(cell_width - left - 10, room)};
}

ProcessEntry sample(ProcessKind kind, std::string_view title, std::uint32_t pid) {
  ProcessEntry entry;
  entry.kind = kind;
  entry.label = otp::Atom(title);
  entry.pid = {pid, 1};
  entry.status = Status::Waiting;
  return entry;
}

}  // namespace

TreeLegend::TreeLegend(QWidget* parent) : QWidget(parent) {
  setObjectName("tree.legend");
  setAccessibleName(tr("Legend of the tree"));
  add(sample(ProcessKind::Supervisor, "supervisor", 10),
      tr("A square: a supervisor starts what is below it, and starts it again after a crash."));
  ProcessEntry limited = sample(ProcessKind::Supervisor, "gauge", 19);
  limited.flags =
      otp::Term::record(otp::Atom("flags"), {{otp::Atom("strategy"), otp::Atom("one_for_one")}});
  limited.gauge = std::make_unique<observer::RestartGauge>();
  limited.gauge->set_limit(3, std::chrono::seconds(5));
  limited.gauge->add(now - std::chrono::seconds(1), 1);
  limited.child_restarts = 4;
  add(limited,
      tr("Small squares: the restarts that it has left before it gives up. Orange: some are used "
         "up, and come back with time; red: none is left."));
  add(sample(ProcessKind::Server, "server", 11),
      tr("A circle: a server holds a state and answers messages, one at a time."));
  add(sample(ProcessKind::Plain, "process", 12),
      tr("A diamond: a plain process runs a function of its own."));
  ProcessEntry busy = sample(ProcessKind::Server, "busy", 13);
  busy.status = Status::Busy;
  add(busy, tr("A hole in the shape: it is handling a message."));
  ProcessEntry suspended = sample(ProcessKind::Server, "suspended", 14);
  suspended.status = Status::Suspended;
  add(suspended, tr("Two bars in the shape: it is suspended, and its messages wait."));
  ProcessEntry hibernating = sample(ProcessKind::Server, "hibernating", 21);
  hibernating.status = Status::Hibernating;
  add(hibernating, tr("It sleeps with little memory until the next message."));
  ProcessEntry ended = sample(ProcessKind::Server, "not_running", 15);
  ended.is_alive = false;
  ended.status = Status::Exited;
  add(ended, tr("A dashed outline: it has ended, and its supervisor keeps its place."));
  ProcessEntry waiting = sample(ProcessKind::Server, "mailbox", 16);
  waiting.depth = 3;
  add(waiting,
      tr("A letter: so many messages wait; from %1 on it is coloured.").arg(int(worrying_depth)));
  addGroup(tr("A stack: many siblings of one kind. Double click or Enter opens it."));
  ProcessEntry restarted = sample(ProcessKind::Server, "restarted", 17);
  restarted.incarnation = 3;
  using std::chrono::milliseconds;
  restarted.restart_trail = {now - milliseconds(2100), now - milliseconds(600)};
  add(restarted,
      tr("A ring and #3: the third process in its place. Each mark below is a restart of "
         "the last 3 s, on its way to the left."));
  addLines(tr("Lines from what is selected: dashed to whom it is linked, a dotted arrow to whom it "
              "monitors."),
           Sample::Ties);
  addLines(tr("Around who goes down with the process under the pointer: dashed, with it; dotted, "
              "through links; full, with a supervisor that gives up; dash-dotted, perhaps."),
           Sample::Rings);
}

void TreeLegend::add(const ProcessEntry& sample, const QString& sentence) {
  QRect room = QFontMetrics(small_font()).boundingRect(sentence_at({0, 0}, 0), wrapped, sentence);
  int height = std::max(smallest_cell_height, room.height() + sentence_gap);
  entries_.push_back({look_of(sample, now), sentence, Sample::Box, height});
  setAccessibleDescription(accessibleDescription() + sentence + ' ');
}

void TreeLegend::addGroup(const QString& sentence) {
  ProcessEntry worker = sample(ProcessKind::Server, "Worker", 18);
  add(worker, sentence);
  BoxLook& look = entries_.back().look;
  look.is_group = true;
  look.count = QString::fromUtf8(" \u00d7 120");
  look.subtitle = tr("all running");
}

void TreeLegend::addLines(const QString& sentence, Sample what) {
  add(sample(ProcessKind::Server, "other", 20), sentence);
  entries_.back().sample = what;
}

QSize TreeLegend::sizeHint() const {
  int lowest = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    lowest = std::max(lowest, topOf(i) + entries_[i].height);
  }
  return {2 * padding + int(columns) * cell_width, lowest + padding};
}

std::size_t TreeLegend::rows() const { return (entries_.size() + columns - 1) / columns; }

int TreeLegend::topOf(std::size_t entry) const {
  int top = padding + head;
  for (std::size_t above = entry - entry % rows(); above < entry; ++above) {
    top += entries_[above].height;
  }
  return top;
}

QPoint TreeLegend::cornerOf(std::size_t entry) const {
  return {padding + int(entry / rows()) * cell_width, topOf(entry)};
}

void TreeLegend::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.setPen(theme.line);
  painter.setBrush(theme.ground);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.setPen(theme.text);
  painter.setFont(bold_font());
  painter.drawText(QRect(padding, padding - 4, width() - 2 * padding, head), tr("Legend"));
  std::vector<PlacedBox> boxes;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].sample == Sample::Box)
      boxes.push_back({QRectF(cornerOf(i), box), entries_[i].look});
  }
  BoxPainter(painter, theme, cache_, 1).paint(boxes);
  for (std::size_t i = 0; i < entries_.size(); ++i) paintSample(painter, i);
}

/// What is not a box, and the sentence beside it.
void TreeLegend::paintSample(QPainter& painter, std::size_t i) {
  const Theme& theme = theme_of(palette());
  const Entry& entry = entries_[i];
  painter.setRenderHint(QPainter::Antialiasing);
  if (entry.sample == Sample::Rings) paintRings(painter, cornerOf(i));
  if (entry.sample == Sample::Ties) {
    QRectF from(cornerOf(i), QSizeF(10, box.height() / 2));
    QRectF to = from.translated(box.width() - 10, 0);
    paint_tie(painter, from, to, Tie::Link, theme);
    QPointF below(0, box.height() / 2);
    paint_tie(painter, from.translated(below), to.translated(below), Tie::Monitors, theme);
  }
  painter.setPen(theme.text);
  painter.setFont(small_font());
  painter.drawText(sentence_at(cornerOf(i), entry.height), wrapped, entry.sentence);
}

void TreeLegend::paintRings(QPainter& painter, QPoint corner) const {
  using enum observer::Spread;
  constexpr double step = 36, width = 28, height = 26;
  QRectF ring(corner.x() + 2, corner.y() + (box.height() - height) / 2, width, height);
  painter.setBrush(Qt::NoBrush);
  for (observer::Spread spread : {Restart, Links, Escalation, Told}) {
    painter.setPen(ring_of(spread, theme_of(palette())));
    painter.drawRoundedRect(ring, 6, 6);
    ring.translate(step, 0);
  }
}

/// The tree below is not meant.
void TreeLegend::mousePressEvent(QMouseEvent*) {}

void TreeLegend::mouseReleaseEvent(QMouseEvent*) { Q_EMIT closed(); }

}  // namespace ui
