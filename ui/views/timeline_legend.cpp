#include "views/timeline_legend.h"

#include <QPainter>

#include "draw/timeline_painter.h"
#include "draw/timeline_words.h"

namespace ui {
namespace {

using observer::MarkKind;

constexpr double radius = 3.8;
constexpr double above = 3, below = 5;  // room beside what is drawn

Legend::PaintSign mark(MarkKind kind, bool are_several = false) {
  return [=](QPainter& painter, const QRectF& room, const Theme& theme) {
    paint_mark(painter, kind, room.center(), radius, theme);
    if (are_several) paint_several(painter, kind, room.center(), radius, theme);
  };
}

void paint_starts(QPainter& painter, const QRectF& room, const Theme& theme) {
  QRectF bar(room.center().x() - 2, room.top() + above, 4, room.height() - above - below);
  painter.fillRect(bar, theme.grid);
}

}  // namespace

TimelineLegend::TimelineLegend(QWidget* parent) : Legend(parent) {
  setObjectName("timeline.legend");
  setAccessibleName(tr("Legend of the timeline"));
  setSignWidth(24);
  for (MarkKind kind : {MarkKind::Crash, MarkKind::Exit, MarkKind::Restart, MarkKind::Alarm}) {
    add(meaning_of(kind), mark(kind));
  }
  add(tr("several at once, the worst of them"), mark(MarkKind::Crash, true));
  add(meaning_of(MarkKind::Start), &paint_starts);
  add(tr("when the chosen event happened"),
      [](QPainter& painter, const QRectF& room, const Theme& theme) {
        paint_cursor(painter, room.center().x(), room.adjusted(0, above, 0, -above), theme);
      });
  add(tr("the present"), [](QPainter& painter, const QRectF& room, const Theme& theme) {
    paint_present(painter, room.center().x(), room.adjusted(0, above, 0, -above), theme);
  });
}

}  // namespace ui
