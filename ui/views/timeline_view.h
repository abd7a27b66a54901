#pragma once

#include <QWidget>

#include <array>
#include <optional>

#include "draw/time_window.h"
#include "draw/timeline_layout.h"
#include "models/event_selection.h"
#include "views/painted_items.h"

class QCheckBox;
class QToolButton;

namespace ui {

class TimelineLegend;

/// The last minutes of the world on a line: restarts, ends and alarms of all processes, and above
/// them the lives in the place that is selected. A thin line stands at the moment of the chosen
/// event, and a ring around its mark. It follows the present until one goes elsewhere. While it is
/// hidden it does nothing.
class TimelineView : public QWidget, public PaintedItems {
  Q_OBJECT

 public:
  TimelineView(Observation& observation, Selection& selection, EventSelection& events,
               QWidget* parent = nullptr);

  QSize sizeHint() const override { return {900, 78}; }
  QSize minimumSizeHint() const override { return {300, 78}; }

  const TimeAxis& axis() const { return window_.axis(); }
  const TimelineLayout& timelineLayout() const { return layout_; }
  bool follows() const { return window_.follows(); }
  /// The mark of the chosen event; nullptr where it has none.
  const observer::Mark* chosen() const { return chosen_ ? &*chosen_ : nullptr; }
  /// Goes to a mark: chooses its event and selects its process.
  void choose(const observer::Mark& mark);
  /// Goes on to the present, seen or not, where it follows it.
  void bringUpToDate();
  /// The marks in the part of time that is shown, oldest first.
  std::vector<const observer::Mark*> shownMarks() const;
  /// Where the time is drawn.
  QRect plot() const;

  int itemCount() const override { return int(layout_.cells.size() + layout_.lives.size()); }
  quint64 itemKey(int item) const override;
  QString itemName(int item) const override;
  QRect itemRect(int item) const override;
  const QWidget& paintedOn() const override { return *this; }
  bool isItemSelected(int item) const override;
  void chooseItem(int item) override;

 public Q_SLOTS:
  void setFollow(bool follow);
  void zoomIn();
  void zoomOut();
  /// Brings what is chosen into the middle; when it is there, shows all of the selected process, or
  /// else all there is.
  void focusOrFit();
  /// Shows all that is known.
  void fit();
  /// Lets all views look at the time that is shown and at no other, or at all of it again.
  void toggleSpan();
  void nextMark() { step(1, false); }
  void previousMark() { step(-1, false); }
  void askWhy();
  void showLegend(bool shown);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void makeButtons();
  void onTick();
  void onCleared();
  void onSelected();
  void takeChosen();
  std::optional<observer::Mark> markOfChosen() const;
  std::optional<observer::TimePoint> momentOfChosen() const;
  void rebuild();
  std::array<QWidget*, 3> buttons() const;
  void placeButtons();
  void placeLegend();
  otp::TimePoint timeAt(int x) const;
  void dragSpan(otp::TimePoint to);
  void endSpan();
  void showAllOf(Identity place);
  void pan(double pixels);
  void step(int by, bool onlySelected);
  bool isLife(int item) const { return item >= int(layout_.cells.size()); }
  const TimelineLayout::Cell& cell(int item) const { return layout_.cells[std::size_t(item)]; }
  const TimelineLayout::Life& life(int item) const {
    return layout_.lives[std::size_t(item) - layout_.cells.size()];
  }
  QString lifeName(const TimelineLayout::Life& life) const;
  int itemAt(QPoint point) const;
  int chosenItem(bool ofLives) const;
  QRect gutter() const;
  QString helpAt(QPoint point) const;
  void paintNames(QPainter& painter) const;
  void paintHint(QPainter& painter, const QRectF& row, const QString& hint) const;

  Observation& observation_;
  Selection& selection_;
  EventSelection& events_;
  TimeWindow window_;
  TimelineLayout layout_;
  std::uint64_t version_ = 0;  // of the marks that are laid out
  std::optional<observer::Mark> chosen_;
  bool is_due_ = false;                         // to show what was chosen, once it is seen
  std::optional<observer::TimePoint> focused_;  // what was brought into the middle last
  QCheckBox* follow_;
  QToolButton* why_;
  QToolButton* legend_button_;
  TimelineLegend* legend_;
  std::optional<observer::TimeRange> dragged_span_;  // is being chosen
  otp::TimePoint span_from_;                         // where that began
  QPoint drag_from_;
  otp::TimePoint dragged_from_;  // where the axis began when the drag did
  bool is_dragging_ = false;
};

}  // namespace ui
