#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

/// Says that the picture stands still while the world runs on, and how much waits to be shown.
class PauseBanner : public QFrame {
  Q_OBJECT

 public:
  explicit PauseBanner(QAction* pause, QWidget* parent = nullptr);

  /// @param is_full no more is kept: message events may be lost from now on
  void showKept(quint64 events, bool is_full);

  /// Room for two lines, whatever it says, and whether it is shown or not: its place is kept.
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  bool hasHeightForWidth() const override { return false; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* text_;
  QPushButton* go_on_;
};

}  // namespace ui
