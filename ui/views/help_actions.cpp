#include "views/help_actions.h"

#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>

#include "views/command_palette.h"

namespace ui {
namespace {

QString row_of(const QString& keys, const QString& what) {
  return QString("<tr><td><b>%1</b></td><td style=\"padding-left:16px\">%2</td></tr>")
      .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
}

}  // namespace

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

void HelpActions::showShortcuts() {
  QString rows;
  for (const PaletteEntry& entry : entries_of(*window_->menuBar())) {
    QStringList keys;
    for (const QKeySequence& sequence : entry.action->shortcuts()) {
      keys << sequence.toString(QKeySequence::NativeText);
    }
    if (!keys.isEmpty()) rows += row_of(keys.join(", "), entry.action->text().remove('&'));
  }
  rows += row_of(tr("Space"), tr("pause the view, and let it go on"));
  rows += row_of(tr("Esc"), tr("end the search, then select nothing"));
  rows += row_of(tr("Arrow keys"), tr("walk along the tree, when it has the focus"));
  rows += row_of(tr("Enter"), tr("open or close a group"));
  rows += row_of(tr("Ctrl and wheel"), tr("zoom"));
  rows += row_of(tr("W, S"), tr("in the timeline: zoom in and out"));
  rows += row_of(tr("A, D"), tr("in the timeline: go back and forward in time"));
  rows +=
      row_of(tr("Full stop, comma"), tr("in the timeline: the next mark, and the previous one"));
  rows += row_of(tr("F"), tr("in the timeline: go to what is chosen, then show all of it"));
  QMessageBox box(QMessageBox::NoIcon, tr("Keyboard shortcuts"), "<table>" + rows + "</table>",
                  QMessageBox::Close, window_);
  box.setObjectName("dialog.keys");
  box.exec();
}

void HelpActions::showAbout() {
  QMessageBox::about(
      window_, tr("About Actorscope"),
      tr("<h3>Actorscope %1</h3><p>See a supervised system: an actor runtime with the "
         "semantics of Erlang/OTP, and its visualizer.</p><p>Licensed under the GNU "
         "General Public License, version 3 or later, since it uses Qt Charts.</p>")
          .arg(QApplication::applicationVersion()));
}

}  // namespace ui
