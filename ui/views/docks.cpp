#include "views/docks.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

namespace ui {
namespace {

constexpr int width_of_right = 424;
constexpr int height_of_bottom = 235;

}  // namespace

Docks::Docks(QMainWindow* window) : QObject(window), window_(window) {
  window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                         QMainWindow::AllowTabbedDocks);
  window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
  makePerspectives();
}

void Docks::makePerspectives() {
  const Perspective perspectives[] = {
      {"teach", tr("&Teach"), {"inspector", "sequence", "log"}},
      {"debug", tr("&Debug"), {"inspector", "table", "xray", "findings", "log", "charts"}},
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
  QAction* toggle = dock->toggleViewAction();
  toggle->setObjectName("view." + id + ".show");
  toggle->setShortcut(keys);
  docks_.append({dock, area});
}

QList<QAction*> Docks::toggles() const {
  QList<QAction*> actions;
  for (const Dock& dock : docks_) actions.append(dock.widget->toggleViewAction());
  return actions;
}

QDockWidget* Docks::find(const QString& id) const {
  for (const Dock& dock : docks_) {
    if (dock.widget->objectName() == "dock." + id) return dock.widget;
  }
  return nullptr;
}

void Docks::raise(const QString& id) {
  QDockWidget* dock = find(id);
  if (dock != nullptr && !dock->isHidden()) dock->raise();
}

/// Docks that stand beside each other, if only until the next is moved, would widen the window for
/// good: all are taken out before any is put back.
void Docks::restoreDefault() {
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
  first->raise();
  window_->resizeDocks({first}, {extent}, orientation);
}

void Docks::apply(const Perspective& perspective) {
  restoreDefault();
  for (const Dock& dock : docks_) {
    QString id = dock.widget->objectName().mid(QStringLiteral("dock.").size());
    dock.widget->setVisible(perspective.docks.contains(id));
  }
  for (auto id = perspective.docks.rbegin(); id != perspective.docks.rend(); ++id) raise(*id);
}

}  // namespace ui
