#include "views/docks.h"

#include <QAction>
#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QToolBar>

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

constexpr int width_of_right = 424;
constexpr int height_of_bottom = 232;

}  // namespace

Docks::Docks(QMainWindow* window) : QObject(window), window_(window) {
  window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                         QMainWindow::AllowTabbedDocks);
  window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
  window->installEventFilter(this);
  makePerspectives();
}

void Docks::makePerspectives() {
  const Perspective perspectives[] = {
      {"teach", tr("&Teach"), {"inspector", "sequence", "log", "timeline"}},
      {"debug",
       tr("&Debug"),
       {"inspector", "table", "xray", "findings", "log", "charts", "timeline"}},
      {"present", tr("&Present"), {"sequence"}},
      {"contract", tr("&Contract"), {"murabaha", "charts", "log"}}};
  for (const Perspective& perspective : perspectives) {
    auto* action = new QAction(perspective.title, this);
    action->setObjectName("view.perspective." + perspective.id);
    connect(action, &QAction::triggered, this, [this, perspective] { apply(perspective); });
    perspective_actions_.append(action);
  }
}

void Docks::add(const QString& id, const QString& title, QWidget* view, Qt::DockWidgetArea area,
                const QKeySequence& keys) {
  auto* dock = new QDockWidget(title, window_);
  dock->setObjectName("dock." + id);
  dock->setWidget(view);
  setUp(dock->toggleViewAction(), id, keys);
  connect(dock, &QDockWidget::dockLocationChanged, this, &Docks::noteMove);
  connect(dock, &QDockWidget::topLevelChanged, this, &Docks::noteMove);
  docks_.append({dock, title, area});
}

/// A dock would have a title as high as the strip itself, and end where the right ones begin.
void Docks::addStrip(const QString& id, const QString& title, QWidget* view,
                     const QKeySequence& keys) {
  auto* bar = new QToolBar(title, window_);
  bar->setObjectName("strip." + id);
  bar->setMovable(false);
  bar->layout()->setContentsMargins(0, 0, 0, 0);
  bar->addWidget(view);
  window_->addToolBar(Qt::BottomToolBarArea, bar);
  setUp(bar->toggleViewAction(), id, keys);
  strips_[id] = bar;
}

void Docks::setUp(QAction* toggle, const QString& id, const QKeySequence& keys) {
  toggle->setObjectName("view." + id + ".show");
  toggle->setShortcut(keys);
}

QList<QAction*> Docks::toggles() const {
  QList<QAction*> actions;
  for (const Dock& dock : docks_) actions.append(dock.widget->toggleViewAction());
  for (QToolBar* strip : strips_) actions.append(strip->toggleViewAction());
  return actions;
}

QDockWidget* Docks::find(const QString& id) const {
  for (const Dock& dock : docks_) {
    if (dock.widget->objectName() == "dock." + id) return dock.widget;
  }
  return nullptr;
}

void Docks::setBadge(const QString& id, int count) {
  for (const Dock& dock : docks_) {
    if (dock.widget->objectName() != "dock." + id) continue;
    dock.widget->setWindowTitle(
        count == 0 ? dock.title : QString("%1 (%2)").arg(dock.title, number(std::uint64_t(count))));
  }
}

void Docks::raise(const QString& id) {
  QDockWidget* dock = find(id);
  if (dock != nullptr && !dock->isHidden()) dock->raise();
}

void Docks::bringUp(const QString& id) {
  if (QDockWidget* dock = find(id)) {
    dock->show();
    dock->raise();
  }
  if (QToolBar* strip = strips_.value(id)) strip->show();
}

QList<PaletteEntry> Docks::commands(QObject* keeper) {
  QList<PaletteEntry> entries;
  auto add = [&](const QString& id, const QString& title) {
    auto* action = new QAction(title, keeper);
    action->setObjectName("go." + id);
    connect(action, &QAction::triggered, this, [this, id] { bringUp(id); });
    entries.append({action, tr("Go to")});
  };
  for (const Dock& dock : docks_) {
    add(dock.widget->objectName().mid(QStringLiteral("dock.").size()), dock.title);
  }
  for (const auto& [id, strip] : strips_.asKeyValueRange()) add(id, strip->windowTitle());
  return entries;
}

void Docks::noteMove() {
  if (!is_arranging_) is_moved_ = true;
}

/// Nothing tells of a line between docks that was moved, but the pointer shows that it has one.
bool Docks::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonRelease) {
    Qt::CursorShape shape = window_->cursor().shape();
    if (shape == Qt::SplitHCursor || shape == Qt::SplitVCursor) noteMove();
  }
  return QObject::eventFilter(watched, event);
}

bool Docks::isChanged() const {
  auto is_hidden = [](const QWidget* widget) { return widget->isHidden(); };
  return is_moved_ || std::ranges::any_of(window_->findChildren<QDockWidget*>(), is_hidden) ||
         std::ranges::any_of(window_->findChildren<QToolBar*>(), is_hidden);
}

/// Docks that stand beside each other, if only until the next is moved, would widen the window for
/// good: all are taken out before any is put back.
void Docks::restoreDefault() {
  QScopedValueRollback<bool> arranging(is_arranging_, true);
  is_moved_ = false;
  for (QToolBar* strip : strips_) strip->show();
  for (const Dock& dock : docks_) {
    dock.widget->setFloating(false);
    window_->removeDockWidget(dock.widget);
  }
  arrange(Qt::RightDockWidgetArea, Qt::Horizontal, width_of_right);
  arrange(Qt::BottomDockWidgetArea, Qt::Vertical, height_of_bottom);
}

/// All docks of an area as tabs of one place, the first in front.
void Docks::arrange(Qt::DockWidgetArea area, Qt::Orientation orientation, int extent) {
  QDockWidget* first = nullptr;
  QDockWidget* last = nullptr;
  for (const Dock& dock : docks_) {
    if (dock.area != area) continue;
    window_->addDockWidget(area, dock.widget);
    if (last != nullptr) window_->tabifyDockWidget(last, dock.widget);
    else first = dock.widget;
    dock.widget->show();
    last = dock.widget;
  }
  if (first == nullptr) return;
  window_->layout()->activate();  // or the last tab is not there yet, and cannot come to the front
  first->raise();
  window_->resizeDocks({first}, {extent}, orientation);
}

void Docks::apply(const Perspective& perspective) {
  restoreDefault();
  for (const Dock& dock : docks_) {
    QString id = dock.widget->objectName().mid(QStringLiteral("dock.").size());
    dock.widget->setVisible(perspective.views.contains(id));
  }
  for (const auto& [id, strip] : strips_.asKeyValueRange()) {
    strip->setVisible(perspective.views.contains(id));
  }
  for (auto id = perspective.views.rbegin(); id != perspective.views.rend(); ++id) raise(*id);
}

}  // namespace ui
