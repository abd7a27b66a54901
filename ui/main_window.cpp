#include "main_window.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStatusBar>

#include "bridge/event_pump.h"
#include "models/selection_history.h"
#include "views/contract_exports.h"
#include "views/contract_inspector.h"
#include "views/desk_checks.h"
#include "views/docks.h"
#include "views/event_log_view.h"
#include "views/exports.h"
#include "views/findings_view.h"
#include "views/mailbox_charts.h"
#include "views/narration.h"
#include "views/overhead.h"
#include "views/pause_banner.h"
#include "views/process_inspector.h"
#include "views/process_jumps.h"
#include "views/process_table_view.h"
#include "views/sequence_view.h"
#include "views/still_frame.h"
#include "views/supervision_tree_view.h"
#include "views/table_columns.h"
#include "views/timeline_view.h"
#include "views/tree_pane.h"
#include "views/why_dialog.h"
#include "views/xray_view.h"

namespace ui {
namespace {

constexpr int message_time = 8000;  // milliseconds
constexpr QSize usual_size(1366, 768);
// Of docks and bars: one that does not match is not restored. It goes up whenever a dock is added.
constexpr int layout_version = 3;

}  // namespace

MainWindow::MainWindow(Observation& observation, Selection& selection, CommandPort& port,
                       DeskPort& desk, const std::vector<DemoChoice>& demos, QWidget* parent)
    : QMainWindow(parent),
      observation_(observation),
      selection_(selection),
      events_(new EventSelection(observation, this)) {
  setObjectName("window");
  setWindowTitle("Actorscope");
  auto* actions = new ProcessActions(observation, selection, port, this);
  world_actions_ = new WorldActions(observation, selection, port, this);
  pause_ = makeAction("view.pause", tr("&Pause the view"), {});
  pause_->setCheckable(true);
  connect(pause_, &QAction::toggled, this, &MainWindow::viewPaused);
  own_ = makeAction("view.own_processes", tr("Show Actorscope's own processes"), {});
  own_->setToolTip(tr("Also those that it starts itself, to send a message"));
  own_->setCheckable(true);
  connect(own_, &QAction::toggled, &observation, &Observation::showOwn);
  banner_ = new PauseBanner(pause_, this);
  pane_ = new TreePane(observation, selection, this);
  pane_->addNews(banner_);
  tree_ = &pane_->tree();
  setCentralWidget(pane_);
  world_ = new WorldBar(observation, port, *world_actions_, demos, this);
  addToolBar(world_);
  connect(world_, &WorldBar::demoChosen, this, &MainWindow::demoChosen);
  connect(pane_, &TreePane::startAgainWanted, world_, &WorldBar::startAgain);
  connect(pane_, &TreePane::whyWanted, this, &MainWindow::explainEnd);
  connect(world_, &WorldBar::alarmChosen, this, [this, &observation, &selection](otp::Pid pid) {
    selection.select(observation.system().identity_of(pid));
    raiseView("xray");
  });
  addDocks(observation, selection, port, *actions, desk);
  exports_ = new Exports(observation, this);
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
  new ProcessJumps(observation, selection, this);
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
  docks_->add("log", tr("Event log"), new EventLogView(observation, selection, *events_, this),
              bottom, Qt::CTRL | Qt::Key_5);
  docks_->add("sequence", tr("Messages"),
              new SequenceView(observation, selection, *events_, port, this), bottom,
              Qt::CTRL | Qt::Key_6);
  docks_->add("xray", tr("Mailbox X-ray"),
              new XrayView(observation, selection, port, actions, this), bottom,
              Qt::CTRL | Qt::Key_7);
  auto* findings = new FindingsView(observation, selection, port, this);
  docks_->add("findings", tr("Findings"), findings, bottom, Qt::CTRL | Qt::Key_8);
  connect(findings, &FindingsView::numberChanged, docks_,
          [this](int count) { docks_->setBadge("findings", count); });
  docks_->addStrip("timeline", tr("Timeline"),
                   new TimelineView(observation, selection, *events_, this), Qt::CTRL | Qt::Key_T);
}

void MainWindow::addStatus(Observation& observation) {
  overhead_ = new Overhead(observation, this);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(new StillFrame(new Narration(observation), this), 1);
  statusBar()->addPermanentWidget(overhead_);
  connect(pause_, &QAction::toggled, overhead_, &Overhead::setPaused);
}

void MainWindow::restoreDefaultLayout() {
  world_->show();
  docks_->restoreDefault();
}

QByteArray MainWindow::ownLayout() const {
  return docks_->isChanged() ? saveState(layout_version) : QByteArray();
}

void MainWindow::restoreOwnLayout(const QByteArray& layout) {
  if (restoreState(layout, layout_version)) docks_->setChanged();
}

QByteArray MainWindow::ownColumns() const { return table_->columns().own(); }

void MainWindow::restoreOwnColumns(const QByteArray& columns) {
  table_->columns().restoreOwn(columns);
}

void MainWindow::askToReset() {
  QMessageBox question(QMessageBox::Question, tr("Reset all settings?"), tr("Reset all settings?"),
                       QMessageBox::NoButton, this);
  question.setObjectName("dialog.reset");
  question.setInformativeText(
      tr("The layout, the size of the window, the theme, the columns and what is shown become as "
         "they were at the first start; the language does when Actorscope is started the next "
         "time. Contracts and the names at the desk stay."));
  auto* confirm = question.addButton(tr("Reset"), QMessageBox::DestructiveRole);
  question.setDefaultButton(question.addButton(QMessageBox::Cancel));
  question.exec();
  if (question.clickedButton() == confirm) reset();
}

void MainWindow::reset() {
  showNormal();
  resize(usual_size);
  restoreDefaultLayout();
  table_->restoreDefault();
  for (QAction* option : options_) {
    if (option->isChecked()) option->trigger();
  }
  Q_EMIT themeChosen(ThemeKind::Light);
  Q_EMIT languageChosen(Language::English);
  Q_EMIT settingsReset();
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

void MainWindow::selectNothing() {
  selection_.select({});
  events_->clear();
}

void MainWindow::explainEnd(quint64 row) {
  events_->chooseRow(row);
  show_why(observation_, selection_, *events_, this);
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
  else if (event->key() == Qt::Key_Escape) selectNothing();
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
