#pragma once

#include <QWidget>

#include "models/observation.h"

class QTextBrowser;

namespace ui {

/// The processes that were in a place before: how each ended, what it knew, what it did last, and
/// who came after it.
class PastLivesPage : public QWidget {
  Q_OBJECT

 public:
  explicit PastLivesPage(const Observation& observation, QWidget* parent = nullptr);

  /// @returns how many are remembered
  std::size_t show(Identity place);

 private:
  QString htmlOf(const observer::Tombstone& stone) const;

  const Observation& observation_;
  QTextBrowser* text_;
  QString shown_;
};

}  // namespace ui
