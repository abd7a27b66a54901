#pragma once

#include <QMainWindow>

#include "bridge/command_port.h"
#include "bridge/desk_port.h"
#include "draw/language.h"
#include "draw/theme.h"
#include "models/event_selection.h"
#include "views/world_bar.h"

namespace ui {

class ContractExports;
class ContractInspector;
class DeskChecks;
class Docks;
class Exports;
class Overhead;
class PauseBanner;
class ProcessActions;
class ProcessTableView;
class SelectionHistory;
class SupervisionTreeView;
class TreePane;
class WorldActions;
struct PaletteEntry;

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
  /// What somebody has made of it, to be kept; empty for the default.
  QByteArray ownLayout() const;
  /// Brings such a layout back, unless it does not fit any more.
  void restoreOwnLayout(const QByteArray& layout);
  /// The same of the columns of the process table.
  QByteArray ownColumns() const;
  void restoreOwnColumns(const QByteArray& columns);
  /// What can be switched on and off and is kept from one start to the next; at first all is off.
  const QList<QAction*>& options() const { return options_; }
  /// All actions with a stable id, each with the menus that lead to it: for the palette, help and
  /// tests.
  QList<PaletteEntry> commands() const;
  /// Begins to tell what watching costs.
  void watchOverhead();

 public Q_SLOTS:
  /// So many events wait until the view is no longer paused.
  void showKept(quint64 events);
  void setLagging(bool lags);

 Q_SIGNALS:
  void demoChosen(const QString& name);
  void themeChosen(ui::ThemeKind theme);
  /// From the next start on.
  void languageChosen(ui::Language language);
  /// All settings were brought back to what they are at the first start.
  void settingsReset();
  /// The picture is to stand still, or to go on.
  void viewPaused(bool paused);
  /// The same demo is to begin anew with this seed.
  void seedChosen(quint64 seed);
  /// The window can be seen from now on, or no more: it was hidden or minimised.
  void seen(bool isSeen);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void addDocks(Observation& observation, Selection& selection, CommandPort& port,
                ProcessActions& actions, DeskPort& desk);
  void addStatus(Observation& observation);
  void letSpacePause();
  void makeMenus(ProcessActions& actions, SelectionHistory& history,
                 const std::vector<DemoChoice>& demos);
  void makeWorldMenu(const std::vector<DemoChoice>& demos);
  void makeContractsMenu();
  void makeViewMenu();
  void makeThemeMenu(QMenu* view);
  void makeLanguageMenu(QMenu* view);
  void chooseLanguage(Language language);
  void makeEditMenu(ProcessActions& actions, SelectionHistory& history);
  void addSearching(QMenu* edit);
  void addSelecting(QMenu* edit, SelectionHistory& history);
  QAction* makeAction(const QString& id, const QString& text, const QKeySequence& keys);
  void showSelected(Identity id);
  void selectNothing();
  void explainEnd(quint64 row);
  void askToReset();
  void reset();
  void tellWhetherSeen();
  void askForSeed();

  const Observation& observation_;
  Selection& selection_;
  EventSelection* events_;
  TreePane* pane_ = nullptr;
  SupervisionTreeView* tree_ = nullptr;  // within the pane
  WorldActions* world_actions_ = nullptr;
  WorldBar* world_ = nullptr;
  ContractInspector* contracts_ = nullptr;
  DeskChecks* checks_ = nullptr;
  ContractExports* files_ = nullptr;
  ProcessTableView* table_ = nullptr;
  Docks* docks_ = nullptr;
  Exports* exports_ = nullptr;
  QAction* pause_ = nullptr;  // of the view
  PauseBanner* banner_ = nullptr;
  Overhead* overhead_ = nullptr;
  QAction* own_ = nullptr;  // processes
  QList<QAction*> options_;
  QList<QAction*> themes_;
};

}  // namespace ui
