#pragma once

#include <QFrame>

class QLabel;

namespace ui {

/// Says that the picture stands still while the world runs on, and how much waits to be shown.
class PauseBanner : public QFrame {
  Q_OBJECT

 public:
  explicit PauseBanner(QAction* pause, QWidget* parent = nullptr);

  /// @param is_full no more is kept: message events may be lost from now on
  void showKept(quint64 events, bool is_full);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void colour();

  QLabel* text_;
};

}  // namespace ui
