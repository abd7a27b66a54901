#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

#include "views/supervision_tree_view.h"

namespace ui {

/// Lets assistive technology ask for the trees of this program. May be called again.
void makeTreesAccessible();

/// A box of the tree for those who do not see it: what it is called, what it does, where it stands,
/// what hangs below it.
class TreeItemAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  /// A box by what stays the same when others come and go.
  struct Key {
    std::uint32_t process = 0;  // the first of a group
    bool is_group = false;
    friend bool operator==(const Key&, const Key&) = default;
  };

  TreeItemAccessible(SupervisionTreeView* view, Key key) : view_(view), key_(key) {}

  /// Where it is in the layout; -1 when it has gone.
  int box() const;

  bool isValid() const override { return box() >= 0; }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override;
  QAccessibleInterface* parent() const override;
  QAccessibleInterface* child(int index) const override;
  int childCount() const override;
  int indexOfChild(const QAccessibleInterface* child) const override;
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QString text(QAccessible::Text kind) const override;
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override;
  QAccessible::Role role() const override { return QAccessible::TreeItem; }
  QAccessible::State state() const override;
  void* interface_cast(QAccessible::InterfaceType type) override;

  QStringList actionNames() const override;
  void doAction(const QString& name) override;
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  QPointer<SupervisionTreeView> view_;
  Key key_;
};

/// The tree for assistive technology. Its items are made when somebody asks for them, and go with
/// their boxes.
class TreeAccessible final : public QAccessibleWidget {
 public:
  explicit TreeAccessible(SupervisionTreeView* view);
  ~TreeAccessible() override;

  QAccessibleInterface* item(int box) const;
  /// How many items were asked for and are still there.
  int made() const { return int(items_.size()); }
  using Tell = std::function<void(QAccessibleEvent*)>;
  /// Where events go: to Qt unless told otherwise, which drops them while nobody listens.
  void tellBy(Tell tell) { tell_ = std::move(tell); }

  QAccessibleInterface* child(int index) const override;
  int childCount() const override;
  int indexOfChild(const QAccessibleInterface* child) const override;
  QAccessibleInterface* childAt(int x, int y) const override;
  QAccessibleInterface* focusChild() const override;

 private:
  SupervisionTreeView& view() const { return *static_cast<SupervisionTreeView*>(object()); }
  void forgetGone();
  void tellSelected();
  void tellText();

  mutable QHash<quint64, QAccessible::Id> items_;
  Tell tell_ = &QAccessible::updateAccessibility;
  QObject connections_;
  QString said_;  // of the selected box, when it was told last
};

}  // namespace ui
