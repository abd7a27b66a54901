#pragma once

#include <QWidget>

#include "models/observation.h"
#include "models/term_model.h"

class QLabel;

namespace ui {

/// How a process ended abnormally the last time: when, why, what its supervisor made of it, and the
/// report of what it was and what it was doing.
class CrashPage : public QWidget {
  Q_OBJECT

 public:
  explicit CrashPage(const Observation& observation, QWidget* parent = nullptr);

  void show(const observer::Crash& crash);

 private:
  QString sentence(const observer::Crash& crash) const;

  const Observation& observation_;
  TermModel* report_;
  QLabel* sentence_;
};

}  // namespace ui
