#pragma once

#include <QObject>

#include <vector>

#include "models/observation.h"

namespace ui {

/// Which processes were selected one after the other, as a browser keeps pages: one goes back and
/// forward, and a selection after going back drops what was forward. Processes that have gone are
/// left out.
/// @thread gui
class SelectionHistory : public QObject {
  Q_OBJECT

 public:
  SelectionHistory(const Observation& observation, Selection& selection, QObject* parent = nullptr);

  bool canGoBack() const { return next(-1) >= 0; }
  bool canGoForward() const { return next(1) >= 0; }
  void goBack() { go(next(-1)); }
  void goForward() { go(next(1)); }

  static constexpr std::size_t most = 100;

 Q_SIGNALS:
  /// What can be gone to is different.
  void changed();

 private:
  void note(Identity id);
  void go(std::ptrdiff_t place);
  std::ptrdiff_t next(int direction) const;

  const Observation& observation_;
  Selection& selection_;
  std::vector<Identity> visited_;
  std::ptrdiff_t here_ = -1;
  bool is_going_ = false;
};

}  // namespace ui
