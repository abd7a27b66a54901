#pragma once

#include <QRect>
#include <QString>
#include <QWidget>

#include <functional>

namespace ui {

/// A painted widget that can say what is in it, item by item, for those who do not see it.
/// @thread gui
class PaintedItems {
 public:
  virtual ~PaintedItems() = default;

  virtual int itemCount() const = 0;
  /// What stays the same while others come and go.
  virtual quint64 itemKey(int item) const = 0;
  virtual QString itemName(int item) const = 0;
  /// Where it is painted, in the widget that it is painted on.
  virtual QRect itemRect(int item) const = 0;
  virtual const QWidget& paintedOn() const = 0;
  virtual bool isItemSelected(int) const { return false; }
  /// Does what a click on it does.
  virtual void chooseItem(int) {}

  /// The item with a key; -1 when there is none any more.
  int itemOf(quint64 key) const {
    for (int item = 0; item < itemCount(); ++item) {
      if (itemKey(item) == key) return item;
    }
    return -1;
  }
  /// Calls somebody whenever another item is selected.
  void listen(std::function<void()> listener) { listener_ = std::move(listener); }

 protected:
  void tellSelected() const {
    if (listener_) listener_();
  }

 private:
  std::function<void()> listener_;
};

}  // namespace ui
