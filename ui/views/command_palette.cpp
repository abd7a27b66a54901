#include "views/command_palette.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

enum Column { Text, Keys };

QString plain(QString text) { return text.remove('&'); }

void collect(const QMenu& menu, const QString& path, QList<PaletteEntry>& entries) {
  for (QAction* action : menu.actions()) {
    if (action->isSeparator()) continue;
    QMenu* below = action->menu();
    if (below == nullptr) entries.append({action, path});
    else collect(*below, path + QString::fromUtf8(" \u203a ") + plain(below->title()), entries);
  }
}

}  // namespace

QList<PaletteEntry> entries_of(const QMenuBar& bar) {
  QList<PaletteEntry> entries;
  for (QAction* menu : bar.actions()) {
    if (menu->menu() != nullptr) collect(*menu->menu(), plain(menu->text()), entries);
  }
  return entries;
}

CommandPalette::CommandPalette(const QList<PaletteEntry>& entries, QWidget* parent)
    : QDialog(parent),
      entries_(entries),
      wanted_(new QLineEdit(this)),
      list_(new QTreeWidget(this)) {
  setObjectName("dialog.palette");
  setWindowTitle(tr("Commands"));
  wanted_->setObjectName("palette.wanted");
  wanted_->setPlaceholderText(tr("Type some words of a command"));
  wanted_->setAccessibleName(tr("Words of a command"));
  wanted_->installEventFilter(this);
  list_->setObjectName("palette.commands");
  list_->setAccessibleName(tr("Commands"));
  list_->setColumnCount(2);
  list_->setHeaderHidden(true);
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(Text, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(wanted_);
  layout->addWidget(list_);
  resize(560, 420);
  fill();
  connect(wanted_, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(wanted_, &QLineEdit::returnPressed, this, &CommandPalette::carryOut);
  connect(list_, &QTreeWidget::itemActivated, this, &CommandPalette::carryOut);
  filter({});
}

void CommandPalette::fill() {
  for (const PaletteEntry& entry : entries_) {
    const QAction& action = *entry.action;
    auto* item = new QTreeWidgetItem(
        list_, {entry.path + QString::fromUtf8(" \u203a ") + plain(action.text()),
                action.shortcut().toString(QKeySequence::NativeText)});
    item->setSizeHint(Text, {0, 24});
    item->setTextAlignment(Keys, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(Text, action.toolTip());
    if (action.isChecked()) item->setText(Text, item->text(Text) + tr("  (on)"));
    if (!action.isEnabled()) item->setDisabled(true);
  }
}

/// Keeps the commands that hold every word, in any order.
void CommandPalette::filter(const QString& wanted) {
  QStringList words = wanted.split(' ', Qt::SkipEmptyParts);
  QTreeWidgetItem* first = nullptr;
  for (int row = 0; row < list_->topLevelItemCount(); ++row) {
    QTreeWidgetItem* item = list_->topLevelItem(row);
    bool fits = std::ranges::all_of(words, [&](const QString& word) {
      return item->text(Text).contains(word, Qt::CaseInsensitive);
    });
    item->setHidden(!fits);
    if (fits && first == nullptr && !item->isDisabled()) first = item;
  }
  list_->setCurrentItem(first);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == wanted_ && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    bool moves = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down ||
                 key->key() == Qt::Key_PageUp || key->key() == Qt::Key_PageDown;
    if (moves) return QCoreApplication::sendEvent(list_, event);
  }
  return QDialog::eventFilter(watched, event);
}

/// After the palette has gone, so that a dialog of the command is not on top of it.
void CommandPalette::carryOut() {
  QTreeWidgetItem* item = list_->currentItem();
  if (item == nullptr || item->isDisabled()) return;
  QAction* action = entries_[list_->indexOfTopLevelItem(item)].action;
  accept();
  QTimer::singleShot(0, action, &QAction::trigger);
}

}  // namespace ui
