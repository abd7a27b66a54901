#pragma once

#include <QWidget>

#include <utility>

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

 Q_SIGNALS:
  /// Somebody wants to see the process that runs in the place now.
  void successorChosen(ui::Identity place);

 private:
  void follow(const QUrl& link);
  QString htmlOf(const observer::Tombstone& stone) const;
  /// What it is called, and what it is.
  std::pair<QString, QString> stateOf(const observer::Tombstone& stone) const;
  QString successorOf(const observer::Tombstone& stone) const;
  QString messagesOf(const observer::Tombstone& stone) const;

  const Observation& observation_;
  QTextBrowser* text_;
  QString shown_;
};

}  // namespace ui
