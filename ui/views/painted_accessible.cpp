#include "views/painted_accessible.h"

#include <QWindow>

namespace ui {
namespace {

constexpr int most_forgotten = 200;  // items that have gone and are still known here

QAccessibleInterface* make(const QString&, QObject* object) {
  bool is_painted = object->isWidgetType() && dynamic_cast<PaintedItems*>(object) != nullptr;
  return is_painted ? new PaintedAccessible(static_cast<QWidget*>(object)) : nullptr;
}

}  // namespace

void makePaintedAccessible() { QAccessible::installFactory(&make); }

// An item

const PaintedItems& PaintedItemAccessible::items() const {
  return dynamic_cast<const PaintedItems&>(*widget_);
}

int PaintedItemAccessible::item() const {
  auto* items = dynamic_cast<const PaintedItems*>(widget_.data());
  return items == nullptr ? -1 : items->itemOf(key_);
}

QWindow* PaintedItemAccessible::window() const {
  return widget_ == nullptr ? nullptr : widget_->window()->windowHandle();
}

QAccessibleInterface* PaintedItemAccessible::parent() const {
  return widget_ == nullptr ? nullptr : QAccessible::queryAccessibleInterface(widget_);
}

QString PaintedItemAccessible::text(QAccessible::Text kind) const {
  int here = item();
  return here < 0 || kind != QAccessible::Name ? QString() : items().itemName(here);
}

QRect PaintedItemAccessible::rect() const {
  int here = item();
  if (here < 0) return {};
  QRect rect = items().itemRect(here);
  return {items().paintedOn().mapToGlobal(rect.topLeft()), rect.size()};
}

QAccessible::State PaintedItemAccessible::state() const {
  QAccessible::State state;
  int here = item();
  if (here < 0) {
    state.invalid = true;
    return state;
  }
  state.selectable = true;
  state.focusable = true;
  state.selected = items().isItemSelected(here);
  state.focused = state.selected && widget_->hasFocus();
  state.offscreen = !items().paintedOn().rect().intersects(items().itemRect(here));
  state.invisible = !widget_->isVisible();
  return state;
}

void* PaintedItemAccessible::interface_cast(QAccessible::InterfaceType type) {
  if (type != QAccessible::ActionInterface) return nullptr;
  return static_cast<QAccessibleActionInterface*>(this);
}

QStringList PaintedItemAccessible::actionNames() const { return {pressAction()}; }

void PaintedItemAccessible::doAction(const QString& name) {
  int here = item();
  if (here >= 0 && name == pressAction()) {
    dynamic_cast<PaintedItems&>(*widget_).chooseItem(here);
  }
}

// The list

PaintedAccessible::PaintedAccessible(QWidget* widget)
    : QAccessibleWidget(widget, QAccessible::List) {
  dynamic_cast<PaintedItems&>(*widget).listen([this] { tellSelected(); });
}

PaintedAccessible::~PaintedAccessible() {
  // A widget says that it goes when its items have gone already.
  if (auto* left = dynamic_cast<PaintedItems*>(object())) left->listen({});
  for (QAccessible::Id id : std::as_const(made_)) QAccessible::deleteAccessibleInterface(id);
}

void PaintedAccessible::tellSelected() {
  QAccessibleInterface* chosen = focusChild();
  if (chosen == nullptr) return;
  QAccessibleEvent selection(chosen, QAccessible::Selection);
  tell_(&selection);
  if (!widget()->hasFocus()) return;
  QAccessibleEvent focus(chosen, QAccessible::Focus);
  tell_(&focus);
}

void PaintedAccessible::forgetGone() const {
  for (auto made = made_.begin(); made != made_.end();) {
    if (items().itemOf(made.key()) >= 0) {
      ++made;
      continue;
    }
    QAccessible::deleteAccessibleInterface(*made);
    made = made_.erase(made);
  }
}

int PaintedAccessible::childCount() const {
  auto* items = dynamic_cast<const PaintedItems*>(object());
  return items == nullptr ? 0 : items->itemCount();
}

QAccessibleInterface* PaintedAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  quint64 key = items().itemKey(index);
  auto known = made_.find(key);
  if (known != made_.end()) return QAccessible::accessibleInterface(*known);
  if (made_.size() > childCount() + most_forgotten) forgetGone();
  auto* item = new PaintedItemAccessible(widget(), key);
  made_.insert(key, QAccessible::registerAccessibleInterface(item));
  return item;
}

int PaintedAccessible::indexOfChild(const QAccessibleInterface* child) const {
  auto* item = dynamic_cast<const PaintedItemAccessible*>(child);
  bool is_mine = item != nullptr && item->parent() == this;
  return is_mine ? item->item() : -1;
}

QAccessibleInterface* PaintedAccessible::childAt(int x, int y) const {
  QPoint point = items().paintedOn().mapFromGlobal(QPoint(x, y));
  for (int item = 0; item < childCount(); ++item) {
    if (items().itemRect(item).contains(point)) return child(item);
  }
  return nullptr;
}

QAccessibleInterface* PaintedAccessible::focusChild() const {
  for (int item = 0; item < childCount(); ++item) {
    if (items().isItemSelected(item)) return child(item);
  }
  return nullptr;
}

}  // namespace ui
