#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QMenu>

namespace ui {

/// An action for a button within a view, so that the button is found in the menus and the palette
/// too: it is on, possible and explained as the button is.
class ButtonAction : public QAction {
  Q_OBJECT

 public:
  ButtonAction(const QString& id, const QString& text, QAbstractButton* button, QObject* parent);
  const QAbstractButton* button() const { return button_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void follow();

  QAbstractButton* button_;
};

/// The buttons of the views of a window as menus, one for each view.
/// @pre the views are there already
QList<QMenu*> menus_of_views(QWidget& window);

}  // namespace ui
