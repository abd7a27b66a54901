#include "views/command_palette.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

enum Column { Text, Keys };
constexpr int NameRole = Qt::UserRole;  // what the words are looked for in

/// Why an action cannot be carried out; empty when it can, or does not say.
QString reason_of(const QAction& action) {
  QString usual = plain(action.text()).remove(QString::fromUtf8("\u2026")).remove("...");
  QString tip = action.toolTip();
  bool says_why = !action.isEnabled() && plain(tip) != usual && tip != plain(action.text());
  return says_why ? tip : QString();
}

}  // namespace

CommandPalette::CommandPalette(QMainWindow& window)
    : QDialog(&window), wanted_(new QLineEdit(this)), list_(new QTreeWidget(this)) {
  setObjectName("dialog.palette");
  setWindowTitle(tr("Commands"));
  wanted_->setObjectName("palette.wanted");
  wanted_->setPlaceholderText(tr("Type some words of a command, or the name of a process"));
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
  resize(640, 460);
  for (QObject* child : window.findChildren<QObject*>()) {
    if (auto* search = dynamic_cast<CommandSearch*>(child)) searches_.push_back(search);
  }
  for (const PaletteEntry& entry : commands_of(window, this)) add(entry);
  listed_ = entries_.size();
  connect(wanted_, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(wanted_, &QLineEdit::returnPressed, this, &CommandPalette::choose);
  connect(list_, &QTreeWidget::itemActivated, this, &CommandPalette::choose);
  filter({});
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::add(const PaletteEntry& entry) {
  const QAction& action = *entry.action;
  QString name = path_of(entry.path, plain(action.text()));
  QString reason = reason_of(action);
  QString text = name;
  if (action.isCheckable() && action.isChecked()) text += tr("  (on)");
  if (!reason.isEmpty()) text += QString::fromUtf8(" \u2013 ") + reason;
  auto* item =
      new QTreeWidgetItem(list_, {text, action.shortcut().toString(QKeySequence::NativeText)});
  item->setData(Text, NameRole, name);
  item->setSizeHint(Text, {0, 24});
  item->setTextAlignment(Keys, Qt::AlignRight | Qt::AlignVCenter);
  item->setToolTip(Text, reason.isEmpty() ? action.toolTip() : text);
  item->setDisabled(!action.isEnabled());
  entries_.append(entry);
}

/// Keeps the commands that hold every word, in any order.
void CommandPalette::filter(const QString& wanted) {
  QStringList words = wanted.split(' ', Qt::SkipEmptyParts);
  findMore(words);
  QTreeWidgetItem* first = nullptr;
  for (int row = 0; row < list_->topLevelItemCount(); ++row) {
    QTreeWidgetItem* item = list_->topLevelItem(row);
    bool fits = row >= listed_ || std::ranges::all_of(words, [&](const QString& word) {
                  return item->data(Text, NameRole).toString().contains(word, Qt::CaseInsensitive);
                });
    item->setHidden(!fits);
    if (fits && first == nullptr && !item->isDisabled()) first = item;
  }
  list_->setCurrentItem(first);
}

/// Below what is listed stands what is looked for when there are words.
void CommandPalette::findMore(const QStringList& words) {
  while (list_->topLevelItemCount() > listed_) delete list_->takeTopLevelItem(int(listed_));
  entries_.resize(listed_);
  found_ = std::make_unique<QObject>();
  if (words.isEmpty()) return;
  for (CommandSearch* search : searches_) {
    for (const PaletteEntry& entry : search->find(words, found_.get())) add(entry);
  }
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

void CommandPalette::choose() {
  QTreeWidgetItem* item = list_->currentItem();
  if (item == nullptr || item->isDisabled()) return;
  chosen_ = entries_[list_->indexOfTopLevelItem(item)];
  accept();
}

}  // namespace ui
