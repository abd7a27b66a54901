#pragma once

#include <QWidget>

namespace ui {

/// Gives a line that changes many times a second all of its own room, and tells nobody of it:
/// otherwise every layout up to that of the window would be asked anew for each text.
class StillFrame : public QWidget {
  Q_OBJECT

 public:
  /// @param line it becomes a child of the frame
  explicit StillFrame(QWidget* line, QWidget* parent = nullptr);

  /// As high as the line, and as wide as there is room.
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* line_;
};

}  // namespace ui
