#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QStringList>

class QAction;
class QDockWidget;
class QMainWindow;

namespace ui {

/// A choice of docks for one kind of work.
struct Perspective {
  QString id;
  QString title;
  QStringList docks;  // those that are shown; of several in one place the first is in front
};

/// The docks of the window: where each belongs, which are shown, and how all comes back.
class Docks : public QObject {
  Q_OBJECT

 public:
  explicit Docks(QMainWindow* window);

  /// Adds a view as a dock, behind those that share its area.
  void add(const QString& id, const QString& title, QWidget* view, Qt::DockWidgetArea area,
           const QKeySequence& keys);
  /// Show and hide each dock.
  QList<QAction*> toggles() const;
  const QList<QAction*>& perspectiveActions() const { return perspective_actions_; }

  /// The layout that the window begins with.
  void restoreDefault();
  void apply(const Perspective& perspective);
  /// Brings the dock of a view to the front, unless it is closed.
  void raise(const QString& id);

 private:
  struct Dock {
    QDockWidget* widget;
    Qt::DockWidgetArea area;
  };

  void makePerspectives();
  void arrange(Qt::DockWidgetArea area, Qt::Orientation orientation, int extent);
  QDockWidget* find(const QString& id) const;

  QMainWindow* window_;
  QList<Dock> docks_;
  QList<QAction*> perspective_actions_;
};

}  // namespace ui
