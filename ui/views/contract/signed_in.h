#pragma once

#include <QWidget>

#include "bridge/desk_port.h"

class QComboBox;

namespace ui {

/// Who is signed in at the desk, and so stands behind each step: a name to write, or to choose from
/// those who were before.
class SignedIn : public QWidget {
  Q_OBJECT

 public:
  explicit SignedIn(DeskPort& desk, QWidget* parent = nullptr);

 private:
  void offerNames();
  void showActor();

  DeskPort& desk_;
  QComboBox* name_;
};

}  // namespace ui
