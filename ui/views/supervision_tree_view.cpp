#include "views/supervision_tree_view.h"

#include <QPainter>

#include <algorithm>

#include "draw/tree_painter.h"
#include "views/tree_accessible.h"

namespace ui {
namespace {

using namespace std::chrono_literals;

constexpr auto between_looks = 15ms;
constexpr auto look_budget = 4ms;
constexpr auto between_aims =
    500ms;  // of a hundred thousand children one takes a tenth of a second
constexpr auto between_renewals = 100ms;  // of what fades for three seconds
constexpr std::size_t ancestors_worth_holding = 8;

}  // namespace

SupervisionTreeView::SupervisionTreeView(Observation& observation, Selection& selection,
                                         QWidget* parent)
    : ZoomArea(parent), observation_(observation), selection_(selection) {
  setObjectName("view.tree");
  setAccessibleName(tr("Supervision tree"));
  setAccessibleDescription(
      tr("The processes of the system below their supervisors. Arrow keys walk along the tree."));
  setFocusPolicy(Qt::StrongFocus);
  makeTreesAccessible();
  looking_.setInterval(between_looks);
  connect(&looking_, &QTimer::timeout, this, &SupervisionTreeView::lookForMatches);
  connect(&observation, &Observation::changed, this, &SupervisionTreeView::onChanged);
  connect(&observation, &Observation::ticked, this, &SupervisionTreeView::onTick);
  connect(&observation, &Observation::cleared, this, &SupervisionTreeView::onCleared);
  connect(&observation, &Observation::ownShown, this, &SupervisionTreeView::showOwn);
  connect(&selection, &Selection::changed, this, &SupervisionTreeView::onSelected);
  scene_.show_own(observation.showsOwn());
  scene_.read(observation.system());
  lively_.read(observation.system(), instant());
  pictureChanged();
}

// Following the system

void SupervisionTreeView::onChanged(const Changes& changes) {
  if (!isVisible()) {
    is_stale_ = true;
    return;
  }
  scene_.update(changes.touched, changes.removed);
  lively_.update(observation_.system(), changes.touched, instant());
  if (changes.structure) rearrange([this] { scene_.arrange(); });
  else renew(changes.touched);
  is_aim_old_ = !blast_.aimed().is_none();
  if (scene_.found().is_active() && !looking_.isActive()) looking_.start();
  Q_EMIT refreshed();
}

/// What lies between boxes goes by what is selected, and by what is under the pointer.
void SupervisionTreeView::renew(const observer::IdentitySet& touched) {
  bool has_more = touched.contains(selection_.current()) || !blast_.aimed().is_none();
  if (has_more || relations() != painted_relations_) return viewport()->update();
  for (Identity id : touched) renew(id);
}

/// Paints the box of a process anew, and that of its group. Of boxes that are but points all are.
void SupervisionTreeView::renew(Identity id) {
  if (zoom() < BoxPainter::text_from_scale) return viewport()->update();
  constexpr double reach = TreePainter::reach;
  for (int box : {treeLayout().find(id), treeLayout().group_of(id)}) {
    if (box < 0) continue;
    QRectF drawn = scene_.box(box).rect.adjusted(-reach, -reach, reach, reach);
    viewport()->update(toViewport(drawn).toAlignedRect());
  }
}

/// A flash fades also while nothing happens, as long as there are frames.
void SupervisionTreeView::onTick() {
  static_assert(flash_time <= Observation::settling_time);
  if (!isVisible()) return;
  if (is_aim_old_ && is_due(aimed_at_, observation_.watched(), between_aims)) aimAt(blast_.aimed());
  if (!is_due(renewed_at_, observation_.watched(), between_renewals)) return;
  renewed_at_ = observation_.watched();
  for (Identity id : lively_.next(observation_.system(), instant())) renew(id);
}

void SupervisionTreeView::onCleared() {
  scene_.close_all();
  scene_.read(observation_.system());
  lively_.read(observation_.system(), instant());
  is_stale_ = false;
  held_.reset();
  aimAt({});
  zoomToFit();
  viewport()->update();
  Q_EMIT arranged();
}

void SupervisionTreeView::showEvent(QShowEvent* event) {
  ZoomArea::showEvent(event);
  if (!is_stale_) return;
  catchUp();
  reveal(selection_.current());
  if (scene_.found().is_active()) looking_.start();
}

void SupervisionTreeView::showOwn(bool shown) {
  scene_.show_own(shown);
  is_stale_ = true;
  if (!isVisible()) return;
  catchUp();
  if (scene_.found().is_active()) looking_.start();
}

void SupervisionTreeView::catchUp() {
  is_stale_ = false;
  lively_.read(observation_.system(), instant());
  rearrange([this] { scene_.read(observation_.system()); });
}

const TreeScene& SupervisionTreeView::completeScene() {
  if (is_stale_) catchUp();
  scene_.look_for(std::chrono::hours(1));
  return scene_;
}

void SupervisionTreeView::rearrange(const std::function<void()>& arrange) {
  bool is_at_rest = fits() && isAllVisible() && !isSelectedVisible();
  std::vector<Held> candidates = is_at_rest ? std::vector<Held>() : worthHolding();
  arrange();
  auto left =
      std::ranges::find_if(candidates, [this](const Held& each) { return boxOf(each) >= 0; });
  if (left == candidates.end()) {
    held_.reset();
    pictureChanged();
  } else {
    held_ = *left;
    pictureChanged(treeLayout().boxes[std::size_t(boxOf(*held_))].rect.topLeft(), held_->at);
  }
  viewport()->update();
  Q_EMIT arranged();
}

SupervisionTreeView::Held SupervisionTreeView::held(int box) const {
  const TreeBox& chosen = scene_.box(box);
  return {chosen.id, chosen.is_group(), toViewport(chosen.rect).topLeft()};
}

int SupervisionTreeView::boxOf(const Held& held) const {
  return held.is_group ? treeLayout().group_of(held.id) : treeLayout().find(held.id);
}

/// What is held already, else what is selected, else what is in the middle; and what these hang
/// from, should they go.
std::vector<SupervisionTreeView::Held> SupervisionTreeView::worthHolding() const {
  int box = held_                 ? boxOf(*held_)
            : isSelectedVisible() ? treeLayout().find(selection_.current())
                                  : treeLayout().nearest(visible().center());
  std::vector<Held> worth;
  while (box >= 0 && worth.size() < ancestors_worth_holding) {
    worth.push_back(held(box));
    box = scene_.box(box).up;
  }
  // The place that was meant, not the one that it got by rounding.
  if (held_ && !worth.empty()) worth.front() = *held_;
  return worth;
}

bool SupervisionTreeView::isSelectedVisible() const {
  int box = treeLayout().find(selection_.current());
  return box >= 0 && visible().intersects(scene_.box(box).rect);
}

// Searching

void SupervisionTreeView::setSearch(const QString& text) {
  scene_.search(ProcessSearch(text));
  current_match_ = 0;
  if (scene_.found().is_active()) looking_.start();
  else looking_.stop();
  lookForMatches();
}

void SupervisionTreeView::lookForMatches() {
  if (!isVisible()) return looking_.stop();
  scene_.look_for(look_budget);
  if (scene_.found().is_complete()) looking_.stop();
  viewport()->update();
  tellFound();
}

void SupervisionTreeView::tellFound() {
  Q_EMIT searchFound(int(scene_.found().count()), current_match_, scene_.found().is_complete());
}

void SupervisionTreeView::step(int by) {
  std::vector<Identity> matches = scene_.matches();
  if (matches.empty()) return;
  auto count = std::ptrdiff_t(matches.size());
  std::ptrdiff_t at = std::ranges::find(matches, selection_.current()) - matches.begin();
  bool is_none = at == count;
  std::ptrdiff_t next = is_none ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
  current_match_ = int(next) + 1;
  selection_.select(matches[std::size_t(next)]);
  reveal(selection_.current());
  tellFound();
}

// Selecting

void SupervisionTreeView::onSelected(Identity id) {
  held_.reset();
  if (!isVisible()) {
    is_stale_ = true;
    return;
  }
  reveal(id);
  viewport()->update();
  Q_EMIT selectionShown();
}

void SupervisionTreeView::reveal(Identity id) {
  int box = treeLayout().find(id);
  if (box >= 0) scrollTo(scene_.box(box).rect);
}

QRect SupervisionTreeView::rectOf(int box) const {
  return toViewport(scene_.box(box).rect).toAlignedRect();
}

QPoint SupervisionTreeView::positionOf(Identity id) const {
  int box = treeLayout().find(id);
  return box < 0 ? QPoint() : toViewport(scene_.box(box).rect).center().toPoint();
}

void SupervisionTreeView::select(int box) { selection_.select(scene_.box(box).id); }

void SupervisionTreeView::toggle(int box) {
  if (!scene_.box(box).is_group()) return;
  held_ = held(box);
  rearrange([this, group = scene_.box(box)] {
    scene_.toggle(group);
    scene_.arrange();
  });
}

void SupervisionTreeView::toggleGroup() {
  int box = treeLayout().group_of(selection_.current());
  if (box >= 0) toggle(box);
}

// Painting

void SupervisionTreeView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  if (treeLayout().boxes.empty()) return paintEmpty(painter);
  painted_relations_ = relations();
  for (const QRect& part : event->region()) paintPart(painter, part);
}

std::vector<Relation> SupervisionTreeView::relations() const {
  return relations_of(observation_.system(), treeLayout(), selection_.current());
}

void SupervisionTreeView::paintPart(QPainter& painter, const QRect& part) {
  const Theme& theme = theme_of(palette());
  QRectF seen(toPicture(part.topLeft()), QSizeF(part.size()) / zoom());
  painter.save();
  painter.setClipRect(part);
  painter.fillRect(part, theme.ground);
  painter.translate(origin());
  painter.scale(zoom(), zoom());
  TreePainter tree(scene_, theme, cache_);
  tree.select(selection_.current());
  tree.set_instant(instant());
  tree.paint(painter, seen, zoom());
  paint_relations(painter, treeLayout(), treeLayout().find(selection_.current()),
                  painted_relations_, seen, theme);
  blast_.paint(painter, treeLayout(), seen, theme);
  painter.restore();
}

void SupervisionTreeView::paintEmpty(QPainter& painter) const {
  painter.fillRect(viewport()->rect(), theme_of(palette()).ground);
  painter.setPen(theme_of(palette()).dim_text);
  painter.drawText(viewport()->rect(), Qt::AlignCenter,
                   observation_.system().has_ended()
                       ? tr("None of the processes was part of a supervision tree.\nWhat they did "
                            "is in the timeline and the event log.")
                       : tr("No process runs yet.\nChoose a demo in the toolbar to start one."));
}

}  // namespace ui
