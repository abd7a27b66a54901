#include "views/tree_legend.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

#include "draw/blast_overlay.h"
#include "draw/relations.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::ProcessEntry;
using observer::ProcessKind;
using observer::Status;

constexpr QSize box(116, 34);
constexpr int padding = 10;
constexpr int head = 22;
constexpr int between = 12;  // a sample and its sentence
constexpr int sentence_width = 176;
constexpr int gap = 6;  // below an entry
constexpr int wrapped = int(Qt::AlignVCenter) | int(Qt::TextWordWrap);
// The moment at which the samples are painted, long enough after the start for a restart before it.
constexpr observer::TimePoint now{std::chrono::minutes(1)};

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
  QRect room =
      QFontMetrics(small_font()).boundingRect({0, 0, sentence_width, 0}, wrapped, sentence);
  int height = std::max(box.height(), room.height());
  entries_.push_back({look_of(sample, now), sentence, Sample::Box, bottom() + gap, height});
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

int TreeLegend::bottom() const {
  return entries_.empty() ? padding + head - gap : entries_.back().top + entries_.back().height;
}

QSize TreeLegend::sizeHint() const {
  return {2 * padding + box.width() + between + sentence_width, bottom() + padding};
}

QRect TreeLegend::sampleOf(const Entry& entry) const {
  QRect place(QPoint(padding, entry.top + (entry.height - box.height()) / 2), box);
  return QStyle::visualRect(layoutDirection(), rect(), place);
}

QRect TreeLegend::sentenceOf(const Entry& entry) const {
  QRect place(padding + box.width() + between, entry.top, sentence_width, entry.height);
  return QStyle::visualRect(layoutDirection(), rect(), place);
}

void TreeLegend::paintEvent(QPaintEvent*) {
  const Theme& theme = theme_of(palette());
  QPainter painter(this);
  painter.fillRect(rect(), theme.ground);
  painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), {0, 0, 1, height()}), theme.line);
  painter.setPen(theme.text);
  painter.setFont(bold_font());
  painter.drawText(QRect(padding, padding - 4, width() - 2 * padding, head), tr("Legend"));
  std::vector<PlacedBox> boxes;
  for (const Entry& entry : entries_) {
    if (entry.sample == Sample::Box) boxes.push_back({QRectF(sampleOf(entry)), entry.look});
  }
  BoxPainter(painter, theme, cache_, 1).paint(boxes);
  for (const Entry& entry : entries_) paintSample(painter, entry);
}

/// What is not a box, and the sentence beside it.
void TreeLegend::paintSample(QPainter& painter, const Entry& entry) const {
  painter.setRenderHint(QPainter::Antialiasing);
  if (entry.sample == Sample::Rings) paintRings(painter, sampleOf(entry));
  if (entry.sample == Sample::Ties) paintTies(painter, sampleOf(entry));
  painter.setPen(theme_of(palette()).text);
  painter.setFont(small_font());
  painter.drawText(sentenceOf(entry), wrapped, entry.sentence);
}

void TreeLegend::paintTies(QPainter& painter, const QRect& room) const {
  const Theme& theme = theme_of(palette());
  QRectF from(room.topLeft(), QSizeF(10, room.height() / 2));
  for (Tie tie : {Tie::Link, Tie::Monitors}) {
    paint_tie(painter, from, from.translated(room.width() - 10, 0), tie, theme);
    from.translate(0, room.height() / 2);
  }
}

void TreeLegend::paintRings(QPainter& painter, const QRect& room) const {
  using enum observer::Spread;
  constexpr double step = 30, width = 23, height = 24;
  QRectF ring(room.x() + 1, room.y() + (room.height() - height) / 2, width, height);
  painter.setBrush(Qt::NoBrush);
  for (observer::Spread spread : {Restart, Links, Escalation, Told}) {
    painter.setPen(ring_of(spread, theme_of(palette())));
    painter.drawRoundedRect(ring, 6, 6);
    ring.translate(step, 0);
  }
}

}  // namespace ui
