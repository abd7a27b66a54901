#include <QActionGroup>
#include <QApplication>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>

#include "main_window.h"
#include "models/selection_history.h"
#include "views/contract/desk_proofs.h"
#include "views/contract_exports.h"
#include "views/contract_inspector.h"
#include "views/desk_checks.h"
#include "views/docks.h"
#include "views/exports.h"
#include "views/help_actions.h"
#include "views/process_table_view.h"
#include "views/supervision_tree_view.h"
#include "views/table_columns.h"
#include "views/tree_pane.h"
#include "views/view_actions.h"
#include "views/window_commands.h"

/// The menus of the window.
namespace ui {
namespace {

QString title_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::Light: return MainWindow::tr("&Light");
    case ThemeKind::Dark: return MainWindow::tr("&Dark");
    case ThemeKind::Contrast: return MainWindow::tr("High &contrast");
  }
  return {};
}

}  // namespace

QAction* MainWindow::makeAction(const QString& id, const QString& text, const QKeySequence& keys) {
  auto* action = new QAction(text, this);
  action->setObjectName(id);
  action->setShortcut(keys);
  return action;
}

void MainWindow::makeMenus(ProcessActions& actions, SelectionHistory& history,
                           const std::vector<DemoChoice>& demos) {
  makeWorldMenu(demos);
  makeEditMenu(actions, history);
  menuBar()->addMenu(tr("&Process"))->addActions(actions.all());
  makeContractsMenu();
  makeViewMenu();
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addActions((new HelpActions(this))->all());
}

void MainWindow::makeWorldMenu(const std::vector<DemoChoice>& demos) {
  QMenu* world = menuBar()->addMenu(tr("&World"));
  QMenu* demo_menu = world->addMenu(tr("&Demo"));
  for (const DemoChoice& demo : demos) {
    QAction* action = makeAction("world.demo." + demo.name, demo.title, {});
    action->setToolTip(demo.sentence);
    connect(action, &QAction::triggered, this,
            [this, name = demo.name] { Q_EMIT demoChosen(name); });
    demo_menu->addAction(action);
  }
  QAction* seed = makeAction("world.seed", tr("Begin anew with a &seed…"), {});
  connect(seed, &QAction::triggered, this, &MainWindow::askForSeed);
  world->addAction(seed);
  world->addSeparator();
  world->addActions(world_actions_->all());
  world->addMenu(tr("&Jump ahead"))->addActions(world_actions_->jumps());
  world->addMenu(tr("S&peed"))->addActions(world_actions_->speeds());
  world->addAction(world_actions_->watchMessages());
  world->addSeparator();
  QMenu* exports = world->addMenu(tr("&Export"));
  exports->addMenu(tr("P&ictures"))->addActions(exports_->pictures());
  exports->addActions(exports_->files());
  QAction* quit = makeAction("world.quit", tr("&Quit"), QKeySequence::Quit);
  connect(quit, &QAction::triggered, this, &QWidget::close);
  world->addAction(quit);
}

void MainWindow::makeEditMenu(ProcessActions& actions, SelectionHistory& history) {
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  edit->addAction(actions.undo());
  edit->addSeparator();
  addSearching(edit);
  edit->addSeparator();
  addSelecting(edit, history);
}

/// The next match is that of the table when the focus is there, else that of the tree.
void MainWindow::addSearching(QMenu* edit) {
  auto add = [&](const char* id, const QString& text, const QKeySequence& keys, auto act) {
    QAction* action = makeAction(id, text, keys);
    connect(action, &QAction::triggered, this, act);
    edit->addAction(action);
  };
  auto is_in_table = [this] { return table_->isAncestorOf(QApplication::focusWidget()); };
  add("tree.find", tr("Fi&nd in the tree"), QKeySequence::Find, [this] { pane_->beginSearch(); });
  add("table.find", tr("Find in the &table"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] {
    docks_->bringUp("table");
    table_->beginSearch();
  });
  add("find.next", tr("Next &match"), Qt::Key_F3, [this, is_in_table] {
    if (is_in_table()) table_->nextMatch();
    else tree_->nextMatch();
  });
  add("find.previous", tr("Pre&vious match"), Qt::SHIFT | Qt::Key_F3, [this, is_in_table] {
    if (is_in_table()) table_->previousMatch();
    else tree_->previousMatch();
  });
}

void MainWindow::addSelecting(QMenu* edit, SelectionHistory& history) {
  QAction* back =
      makeAction("selection.back", tr("Select the &previous again"), QKeySequence("Alt+Left"));
  QAction* forward =
      makeAction("selection.forward", tr("Select the ne&xt again"), QKeySequence("Alt+Right"));
  QAction* none = makeAction("selection.none", tr("Select n&othing"), {});
  connect(back, &QAction::triggered, &history, &SelectionHistory::goBack);
  connect(forward, &QAction::triggered, &history, &SelectionHistory::goForward);
  connect(none, &QAction::triggered, this, &MainWindow::selectNothing);
  auto allow = [=, this, &history] {
    back->setEnabled(history.canGoBack());
    forward->setEnabled(history.canGoForward());
    none->setEnabled(!selection_.current().is_none() || events_->current());
  };
  connect(&history, &SelectionHistory::changed, this, allow);
  connect(events_, &EventSelection::changed, this, allow);
  allow();
  edit->addActions({back, forward, none});
}

void MainWindow::makeContractsMenu() {
  QMenu* menu = menuBar()->addMenu(tr("C&ontracts"));
  menu->addActions({contracts_->newContract(), contracts_->importPayments(), contracts_->faults()});
  menu->addSeparator();
  menu->addActions({files_->statement(), files_->csv()});
  menu->addSeparator();
  menu->addActions({checks_->verify(), checks_->checkModel()});
  menu->addSeparator();
  menu->addActions(contracts_->proofs().actions());
}

void MainWindow::makeViewMenu() {
  QMenu* view = menuBar()->addMenu(tr("&View"));
  view->addAction(pause_);
  view->addSeparator();
  view->addActions(docks_->toggles());
  view->addMenu(tr("Pe&rspective"))->addActions(docks_->perspectiveActions());
  QAction* restore = makeAction("view.restore", tr("Restore the default &layout"), {});
  connect(restore, &QAction::triggered, this, &MainWindow::restoreDefaultLayout);
  QAction* reset = makeAction("view.reset", tr("Reset all settings…"), {});
  connect(reset, &QAction::triggered, this, &MainWindow::askToReset);
  view->addActions({restore, reset});
  view->addSeparator();
  auto zoom = [&](const char* id, const QString& text, const QKeySequence& keys, auto slot) {
    QAction* action = makeAction(id, text, keys);
    connect(action, &QAction::triggered, tree_, slot);
    view->addAction(action);
  };
  zoom("tree.zoom_in", tr("Zoom &in"), QKeySequence::ZoomIn, &SupervisionTreeView::zoomIn);
  zoom("tree.zoom_out", tr("Zoom &out"), QKeySequence::ZoomOut, &SupervisionTreeView::zoomOut);
  zoom("tree.zoom_fit", tr("&Fit the tree"), Qt::CTRL | Qt::Key_0, &SupervisionTreeView::zoomToFit);
  zoom("tree.zoom_whole", tr("Fit the &whole tree"), Qt::CTRL | Qt::ALT | Qt::Key_0,
       &SupervisionTreeView::zoomToWhole);
  zoom("tree.zoom_normal", tr("Normal &size"), Qt::CTRL | Qt::Key_9,
       &SupervisionTreeView::zoomToNormal);
  zoom("tree.toggle_group", tr("Open or close the gro&up"), Qt::CTRL | Qt::Key_G,
       &SupervisionTreeView::toggleGroup);
  view->addAction(pane_->legend());
  view->addSeparator();
  QMenu* sort = view->addMenu(tr("Sort the pro&cesses by"));
  sort->addActions(table_->columns().sortActions());
  QMenu* columns = view->addMenu(tr("&Visible columns of the processes"));
  columns->setToolTipsVisible(true);
  columns->addActions(table_->columns().showActions());
  for (QMenu* menu : menus_of_views(*this)) view->addMenu(menu);
  view->addAction(own_);
  options_ = {own_, pane_->legend(), findChild<QAction*>("do.table.only_matches")};
  makeThemeMenu(view);
  makeLanguageMenu(view);
}

void MainWindow::makeThemeMenu(QMenu* view) {
  QMenu* menu = view->addMenu(tr("&Theme"));
  auto* group = new QActionGroup(this);
  for (ThemeKind kind : theme_kinds) {
    QAction* action = makeAction("view.theme." + name_of(kind), title_of(kind), {});
    action->setCheckable(true);
    action->setChecked(theme_of(palette()).kind == kind);
    connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT themeChosen(kind); });
    group->addAction(action);
    themes_.append(action);
  }
  menu->addActions(themes_);
  QAction* next = makeAction("view.theme.next", tr("&Next theme"), Qt::CTRL | Qt::Key_D);
  connect(next, &QAction::triggered, this, [this] {
    auto shown = qsizetype(theme_of(palette()).kind);
    themes_[(shown + 1) % themes_.size()]->trigger();
  });
  menu->addSeparator();
  menu->addAction(next);
}

void MainWindow::makeLanguageMenu(QMenu* view) {
  QMenu* menu = view->addMenu(tr("L&anguage"));
  auto* group = new QActionGroup(this);
  for (Language language : languages) {
    QAction* action = makeAction("view.language." + code_of(language), name_of(language), {});
    action->setCheckable(true);
    action->setChecked(language == present_language());
    connect(action, &QAction::triggered, this, [this, language] { chooseLanguage(language); });
    connect(this, &MainWindow::languageChosen, action, [action, language](Language chosen) {
      if (chosen == language) action->setChecked(true);
    });
    group->addAction(action);
    menu->addAction(action);
  }
}

/// The texts of what is open stay: to write all of them anew would begin the demo anew.
void MainWindow::chooseLanguage(Language language) {
  Q_EMIT languageChosen(language);
  if (language == present_language()) return;
  QMessageBox box(QMessageBox::Information, name_of(language),
                  tr("Actorscope speaks this language when it is started the next time."),
                  QMessageBox::Ok, this);
  box.setObjectName("dialog.language");
  box.exec();
}

QList<PaletteEntry> MainWindow::commands() const { return entries_of(*menuBar()); }

void MainWindow::askForSeed() {
  bool is_chosen = false;
  int seed = QInputDialog::getInt(this, tr("Begin anew with a seed"),
                                  tr("The same seed gives the same run. Another one lets ready "
                                     "processes run in another order."),
                                  1, 0, INT_MAX, 1, &is_chosen);
  if (is_chosen) Q_EMIT seedChosen(quint64(seed));
}

}  // namespace ui
