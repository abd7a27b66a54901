#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QStringList>

#include "views/window_commands.h"

class QDockWidget;
class QMainWindow;
class QToolBar;

namespace ui {

/// A choice of views for one kind of work.
struct Perspective {
  QString id;
  QString title;
  QStringList views;  // those that are shown; of several in one place the first is in front
};

/// The docks of the window, and the strip below them: where each belongs, which are shown, and how
/// all comes back.
class Docks : public QObject, public CommandSource {
  Q_OBJECT

 public:
  explicit Docks(QMainWindow* window);

  /// Adds a view as a dock, behind those that share its area.
  void add(const QString& id, const QString& title, QWidget* view, Qt::DockWidgetArea area,
           const QKeySequence& keys);
  /// Adds a low view below all docks, as wide as the window.
  void addStrip(const QString& id, const QString& title, QWidget* view, const QKeySequence& keys);
  /// Show and hide each view.
  QList<QAction*> toggles() const;
  const QList<QAction*>& perspectiveActions() const { return perspective_actions_; }

  /// The layout that the window begins with.
  void restoreDefault();
  /// Whether somebody has made another of it: has hidden, moved or resized something.
  bool isChanged() const;
  /// A layout of somebody's own was brought back.
  void setChanged() { is_moved_ = true; }
  void apply(const Perspective& perspective);
  /// Writes beside the title of a view how much there is to see; nothing for 0.
  void setBadge(const QString& id, int count);
  /// Brings the dock of a view to the front, unless it is closed.
  void raise(const QString& id);
  /// Shows it, also when it was closed, in front.
  void bringUp(const QString& id);
  /// For each view to go to it.
  QList<PaletteEntry> commands(QObject* keeper) override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Dock {
    QDockWidget* widget;
    QString title;
    Qt::DockWidgetArea area;
  };

  void makePerspectives();
  void noteMove();
  void arrange(Qt::DockWidgetArea area, Qt::Orientation orientation, int extent);
  QDockWidget* find(const QString& id) const;
  void setUp(QAction* toggle, const QString& id, const QKeySequence& keys);

  QMainWindow* window_;
  QList<Dock> docks_;
  QMap<QString, QToolBar*> strips_;
  QList<QAction*> perspective_actions_;
  bool is_arranging_ = false;
  bool is_moved_ = false;  // something, by hand
};

}  // namespace ui
