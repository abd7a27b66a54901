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
  QAccessibleInterface* chosen = chosenItem();
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

int PaintedAccessible::itemCount() const {
  auto* items = dynamic_cast<const PaintedItems*>(object());
  return items == nullptr ? 0 : items->itemCount();
}

/// Widgets in it that the keyboard can go to: they come after the items.
QWidgetList PaintedAccessible::controls() const {
  QWidgetList controls;
  if (dynamic_cast<const PaintedItems*>(object()) == nullptr) return controls;
  for (QObject* child : object()->children()) {
    auto* control = qobject_cast<QWidget*>(child);
    bool is_one = control != nullptr && !control->isWindow() &&
                  (control->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
    if (is_one) controls << control;
  }
  return controls;
}

int PaintedAccessible::childCount() const { return itemCount() + int(controls().size()); }

QAccessibleInterface* PaintedAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  return index < itemCount()
             ? itemAt(index)
             : QAccessible::queryAccessibleInterface(controls()[index - itemCount()]);
}

QAccessibleInterface* PaintedAccessible::itemAt(int index) const {
  quint64 key = items().itemKey(index);
  auto known = made_.find(key);
  if (known != made_.end()) return QAccessible::accessibleInterface(*known);
  if (made_.size() > itemCount() + most_forgotten) forgetGone();
  auto* item = new PaintedItemAccessible(widget(), key);
  made_.insert(key, QAccessible::registerAccessibleInterface(item));
  return item;
}

int PaintedAccessible::indexOfChild(const QAccessibleInterface* child) const {
  auto* item = dynamic_cast<const PaintedItemAccessible*>(child);
  if (item != nullptr) return item->parent() == this ? item->item() : -1;
  QObject* control = child == nullptr ? nullptr : child->object();
  auto at = control == nullptr ? -1 : controls().indexOf(control);
  return at < 0 ? -1 : itemCount() + int(at);
}

QAccessibleInterface* PaintedAccessible::childAt(int x, int y) const {
  QPoint point = items().paintedOn().mapFromGlobal(QPoint(x, y));
  for (int item = 0; item < itemCount(); ++item) {
    if (items().itemRect(item).contains(point)) return itemAt(item);
  }
  QPoint inside = widget()->mapFromGlobal(QPoint(x, y));
  for (QWidget* control : controls()) {
    bool is_there = control->isVisible() && control->geometry().contains(inside);
    if (is_there) return QAccessible::queryAccessibleInterface(control);
  }
  return nullptr;
}

QAccessibleInterface* PaintedAccessible::focusChild() const {
  for (QWidget* control : controls()) {
    if (control->hasFocus()) return QAccessible::queryAccessibleInterface(control);
  }
  return chosenItem();
}

QAccessibleInterface* PaintedAccessible::chosenItem() const {
  for (int item = 0; item < itemCount(); ++item) {
    if (items().isItemSelected(item)) return itemAt(item);
  }
  return nullptr;
}

}  // namespace ui
