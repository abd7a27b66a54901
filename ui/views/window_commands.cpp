#include "views/window_commands.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTabWidget>
#include <QToolButton>

#include "views/view_actions.h"

namespace ui {
namespace {

void collect(const QMenu& menu, const QString& path, QList<PaletteEntry>& entries,
             QWidget* view = nullptr) {
  for (QAction* action : menu.actions()) {
    if (action->isSeparator()) continue;
    QMenu* below = action->menu();
    if (below == nullptr) entries.append({action, path, view});
    else collect(*below, path_of(path, plain(below->title())), entries, view);
  }
}

/// Gathers what stands within docks, and is in no menu of the window.
class DockCommands {
 public:
  DockCommands(QList<PaletteEntry>& entries, QObject* keeper) : entries_(entries), keeper_(keeper) {
    for (const PaletteEntry& entry : entries) {
      if (auto* known = qobject_cast<ButtonAction*>(entry.action)) known_.insert(known->button());
    }
  }

  void add(QDockWidget& dock) {
    QString path = plain(dock.toggleViewAction()->text());
    for (auto* tabs : dock.findChildren<QTabWidget*>()) {
      if (tabs->isVisibleTo(dock.widget())) addTabs(*tabs, path);
    }
    for (auto* button : dock.findChildren<QAbstractButton*>()) {
      bool is_ours = button->objectName().contains('.');  // Qt names some of its own
      bool is_there = is_ours && button->isVisibleTo(dock.widget());
      if (is_there && dock.widget()->isAncestorOf(button)) addButton(*button, path);
    }
  }

 private:
  void addTabs(QTabWidget& tabs, const QString& path) {
    for (int page = 0; page < tabs.count(); ++page) {
      auto* action = new QAction(tabs.tabText(page), keeper_);
      action->setObjectName(QString("go.%1.%2").arg(tabs.objectName()).arg(page));
      action->setCheckable(true);
      action->setChecked(tabs.currentIndex() == page);
      QObject::connect(action, &QAction::triggered, &tabs,
                       [&tabs, page] { tabs.setCurrentIndex(page); });
      entries_.append({action, path, &tabs});
    }
  }

  /// What a step of a contract says of itself comes from the one who knows all steps.
  void addButton(QAbstractButton& button, const QString& path) {
    auto* tool = qobject_cast<QToolButton*>(&button);
    bool has_menu = tool != nullptr && tool->menu() != nullptr;
    if (has_menu) return collect(*tool->menu(), path_of(path, plain(tool->text())), entries_, tool);
    bool shows_action = tool != nullptr && tool->defaultAction() != nullptr;
    bool is_step = button.property("possible").isValid();
    QString text = button.accessibleName().isEmpty() ? button.text() : button.accessibleName();
    if (shows_action || is_step || text.isEmpty() || known_.contains(&button)) return;
    entries_.append(
        {new ButtonAction("do." + button.objectName(), text, &button, keeper_), path, &button});
  }

  QList<PaletteEntry>& entries_;
  QObject* keeper_;
  QSet<const QAbstractButton*> known_;
};

}  // namespace

QString plain(QString text) {
  constexpr QChar kept(1);
  return text.replace("&&", kept).remove('&').replace(kept, '&');
}

QString path_of(const QString& above, const QString& below) {
  return above + QString::fromUtf8(" \u203a ") + below;
}

QList<PaletteEntry> entries_of(const QMenuBar& bar) {
  QList<PaletteEntry> entries;
  for (QAction* menu : bar.actions()) {
    if (menu->menu() != nullptr) collect(*menu->menu(), plain(menu->text()), entries);
  }
  return entries;
}

QList<PaletteEntry> commands_of(QMainWindow& window, QObject* keeper) {
  QList<PaletteEntry> entries = entries_of(*window.menuBar());
  for (QObject* child : window.findChildren<QObject*>()) {
    if (auto* source = dynamic_cast<CommandSource*>(child)) entries += source->commands(keeper);
  }
  DockCommands docks(entries, keeper);
  for (auto* dock : window.findChildren<QDockWidget*>()) docks.add(*dock);
  QSet<const QAction*> seen;
  entries.removeIf([&seen](const PaletteEntry& entry) {
    bool is_again = seen.contains(entry.action);
    seen.insert(entry.action);
    return is_again;
  });
  return entries;
}

void carry_out(const PaletteEntry& entry) {
  for (QWidget* each = entry.view; each != nullptr; each = each->parentWidget()) {
    auto* dock = qobject_cast<QDockWidget*>(each);
    if (dock == nullptr) continue;
    dock->show();
    dock->raise();
  }
  entry.action->trigger();
}

}  // namespace ui
