#pragma once

#include <QLabel>
#include <QLineEdit>

namespace ui {

/// A field for what is looked for, and how much of it was found. Enter goes to the next one, with
/// Shift to the one before, Esc leaves and clears.
class SearchField : public QWidget {
  Q_OBJECT

 public:
  explicit SearchField(QWidget* parent = nullptr);

  /// Takes the focus, with all of its text selected.
  void begin();
  void clear();

 public Q_SLOTS:
  /// Says how many were found, and which of them was gone to: 0 for none.
  void showFound(int matches, int current, bool isComplete);

 Q_SIGNALS:
  void changed(const QString& text);
  void nextWanted();
  void previousWanted();
  void left();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QLineEdit* text_;
  QLabel* found_;
};

}  // namespace ui
