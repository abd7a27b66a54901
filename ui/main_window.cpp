#include "main_window.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QShortcut>
#include <QStatusBar>
#include <QVBoxLayout>

#include "bridge/event_pump.h"
#include "models/selection_history.h"
#include "views/command_palette.h"
#include "views/contract/desk_proofs.h"
#include "views/contract_exports.h"
#include "views/contract_inspector.h"
#include "views/desk_checks.h"
#include "views/docks.h"
#include "views/event_log_view.h"
#include "views/exports.h"
#include "views/findings_view.h"
#include "views/help_actions.h"
#include "views/mailbox_charts.h"
#include "views/narration.h"
#include "views/overhead.h"
#include "views/pause_banner.h"
#include "views/process_inspector.h"
#include "views/process_table_view.h"
#include "views/sequence_view.h"
#include "views/supervision_tree_view.h"
#include "views/timeline_view.h"
#include "views/view_actions.h"
#include "views/xray_view.h"

namespace ui {
namespace {

constexpr int message_time = 8000;  // milliseconds
constexpr QSize usual_size(1366, 768);

QString title_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::Light: return MainWindow::tr("&Light");
    case ThemeKind::Dark: return MainWindow::tr("&Dark");
    case ThemeKind::Contrast: return MainWindow::tr("High &contrast");
  }
  return {};
}

}  // namespace

MainWindow::MainWindow(Observation& observation, Selection& selection, CommandPort& port,
                       DeskPort& desk, const std::vector<DemoChoice>& demos, QWidget* parent)
    : QMainWindow(parent), selection_(selection) {
  setObjectName("window");
  setWindowTitle("Actorscope");
  auto* actions = new ProcessActions(observation, selection, port, this);
  world_actions_ = new WorldActions(observation, selection, port, this);
  pause_ = makeAction("view.pause", tr("&Pause the view"), {});
  pause_->setCheckable(true);
  connect(pause_, &QAction::toggled, this, &MainWindow::viewPaused);
  banner_ = new PauseBanner(pause_, this);
  tree_ = new SupervisionTreeView(observation, selection, this);
  auto* middle = new QWidget(this);
  auto* layout = new QVBoxLayout(middle);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(banner_);
  layout->addWidget(tree_, 1);
  setCentralWidget(middle);
  world_ = new WorldBar(observation, port, *world_actions_, demos, this);
  addToolBar(world_);
  connect(world_, &WorldBar::demoChosen, this, &MainWindow::demoChosen);
  connect(world_, &WorldBar::alarmChosen, this, [this, &observation, &selection](otp::Pid pid) {
    selection.select(observation.system().identity_of(pid));
    raiseView("xray");
  });
  addDocks(observation, selection, port, *actions, desk);
  exports_ = new Exports(observation, this);
  find_ = makeAction("tree.find", tr("Fi&nd in the tree"), QKeySequence::Find);
  connect(find_, &QAction::triggered, tree_, &SupervisionTreeView::beginSearch);
  makeMenus(*actions, *new SelectionHistory(observation, selection, this), demos);
  connect(tree_, &SupervisionTreeView::menuWanted, actions,
          [actions, this](Identity id, const QPoint& at) { actions->showMenu(id, at, tree_); });
  auto tell = [this](const QString& sentence, bool is_refusal) {
    statusBar()->showMessage(is_refusal ? tr("Refused: ") + sentence : sentence, message_time);
  };
  connect(actions, &ProcessActions::told, this, tell);
  connect(world_actions_, &WorldActions::told, this, tell);
  connect(exports_, &Exports::told, this, tell);
  connect(files_, &ContractExports::told, this, tell);
  connect(&selection, &Selection::changed, this, &MainWindow::showSelected);
  connect(&observation, &Observation::cleared, pause_, [this] { pause_->setChecked(false); });
  addStatus(observation);
  letSpacePause();
  resize(usual_size);  // docks would grow with a window that grows after their layout
  restoreDefaultLayout();
}

void MainWindow::addDocks(Observation& observation, Selection& selection, CommandPort& port,
                          ProcessActions& actions, DeskPort& desk) {
  docks_ = new Docks(this);
  contracts_ = new ContractInspector(observation, selection, desk, this);
  checks_ = new DeskChecks(desk, this);
  files_ = new ContractExports(desk, this, [&desk] { return desk.now(); });
  contracts_->addExport(files_->statement());
  contracts_->addExport(files_->csv());
  connect(contracts_, &ContractInspector::chosen, files_, &ContractExports::setContract);
  table_ = new ProcessTableView(observation, selection, actions, this);
  auto right = Qt::RightDockWidgetArea;
  auto bottom = Qt::BottomDockWidgetArea;
  docks_->add("murabaha", tr("Murabaha contracts"), contracts_, right, Qt::CTRL | Qt::Key_1);
  docks_->add("inspector", tr("Inspector"),
              new ProcessInspector(observation, selection, port, actions, this), right,
              Qt::CTRL | Qt::Key_2);
  docks_->add("charts", tr("Mailbox charts"), new MailboxCharts(observation, selection, this),
              bottom, Qt::CTRL | Qt::Key_3);
  docks_->add("table", tr("Processes"), table_, bottom, Qt::CTRL | Qt::Key_4);
  auto* log = new EventLogView(observation, selection, this);
  docks_->add("log", tr("Event log"), log, bottom, Qt::CTRL | Qt::Key_5);
  docks_->add("sequence", tr("Messages"), new SequenceView(observation, selection, port, this),
              bottom, Qt::CTRL | Qt::Key_6);
  docks_->add("xray", tr("Mailbox X-ray"), new XrayView(observation, selection, port, this), bottom,
              Qt::CTRL | Qt::Key_8);
  auto* findings = new FindingsView(observation, selection, port, this);
  docks_->add("findings", tr("Findings"), findings, bottom, Qt::CTRL | Qt::Key_7);
  connect(findings, &FindingsView::numberChanged, docks_,
          [this](int count) { docks_->setBadge("findings", count); });
  auto* timeline = new TimelineView(observation, selection, this);
  docks_->addStrip("timeline", tr("Timeline"), timeline, Qt::CTRL | Qt::Key_T);
  connect(timeline, &TimelineView::eventChosen, log, &EventLogView::goTo);
}

void MainWindow::addStatus(Observation& observation) {
  overhead_ = new Overhead(observation, this);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(new Narration(observation, this), 1);
  statusBar()->addPermanentWidget(overhead_);
  connect(pause_, &QAction::toggled, overhead_, &Overhead::setPaused);
}

void MainWindow::restoreDefaultLayout() {
  world_->show();
  docks_->restoreDefault();
}

void MainWindow::raiseView(const QString& id) { docks_->raise(id); }

void MainWindow::watchOverhead() { overhead_->start(); }

void MainWindow::showKept(quint64 events) {
  banner_->showKept(events, events >= EventPump::most_kept);
}

void MainWindow::setLagging(bool lags) { overhead_->setLagging(lags); }

/// What is selected is to be seen: a contract in either inspector, other processes in theirs.
void MainWindow::showSelected(Identity id) {
  if (!id.is_none() && !contracts_->hasContractOf(id)) raiseView("inspector");
}

// Menus

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
  edit->addActions({actions.undo(), find_});
  edit->addSeparator();
  QAction* back =
      makeAction("selection.back", tr("Select the &previous again"), QKeySequence("Alt+Left"));
  QAction* forward =
      makeAction("selection.forward", tr("Select the ne&xt again"), QKeySequence("Alt+Right"));
  QAction* none = makeAction("selection.none", tr("Select n&othing"), {});
  connect(back, &QAction::triggered, &history, &SelectionHistory::goBack);
  connect(forward, &QAction::triggered, &history, &SelectionHistory::goForward);
  connect(none, &QAction::triggered, this, [this] { selection_.select({}); });
  auto allow = [=, this, &history] {
    back->setEnabled(history.canGoBack());
    forward->setEnabled(history.canGoForward());
    none->setEnabled(!selection_.current().is_none());
  };
  connect(&history, &SelectionHistory::changed, this, allow);
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
  view->addAction(restore);
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
  zoom("tree.legend", tr("Le&gend"), {}, &SupervisionTreeView::toggleLegend);
  view->addSeparator();
  QMenu* sort = view->addMenu(tr("Sort the pro&cesses by"));
  sort->addActions(table_->sortActions());
  for (QMenu* menu : menus_of_views(*this)) view->addMenu(menu);
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

// The window itself

/// Tables would search for a row that begins with a space.
void MainWindow::letSpacePause() {
  for (auto* view : findChildren<QAbstractItemView*>()) {
    bool is_popup = view->window() != this;
    if (is_popup) continue;
    new QShortcut(Qt::Key_Space, view, pause_, &QAction::toggle, Qt::WidgetShortcut);
  }
}

/// Space and Esc are no shortcuts of the window, which would take them from buttons and fields:
/// they come here when whoever has the focus has no use for them.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  bool is_plain_space = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier;
  if (is_plain_space && !event->isAutoRepeat()) pause_->toggle();
  else if (event->key() == Qt::Key_Escape) selection_.select({});
  else QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && !themes_.isEmpty()) {
    themes_[qsizetype(theme_of(palette()).kind)]->setChecked(true);
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
