#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include "views/painted_items.h"

namespace ui {

/// Lets assistive technology ask for the items of painted widgets. May be called again.
void makePaintedAccessible();

/// An item of a painted widget.
class PaintedItemAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  PaintedItemAccessible(QWidget* widget, quint64 key) : widget_(widget), key_(key) {}

  /// Where it is among the items; -1 when it has gone.
  int item() const;

  bool isValid() const override { return item() >= 0; }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override;
  QAccessibleInterface* parent() const override;
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QString text(QAccessible::Text kind) const override;
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override;
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessible::State state() const override;
  void* interface_cast(QAccessible::InterfaceType type) override;

  QStringList actionNames() const override;
  void doAction(const QString& name) override;
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  const PaintedItems& items() const;

  QPointer<QWidget> widget_;
  quint64 key_;
};

/// A painted widget as a list of its items, which are made when somebody asks for them, and of the
/// buttons and the like that are in it.
class PaintedAccessible final : public QAccessibleWidget {
 public:
  explicit PaintedAccessible(QWidget* widget);
  ~PaintedAccessible() override;

  QAccessibleInterface* child(int index) const override;
  int childCount() const override;
  int indexOfChild(const QAccessibleInterface* child) const override;
  QAccessibleInterface* childAt(int x, int y) const override;
  QAccessibleInterface* focusChild() const override;

  using Tell = std::function<void(QAccessibleEvent*)>;
  /// Where events go: to Qt unless told otherwise, which drops them while nobody listens.
  void tellBy(Tell tell) { tell_ = std::move(tell); }

 private:
  void tellSelected();
  int itemCount() const;
  QWidgetList controls() const;
  QAccessibleInterface* itemAt(int index) const;
  QAccessibleInterface* chosenItem() const;
  const PaintedItems& items() const { return dynamic_cast<const PaintedItems&>(*object()); }
  void forgetGone() const;

  mutable QHash<quint64, QAccessible::Id> made_;
  Tell tell_ = &QAccessible::updateAccessibility;
};

}  // namespace ui
