#pragma once

#include <QObject>

#include "models/observation.h"
#include "views/window_commands.h"

namespace ui {

/// Goes to processes by their names or pids, from the palette.
class ProcessJumps : public QObject, public CommandSearch {
  Q_OBJECT

 public:
  ProcessJumps(const Observation& observation, Selection& selection, QObject* parent);

  /// The name itself comes before names that begin like it, and these before others.
  QList<PaletteEntry> find(const QStringList& all_words, QObject* keeper) override;

  static constexpr std::size_t most_found = 20;

 private:
  const Observation& observation_;
  Selection& selection_;
};

}  // namespace ui
