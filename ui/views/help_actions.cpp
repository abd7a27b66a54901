#include "views/help_actions.h"

#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>

#include <algorithm>

#include "views/command_palette.h"

namespace ui {

HelpActions::HelpActions(QMainWindow* window) : QObject(window), window_(window) {
  add("help.palette", tr("&Commands…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P},
      &HelpActions::showPalette);
  add("help.keys", tr("&Keyboard shortcuts"), {Qt::Key_F1, QKeySequence("?")},
      &HelpActions::showShortcuts);
  add("help.about", tr("&About Actorscope"), {}, &HelpActions::showAbout);
}

void HelpActions::add(const QString& id, const QString& text, const QList<QKeySequence>& keys,
                      void (HelpActions::*act)()) {
  auto* action = new QAction(text, this);
  action->setObjectName(id);
  action->setShortcuts(keys);
  connect(action, &QAction::triggered, this, act);
  actions_.append(action);
}

/// The palette is hidden when a command is carried out, so that none of its dialogs is below.
void HelpActions::showPalette() {
  CommandPalette palette(*window_);
  palette.exec();
  if (palette.chosen()) carry_out(*palette.chosen());
}

/// The keys of the menus, by menu, then those that work where the focus is.
QList<KeySection> HelpActions::keySections() const {
  QList<KeySection> sections;
  for (const PaletteEntry& entry : entries_of(*window_->menuBar())) {
    QStringList keys;
    for (const QKeySequence& sequence : entry.action->shortcuts()) {
      keys << sequence.toString(QKeySequence::NativeText);
    }
    if (keys.isEmpty()) continue;
    auto section = std::ranges::find(sections, entry.path, &KeySection::title);
    if (section == sections.end()) section = sections.insert(section, {entry.path, {}});
    section->rows << KeySection::Row{keys.join(", "), entry.action->text().remove('&')};
  }
  sections << KeySection{tr("Anywhere"),
                         {{tr("Space"), tr("pause the view, and let it go on")},
                          {tr("Esc"), tr("end the search, then select nothing")}}};
  sections << KeySection{tr("In the tree"),
                         {{tr("Arrow keys"), tr("walk along the tree")},
                          {tr("Enter"), tr("open or close a group")},
                          {tr("Ctrl and wheel"), tr("zoom")}}};
  sections << KeySection{
      tr("In the timeline"),
      {{tr("W, S"), tr("zoom in and out")},
       {tr("A, D"), tr("go back and forward in time")},
       {tr("Full stop, comma"), tr("the next mark, and the previous one")},
       {tr("F"), tr("go to what is chosen, then show all of it")},
       {tr("R, Shift and drag"), tr("let the event log show one span of time, then all again")}}};
  return sections;
}

void HelpActions::showShortcuts() { KeysDialog(keySections(), window_).exec(); }

void HelpActions::showAbout() {
  QMessageBox::about(
      window_, tr("About Actorscope"),
      tr("<h3>Actorscope %1</h3><p>See a supervised system: an actor runtime with the "
         "semantics of Erlang/OTP, and its visualizer.</p><p>Licensed under the GNU "
         "General Public License, version 3 or later, since it uses Qt Charts.</p>")
          .arg(QApplication::applicationVersion()));
}

}  // namespace ui
