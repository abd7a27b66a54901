#pragma once

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

#include "views/window_commands.h"

class QLineEdit;
class QTreeWidget;

namespace ui {

/// Finds any command of a window by some of its words. One that cannot be carried out now is
/// listed too, and says why.
class CommandPalette : public QDialog {
  Q_OBJECT

 public:
  explicit CommandPalette(QMainWindow& window);
  ~CommandPalette() override;

  /// What was chosen, once the palette is closed. Its action lives as long as the palette.
  const std::optional<PaletteEntry>& chosen() const { return chosen_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void add(const PaletteEntry& entry);
  void filter(const QString& wanted);
  void findMore(const QStringList& words);
  void choose();

  std::vector<CommandSearch*> searches_;
  QList<PaletteEntry> entries_;     // of the lines, from the first on
  qsizetype listed_ = 0;            // of these, whatever is wanted
  std::unique_ptr<QObject> found_;  // keeps the actions of the others
  std::optional<PaletteEntry> chosen_;
  QLineEdit* wanted_;
  QTreeWidget* list_;
};

}  // namespace ui
