#pragma once

#include <QTimer>

#include <optional>

#include "draw/blast_overlay.h"
#include "draw/box_painter.h"
#include "draw/lively_boxes.h"
#include "draw/relations.h"
#include "draw/tree_scene.h"
#include "models/observation.h"
#include "views/zoom_area.h"

namespace ui {

/// The supervision tree, live. A click selects, a double click opens or closes a group. Arrow keys
/// walk along the tree. What is selected, or else what is in the middle, stays where it is when
/// something else comes or goes. While it is hidden it does nothing.
class SupervisionTreeView : public ZoomArea {
  Q_OBJECT

 public:
  SupervisionTreeView(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {860, 460}; }

  const TreeScene& scene() const { return scene_; }
  /// What is shown with all that has happened, and searched to the end: also while it is hidden.
  const TreeScene& completeScene();
  const BlastOverlay& blast() const { return blast_; }
  const TreeLayout& treeLayout() const { return scene_.layout(); }
  Identity selected() const { return selection_.current(); }
  /// The time for which it shows what there is.
  observer::TimePoint now() const { return observation_.now(); }
  Instant instant() const { return {observation_.now(), &observation_.shownRestarts()}; }
  /// The middle of the box of a process, in the viewport; for tests and callouts.
  QPoint positionOf(Identity id) const;
  /// A box as it lies in the viewport.
  QRect rectOf(int box) const;
  /// The box at a point of the viewport; -1 when there is none.
  int boxAt(QPoint point) const { return treeLayout().at(toPicture(point)); }
  void select(int box);
  /// Opens a group or closes it; a box of one process stays as it is.
  void toggle(int box);

 public Q_SLOTS:
  /// Opens the group that the selected process belongs to, or closes it.
  void toggleGroup();
  /// Greys out what does not match a part of a name, a pid, a kind, a module, a status or a state.
  void setSearch(const QString& text);
  /// Selects the next process that matches.
  void nextMatch() { step(1); }
  void previousMatch() { step(-1); }

 Q_SIGNALS:
  /// A menu is asked for, about a process, at a point of the screen.
  void menuWanted(ui::Identity id, const QPoint& at);
  /// How many match so far, which of them was gone to (0 for none), and whether all were looked at.
  void searchFound(int matches, int current, bool isComplete);
  /// Boxes have come, gone or moved.
  void arranged();
  /// What the boxes show may be different.
  void refreshed();
  /// Another box is selected, and can be seen.
  void selectionShown();

 protected:
  QSizeF pictureSize() const override { return treeLayout().size; }
  double smallestFit() const override { return BoxPainter::text_from_scale; }
  void onMoved() override { held_.reset(); }
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  /// A box that stays where it is in the viewport.
  struct Held {
    Identity id;
    bool is_group = false;
    QPointF at;
  };

  void showOwn(bool shown);
  void catchUp();
  void onChanged(const Changes& changes);
  void onTick();
  void renew(const observer::IdentitySet& touched);
  void renew(Identity id);
  void onSelected(Identity id);
  void onCleared();
  /// Lets `arrange` move boxes, and keeps in its place what is looked at.
  void rearrange(const std::function<void()>& arrange);
  Held held(int box) const;
  int boxOf(const Held& held) const;
  /// What should stay where it is, the most important first.
  std::vector<Held> worthHolding() const;
  bool isSelectedVisible() const;
  void lookForMatches();
  void aim(int box);
  void aimAt(Identity id);
  void step(int by);
  void tellFound();
  void reveal(Identity id);
  Identity neighbour(int key) const;
  QString tooltipOf(const TreeBox& box) const;
  std::vector<Relation> relations() const;
  void paintPart(QPainter& painter, const QRect& part);
  void paintEmpty(QPainter& painter) const;

  Observation& observation_;
  Selection& selection_;
  TreeScene scene_;
  BoxCache cache_;
  LivelyBoxes lively_;
  std::vector<Relation> painted_relations_;  // of the selected process
  observer::Duration renewed_at_{};          // by the clock of whoever watches
  BlastOverlay blast_;                       // of the process under the pointer
  observer::Duration aimed_at_{};            // when, by the clock of whoever watches
  bool is_aim_old_ = false;                  // something has changed since
  std::optional<Held> held_;                 // since the user moved last
  bool is_stale_ = false;                    // it was hidden when something changed
  QTimer looking_;                           // for matches, a few at a time
  int current_match_ = 0;
};

}  // namespace ui
