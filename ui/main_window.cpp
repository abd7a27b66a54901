#include "main_window.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>

#include "views/contract_inspector.h"
#include "views/event_log_view.h"
#include "views/mailbox_charts.h"
#include "views/narration.h"
#include "views/process_inspector.h"
#include "views/process_table_view.h"
#include "views/supervision_tree_view.h"

namespace ui {
namespace {

constexpr int message_time = 8000;  // milliseconds

}  // namespace

MainWindow::MainWindow(Observation& observation, Selection& selection, CommandPort& port,
                       DeskPort& desk, const std::vector<DemoChoice>& demos, QWidget* parent)
    : QMainWindow(parent) {
  setObjectName("window");
  setWindowTitle("Actorscope");
  setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
  auto* actions = new ProcessActions(observation, selection, port, this);
  tree_ = new SupervisionTreeView(observation, selection, this);
  setCentralWidget(tree_);
  world_ = new WorldBar(observation, port, demos, this);
  addToolBar(world_);
  connect(world_, &WorldBar::demoChosen, this, &MainWindow::demoChosen);
  contracts_ = new ContractInspector(observation, selection, desk, this);
  addDock("murabaha", tr("Murabaha contracts"), contracts_, Qt::RightDockWidgetArea,
          Qt::CTRL | Qt::Key_1);
  addDock("inspector", tr("Inspector"),
          new ProcessInspector(observation, selection, port, *actions, this),
          Qt::RightDockWidgetArea, Qt::CTRL | Qt::Key_2);
  addDock("charts", tr("Mailbox charts"), new MailboxCharts(observation, selection, this),
          Qt::BottomDockWidgetArea, Qt::CTRL | Qt::Key_3);
  table_ = new ProcessTableView(observation, selection, *actions, this);
  addDock("table", tr("Processes"), table_, Qt::BottomDockWidgetArea, Qt::CTRL | Qt::Key_4);
  addDock("log", tr("Event log"), new EventLogView(observation, selection, this),
          Qt::BottomDockWidgetArea, Qt::CTRL | Qt::Key_5);
  makeMenus(*actions);
  connect(actions, &ProcessActions::told, this, [this](const QString& sentence, bool is_refusal) {
    statusBar()->showMessage(is_refusal ? tr("Refused: ") + sentence : sentence, message_time);
  });
  connect(&selection, &Selection::changed, this, &MainWindow::showSelected);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(new Narration(observation, this), 1);
  restoreDefaultLayout();
}

QDockWidget* MainWindow::addDock(const QString& id, const QString& title, QWidget* view,
                                 Qt::DockWidgetArea area, const QKeySequence& keys) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName("dock." + id);
  dock->setWidget(view);
  addDockWidget(area, dock);
  QAction* toggle = dock->toggleViewAction();
  toggle->setObjectName("view." + id + ".show");
  toggle->setShortcut(keys);
  docks_.append(dock);
  return dock;
}

void MainWindow::restoreDefaultLayout() {
  world_->show();
  for (QDockWidget* dock : docks_) {
    dock->setFloating(false);
    bool is_right = dock->objectName() == "dock.murabaha" || dock->objectName() == "dock.inspector";
    addDockWidget(is_right ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea, dock);
    dock->show();
  }
  tabifyDockWidget(docks_[0], docks_[1]);
  tabifyDockWidget(docks_[2], docks_[3]);
  tabifyDockWidget(docks_[3], docks_[4]);
  docks_[0]->raise();
  docks_[2]->raise();
  resizeDocks({docks_[0]}, {424}, Qt::Horizontal);
  resizeDocks({docks_[2]}, {235}, Qt::Vertical);
}

void MainWindow::raiseView(const QString& id) {
  for (QDockWidget* dock : docks_) {
    if (dock->objectName() == "dock." + id && !dock->isHidden()) dock->raise();
  }
}

/// What is selected is to be seen: a contract in either inspector, other processes in theirs.
void MainWindow::showSelected(Identity id) {
  if (!id.is_none() && !contracts_->hasContractOf(id)) raiseView("inspector");
}

// Menus

QAction* MainWindow::makeAction(const char* id, const QString& text, const QKeySequence& keys) {
  auto* action = new QAction(text, this);
  action->setObjectName(id);
  action->setShortcut(keys);
  return action;
}

void MainWindow::makeMenus(ProcessActions& actions) {
  QMenu* world = menuBar()->addMenu(tr("&World"));
  world->addAction(world_->playPause());
  world->addAction(world_->step());
  world->addSeparator();
  world->addAction(contracts_->newContract());
  world->addSeparator();
  QAction* quit = makeAction("world.quit", tr("&Quit"), QKeySequence::Quit);
  connect(quit, &QAction::triggered, this, &QWidget::close);
  world->addAction(quit);
  menuBar()->addMenu(tr("&Process"))->addActions(actions.all());
  makeViewMenu();
  makeHelpMenu();
}

void MainWindow::makeViewMenu() {
  QMenu* view = menuBar()->addMenu(tr("&View"));
  for (QDockWidget* dock : docks_) view->addAction(dock->toggleViewAction());
  view->addSeparator();
  auto zoom = [&](const char* id, const QString& text, const QKeySequence& keys, auto slot) {
    QAction* action = makeAction(id, text, keys);
    connect(action, &QAction::triggered, tree_, slot);
    view->addAction(action);
  };
  zoom("tree.zoom_in", tr("Zoom &in"), QKeySequence::ZoomIn, &SupervisionTreeView::zoomIn);
  zoom("tree.zoom_out", tr("Zoom &out"), QKeySequence::ZoomOut, &SupervisionTreeView::zoomOut);
  zoom("tree.zoom_fit", tr("&Fit the tree"), Qt::CTRL | Qt::Key_0, &SupervisionTreeView::zoomToFit);
  zoom("tree.zoom_normal", tr("Normal &size"), Qt::CTRL | Qt::Key_9,
       &SupervisionTreeView::zoomToNormal);
  zoom("tree.toggle_group", tr("Open or close the &group"), Qt::CTRL | Qt::Key_G,
       &SupervisionTreeView::toggleGroup);
  view->addSeparator();
  QMenu* sort = view->addMenu(tr("Sort the &processes by"));
  sort->menuAction()->setObjectName("view.sort");
  sort->addActions(table_->sortActions());
  dark_ = makeAction("view.dark", tr("&Dark theme"), Qt::CTRL | Qt::Key_D);
  dark_->setCheckable(true);
  dark_->setChecked(theme_of(palette()).kind == ThemeKind::Dark);
  connect(dark_, &QAction::triggered, this,
          [this](bool dark) { Q_EMIT themeChosen(dark ? ThemeKind::Dark : ThemeKind::Light); });
  view->addAction(dark_);
  QAction* restore = makeAction("view.restore", tr("&Restore the default layout"), {});
  connect(restore, &QAction::triggered, this, &MainWindow::restoreDefaultLayout);
  view->addAction(restore);
}

void MainWindow::makeHelpMenu() {
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  QAction* keys = makeAction("help.keys", tr("&Keyboard shortcuts"), Qt::Key_F1);
  connect(keys, &QAction::triggered, this, &MainWindow::showShortcuts);
  help->addAction(keys);
  QAction* about = makeAction("help.about", tr("&About Actorscope"), {});
  connect(about, &QAction::triggered, this, &MainWindow::showAbout);
  help->addAction(about);
}

QList<QAction*> MainWindow::commands() const {
  QList<QAction*> commands;
  for (QAction* menu : menuBar()->actions()) {
    if (menu->menu() == nullptr) continue;
    for (QAction* action : menu->menu()->actions()) {
      if (!action->isSeparator()) commands.append(action);
    }
  }
  return commands;
}

void MainWindow::showShortcuts() {
  QString rows;
  for (QAction* action : commands()) {
    if (action->shortcut().isEmpty()) continue;
    rows += QString("<tr><td><b>%1</b></td><td style=\"padding-left:16px\">%2</td></tr>")
                .arg(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                     action->text().remove('&').toHtmlEscaped());
  }
  rows +=
      tr("<tr><td><b>Arrow keys</b></td><td style=\"padding-left:16px\">walk along the tree, when "
         "it has the focus</td></tr><tr><td><b>Enter</b></td><td style=\"padding-left:16px\">open "
         "or close a group</td></tr><tr><td><b>Ctrl and wheel</b></td><td "
         "style=\"padding-left:16px\">zoom</td></tr>");
  QMessageBox box(QMessageBox::NoIcon, tr("Keyboard shortcuts"), "<table>" + rows + "</table>",
                  QMessageBox::Close, this);
  box.setObjectName("dialog.keys");
  box.exec();
}

void MainWindow::showAbout() {
  QMessageBox::about(
      this, tr("About Actorscope"),
      tr("<h3>Actorscope %1</h3><p>See a supervised system: an actor runtime with the "
         "semantics of Erlang/OTP, and its visualizer.</p><p>Licensed under the GNU "
         "General Public License, version 3 or later, since it uses Qt Charts.</p>")
          .arg(QApplication::applicationVersion()));
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && dark_ != nullptr) {
    dark_->setChecked(theme_of(palette()).kind == ThemeKind::Dark);
  }
  if (event->type() == QEvent::WindowStateChange) tellWhetherSeen();
  QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  tellWhetherSeen();
}

void MainWindow::hideEvent(QHideEvent* event) {
  QMainWindow::hideEvent(event);
  tellWhetherSeen();
}

/// Not every platform stops a minimised window from being painted.
void MainWindow::tellWhetherSeen() {
  setUpdatesEnabled(!isMinimized());
  Q_EMIT seen(isVisible() && !isMinimized());
}

}  // namespace ui
