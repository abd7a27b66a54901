#pragma once

#include <QAbstractScrollArea>
#include <QWidget>

#include <optional>

#include "bridge/command_port.h"
#include "draw/sequence_layout.h"
#include "models/event_selection.h"
#include "views/painted_items.h"
#include "views/window_commands.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QToolButton;

namespace ui {

class EmptyPane;
class KeptProcesses;
class SequenceLegend;

/// The diagram itself: scrolls over all messages that are known, follows the latest while it stands
/// at the end. A message that is chosen elsewhere is brought into the middle.
class SequenceCanvas : public QAbstractScrollArea, public PaintedItems {
  Q_OBJECT

 public:
  SequenceCanvas(Observation& observation, Selection& selection, EventSelection& events,
                 QWidget* parent = nullptr);

  void setFilter(const SequenceFilter& filter);
  const SequenceFilter& filter() const { return filter_; }
  const SequenceLayout& sequenceLayout() const { return layout_; }
  /// Lays out what has happened while nobody looked.
  void bringUpToDate();
  /// The chosen event, when it is a message that is known still.
  std::optional<MessageNumber> selectedMessage() const;
  /// Whether it is a message that the filter leaves out.
  bool hidesSelected() const;
  /// Chooses a message for all views.
  /// @pre the flow knows it
  void selectMessage(MessageNumber message) { events_.chooseMessage(message); }
  /// The middle of an arrow, in the viewport; for tests.
  QPoint positionOf(MessageNumber message) const;
  bool follows() const { return follows_; }
  /// Whether more may pass the filter than was found: only so many are looked at.
  bool hasGivenUp() const { return has_given_up_; }
  void setFollow(bool follow);

  int itemCount() const override { return int(layout_.arrows.size()); }
  quint64 itemKey(int item) const override { return layout_.arrows[std::size_t(item)].number; }
  QString itemName(int item) const override;
  QRect itemRect(int item) const override;
  const QWidget& paintedOn() const override { return *viewport(); }
  bool isItemSelected(int item) const override { return itemKey(item) == selectedMessage(); }
  void chooseItem(int item) override;

 Q_SIGNALS:
  void messageSelected();
  /// A menu is asked for, about a process, at a point of the screen.
  void menuWanted(ui::Identity id, const QPoint& at);
  /// The selected process is not to be seen any more.
  void removeWanted(ui::Identity id);
  void followChanged(bool follows);
  void laidOut();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  QString sayingAt(const QPoint& point) const;
  const SequenceLayout::Column* columnAt(double x) const;
  void onChanged();
  void outdate();
  void takeChosen();
  void bringIntoMiddle(MessageNumber message);
  bool isShown(MessageNumber message) const;
  void onTick();
  bool isUnderWay() const;
  void rebuild();
  void layOut();
  void updateScrollBar();
  void onScrolled();
  void step(int rows);
  std::size_t rowsSeen() const;

  Observation& observation_;
  Selection& selection_;
  EventSelection& events_;
  SequenceFilter filter_;
  LatestMessages latest_;
  std::vector<MessageNumber> shown_;
  SequenceLayout layout_;
  int ticks_ = 0;
  bool has_given_up_ = false;
  MessageNumber top_ = 0;  // the first message that is looked at, unless it follows
  bool follows_ = true;
  bool is_old_ = true;   // something happened while nobody looked
  bool is_due_ = false;  // to show what was chosen, once it is seen
};

/// The messages between processes as a sequence diagram, with what is shown and why.
class SequenceView : public QWidget, public CommandSource {
  Q_OBJECT

 public:
  SequenceView(Observation& observation, Selection& selection, EventSelection& events,
               CommandPort& port, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 208}; }
  SequenceCanvas& canvas() { return *canvas_; }
  /// The levels of detail.
  QList<PaletteEntry> commands(QObject* keeper) override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void makeBar();
  void onTick();
  QWidget* makeFoot();
  void showLegend(bool shown);
  void placeLegend();
  void setDetail(int level);
  void setFilter();
  void keep(Identity id);
  void takeOut(Identity id);
  void showMenu(Identity id, const QPoint& at);
  void allowKeeping();
  void showMessage();
  void showEmpty();
  QString emptyText() const;
  void askWhy();

  Observation& observation_;
  Selection& selection_;
  EventSelection& events_;
  CommandPort& port_;
  SequenceCanvas* canvas_;
  QCheckBox* only_selected_;
  QToolButton* keep_;
  QLineEdit* kind_;
  KeptProcesses* kept_;  // in the diagram beside the selected process
  QCheckBox* follow_;
  QSlider* detail_;
  QLabel* detail_name_;
  QLabel* message_;
  QPushButton* why_;
  QToolButton* legend_button_;
  SequenceLegend* legend_;
  EmptyPane* empty_;
};

}  // namespace ui
