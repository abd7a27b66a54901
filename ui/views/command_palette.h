#pragma once

#include <QAction>
#include <QDialog>

class QLineEdit;
class QMenuBar;
class QTreeWidget;

namespace ui {

/// A command and the menus that lead to it: `View › Theme`.
struct PaletteEntry {
  QAction* action;
  QString path;
};

/// All commands of a menu bar, also those in menus below its menus.
QList<PaletteEntry> entries_of(const QMenuBar& bar);

/// Finds any command by some of its words and carries it out.
class CommandPalette : public QDialog {
  Q_OBJECT

 public:
  CommandPalette(const QList<PaletteEntry>& entries, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill();
  void filter(const QString& wanted);
  void carryOut();

  QList<PaletteEntry> entries_;
  QLineEdit* wanted_;
  QTreeWidget* list_;
};

}  // namespace ui
