#pragma once

#include <QMainWindow>

#include "bridge/command_port.h"
#include "bridge/desk_port.h"
#include "draw/theme.h"
#include "models/observation.h"
#include "views/world_bar.h"

namespace ui {

class ContractInspector;
class ProcessActions;
class ProcessTableView;
class SupervisionTreeView;

/// The window: the tree in the middle, everything else in docks around it that can be moved, hidden
/// and brought back.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow(Observation& observation, Selection& selection, CommandPort& port, DeskPort& desk,
             const std::vector<DemoChoice>& demos, QWidget* parent = nullptr);

  SupervisionTreeView& tree() { return *tree_; }
  WorldBar& worldBar() { return *world_; }
  ContractInspector& contracts() { return *contracts_; }
  /// Brings the dock of a view to the front, unless it is closed.
  void raiseView(const QString& id);
  /// The layout that the window begins with.
  void restoreDefaultLayout();
  /// All actions with a stable id, for menus, help and tests.
  QList<QAction*> commands() const;

 Q_SIGNALS:
  void demoChosen(const QString& name);
  void themeChosen(ui::ThemeKind theme);
  /// The window can be seen from now on, or no more: it was hidden or minimised.
  void seen(bool isSeen);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QDockWidget* addDock(const QString& id, const QString& title, QWidget* view,
                       Qt::DockWidgetArea area, const QKeySequence& keys);
  void makeMenus(ProcessActions& actions);
  void makeViewMenu();
  void makeHelpMenu();
  QAction* makeAction(const char* id, const QString& text, const QKeySequence& keys);
  void showSelected(Identity id);
  void tellWhetherSeen();
  void showShortcuts();
  void showAbout();

  SupervisionTreeView* tree_ = nullptr;
  WorldBar* world_ = nullptr;
  ContractInspector* contracts_ = nullptr;
  ProcessTableView* table_ = nullptr;
  QList<QDockWidget*> docks_;
  QAction* dark_ = nullptr;
};

}  // namespace ui
