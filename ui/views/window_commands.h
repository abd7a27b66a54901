#pragma once

#include <QAction>
#include <QList>
#include <QString>

class QMainWindow;
class QMenuBar;
class QWidget;

namespace ui {

/// A command and what leads to it: `View › Theme`.
struct PaletteEntry {
  QAction* action;
  QString path;
  QWidget* view = nullptr;  // in which one sees what comes of it; none when that is seen anyway
};

/// A part of the window with commands that no menu and no button of its own stands for.
class CommandSource {
 public:
  virtual ~CommandSource() = default;
  /// What can be done there now, and what cannot and why.
  /// @param keeper of the actions that are made for that
  virtual QList<PaletteEntry> commands(QObject* keeper) = 0;
};

/// Commands that are too many to be listed.
class CommandSearch {
 public:
  virtual ~CommandSearch() = default;
  /// Some of those that hold every word, the best first.
  virtual QList<PaletteEntry> find(const QStringList& words, QObject* keeper) = 0;
};

/// All commands of a menu bar, also those in menus below its menus.
QList<PaletteEntry> entries_of(const QMenuBar& bar);

/// Everything that can be done in a window: its menus, the buttons, menus and tabs of its docks,
/// and what the sources among its children have. Each action is there once.
/// @param keeper of the actions that are made for that
QList<PaletteEntry> commands_of(QMainWindow& window, QObject* keeper);

/// Does what an entry says, where it can be seen.
void carry_out(const PaletteEntry& entry);

/// A text of an action without the marks for its letter.
QString plain(QString text);
/// What stands between the parts of a path.
QString path_of(const QString& above, const QString& below);

}  // namespace ui
