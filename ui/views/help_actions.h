#pragma once

#include <QAction>
#include <QList>
#include <QMainWindow>

namespace ui {

/// What helps to find one's way in the window: the command palette, the keys, what the program is.
class HelpActions : public QObject {
  Q_OBJECT

 public:
  explicit HelpActions(QMainWindow* window);

  const QList<QAction*>& all() const { return actions_; }

 private:
  void add(const QString& id, const QString& text, const QList<QKeySequence>& keys,
           void (HelpActions::*act)());
  void showPalette();
  void showShortcuts();
  void showAbout();

  QMainWindow* window_;
  QList<QAction*> actions_;
};

}  // namespace ui
