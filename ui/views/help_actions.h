#pragma once

#include <QAction>
#include <QList>
#include <QMainWindow>

#include "views/keys_dialog.h"

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
  QList<KeySection> keySections() const;
  void showAbout();

  QMainWindow* window_;
  QList<QAction*> actions_;
};

}  // namespace ui
