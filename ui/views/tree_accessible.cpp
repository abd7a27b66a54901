#include "views/tree_accessible.h"

#include <QCoreApplication>
#include <QWindow>

#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

struct TreeWords {
  Q_DECLARE_TR_FUNCTIONS(TreeWords)
};

QAccessibleInterface* make(const QString& of, QObject* object) {
  if (of != QLatin1String("ui::SupervisionTreeView")) return nullptr;
  return new TreeAccessible(static_cast<SupervisionTreeView*>(object));
}

TreeAccessible* accessible(SupervisionTreeView* view) {
  return static_cast<TreeAccessible*>(QAccessible::queryAccessibleInterface(view));
}

TreeItemAccessible::Key key_of(const TreeBox& box) { return {box.id.number, box.is_group()}; }

quint64 packed(TreeItemAccessible::Key key) {
  return quint64{key.process} << 1 | quint64{key.is_group};
}

/// Of a supervisor that has used some: `2 of 3 restarts left`.
QString restarts_left(const observer::ProcessEntry& entry, observer::TimePoint now) {
  if (!entry.is_alive || !entry.gauge || entry.gauge->used(now) == 0) return {};
  return TreeWords::tr("%1 of %2 left")
      .arg(number(entry.gauge->left(now)), counted(entry.gauge->intensity(), Things::Restarts));
}

/// `orders, server, 3 messages waiting, restarted 2 times`
QString name_of_process(const observer::ProcessEntry& entry, observer::TimePoint now) {
  QStringList parts = {apart(entry.title()), word_of(entry.kind)};
  if (entry.depth > 0) parts << counted(entry.depth, Things::MessagesWaiting);
  if (entry.restarts() > 0) parts << counted(entry.restarts(), Things::TimesRestarted);
  if (QString left = restarts_left(entry, now); !left.isEmpty()) parts << left;
  return parts.join(", ");
}

/// `Worker, group of 120, 3 messages waiting, 2 not running`
QString name_of_group(const TreeScene& scene, const TreeBox& box) {
  const GroupSums& sums = scene.sums_of(box);
  QStringList parts = {
      apart(scene.model().find(box.id)->label.text()),
      TreeWords::tr("group of %1").arg(number(scene.layout().members_of(box).size()))};
  if (sums.depth > 0) parts << counted(sums.depth, Things::MessagesWaiting);
  if (sums.restarts > 0) parts << counted(sums.restarts, Things::TimesRestarted);
  if (sums.not_running > 0) parts << TreeWords::tr("%1 not running").arg(number(sums.not_running));
  if (sums.matches > 0) parts << counted(sums.matches, Things::Matches);
  return parts.join(", ");
}

QString value_of(const TreeScene& scene, const TreeBox& box) {
  if (!box.is_group()) return word_of(scene.model().find(box.id)->status);
  return scene.layout().groups[std::size_t(box.group)].is_open ? TreeWords::tr("open")
                                                               : TreeWords::tr("closed");
}

}  // namespace

void makeTreesAccessible() { QAccessible::installFactory(&make); }

// An item

int TreeItemAccessible::box() const {
  if (view_ == nullptr) return -1;
  const TreeLayout& layout = view_->treeLayout();
  Identity id{key_.process};
  int box = key_.is_group ? layout.group_of(id) : layout.find(id);
  bool is_same = box >= 0 && key_of(layout.boxes[std::size_t(box)]) == key_;
  return is_same ? box : -1;
}

QWindow* TreeItemAccessible::window() const {
  return view_ == nullptr ? nullptr : view_->window()->windowHandle();
}

QAccessibleInterface* TreeItemAccessible::parent() const {
  int here = box();
  if (here < 0) return nullptr;
  TreeAccessible* tree = accessible(view_);
  int up = view_->scene().box(here).up;
  return up < 0 ? tree : tree->item(up);
}

QAccessibleInterface* TreeItemAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  return accessible(view_)->item(view_->scene().box(box()).first_below + index);
}

int TreeItemAccessible::childCount() const {
  int here = box();
  return here < 0 ? 0 : view_->scene().box(here).count_below;
}

int TreeItemAccessible::indexOfChild(const QAccessibleInterface* child) const {
  auto* item = dynamic_cast<const TreeItemAccessible*>(child);
  int here = box();
  int below = item == nullptr ? -1 : item->box();
  if (here < 0 || below < 0 || view_->scene().box(below).up != here) return -1;
  return below - view_->scene().box(here).first_below;
}

QString TreeItemAccessible::text(QAccessible::Text kind) const {
  int here = box();
  if (here < 0) return {};
  const TreeScene& scene = view_->scene();
  const TreeBox& shown = scene.box(here);
  switch (kind) {
    case QAccessible::Name:
      return shown.is_group() ? name_of_group(scene, shown)
                              : name_of_process(*scene.model().find(shown.id), view_->now());
    case QAccessible::Value: return value_of(scene, shown);
    case QAccessible::Description: return ui::text(scene.model().find(shown.id)->pid.text());
    default: return {};
  }
}

QRect TreeItemAccessible::rect() const {
  int here = box();
  if (here < 0) return {};
  QRect rect = view_->rectOf(here);
  return {view_->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

QAccessible::State TreeItemAccessible::state() const {
  QAccessible::State state;
  int here = box();
  if (here < 0) {
    state.invalid = true;
    return state;
  }
  const TreeBox& shown = view_->scene().box(here);
  bool is_selected = view_->treeLayout().find(view_->selected()) == here;
  state.selectable = true;
  state.focusable = true;
  state.selected = is_selected;
  state.focused = is_selected && view_->hasFocus();
  state.expandable = shown.is_group() || shown.count_below > 0;
  state.expanded = shown.count_below > 0;
  state.collapsed = shown.is_group() && shown.count_below == 0;
  state.offscreen = !view_->viewport()->rect().intersects(view_->rectOf(here));
  state.invisible = !view_->isVisible();
  return state;
}

void* TreeItemAccessible::interface_cast(QAccessible::InterfaceType type) {
  if (type != QAccessible::ActionInterface) return nullptr;
  return static_cast<QAccessibleActionInterface*>(this);
}

QStringList TreeItemAccessible::actionNames() const {
  int here = box();
  if (here < 0) return {};
  if (view_->scene().box(here).is_group()) return {setFocusAction(), toggleAction()};
  return {setFocusAction()};
}

void TreeItemAccessible::doAction(const QString& name) {
  int here = box();
  if (here < 0) return;
  if (name == toggleAction()) return view_->toggle(here);
  if (name != setFocusAction()) return;
  view_->setFocus(Qt::OtherFocusReason);
  view_->select(here);
}

// The tree

TreeAccessible::TreeAccessible(SupervisionTreeView* view)
    : QAccessibleWidget(view, QAccessible::Tree) {
  QObject::connect(view, &SupervisionTreeView::arranged, &connections_, [this] { forgetGone(); });
  QObject::connect(view, &SupervisionTreeView::selectionShown, &connections_,
                   [this] { tellSelected(); });
  QObject::connect(view, &SupervisionTreeView::refreshed, &connections_, [this] { tellText(); });
}

TreeAccessible::~TreeAccessible() {
  for (QAccessible::Id id : std::as_const(items_)) QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface* TreeAccessible::item(int box) const {
  TreeItemAccessible::Key key = key_of(view().scene().box(box));
  auto known = items_.find(packed(key));
  if (known != items_.end()) return QAccessible::accessibleInterface(*known);
  auto* made = new TreeItemAccessible(&view(), key);
  items_.insert(packed(key), QAccessible::registerAccessibleInterface(made));
  return made;
}

void TreeAccessible::forgetGone() {
  for (auto item = items_.begin(); item != items_.end();) {
    QAccessibleInterface* known = QAccessible::accessibleInterface(*item);
    if (known != nullptr && known->isValid()) {
      ++item;
      continue;
    }
    QAccessible::deleteAccessibleInterface(*item);
    item = items_.erase(item);
  }
  QAccessibleEvent event(&view(), QAccessible::ObjectReorder);
  tell_(&event);
}

void TreeAccessible::tellSelected() {
  QAccessibleInterface* chosen = focusChild();
  if (chosen == nullptr) return;
  said_ = chosen->text(QAccessible::Name) + chosen->text(QAccessible::Value);
  QAccessibleEvent selection(chosen, QAccessible::Selection);
  tell_(&selection);
  if (!view().hasFocus()) return;
  QAccessibleEvent focus(chosen, QAccessible::Focus);
  tell_(&focus);
}

/// Only the selected box says by itself that it shows something else now.
void TreeAccessible::tellText() {
  QAccessibleInterface* chosen = focusChild();
  if (chosen == nullptr) return;
  QString value = chosen->text(QAccessible::Value);
  QString says = chosen->text(QAccessible::Name) + value;
  if (std::exchange(said_, says) == says) return;
  QAccessibleEvent name(chosen, QAccessible::NameChanged);
  tell_(&name);
  QAccessibleValueChangeEvent change(chosen, value);
  tell_(&change);
}

/// The boxes at the top, then the widgets that lie over the tree.
QAccessibleInterface* TreeAccessible::child(int index) const {
  int boxes = view().treeLayout().top_count;
  if (index < 0) return nullptr;
  return index < boxes ? item(index) : QAccessibleWidget::child(index - boxes);
}

int TreeAccessible::childCount() const {
  return view().treeLayout().top_count + QAccessibleWidget::childCount();
}

int TreeAccessible::indexOfChild(const QAccessibleInterface* child) const {
  int boxes = view().treeLayout().top_count;
  if (auto* item = dynamic_cast<const TreeItemAccessible*>(child)) {
    return item->box() < boxes ? item->box() : -1;
  }
  int widget = QAccessibleWidget::indexOfChild(child);
  return widget < 0 ? -1 : boxes + widget;
}

QAccessibleInterface* TreeAccessible::childAt(int x, int y) const {
  QWidget* covering = view().childAt(view().mapFromGlobal(QPoint(x, y)));
  if (covering != view().viewport()) return QAccessibleWidget::childAt(x, y);
  int box = view().boxAt(view().viewport()->mapFromGlobal(QPoint(x, y)));
  return box < 0 ? nullptr : item(box);
}

QAccessibleInterface* TreeAccessible::focusChild() const {
  int box = view().treeLayout().find(view().selected());
  return box < 0 ? nullptr : item(box);
}

}  // namespace ui
